import type { Translation } from '../definition.ts'
import type { ruleFields as en } from '../en/rule-fields.ts'

export const ruleFields: Translation<typeof en> = {
  order: {
    weight: {
      label: 'le poids',
    },
    'chargeable-weight': {
      label: 'le poids taxable',
    },
    value: {
      label: 'la valeur de la commande',
    },
    'shipping-paid': {
      label: 'le port payé',
    },
    margin: {
      label: 'la marge sur les articles',
    },
    'margin-percent': {
      label: 'le taux de marge sur les articles',
    },
    'billing-country': {
      label: 'le pays de facturation',
    },
    'billed-elsewhere': {
      label: 'la facturation dans un autre pays',
      yes: 'elle est facturée dans un autre pays que celui de livraison',
      no: 'rien ne dit qu’elle est facturée dans un autre pays',
    },
    currency: {
      label: 'la devise de la commande',
    },
    lines: {
      label: 'le nombre de lignes',
    },
    units: {
      label: 'le nombre d’unités',
    },
    country: {
      label: 'la destination',
    },
    territory: {
      label: 'le territoire',
    },
    postcode: {
      label: 'le code postal',
    },
    'nearest-distance': {
      label: 'la distance au site le plus proche',
    },
    'point-distance': {
      label: 'la distance au point relais',
    },
    channel: {
      label: 'le canal',
    },
    'service-level': {
      label: 'le service demandé',
    },
    'shipping-method': {
      label: 'le mode de livraison choisi',
    },
    delivery: {
      label: 'la livraison',
    },
    tier: {
      label: 'le statut du client',
    },
    tags: {
      label: 'les étiquettes',
      'any-of': 'la commande porte l’étiquette {value}',
      'all-of': 'la commande porte à la fois l’étiquette {value}',
      'none-of': 'la commande ne porte pas l’étiquette {value}',
    },
    'placed-time': {
      label: 'l’heure de la commande',
    },
    'placed-time-at-site': {
      label: 'l’heure de la commande, au site le plus proche',
      before: 'l’heure de la commande, au site le plus proche, est avant {value}',
      from: 'l’heure de la commande, au site le plus proche, est à partir de {value}',
      within: 'l’heure de la commande, au site le plus proche, est entre {from} et {to}',
    },
    'placed-weekday': {
      label: 'le jour de la commande',
    },
    'placed-weekday-at-site': {
      label: 'le jour de la commande, au site le plus proche',
      'on-days': 'le jour de la commande, au site le plus proche, est {value}',
      'not-on-days': 'le jour de la commande, au site le plus proche, n’est pas {value}',
    },
    age: {
      label: 'l’âge de la commande',
    },
    deadline: {
      label: 'la date promise',
      before: 'la date promise est avant le {value}',
      from: 'la date promise est à partir du {value}',
    },
    'days-to-deadline': {
      label: 'le délai avant la date promise',
    },
  },
  customer: {
    'first-order': {
      label: 'la première commande du client',
      yes: 'c’est la première commande du client',
      no: 'rien ne dit que c’est la première commande du client',
    },
    orders: {
      label: 'le nombre de commandes antérieures',
    },
    returned: {
      label: 'le nombre de retours antérieurs',
    },
    refused: {
      label: 'le nombre de refus antérieurs',
    },
  },
  product: {
    sku: {
      label: 'les articles',
      'any-of': 'la commande contient {value}',
      'all-of': 'la commande contient à la fois {value}',
      only: 'la commande ne contient que {value}',
      'none-of': 'la commande ne contient pas {value}',
    },
    category: {
      label: 'les catégories',
      'any-of': 'un article est de la catégorie {value}',
      'all-of': 'la commande a des articles des catégories {value}',
      only: 'tous les articles sont de la catégorie {value}',
      'none-of': 'aucun article n’est de la catégorie {value}',
    },
    flag: {
      label: 'les mentions des articles',
      'any-of': 'un article est {value}',
      'all-of': 'la commande a des articles {value}',
      'none-of': 'aucun article n’est {value}',
    },
    'common-flag': {
      label: 'les mentions de tous les articles',
      'any-of': 'chaque article est {value}',
      'none-of': 'les articles ne sont pas tous {value}',
    },
    'longest-side': {
      label: 'le plus long côté d’un article',
    },
    heaviest: {
      label: 'le poids de l’article le plus lourd',
    },
  },
  stock: {
    least: {
      label: 'le stock de l’article le plus rare à {subject}',
      zero: 'le stock de {subject} est à zéro pour un article',
      lt: 'le stock de {subject} est en dessous de {value} pour un article',
      gte: 'le stock de {subject} est d’au moins {value} pour chaque article',
    },
    most: {
      label: 'le stock de l’article le plus abondant à {subject}',
      zero: 'le stock de {subject} est à zéro pour chaque article',
      lt: 'le stock de {subject} est en dessous de {value} pour chaque article',
      gte: 'le stock de {subject} est d’au moins {value} pour un article',
    },
    covers: {
      label: 'le stock de {subject}',
      yes: 'le stock de {subject} suffit pour toutes les lignes',
      no: 'le stock de {subject} ne suffit pas pour toutes les lignes',
    },
  },
  site: {
    distance: {
      label: 'la distance depuis {subject}',
    },
    load: {
      label: 'le nombre de commandes prévues à {subject}',
    },
    'capacity-left': {
      label: 'la capacité restante de {subject}',
      zero: '{subject} est saturé',
    },
    open: {
      label: 'l’état de {subject}',
      yes: '{subject} est ouvert',
      no: '{subject} est fermé',
    },
  },
  ship: {
    site: {
      label: 'le site d’expédition',
    },
    distance: {
      label: 'la distance depuis le site d’expédition',
    },
    fulfillments: {
      label: 'le nombre de sites d’expédition',
    },
    parcels: {
      label: 'le nombre de colis',
    },
  },
  parcel: {
    weight: {
      label: 'le poids du colis',
    },
    'chargeable-weight': {
      label: 'le poids taxable du colis',
    },
    'longest-side': {
      label: 'le plus long côté du colis',
    },
    girth: {
      label: 'la longueur plus le tour du colis',
    },
    volume: {
      label: 'le volume du colis',
    },
    flag: {
      label: 'les mentions du contenu du colis',
      'any-of': 'un article du colis est {value}',
      'all-of': 'le colis a des articles {value}',
      'none-of': 'aucun article du colis n’est {value}',
    },
    sku: {
      label: 'les articles du colis',
      'any-of': 'le colis contient {value}',
      'all-of': 'le colis contient à la fois {value}',
      only: 'le colis ne contient que {value}',
      'none-of': 'le colis ne contient pas {value}',
    },
  },
  service: {
    suspended: {
      label: 'l’état de {subject}',
      yes: '{subject} est suspendu',
      no: '{subject} n’est pas suspendu',
    },
    'cap-left': {
      label: 'le nombre de colis que {subject} prend encore aujourd’hui',
      zero: '{subject} est saturé',
    },
  },
}
