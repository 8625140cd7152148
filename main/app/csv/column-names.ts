import { editDistance } from './edit-distance.ts'

/** What columns of ours are called elsewhere, written without case, accents, spaces and signs. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  order: [
    'ordernumber',
    'orderid',
    'orderno',
    'ordernr',
    'commande',
    'numerodecommande',
    'refcommande',
    'referencecommande',
    'orderref',
    'orderreference',
    'numerocommande',
    'nocommande',
    'ncommande',
    'bestellnummer',
  ],
  channel: ['canal', 'saleschannel', 'shop', 'boutique'],
  placed_at: [
    'orderdate',
    'createdat',
    'date',
    'datecommande',
    'datedecommande',
    'ordered',
    'orderedat',
    'bestelldatum',
  ],
  country: ['pays', 'land', 'countrycode', 'codepays', 'pais'],
  postcode: [
    'codepostal',
    'cp',
    'zip',
    'zipcode',
    'postalcode',
    'plz',
    'postleitzahl',
    'codigopostal',
    'cap',
  ],
  postcode_prefix: ['codepostal', 'prefixe', 'prefix', 'postcode', 'zip', 'departement'],
  city: ['ville', 'town', 'ort', 'stadt', 'ciudad', 'localite', 'commune'],
  name: ['nom', 'fullname', 'recipient', 'destinataire', 'customer', 'customername', 'client'],
  company: ['societe', 'entreprise', 'raisonsociale', 'firma'],
  street: ['rue', 'adresse', 'address', 'address1', 'adresse1', 'streetaddress', 'strasse'],
  phone: ['telephone', 'tel', 'telefon', 'mobile', 'phonenumber'],
  email: ['mail', 'courriel', 'adressemail', 'emailaddress'],
  currency: ['devise', 'monnaie', 'wahrung'],
  service_level: ['niveaudeservice', 'shippinglevel'],
  customer_tier: ['tier', 'niveauclient'],
  ship_by: ['latestshipdate', 'expedieravant'],
  deliver_by: ['latestdeliverydate', 'livreravant'],
  sku: ['reference', 'ref', 'article', 'articleno', 'itemsku', 'productsku', 'artikelnummer', 'codearticle'],
  quantity: ['qty', 'qte', 'quantite', 'menge', 'units', 'qtyordered', 'pieces'],
  unit_price_cents: ['price', 'prix', 'prixunitaire', 'itemprice', 'lineprice', 'preis', 'pricecents'],
  price_cents: ['price', 'prix', 'preis', 'tarif', 'cost', 'unitpricecents'],
  weight_g: ['weight', 'poids', 'gewicht', 'grams', 'grammes', 'weightgrams', 'poidsg', 'poidsgrammes'],
  weight_kg: ['poidskg', 'weightkgs', 'kg', 'kilos'],
  hs_code: [
    'hs',
    'hscode',
    'harmonizedsystemcode',
    'hstariffcode',
    'codesh',
    'codedouanier',
    'tariffnumber',
    'zolltarifnummer',
  ],
  origin_country: [
    'countryoforigin',
    'origin',
    'paysdorigine',
    'origine',
    'countrycodeoforigin',
    'ursprungsland',
  ],
  category: ['categorie', 'kategorie', 'producttype', 'typedeproduit', 'rayon'],
  substitutes: ['substitute', 'replacement', 'replacements', 'remplacement', 'substitut', 'ersatz'],
  picture: [
    'pictureurl',
    'image',
    'imageurl',
    'imagelink',
    'imagesrc',
    'mainimage',
    'photo',
    'photourl',
    'urlimage',
    'urlphoto',
    'bild',
    'bildurl',
    'imagen',
  ],
  customs_description: ['customsdescription', 'descriptiondouane', 'designationdouaniere'],
  up_to_weight_g: ['weight', 'weightg', 'maxweight', 'maxweightg', 'poids', 'poidsmax', 'upto', 'jusqua'],
  on_hand: [
    'stock',
    'quantity',
    'qty',
    'quantite',
    'qte',
    'available',
    'disponible',
    'enstock',
    'inventory',
    'bestand',
  ],
  safety: ['safetystock', 'stockdesecurite'],
  site: ['warehouse', 'entrepot', 'depot', 'location', 'emplacement', 'lager'],
  daily_capacity: ['capacity', 'capacite'],
  cutoff: ['cutofftime', 'heurelimite'],
  workdays: ['workingdays', 'openingdays', 'joursouvres', 'jours'],
  transit_days: ['delai', 'days', 'jours', 'transit', 'leadtime'],
  time_zone: ['fuseau', 'fuseauhoraire', 'tz'],
  carrier: ['transporteur'],
}

/** Prices that are not what the buyer pays. */
const WITHOUT_TAX =
  /^(?:unit|item|line)?(?:net)?price(?:net|(?:ex|excl|excluding|without)(?:tax|vat))|^net(?:unit|item|line)?price|^(?:prix|pu|prixunitaire)(?:ht|horstaxes?)$|^nettopreis$/

/** As columns are compared: 'Placed at' is `placed_at`. */
export function columnName(written: string): string {
  return written.trim().toLowerCase().replaceAll(/\s+/g, '_')
}

export function isPriceWithoutTax(written: string): boolean {
  return WITHOUT_TAX.test(lettersOf(written))
}

/** Which of `wanted` a column of another name most likely is; null = none of them. */
export function nearestColumn(written: string, wanted: readonly string[]): string | null {
  const letters = lettersOf(written)
  const same = wanted.find((name) => lettersOf(name) === letters)
  const other = wanted.find((name) => OTHER_NAMES[name]?.includes(letters))
  return same ?? other ?? wanted.find((name) => isMisspelt(letters, lettersOf(name))) ?? null
}

function lettersOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** One letter too many, missing, wrong or exchanged with the next; two in long names. */
function isMisspelt(word: string, name: string): boolean {
  if (Math.min(word.length, name.length) < 5) return false
  return editDistance(word, name) <= (name.length >= 9 ? 2 : 1)
}
