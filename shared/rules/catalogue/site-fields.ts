import type { Field, Unit } from './field.ts'
import { LEVEL, NUMBER } from './field-operators.ts'
import { NO_SITE, UNKNOWN_PLACE } from './missing-value.ts'

const atSite = { subject: 'site', stages: ['source'], missing: NO_SITE } as const
const siteNumber = (unit: Unit, operators: readonly string[]) => ({
  ...atSite,
  type: { kind: 'number', unit } as const,
  operators,
})

/** What is asked of a named site: its stock for the order, its place, its load. */
export const SITE_FIELDS: readonly Field[] = [
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
