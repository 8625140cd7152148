import { assert } from '../../../shared/lib/assert.ts'
import type { OrderFacts, ParcelFacts, ShipFacts, SiteColumns } from './facts.ts'

/**
 * How each field of the catalogue is read from the facts. Fields of the order and of a parcel are paths of
 * properties, which generated code reads directly: only those that a rule asks for, and no copy is made.
 */

/** A parcel with the fulfilment that it belongs to. */
export interface ParcelView {
  ship: ShipFacts
  parcel: ParcelFacts
}

type Path =
  | Exclude<keyof OrderFacts, 'valueIn'>
  | `ship.${keyof ShipFacts}`
  | `parcel.${keyof ParcelFacts}`
  | 'ship.parcels.length'

const ORDER_PATHS: Readonly<Record<string, Exclude<keyof OrderFacts, 'valueIn'>>> = {
  'order.weight': 'weightG',
  'order.chargeable-weight': 'chargeableG',
  'order.value': 'valueCents',
  'order.currency': 'currency',
  'order.lines': 'lines',
  'order.units': 'units',
  'order.nearest-distance': 'nearestKm',
  'order.placed-time': 'placedMinute',
  'order.placed-time-at-site': 'placedMinuteAtSite',
  'order.placed-weekday': 'placedWeekday',
  'order.placed-weekday-at-site': 'placedWeekdayAtSite',
  'order.age': 'ageHours',
  'order.deadline': 'deadlineDay',
  'order.days-to-deadline': 'daysToDeadline',
  'order.country': 'country',
  'order.postcode': 'postcode',
  'order.channel': 'channelId',
  'order.service-level': 'serviceLevel',
  'order.tier': 'customerTier',
  'order.tags': 'tags',
  'product.longest-side': 'longestMm',
  'product.heaviest': 'heaviestG',
  'product.sku': 'skus',
  'product.category': 'categories',
  'product.flag': 'flags',
  'product.common-flag': 'commonFlags',
}

const PARCEL_PATHS: Readonly<Record<string, Path>> = {
  'ship.distance': 'ship.distanceKm',
  'ship.fulfillments': 'ship.fulfillments',
  'ship.parcels': 'ship.parcels.length',
  'ship.site': 'ship.siteId',
  'parcel.weight': 'parcel.weightG',
  'parcel.chargeable-weight': 'parcel.chargeableG',
  'parcel.longest-side': 'parcel.longestMm',
  'parcel.girth': 'parcel.girthMm',
  'parcel.volume': 'parcel.volumeCm3',
  'parcel.flag': 'parcel.flags',
  'parcel.sku': 'parcel.skus',
}

const SITE_NUMBERS: Readonly<Record<string, (sites: SiteColumns, index: number) => number | undefined>> = {
  'stock.least': (sites, i) => sites.leastFree[i],
  'stock.most': (sites, i) => sites.mostFree[i],
  'stock.covers': (sites, i) => sites.coversAll[i],
  'site.distance': (sites, i) => sites.distanceKm[i],
  'site.load': (sites, i) => sites.load[i],
  'site.capacity-left': (sites, i) => sites.capacityLeft[i],
  'site.open': (sites, i) => sites.open[i],
}

/** Of a carrier: suspended when all its services are; its cap is that of the service with most left. */
const SERVICE_NUMBERS: Readonly<Record<string, (ship: ShipFacts, indexes: readonly number[]) => number>> = {
  'service.suspended': (ship, indexes) => (indexes.every((i) => ship.services.suspended[i] === 1) ? 1 : 0),
  'service.cap-left': (ship, indexes) =>
    indexes.reduce((most, i) => Math.max(most, ship.services.capLeft[i] ?? 0), 0),
}

/** Where a field's value comes from, hence when it is known. */
export type Reader =
  /** Of `OrderFacts`. */
  | { readonly from: 'order'; readonly path: Path }
  /** Of `OrderFacts` too, of what a rule names. */
  | { readonly from: 'named'; readonly read: (order: OrderFacts) => number }
  /** Of a `ParcelView`. */
  | { readonly from: 'parcel'; readonly path: Path }
  | { readonly from: 'sites'; readonly read: (sites: SiteColumns) => number }
  | { readonly from: 'services'; readonly read: (ship: ShipFacts) => number }

/** `indexes`: the site or services of the field's subject; empty for fields without one. */
export function readerOf(field: string, subject: string | null, indexes: readonly number[]): Reader {
  if (field === 'order.value' && subject !== null)
    return { from: 'named', read: ({ valueIn }) => valueIn[subject] ?? Number.NaN }
  const ofOrder = ORDER_PATHS[field]
  if (ofOrder) return { from: 'order', path: ofOrder }
  const ofParcel = PARCEL_PATHS[field]
  if (ofParcel) return { from: 'parcel', path: ofParcel }
  const site = SITE_NUMBERS[field]
  if (site) {
    const index = indexes[0] ?? -1
    return { from: 'sites', read: (sites) => site(sites, index) ?? Number.NaN }
  }
  const service = SERVICE_NUMBERS[field]
  assert(service, `the field ${field} of the catalogue has a reader`)
  return { from: 'services', read: (ship) => service(ship, indexes) }
}

/** What generated code reads, for those who quote it. */
export function valueAt(path: Path, facts: OrderFacts | ParcelView): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], facts)
}
