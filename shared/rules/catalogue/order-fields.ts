import type { Translated } from '../../lib/language.ts'
import { STAGES } from '../document.ts'
import type { Field, Naming, Unit } from './field.ts'
import { DATE, NUMBER, TIME } from './field-operators.ts'
import {
  NEVER_MISSING,
  NO_DEADLINE,
  NO_RATE,
  NO_TEXT,
  UNKNOWN_PLACE,
  UNKNOWN_PRODUCT,
} from './missing-value.ts'

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

/** What is asked of the order itself. */
export const ORDER_FIELDS: readonly Field[] = [
  number('order.weight', 'grams', { en: 'the weight', fr: 'le poids' }, UNKNOWN_PRODUCT),
  number(
    'order.chargeable-weight',
    'grams',
    { en: 'the chargeable weight', fr: 'le poids taxable' },
    UNKNOWN_PRODUCT,
  ),
  {
    ...number('order.value', 'cents', { en: 'the order value', fr: 'la valeur de la commande' }, NO_RATE),
    subject: 'currency',
  },
  text('order.currency', 'currency', { en: 'the order’s currency', fr: 'la devise de la commande' }),
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

/** What is asked of the products of an order. */
export const PRODUCT_FIELDS: readonly Field[] = [
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
