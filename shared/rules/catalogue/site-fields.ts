import { LEVEL, ofSite } from './define-field.ts'
import { UNKNOWN_PLACE } from './missing-value.ts'

/** What is asked of a named site: its stock for the order, its place, its load. */
export const SITE_FIELDS = {
  'stock.least': ofSite(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the scarcest product’s stock at %', fr: 'le stock de l’article le plus rare à %' },
      operators: LEVEL,
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
      read: (sites, site) => sites.leastFree(site),
    },
  ),
  'stock.most': ofSite(
    { kind: 'number', unit: 'count' },
    {
      label: {
        en: 'the most plentiful product’s stock at %',
        fr: 'le stock de l’article le plus abondant à %',
      },
      operators: LEVEL,
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
      read: (sites, site) => sites.mostFree(site),
    },
  ),
  'stock.covers': ofSite(
    { kind: 'truth' },
    {
      label: { en: 'the stock of %', fr: 'le stock de %' },
      phrases: {
        en: {
          yes: 'the stock of % is enough for all lines',
          no: 'the stock of % is not enough for all lines',
        },
        fr: {
          yes: 'le stock de % suffit pour toutes les lignes',
          no: 'le stock de % ne suffit pas pour toutes les lignes',
        },
      },
      read: (sites, site) => sites.coversAll(site),
    },
  ),
  'site.distance': ofSite(
    { kind: 'number', unit: 'kilometres' },
    {
      label: { en: 'the distance from %', fr: 'la distance depuis %' },
      missing: UNKNOWN_PLACE,
      readsDistance: true,
      read: (sites, site) => sites.distanceKm(site),
    },
  ),
  'site.load': ofSite(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the number of orders planned at %', fr: 'le nombre de commandes prévues à %' },
      read: (sites, site) => sites.load(site),
    },
  ),
  'site.capacity-left': ofSite(
    { kind: 'number', unit: 'count' },
    {
      label: { en: 'the capacity left at %', fr: 'la capacité restante de %' },
      operators: LEVEL,
      phrases: {
        en: { zero: '% is saturated' },
        fr: { zero: '% est saturé' },
      },
      read: (sites, site) => sites.capacityLeft(site),
    },
  ),
  'site.open': ofSite(
    { kind: 'truth' },
    {
      label: { en: 'the state of %', fr: 'l’état de %' },
      phrases: {
        en: { yes: '% is open', no: '% is closed' },
        fr: { yes: '% est ouvert', no: '% est fermé' },
      },
      read: (sites, site) => sites.isOpen(site),
    },
  ),
}
