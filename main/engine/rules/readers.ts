import { assert } from '../../../shared/lib/assert.ts'
import type { FactNeeds, OrderFacts, ParcelFacts, ShipFacts, SiteColumns } from './facts.ts'

/**
 * How each field of the catalogue is read from the facts: by its position in a row of numbers, of texts or of
 * sets. Rows are filled a group at a time, which costs less than asking field by field which one is wanted.
 */

/** The values of a phase. Filled anew for each order or parcel. */
export class FactRow {
  readonly numbers: Float64Array
  readonly texts: string[]
  readonly sets: (readonly string[])[]

  constructor(fields: RowFields) {
    this.numbers = new Float64Array(fields.numbers.length)
    this.texts = fields.texts.map(() => '')
    this.sets = fields.sets.map(() => [])
  }
}

interface RowFields {
  readonly numbers: readonly string[]
  readonly texts: readonly string[]
  readonly sets: readonly string[]
}

/** In the order in which `readOrder` fills them. */
export const ORDER_ROW: RowFields = {
  numbers: [
    'order.weight',
    'order.chargeable-weight',
    'order.value',
    'order.lines',
    'order.units',
    'order.nearest-distance',
    'order.placed-time',
    'order.placed-time-at-site',
    'order.placed-weekday',
    'order.placed-weekday-at-site',
    'order.age',
    'order.deadline',
    'order.days-to-deadline',
    'product.longest-side',
    'product.heaviest',
  ],
  texts: ['order.country', 'order.postcode', 'order.channel', 'order.service-level', 'order.tier'],
  sets: ['order.tags', 'product.sku', 'product.category', 'product.flag', 'product.common-flag'],
}

/** Columns a rule set does not ask for stay as they are: see `FactNeeds`. */
export function readOrder(order: OrderFacts, needs: FactNeeds, row: FactRow): void {
  const { numbers, texts, sets } = row
  numbers[0] = order.weightG
  numbers[2] = order.valueCents
  numbers[6] = order.placedMinute
  texts[0] = order.country
  texts[2] = order.channelId
  texts[3] = order.serviceLevel
  sets[0] = order.tags
  if (needs.order) {
    numbers[1] = order.chargeableG
    numbers[3] = order.lines
    numbers[4] = order.units
    numbers[8] = order.placedWeekday
    numbers[10] = order.ageHours
    texts[1] = order.postcode
    texts[4] = order.customerTier
  }
  if (needs.placedAtSite) {
    numbers[7] = order.placedMinuteAtSite
    numbers[9] = order.placedWeekdayAtSite
  }
  if (needs.nearest) numbers[5] = order.nearestKm
  if (needs.deadline) {
    numbers[11] = order.deadlineDay
    numbers[12] = order.daysToDeadline
  }
  if (needs.products) {
    numbers[13] = order.longestMm
    numbers[14] = order.heaviestG
    sets[1] = order.skus
    sets[2] = order.categories
    sets[3] = order.flags
    sets[4] = order.commonFlags
  }
}

/** In the order in which `readParcel` fills them. */
export const PARCEL_ROW: RowFields = {
  numbers: [
    'ship.distance',
    'ship.fulfillments',
    'ship.parcels',
    'parcel.weight',
    'parcel.chargeable-weight',
    'parcel.longest-side',
    'parcel.girth',
    'parcel.volume',
  ],
  texts: ['ship.site'],
  sets: ['parcel.flag', 'parcel.sku'],
}

export function readParcel(ship: ShipFacts, parcel: ParcelFacts, row: FactRow): void {
  const { numbers, texts, sets } = row
  numbers[0] = ship.distanceKm
  numbers[1] = ship.fulfillments
  numbers[2] = ship.parcels.length
  numbers[3] = parcel.weightG
  numbers[4] = parcel.chargeableG
  numbers[5] = parcel.longestMm
  numbers[6] = parcel.girthMm
  numbers[7] = parcel.volumeCm3
  texts[0] = ship.siteId
  sets[0] = parcel.flags
  sets[1] = parcel.skus
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
  | {
      readonly from: 'order' | 'parcel'
      readonly kind: 'numbers' | 'texts' | 'sets'
      readonly column: number
    }
  | { readonly from: 'sites'; readonly read: (sites: SiteColumns) => number }
  | { readonly from: 'services'; readonly read: (ship: ShipFacts) => number }

/** `indexes`: the site or services of the field's subject; empty for fields without one. */
export function readerOf(field: string, indexes: readonly number[]): Reader {
  for (const from of ['order', 'parcel'] as const) {
    const row = from === 'order' ? ORDER_ROW : PARCEL_ROW
    for (const kind of ['numbers', 'texts', 'sets'] as const) {
      const column = row[kind].indexOf(field)
      if (column >= 0) return { from, kind, column }
    }
  }
  const site = SITE_NUMBERS[field]
  if (site) {
    const index = indexes[0] ?? -1
    return { from: 'sites', read: (sites) => site(sites, index) ?? Number.NaN }
  }
  const service = SERVICE_NUMBERS[field]
  assert(service, `the field ${field} of the catalogue has a reader`)
  return { from: 'services', read: (ship) => service(ship, indexes) }
}
