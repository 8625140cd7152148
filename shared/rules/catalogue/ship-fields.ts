import type { Field } from './field.ts'
import { LEVEL, NUMBER } from './field-operators.ts'
import { NEVER_MISSING, NO_SERVICE, UNKNOWN_PLACE, UNKNOWN_PRODUCT } from './missing-value.ts'

const onService = { subject: 'service', stages: ['ship'], missing: NO_SERVICE } as const
const shipOnly = { subject: null, stages: ['ship'], phrases: null, missing: NEVER_MISSING } as const

/** What is asked of a fulfilment, of one of its parcels, or of a named service. */
export const SHIP_FIELDS: readonly Field[] = [
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
