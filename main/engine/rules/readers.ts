import { assert } from '../../../shared/lib/assert.ts'
import type { OrderFacts, ShipFacts, SiteColumns } from './facts.ts'

/** How each field of the catalogue is read from the facts: one entry a field, by the kind of its value. */

type Read<F, V> = (facts: F) => V

export interface ParcelOf {
  ship: ShipFacts
  /** Index in `ship.parcels`. */
  parcel: number
}

const ORDER_NUMBERS: Readonly<Record<string, Read<OrderFacts, number>>> = {
  'order.weight': (order) => order.weightG,
  'order.chargeable-weight': (order) => order.chargeableG,
  'order.value': (order) => order.valueCents,
  'order.lines': (order) => order.lines,
  'order.units': (order) => order.units,
  'order.nearest-distance': (order) => order.nearestKm,
  'order.placed-time': (order) => order.placedMinute,
  'order.placed-time-at-site': (order) => order.placedMinuteAtSite,
  'order.placed-weekday': (order) => order.placedWeekday,
  'order.placed-weekday-at-site': (order) => order.placedWeekdayAtSite,
  'order.age': (order) => order.ageHours,
  'order.deadline': (order) => order.deadlineDay,
  'order.days-to-deadline': (order) => order.daysToDeadline,
  'product.longest-side': (order) => order.longestMm,
  'product.heaviest': (order) => order.heaviestG,
}

const ORDER_TEXTS: Readonly<Record<string, Read<OrderFacts, string>>> = {
  'order.country': (order) => order.country,
  'order.postcode': (order) => order.postcode,
  'order.channel': (order) => order.channelId,
  'order.service-level': (order) => order.serviceLevel,
  'order.tier': (order) => order.customerTier,
}

const ORDER_SETS: Readonly<Record<string, Read<OrderFacts, readonly string[]>>> = {
  'order.tags': (order) => order.tags,
  'product.sku': (order) => order.skus,
  'product.category': (order) => order.categories,
  'product.flag': (order) => order.flags,
  'product.common-flag': (order) => order.commonFlags,
}

const SITE_NUMBERS: Readonly<Record<string, (index: number) => Read<SiteColumns, number>>> = {
  'stock.least': (i) => (sites) => sites.leastFree[i] ?? Number.NaN,
  'stock.most': (i) => (sites) => sites.mostFree[i] ?? Number.NaN,
  'stock.covers': (i) => (sites) => sites.coversAll[i] ?? Number.NaN,
  'site.distance': (i) => (sites) => sites.distanceKm[i] ?? Number.NaN,
  'site.load': (i) => (sites) => sites.load[i] ?? Number.NaN,
  'site.capacity-left': (i) => (sites) => sites.capacityLeft[i] ?? Number.NaN,
  'site.open': (i) => (sites) => sites.open[i] ?? Number.NaN,
}

const SHIP_NUMBERS: Readonly<Record<string, Read<ParcelOf, number>>> = {
  'ship.distance': ({ ship }) => ship.distanceKm,
  'ship.fulfillments': ({ ship }) => ship.fulfillments,
  'ship.parcels': ({ ship }) => ship.parcels.length,
  'parcel.weight': (of) => parcelOf(of).weightG,
  'parcel.chargeable-weight': (of) => parcelOf(of).chargeableG,
  'parcel.longest-side': (of) => parcelOf(of).longestMm,
  'parcel.girth': (of) => parcelOf(of).girthMm,
  'parcel.volume': (of) => parcelOf(of).volumeCm3,
}

const SHIP_TEXTS: Readonly<Record<string, Read<ParcelOf, string>>> = {
  'ship.site': ({ ship }) => ship.siteId,
}

const SHIP_SETS: Readonly<Record<string, Read<ParcelOf, readonly string[]>>> = {
  'parcel.flag': (of) => parcelOf(of).flags,
  'parcel.sku': (of) => parcelOf(of).skus,
}

/** Of a carrier: suspended when all its services are; its cap is that of the service with most left. */
const SERVICE_NUMBERS: Readonly<Record<string, (indexes: readonly number[]) => Read<ParcelOf, number>>> = {
  'service.suspended':
    (indexes) =>
    ({ ship }) =>
      indexes.every((i) => ship.services.suspended[i] === 1) ? 1 : 0,
  'service.cap-left':
    (indexes) =>
    ({ ship }) =>
      indexes.reduce((most, i) => Math.max(most, ship.services.capLeft[i] ?? 0), 0),
}

function parcelOf({ ship, parcel }: ParcelOf) {
  const found = ship.parcels[parcel]
  assert(found, 'a fulfilment has a parcel at every index asked for')
  return found
}

/** Which facts a field is read from, hence when its value is known. */
export type Phase = 'order' | 'sites' | 'parcel'

export type Reader =
  | { readonly phase: 'order'; readonly kind: 'number'; readonly read: Read<OrderFacts, number> }
  | { readonly phase: 'order'; readonly kind: 'text'; readonly read: Read<OrderFacts, string> }
  | { readonly phase: 'order'; readonly kind: 'set'; readonly read: Read<OrderFacts, readonly string[]> }
  | { readonly phase: 'sites'; readonly kind: 'number'; readonly read: Read<SiteColumns, number> }
  | { readonly phase: 'parcel'; readonly kind: 'number'; readonly read: Read<ParcelOf, number> }
  | { readonly phase: 'parcel'; readonly kind: 'text'; readonly read: Read<ParcelOf, string> }
  | { readonly phase: 'parcel'; readonly kind: 'set'; readonly read: Read<ParcelOf, readonly string[]> }

/** `indexes`: the site or services of the field's subject; empty for fields without one. */
export function readerOf(field: string, indexes: readonly number[]): Reader {
  const orderNumber = ORDER_NUMBERS[field]
  if (orderNumber) return { phase: 'order', kind: 'number', read: orderNumber }
  const orderText = ORDER_TEXTS[field]
  if (orderText) return { phase: 'order', kind: 'text', read: orderText }
  const orderSet = ORDER_SETS[field]
  if (orderSet) return { phase: 'order', kind: 'set', read: orderSet }
  const site = SITE_NUMBERS[field]
  if (site) return { phase: 'sites', kind: 'number', read: site(indexes[0] ?? -1) }
  const service = SERVICE_NUMBERS[field]
  if (service) return { phase: 'parcel', kind: 'number', read: service(indexes) }
  const shipNumber = SHIP_NUMBERS[field]
  if (shipNumber) return { phase: 'parcel', kind: 'number', read: shipNumber }
  const shipText = SHIP_TEXTS[field]
  if (shipText) return { phase: 'parcel', kind: 'text', read: shipText }
  const shipSet = SHIP_SETS[field]
  assert(shipSet, `the field ${field} of the catalogue has a reader`)
  return { phase: 'parcel', kind: 'set', read: shipSet }
}
