import { LEVEL, ofSite } from './define-field.ts'

/** What is asked of a named site: its stock for the order, its place, its load. */
export const SITE_FIELDS = {
  'stock.least': ofSite(
    { kind: 'number', unit: 'count' },
    {
      operators: LEVEL,
      read: (sites, site) => sites.leastFree(site),
    },
  ),
  'stock.most': ofSite(
    { kind: 'number', unit: 'count' },
    {
      operators: LEVEL,
      read: (sites, site) => sites.mostFree(site),
    },
  ),
  'stock.covers': ofSite(
    { kind: 'truth' },
    {
      read: (sites, site) => sites.coversAll(site),
    },
  ),
  'site.distance': ofSite(
    { kind: 'number', unit: 'kilometres' },
    {
      missing: 'unknown-place',
      readsDistance: true,
      read: (sites, site) => sites.distanceKm(site),
    },
  ),
  'site.load': ofSite(
    { kind: 'number', unit: 'count' },
    {
      read: (sites, site) => sites.load(site),
    },
  ),
  'site.capacity-left': ofSite(
    { kind: 'number', unit: 'count' },
    {
      operators: LEVEL,
      read: (sites, site) => sites.capacityLeft(site),
    },
  ),
  'site.open': ofSite(
    { kind: 'truth' },
    {
      read: (sites, site) => sites.isOpen(site),
    },
  ),
}
