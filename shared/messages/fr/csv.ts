import type { Translation } from '../definition.ts'
import type { csv as en } from '../en/csv.ts'

export const csv: Translation<typeof en> = {
  inFile: '{file}',
  inLine: '{file}, ligne {line}',
  inColumn: '{file}, colonne {column}',
  inCell: '{file}, ligne {line}, colonne {column}',
  expected: '{place} : attendu : {expected}',
  found: '{place} : trouvé « {value} », attendu : {expected}',
  foundNothing: '{place} : trouvé rien, attendu : {expected}',
  said: '{file} : {what}',
  valueExpected: '{where} : attendu : {expected}',
  wholeExpected: 'attendu : {expected}',

  orNothing: '{what}, ou rien',
  code: 'un code de lettres, chiffres et - _ . : (64 au plus)',
  sku: 'une référence (SKU) de 80 caractères au plus',
  skuShortened:
    'la référence elle-même : un tableur l’a abrégée, ses chiffres sont perdus. Mettez la colonne au format texte et exportez à nouveau{fit, plural, =0 {} other {. Est-ce {skus} ?}}',
  text: 'un texte de {max} caractères au plus',
  textFrom: 'un texte de {min} à {max} caractères',
  country: 'un pays : son code de deux lettres, comme FR, ou son nom',
  currency: 'un code devise de trois lettres, comme EUR',
  hsCode: 'un numéro de tarif douanier de 6 à 10 chiffres',
  dangerousGoods: 'une classe de marchandises dangereuses de 1 à 9',
  timeZone: 'un fuseau horaire IANA comme Europe/Paris',
  wholeNumber:
    'un nombre entier {unit, select, units {d’unités} orders {de commandes par jour} parcels {de colis par jour} grams {de grammes} millimetres {de millimètres} cents {de centimes} days {de jours de livraison} divisor {de cm3 par kg} other {d’unités}}, de {min, number} à {max, number}',
  wholeUnits: 'un nombre entier d’unités : une fraction d’unité ne se prépare pas',
  wholeCents: 'des centimes entiers : un montant avec décimales va dans une colonne {column}',
  wholeGrams: '1 gramme ou plus, ou 0 : si ce sont des kilogrammes, nommez la colonne {column}',
  clearNumber:
    'un nombre qui ne se lit que d’une façon : celui-ci est {whole} ou {decimal}. Écrivez-le sans séparateur de milliers',
  amount: 'un montant comme 12,90 ou 12.90',
  kilograms: 'un poids en kilogrammes comme 0,35, de 1 g ou plus',
  latitude: 'une latitude de -90 à 90',
  longitude: 'une longitude de -180 à 180',
  timeOfDay: 'une heure de la journée au format HH:MM',
  cutoffByDay: 'des heures limites par jour, comme ven 12:00|sam 10:00',
  weekdays: 'des jours comme lun-ven ou lun|mer|sam',
  instant: 'une date et une heure, comme 2026-11-23T09:30:00+01:00 ou 23/11/2026 09:30',
  instantWithOffset: 'un instant avec son décalage, comme 2026-11-23T09:30:00+01:00',
  dateOrder:
    'des dates qui ne se lisent que d’une façon : rien dans le fichier ne dit si le jour ou le mois vient en premier',
  dateOrderBoth: 'des dates d’une même forme : certaines ont le jour en premier, d’autres le mois',
  date: 'une date au format AAAA-MM-JJ',
  oneOf: '{choices}',
  flags: 'des marques jointes par | : {choices}',
  skus: '20 SKU au plus, joints par |',
  tags: '60 étiquettes au plus, de 60 caractères au plus, jointes par |',
  postcode: 'un code postal de 12 caractères au plus',
  siteOrAll: 'un site, ou * pour tous',
  rate: 'ce qu’achète une unité de la base, comme 11,0534 (neuf décimales au plus)',
  otherCurrency: 'une autre devise que la base',
  yesOrNo: 'oui, non, ou rien',
  thisChannel: '{channel}, le canal de ce dossier, ou rien',
  knownSite: 'un site de sites.csv',
  knownService: 'un transporteur et un service de services.csv',
  knownChannel: 'un canal de cet espace',
  knownProduct: 'un article de cet espace',
  coordinates: 'des coordonnées, car {country} {postcode} n’est pas dans la table des lieux',
  firstOnLine: 'pas de doublon : déjà présent ligne {line}',
  repeatedLine:
    'pas de doublon : la même ligne de la même commande est déjà ligne {line}. Un fichier exporté deux fois double ses commandes ; si les deux sont voulues, additionnez leurs quantités',
  linesPerOrder: '{max, number} lignes au plus par commande',
  sameAsFirst: 'le même {column} qu’à la ligne {line} de la commande',
  missingColumn: 'la colonne {column} dans la ligne d’en-tête',
  missingEither: 'l’une des colonnes {columns} dans la ligne d’en-tête',
  nearColumn:
    'le nom {column}, si c’est cette colonne : un fichier n’est pas lu sans elle par mégarde. Renommez-la, ou donnez-lui un nom qui ne ressemble pas aux nôtres',
  priceWithoutTax: 'des prix TTC, dans une colonne {column} : celle-ci dit hors taxes',
  columnOnce: 'chaque colonne une seule fois',
  fieldCount: '{width, number} champs comme dans l’en-tête, et non {count, number}',
  lostCharacter:
    'un texte sans caractère perdu : ce fichier a été enregistré dans un encodage auquel il en manque un',
  brokenQuotes:
    'des guillemets selon la RFC 4180 : un champ ouvert par un guillemet se ferme par un guillemet, et un guillemet à l’intérieur est doublé ; rien du fichier n’est utilisé',
  headerRow: 'une ligne d’en-tête avec les noms des colonnes',
  headerRowWith: 'une ligne d’en-tête avec {columns}',
  json: 'du JSON ({why})',
  jsonOrders: 'du JSON : une commande ou une liste de commandes',
  jsonLines: 'une commande avec une liste de lignes, chacune avec sku et quantity',
  orderOnce: 'chaque commande une seule fois par fichier',
  policy: 'un objet avec n’importe lesquels de {names}',
  numberFrom: 'un nombre entier de {min} à {max}',
  centsFrom0: 'des centimes entiers, 0 ou plus',
  ruleSet: 'un jeu de règles tel que l’éditeur de règles l’exporte',
  oneFileOfKind: 'un seul fichier de ce type ; {other} est déjà lu',
  fileIn: 'ce fichier dans {folder}',
  fileStillHere: 'un fichier encore présent : choisissez-le à nouveau',
  ordersNot: 'des commandes, et non {kind} ; importez ce fichier dans la fenêtre',

  readAs: 'lu en {encoding}',
  localTimes:
    '{count, plural, one {# date sans fuseau horaire, lue} other {# dates sans fuseau horaire, lues}} à l’heure de {timeZone}',
  unusedColumn: 'la colonne {column} n’est pas utilisée',
  unnamedColumn: 'la colonne {number} n’a pas de nom et n’est pas utilisée',
  unknownSkus:
    '{rows, plural, one {# ligne nomme} other {# lignes nomment}} un article absent de products.csv, non retenu ({example})',
  quarantinedRule: 'la règle « {name} » n’est pas utilisée : {why}',
  roundedGrams:
    '{count, plural, one {# poids a une fraction de gramme, arrondi} other {# poids ont une fraction de gramme, arrondis}} au gramme supérieur',

  tooManyRows: '{most, number} lignes au plus : divisez le fichier',
  noRows: 'il y a une ligne d’en-tête et rien en dessous',
  noPriceColumn:
    'il n’y a pas de colonne {column} : chaque ligne compte pour 0, dans les règles sur la valeur d’une commande et pour la douane',
  postcodesRead: '{count, plural, one {# code postal réparé} other {# codes postaux réparés}} : {examples}',
  postcodeRead: 'ligne {line} : « {given} » lu {postcode}',
  morePostcodes: '{count, number} de plus',
  noPostcodeColumn:
    'il n’y a pas de colonne postcode : aucune commande n’a de prix par région, ni d’adresse livrable',
  countryUnsaid:
    '{count, plural, one {# commande ne donne pas} other {# commandes ne donnent pas}} de pays connu ({example}) : chacune attend que vous l’indiquiez, avec une proposition si son code postal et sa ville n’en laissent qu’un',
  noCurrencyColumn: 'il n’y a pas de colonne currency : les montants sont lus en {currency}',
  noRate:
    '{count, plural, one {# commande est} other {# commandes sont}} en {currencies}, sans taux de change vers {own} ({example})',
  placedAhead:
    '{count, plural, one {# commande est datée} other {# commandes sont datées}} de plus d’un mois dans l’avenir ({example} : {day})',
  placedLongAgo:
    '{count, plural, one {# commande est datée} other {# commandes sont datées}} d’il y a plus d’un an ({example} : {day})',
  skuMeant:
    '{count, plural, one {# ligne nomme} other {# lignes nomment}} un article connu sous une autre forme : {example}, est-ce {meant} ?',
  weightless:
    '{count, plural, one {# article pèse} other {# articles pèsent}} 0 g ({example}) : ses colis sont tarifés comme s’ils étaient vides',
  repeatedLines:
    '{count, plural, one {# ligne est} other {# lignes sont}} deux fois dans le fichier, et {how, select, once {comptées une fois} each {comptées à chaque fois} other {}} ({example})',
  alreadyHere:
    '{count, plural, one {# commande est} other {# commandes sont}} déjà là, {count, plural, one {reçue} other {reçues}} de {channel} ({example}) : {how, select, import {importées aussi, elles partiraient deux fois} other {laissées de côté}}',
  shopConnected:
    '{channel} est connecté et apporte ses commandes de lui-même : celles qu’il n’a pas encore apportées viendraient deux fois, de ce fichier et de la boutique',
  readBefore: 'le même fichier a été importé le {at}',
  picturesMissing:
    '{count, plural, one {# photo manque} other {# photos manquent}} parmi les fichiers : {names}. Choisissez-les avec le tableau, ou indiquez des adresses web.',
  picturesUnusable:
    '{count, plural, one {# photo est inutilisable} other {# photos sont inutilisables}} : {names}. Une photo est un PNG, un JPEG ou un WebP de 200 ko et 1 000 pixels au plus.',
}
