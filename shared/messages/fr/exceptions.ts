import type { Translation } from '../definition.ts'
import type { exceptions as en } from '../en/exceptions.ts'

export const exceptions: Translation<typeof en> = {
  'out-of-stock': 'Aucun site n’a {lines}',
  'partial-stock': {
    short: 'Le stock ne couvre qu’une partie de la commande : {lines}',
    besides: 'Le stock ne couvre qu’une partie de la commande : {lines}. {leftOut}',
  },
  'left-out': {
    tooDear: 'Laissé de côté bien qu’en stock : {lines}. Cela coûterait {extra} de plus ; limite {limit}',
    tooMany:
      'Laissé de côté bien qu’en stock : {lines}. Cela demanderait plus {parcels, plural, one {d’une expédition} other {de # expéditions}} et coûterait {extra} de plus',
    uncut:
      'Laissé de côté bien qu’en stock : {lines}. Des sites devraient se partager une ligne, ce que la politique interdit ; cela coûterait {extra} de plus',
    line: '{wanted, number} x {sku} (part : {found, number})',
  },
  'split-needs-approval': {
    bare: 'Demande {parcels, number} colis, depuis {sites}',
    priced: 'Demande {parcels, number} colis, depuis {sites} : {cost} en tout',
    compared: 'Demande {parcels, number} colis, depuis {sites} : {cost} en tout ; {oneParcel}',
  },
  'short-pick':
    'Il manque {missing, plural, one {# unité} other {# unités}} de {sku} à {site} (attendu {expected, number}, trouvé {found, number}) : rien n’y est prélevé avant le comptage',
  'no-eligible-service': 'Aucun service ne la prend : {kilograms, number}\u00a0kg vers {place} ({why})',
  'no-eligible-site': 'Aucun site ne peut l’expédier ({why})',
  'cannot-collect': {
    anywhere: 'Le client la retire sur place, et {why}',
    at: 'Le client la retire à {site}, et {why}',
    shortAnywhere: 'aucun site n’a tout : {lines}',
    shortThere: 'tout n’y est pas : {lines}',
    noPlace: 'aucun site n’est un lieu de retrait (Réglages, Sites)',
    notThere: 'ce site n’est pas un lieu de retrait (Réglages, Sites)',
    refused: 'aucun site ne peut la préparer ({why})',
  },
  'pickup-point-missing': 'Quel point relais ? Elle part avec {carrier}, et la commande n’en indique aucun',
  'customs-incomplete': 'Vers {country}, la douane demande ce qui manque ici : {what}',
  'collection-overdue': 'Prête au retrait à {site}, gardée jusqu’au {until} : le client n’est pas venu',
  'unknown-sku': 'Aucun article ne s’appelle {skus}',
  'unmapped-skus':
    '{count, plural, one {# SKU de {channel} est inconnu} other {# SKU de {channel} sont inconnus}} ({names}) ; {orders, plural, one {# commande attend} other {# commandes attendent}}',
  'unknown-states':
    '{count, plural, one {# état de {channel} est inconnu} other {# états de {channel} sont inconnus}} ({names}) ; {orders, plural, one {# commande attend} other {# commandes attendent}}',
  'unknown-method':
    'Personne n’a dit ce que signifie le mode de livraison « {method} » de {channel} ; {orders, plural, one {# commande attend} other {# commandes attendent}}',
  'stock-differs': '{channel} affiche toujours un autre stock après un nouvel envoi : {lines}',
  'cannot-be-decided': {
    bare: 'Elle ne peut pas être affectée ; les autres ont continué sans elle',
    because: 'Elle ne peut pas être affectée ; les autres ont continué sans elle ({why})',
  },
  'work-stopped': {
    site: '{site} est fermé : {orders, plural, one {# commande libérée attend} other {# commandes libérées attendent}} sur place',
    siteUntil:
      '{site} est fermé jusqu’au {until} : {orders, plural, one {# commande libérée attend} other {# commandes libérées attendent}} sur place',
    carrier:
      '{carrier} ne prend plus rien : {orders, plural, one {# commande libérée attend} other {# commandes libérées attendent}}',
    carrierUntil:
      '{carrier} ne prend plus rien jusqu’au {until} : {orders, plural, one {# commande libérée attend} other {# commandes libérées attendent}}',
  },
  'carrier-suspended': {
    open: '{carrier} est suspendu',
    until: '{carrier} est suspendu jusqu’au {until}',
  },
  'carrier-delayed':
    '{carrier} n’a pas enlevé {orders, plural, one {# commande emballée} other {# commandes emballées}} à {site}, à expédier il y a {days, plural, one {# jour} other {# jours}}',
  'parcel-trouble': {
    lost: '{carrier} a perdu le colis {parcel}, depuis le {since}',
    damaged: '{carrier} a endommagé le colis {parcel}, depuis le {since}',
    back: '{carrier} nous retourne le colis {parcel}, depuis le {since}',
    waiting: 'Le colis {parcel} de {carrier} attend à son point de retrait depuis le {since}',
    late: 'Le colis {parcel} de {carrier} était promis pour le {promised} et n’est pas arrivé',
  },
  'carrier-late':
    '{parcels, number} colis de {carrier} ({service}) sont en retard, jusqu’à {days, plural, one {# jour} other {# jours}}',
  'promise-at-risk': {
    days: 'Promise pour le {promised}, arriverait le {expected}',
    pickup: 'Doit partir avant le {deadline}, serait enlevée le {at}',
  },
  'held-by-rule': {
    bare: 'Bloquée par la règle « {rule} »',
    noted: 'Bloquée par la règle « {rule} » : {note}',
  },
  'no-exchange-rate':
    'Pas de taux de change de {currency} vers {into} : ce que les règles disent de la valeur n’a pas été vérifié',
  'held-by-person': {
    bare: 'Bloquée',
    noted: 'Bloquée : {note}',
  },
  'record-unreadable': {
    record: 'La fiche conservée {table}/{key} est illisible',
    order: 'La commande {reference} est conservée, mais illisible',
  },
  'label-failed': {
    only: 'L’étiquette n’a pas été imprimée : {why}',
    ofSeveral: 'L’étiquette du colis {number, number} sur {of, number} n’a pas été imprimée : {why}',
  },
  'paper-failed': {
    'packing-slip':
      'Le bon de livraison du colis {number, number} sur {of, number} ne s’est pas imprimé, ou c’est incertain : {why}',
    customs:
      'Les documents douaniers du colis {number, number} sur {of, number} ne se sont pas imprimés, ou c’est incertain : {why}',
    'return-slip':
      'Le bon de retour du colis {number, number} sur {of, number} ne s’est pas imprimé, ou c’est incertain : {why}',
  },
  'print-unknown': {
    only: 'L’étiquette n’est peut-être pas sortie : quelqu’un doit regarder',
    ofSeveral:
      'L’étiquette du colis {number, number} sur {of, number} n’est peut-être pas sortie : quelqu’un doit regarder',
  },
  'outage-conflict':
    'Fait à {station} par {actor} pendant la coupure ({at}) : « {act} ». Cela ne compte pas, car : {why}. Ce qui est affiché ici fait foi ; à rectifier sur place',
  'sync-conflict': {
    pack: '{channel} n’accepte pas {what} pour une partie de lot : à corriger là-bas à la main',
    said: '{channel} dit autre chose : {what}',
  },
  'payload-rejected': 'La commande {order} de {channel} est illisible : {why}',
  'oversold-at-channel': '{channel} a vendu plus que ce qui lui était annoncé : {lines}',
  'cancelled-after-shipped': 'Annulée sur {channel} après son départ',
  'cancelled-before-leaving': 'Annulée sur {channel}, et son colis est encore ici',
  'held-by-channel': {
    open: '{channel} la retient : {why}',
    until: '{channel} la retient : {why}, jusqu’au {until}',
  },
  'shipped-at-channel': '{lines} : expédié à la main sur {channel}, et en cours de départ ici aussi',
  'back-at-channel': {
    cancelled: '{channel} la redemande après son annulation',
    left: '{channel} la dit de nouveau ouverte alors qu’elle était partie',
  },
  'cancel-requested': 'L’acheteur demande son annulation',
  'nameless-lines':
    '{count, plural, one {# ligne n’a pas} other {# lignes n’ont pas}} de SKU : {lines}{more, select, yes { …} other {}}',
  'changed-after-release': 'Modifiée sur {channel} après la libération : {fields}',
  'push-refused': '{channel} refuse {what} : {why}',
  'message-unreadable': '{channel} n’a pas été informé d’{what} : le message est conservé, mais illisible',
  'return-requested': {
    bare: 'Le client veut retourner {lines}',
    because: 'Le client veut retourner {lines} : {why}',
    refunded: '{channel} a remboursé {lines} après le départ',
  },
  'label-refused': '{carrier} ne crée pas son étiquette : {why}',
  'return-label': {
    refused: '{carrier} ne crée pas son étiquette de retour : {why}',
    inDoubt:
      '{carrier} a peut-être créé son étiquette de retour sous la référence {reference}. Cherchez-la dans le compte chez lui. {why}',
    notTakenBack: 'Son étiquette de retour {number} ne sert plus, et {carrier} ne la reprend pas : {why}',
  },
  'label-overdue': {
    ordered:
      'Il est emballé et attend son étiquette de {carrier}, qui s’imprimera d’elle-même dès qu’elle sera là : {why}',
    owed: 'Il est emballé ; {carrier} a créé son étiquette sans l’envoyer, elle s’imprimera d’elle-même dès qu’elle sera là : {why}',
  },
  'label-in-doubt':
    '{carrier} a peut-être créé son étiquette sous la référence {reference}. Cherchez-la dans le compte chez lui. {why}',
  'label-not-taken-back': 'Son étiquette {number} ne sert plus, et {carrier} ne la reprend pas : {why}',
  'carrier-auth': 'Aucune étiquette de {account} : {why}',
  'channel-auth': '{channel} n’accepte plus nos identifiants : {why}',

  shortLine: '{sku} ({found, number} sur {wanted, number})',
  stockLine: '{sku} ({theirs, number} au lieu de {ours, number})',
  units: '{quantity, number} × {what}',
  inItsWords: '{said} ({word})',
  place: '{country} {postcode}',
  placeApart: '{country} {postcode}, {territory}',
  oneParcel: {
    possible: 'un seul colis de {site} coûterait {cost} et arriverait {day}',
    impossible: 'un seul colis est impossible : {why}',
    noStock: 'aucun site n’a tout',
    noService: 'aucun service ne le prend entier',
  },
  hold: {
    unpaid: 'non payée',
    'on-hold': 'en attente là-bas',
    scheduled: 'pour plus tard',
    incident: 'un incident est ouvert',
    fraud: 'contrôle antifraude',
    elsewhere: 'une autre application ou un autre lieu s’en charge',
    'unknown-state': 'son état est inconnu ici',
  },
  field: {
    destination: 'l’adresse',
    lines: 'les lignes',
    serviceLevel: 'le niveau de service',
    shipBy: 'la date de départ',
    deliverBy: 'la date d’arrivée',
    tags: 'les étiquettes',
    customerTier: 'le statut du client',
    collection: 'si elle est retirée sur place, et où',
    requests: 'les souhaits du client',
  },
  told: {
    stock: 'un niveau de stock',
    fulfillment: 'une expédition',
    cancel: 'une annulation',
    refund: 'un remboursement',
    'ready-to-collect': 'une commande prête au retrait',
    address: 'une adresse corrigée',
    'return-label': 'une étiquette de retour',
    point: 'un point relais',
  },
}
