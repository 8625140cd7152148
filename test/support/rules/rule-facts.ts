import type {
  OrderFacts,
  ParcelFacts,
  ServiceColumns,
  ShipFacts,
  SiteColumns,
} from '../../../main/engine/rules/facts.ts'

/** A plain order of one book to Paris; a test says only what it is about. */
export function orderFacts(change: Partial<OrderFacts> = {}): OrderFacts {
  return {
    weightG: 1_000,
    chargeableG: 1_000,
    valueCents: 5_000,
    valueIn: {},
    currency: 'EUR',
    lines: 1,
    units: 1,
    country: 'FR',
    postcode: '75011',
    channelId: 'shop',
    serviceLevel: 'standard',
    customerTier: '',
    tags: [],
    placedMinute: 600,
    placedWeekday: 2,
    placedMinuteAtSite: 600,
    placedWeekdayAtSite: 2,
    ageHours: 1,
    deadlineDay: Number.NaN,
    daysToDeadline: Number.NaN,
    nearestKm: 100,
    skus: ['BOOK'],
    categories: ['books'],
    flags: [],
    commonFlags: [],
    longestMm: 200,
    heaviestG: 1_000,
    ...change,
  }
}

/** Columns for `count` sites that are open, near, empty of load and hold ten of everything. */
export function siteColumns(count: number, change: Partial<SiteColumns> = {}): SiteColumns {
  return {
    distanceKm: new Float64Array(count).fill(100),
    leastFree: new Float64Array(count).fill(10),
    mostFree: new Float64Array(count).fill(10),
    coversAll: new Uint8Array(count).fill(1),
    load: new Float64Array(count),
    capacityLeft: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    open: new Uint8Array(count).fill(1),
    ...change,
  }
}

export function parcelFacts(change: Partial<ParcelFacts> = {}): ParcelFacts {
  return {
    weightG: 1_000,
    chargeableG: 1_000,
    longestMm: 300,
    girthMm: 900,
    volumeCm3: 6_000,
    flags: [],
    skus: ['BOOK'],
    ...change,
  }
}

function serviceColumns(count: number): ServiceColumns {
  return {
    suspended: new Uint8Array(count),
    capLeft: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  }
}

/** One fulfilment of one parcel from LILLE; `services` is how many services the context has. */
export function shipFacts(services: number, change: Partial<ShipFacts> = {}): ShipFacts {
  return {
    siteId: 'LILLE',
    fulfillments: 1,
    parcels: [parcelFacts()],
    distanceKm: 100,
    services: serviceColumns(services),
    ...change,
  }
}
