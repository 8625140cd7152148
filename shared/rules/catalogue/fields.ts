import type { Translated } from '../../lib/language.ts'
import { STAGES } from '../document.ts'
import type { Field, Naming, Unit } from './field.ts'

const NUMBER = ['gt', 'gte', 'lt', 'lte', 'eq', 'ne', 'between', 'unknown'] as const
const TIME = ['before', 'from', 'within'] as const
const DATE = ['before', 'from', 'on', 'unknown'] as const
const LEVEL = ['zero', 'lt', 'gte', 'unknown'] as const

const NEVER_MISSING: Translated<string> = { en: 'Always known.', fr: 'Toujours connu.' }
const UNKNOWN_PRODUCT: Translated<string> = {
  en: 'Unknown when a product of the order is not in the catalogue: the condition is then false.',
  fr: 'Inconnu quand un article de la commande n’est pas au catalogue : la condition est alors fausse.',
}
const UNKNOWN_PLACE: Translated<string> = {
  en: 'Unknown when the destination has no coordinates: the condition is then false.',
  fr: 'Inconnue quand la destination n’a pas de coordonnées : la condition est alors fausse.',
}
const NO_DEADLINE: Translated<string> = {
  en: 'Unknown when the channel gives no deadline: the condition is then false.',
  fr: 'Inconnue quand le canal ne donne pas d’échéance : la condition est alors fausse.',
}
const NO_TEXT: Translated<string> = {
  en: 'None counts as different from every value listed.',
  fr: 'L’absence compte comme différente de toutes les valeurs citées.',
}
const NO_SITE: Translated<string> = {
  en: 'A site that no longer exists makes the rule invalid.',
  fr: 'Un site qui n’existe plus rend la règle invalide.',
}
const NO_SERVICE: Translated<string> = {
  en: 'A service that no longer exists makes the rule invalid.',
  fr: 'Un service qui n’existe plus rend la règle invalide.',
}

const order = { subject: null, stages: STAGES, phrases: null } as const

function number(
  code: string,
  unit: Unit,
  label: Translated<string>,
  missing: Translated<string> = NEVER_MISSING,
): Field {
  return { ...order, code, type: { kind: 'number', unit }, operators: NUMBER, label, missing }
}

function text(code: string, of: Naming, label: Translated<string>): Field {
  return { ...order, code, type: { kind: 'text', of }, operators: ['in', 'not-in'], label, missing: NO_TEXT }
}

const ORDER_FIELDS: readonly Field[] = [
  number('order.weight', 'grams', { en: 'the weight', fr: 'le poids' }, UNKNOWN_PRODUCT),
  number(
    'order.chargeable-weight',
    'grams',
    { en: 'the chargeable weight', fr: 'le poids taxable' },
    UNKNOWN_PRODUCT,
  ),
  number('order.value', 'cents', { en: 'the order value', fr: 'la valeur de la commande' }),
  number('order.lines', 'count', { en: 'the number of lines', fr: 'le nombre de lignes' }),
  number('order.units', 'count', { en: 'the number of units', fr: 'le nombre d’unités' }),
  text('order.country', 'country', { en: 'the destination', fr: 'la destination' }),
  {
    ...order,
    code: 'order.postcode',
    type: { kind: 'text', of: 'postcode' },
    operators: ['starts-with', 'not-starts-with', 'in', 'not-in'],
    label: { en: 'the postcode', fr: 'le code postal' },
    missing: NO_TEXT,
  },
  number(
    'order.nearest-distance',
    'kilometres',
    { en: 'the distance to the nearest site', fr: 'la distance au site le plus proche' },
    UNKNOWN_PLACE,
  ),
  text('order.channel', 'channel', { en: 'the channel', fr: 'le canal' }),
  text('order.service-level', 'service-level', {
    en: 'the service asked for',
    fr: 'le service demandé',
  }),
  text('order.tier', 'tier', { en: 'the customer’s tier', fr: 'le rang du client' }),
  {
    ...order,
    code: 'order.tags',
    type: { kind: 'set', of: 'tag' },
    operators: ['any-of', 'all-of', 'none-of'],
    label: { en: 'the tags', fr: 'les étiquettes' },
    phrases: {
      en: {
        'any-of': 'the order is tagged #',
        'all-of': 'the order is tagged #',
        'none-of': 'the order is not tagged #',
      },
      fr: {
        'any-of': 'la commande porte l’étiquette #',
        'all-of': 'la commande porte à la fois l’étiquette #',
        'none-of': 'la commande ne porte pas l’étiquette #',
      },
    },
    missing: NO_TEXT,
  },
  {
    ...order,
    code: 'order.placed-time',
    type: { kind: 'number', unit: 'minute-of-day' },
    operators: TIME,
    label: { en: 'the time of the order', fr: 'l’heure de la commande' },
    missing: NEVER_MISSING,
  },
  {
    ...order,
    code: 'order.placed-time-at-site',
    type: { kind: 'number', unit: 'minute-of-day' },
    operators: TIME,
    label: {
      en: 'the time of the order, at the nearest site,',
      fr: 'l’heure de la commande, au site le plus proche,',
    },
    missing: {
      en: 'Where no distance is known, the merchant’s time is taken.',
      fr: 'Si aucune distance n’est connue, l’heure du marchand est prise.',
    },
  },
  {
    ...order,
    code: 'order.placed-weekday',
    type: { kind: 'number', unit: 'weekday' },
    operators: ['on-days', 'not-on-days'],
    label: { en: 'the day of the order', fr: 'le jour de la commande' },
    missing: NEVER_MISSING,
  },
  {
    ...order,
    code: 'order.placed-weekday-at-site',
    type: { kind: 'number', unit: 'weekday' },
    operators: ['on-days', 'not-on-days'],
    label: {
      en: 'the day of the order, at the nearest site,',
      fr: 'le jour de la commande, au site le plus proche,',
    },
    missing: {
      en: 'Where no distance is known, the merchant’s time is taken.',
      fr: 'Si aucune distance n’est connue, l’heure du marchand est prise.',
    },
  },
  number('order.age', 'hours', { en: 'the age of the order', fr: 'l’âge de la commande' }),
  {
    ...order,
    code: 'order.deadline',
    type: { kind: 'number', unit: 'date' },
    operators: DATE,
    label: { en: 'the promised date', fr: 'la date promise' },
    missing: NO_DEADLINE,
  },
  number(
    'order.days-to-deadline',
    'days',
    { en: 'the time left before the promised date', fr: 'le délai avant la date promise' },
    NO_DEADLINE,
  ),
]

const PRODUCT_FIELDS: readonly Field[] = [
  {
    ...order,
    code: 'product.sku',
    type: { kind: 'set', of: 'sku' },
    operators: ['any-of', 'all-of', 'only', 'none-of'],
    label: { en: 'the products', fr: 'les articles' },
    phrases: {
      en: {
        'any-of': 'the order contains #',
        'all-of': 'the order contains #',
        only: 'the order contains nothing but #',
        'none-of': 'the order does not contain #',
      },
      fr: {
        'any-of': 'la commande contient #',
        'all-of': 'la commande contient à la fois #',
        only: 'la commande ne contient que #',
        'none-of': 'la commande ne contient pas #',
      },
    },
    missing: NEVER_MISSING,
  },
  {
    ...order,
    code: 'product.category',
    type: { kind: 'set', of: 'category' },
    operators: ['any-of', 'all-of', 'only', 'none-of'],
    label: { en: 'the categories', fr: 'les catégories' },
    phrases: {
      en: {
        'any-of': 'a product is in the category #',
        'all-of': 'the order has products in the categories #',
        only: 'all products are in the category #',
        'none-of': 'no product is in the category #',
      },
      fr: {
        'any-of': 'un article est de la catégorie #',
        'all-of': 'la commande a des articles des catégories #',
        only: 'tous les articles sont de la catégorie #',
        'none-of': 'aucun article n’est de la catégorie #',
      },
    },
    missing: NO_TEXT,
  },
  {
    ...order,
    code: 'product.flag',
    type: { kind: 'set', of: 'flag' },
    operators: ['any-of', 'all-of', 'none-of'],
    label: { en: 'the products’ flags', fr: 'les mentions des articles' },
    phrases: {
      en: {
        'any-of': 'a product is #',
        'all-of': 'the order has products that are #',
        'none-of': 'no product is #',
      },
      fr: {
        'any-of': 'un article est #',
        'all-of': 'la commande a des articles #',
        'none-of': 'aucun article n’est #',
      },
    },
    missing: NEVER_MISSING,
  },
  {
    ...order,
    code: 'product.common-flag',
    type: { kind: 'set', of: 'flag' },
    operators: ['any-of', 'none-of'],
    label: { en: 'the flags of all products', fr: 'les mentions de tous les articles' },
    phrases: {
      en: { 'any-of': 'every product is #', 'none-of': 'not every product is #' },
      fr: { 'any-of': 'chaque article est #', 'none-of': 'les articles ne sont pas tous #' },
    },
    missing: NEVER_MISSING,
  },
  number(
    'product.longest-side',
    'millimetres',
    { en: 'the longest side of a product', fr: 'le plus long côté d’un article' },
    UNKNOWN_PRODUCT,
  ),
  number(
    'product.heaviest',
    'grams',
    { en: 'the weight of the heaviest product', fr: 'le poids de l’article le plus lourd' },
    UNKNOWN_PRODUCT,
  ),
]

const atSite = { subject: 'site', stages: ['source'], missing: NO_SITE } as const
const siteNumber = (unit: Unit, operators: readonly string[]) => ({
  ...atSite,
  type: { kind: 'number', unit } as const,
  operators,
})

const SITE_FIELDS: readonly Field[] = [
  {
    ...siteNumber('count', LEVEL),
    code: 'stock.least',
    label: { en: 'the scarcest product’s stock at %', fr: 'le stock de l’article le plus rare à %' },
    phrases: {
      en: {
        zero: 'the stock of % is zero for a product',
        lt: 'the stock of % is below # for a product',
        gte: 'the stock of % is at least # for every product',
      },
      fr: {
        zero: 'le stock de % est à zéro pour un article',
        lt: 'le stock de % est en dessous de # pour un article',
        gte: 'le stock de % est d’au moins # pour chaque article',
      },
    },
  },
  {
    ...siteNumber('count', LEVEL),
    code: 'stock.most',
    label: {
      en: 'the most plentiful product’s stock at %',
      fr: 'le stock de l’article le plus abondant à %',
    },
    phrases: {
      en: {
        zero: 'the stock of % is zero for every product',
        lt: 'the stock of % is below # for every product',
        gte: 'the stock of % is at least # for a product',
      },
      fr: {
        zero: 'le stock de % est à zéro pour chaque article',
        lt: 'le stock de % est en dessous de # pour chaque article',
        gte: 'le stock de % est d’au moins # pour un article',
      },
    },
  },
  {
    ...atSite,
    code: 'stock.covers',
    type: { kind: 'truth' },
    operators: ['yes', 'no'],
    label: { en: 'the stock of %', fr: 'le stock de %' },
    phrases: {
      en: { yes: 'the stock of % is enough for all lines', no: 'the stock of % is not enough for all lines' },
      fr: {
        yes: 'le stock de % suffit pour toutes les lignes',
        no: 'le stock de % ne suffit pas pour toutes les lignes',
      },
    },
  },
  {
    ...siteNumber('kilometres', NUMBER),
    code: 'site.distance',
    label: { en: 'the distance from %', fr: 'la distance depuis %' },
    phrases: null,
    missing: UNKNOWN_PLACE,
  },
  {
    ...siteNumber('count', NUMBER),
    code: 'site.load',
    label: { en: 'the number of orders planned at %', fr: 'le nombre de commandes prévues à %' },
    phrases: null,
  },
  {
    ...siteNumber('count', LEVEL),
    code: 'site.capacity-left',
    label: { en: 'the capacity left at %', fr: 'la capacité restante de %' },
    phrases: {
      en: { zero: '% is saturated' },
      fr: { zero: '% est saturé' },
    },
  },
  {
    ...atSite,
    code: 'site.open',
    type: { kind: 'truth' },
    operators: ['yes', 'no'],
    label: { en: 'the state of %', fr: 'l’état de %' },
    phrases: { en: { yes: '% is open', no: '% is closed' }, fr: { yes: '% est ouvert', no: '% est fermé' } },
  },
]

const onService = { subject: 'service', stages: ['ship'], missing: NO_SERVICE } as const
const shipOnly = { subject: null, stages: ['ship'], phrases: null, missing: NEVER_MISSING } as const

const SHIP_FIELDS: readonly Field[] = [
  {
    ...shipOnly,
    code: 'ship.site',
    type: { kind: 'text', of: 'site' },
    operators: ['in', 'not-in'],
    label: { en: 'the shipping site', fr: 'le site d’expédition' },
  },
  {
    ...shipOnly,
    code: 'ship.distance',
    type: { kind: 'number', unit: 'kilometres' },
    operators: NUMBER,
    label: { en: 'the distance from the shipping site', fr: 'la distance depuis le site d’expédition' },
    missing: UNKNOWN_PLACE,
  },
  {
    ...shipOnly,
    code: 'ship.fulfillments',
    type: { kind: 'number', unit: 'count' },
    operators: NUMBER,
    label: { en: 'the number of shipping sites', fr: 'le nombre de sites d’expédition' },
  },
  {
    ...shipOnly,
    code: 'ship.parcels',
    type: { kind: 'number', unit: 'count' },
    operators: NUMBER,
    label: { en: 'the number of parcels', fr: 'le nombre de colis' },
  },
  {
    ...shipOnly,
    code: 'parcel.weight',
    type: { kind: 'number', unit: 'grams' },
    operators: NUMBER,
    label: { en: 'the parcel’s weight', fr: 'le poids du colis' },
    missing: UNKNOWN_PRODUCT,
  },
  {
    ...shipOnly,
    code: 'parcel.chargeable-weight',
    type: { kind: 'number', unit: 'grams' },
    operators: NUMBER,
    label: { en: 'the parcel’s chargeable weight', fr: 'le poids taxable du colis' },
    missing: UNKNOWN_PRODUCT,
  },
  {
    ...shipOnly,
    code: 'parcel.longest-side',
    type: { kind: 'number', unit: 'millimetres' },
    operators: NUMBER,
    label: { en: 'the parcel’s longest side', fr: 'le plus long côté du colis' },
    missing: UNKNOWN_PRODUCT,
  },
  {
    ...shipOnly,
    code: 'parcel.girth',
    type: { kind: 'number', unit: 'millimetres' },
    operators: NUMBER,
    label: { en: 'the parcel’s length plus girth', fr: 'la longueur plus le tour du colis' },
    missing: UNKNOWN_PRODUCT,
  },
  {
    ...shipOnly,
    code: 'parcel.volume',
    type: { kind: 'number', unit: 'cubic-centimetres' },
    operators: NUMBER,
    label: { en: 'the parcel’s volume', fr: 'le volume du colis' },
    missing: UNKNOWN_PRODUCT,
  },
  {
    ...shipOnly,
    code: 'parcel.flag',
    type: { kind: 'set', of: 'flag' },
    operators: ['any-of', 'all-of', 'none-of'],
    label: { en: 'the flags of the parcel’s contents', fr: 'les mentions du contenu du colis' },
    phrases: {
      en: {
        'any-of': 'a product in the parcel is #',
        'all-of': 'the parcel has products that are #',
        'none-of': 'no product in the parcel is #',
      },
      fr: {
        'any-of': 'un article du colis est #',
        'all-of': 'le colis a des articles #',
        'none-of': 'aucun article du colis n’est #',
      },
    },
  },
  {
    ...shipOnly,
    code: 'parcel.sku',
    type: { kind: 'set', of: 'sku' },
    operators: ['any-of', 'all-of', 'only', 'none-of'],
    label: { en: 'the parcel’s products', fr: 'les articles du colis' },
    phrases: {
      en: {
        'any-of': 'the parcel contains #',
        'all-of': 'the parcel contains #',
        only: 'the parcel contains nothing but #',
        'none-of': 'the parcel does not contain #',
      },
      fr: {
        'any-of': 'le colis contient #',
        'all-of': 'le colis contient à la fois #',
        only: 'le colis ne contient que #',
        'none-of': 'le colis ne contient pas #',
      },
    },
  },
  {
    ...onService,
    code: 'service.suspended',
    type: { kind: 'truth' },
    operators: ['yes', 'no'],
    label: { en: 'the state of %', fr: 'l’état de %' },
    phrases: {
      en: { yes: '% is suspended', no: '% is not suspended' },
      fr: { yes: '% est suspendu', no: '% n’est pas suspendu' },
    },
  },
  {
    ...onService,
    code: 'service.cap-left',
    type: { kind: 'number', unit: 'count' },
    operators: LEVEL,
    label: {
      en: 'the number of parcels % still takes today',
      fr: 'le nombre de colis que % prend encore aujourd’hui',
    },
    phrases: {
      en: { zero: '% is saturated' },
      fr: { zero: '% est saturé' },
    },
  },
]

/** Every condition there is, in the order the editor offers them. */
export const FIELDS: readonly Field[] = [...ORDER_FIELDS, ...PRODUCT_FIELDS, ...SITE_FIELDS, ...SHIP_FIELDS]

const byCode = new Map(FIELDS.map((field) => [field.code, field]))

/** null when no such field exists. */
export function findField(code: string): Field | null {
  return byCode.get(code) ?? null
}
