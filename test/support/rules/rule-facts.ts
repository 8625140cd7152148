import type {
  OrderFacts,
  ParcelFacts,
  RuledOrder,
  ShipFacts,
  SiteFacts,
} from '../../../shared/rules/catalogue/facts.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Facts that a test or bench may set anew for the next order. */
export type BuiltOrderFacts = Writable<Omit<OrderFacts, 'order'>> & {
  readonly order: Writable<Omit<RuledOrder, 'destination'>> & { readonly destination: { country: string } }
}

type Plain = Pick<
  RuledOrder,
  | 'channelId'
  | 'currency'
  | 'billingCountry'
  | 'past'
  | 'customerTier'
  | 'serviceLevel'
  | 'requests'
  | 'lines'
> & {
  readonly country: string
}

/** What a test says of an order: the order's own texts and facts side by side. */
export type SaidOfOrder = Partial<Omit<OrderFacts, 'order'> & Plain>

/** A plain order of one book to Paris; a test says only what it is about. */
export function orderFacts(said: SaidOfOrder = {}): BuiltOrderFacts {
  const {
    channelId,
    currency,
    billingCountry,
    past,
    requests,
    customerTier,
    serviceLevel,
    lines,
    country,
    ...facts
  } = said
  return {
    order: {
      channelId: channelId ?? 'shop',
      currency: currency ?? 'EUR',
      ...(billingCountry === undefined ? {} : { billingCountry }),
      ...(past === undefined ? {} : { past }),
      ...(requests === undefined ? {} : { requests }),
      customerTier: customerTier ?? '',
      serviceLevel: serviceLevel ?? 'standard',
      lines: lines ?? [{ sku: 'BOOK', quantity: 1 }],
      destination: { country: country ?? 'FR' },
    },
    tags: [],
    weightG: 1_000,
    chargeableG: 1_000,
    valueCents: 5_000,
    valueIn: () => Number.NaN,
    shippingPaidIn: () => Number.NaN,
    marginIn: () => Number.NaN,
    marginPercent: Number.NaN,
    pointKm: Number.NaN,
    postcode: '75011',
    territory: '',
    placedMinute: 600,
    placedWeekday: 2,
    placedMinuteAtSite: 600,
    placedWeekdayAtSite: 2,
    ageHours: 1,
    deadlineDay: Number.NaN,
    daysToDeadline: Number.NaN,
    nearestKm: 100,
    categories: ['books'],
    flags: [],
    commonFlags: [],
    longestMm: 200,
    heaviestG: 1_000,
    ...facts,
  }
}

/** A figure a site; yes is 1. */
export type SaidOfSites = { readonly [K in keyof SiteFacts]?: ArrayLike<number> }

/** Sites that are open, near, empty of load and hold ten of everything. */
export function siteFacts(said: SaidOfSites = {}): SiteFacts {
  const at = (figures: ArrayLike<number> | undefined, usual: number) => (site: number) =>
    figures?.[site] ?? usual
  const coversAll = at(said.coversAll, 1)
  const isOpen = at(said.isOpen, 1)
  return {
    distanceKm: at(said.distanceKm, 100),
    leastFree: at(said.leastFree, 10),
    mostFree: at(said.mostFree, 10),
    coversAll: (site) => coversAll(site) === 1,
    load: at(said.load, 0),
    capacityLeft: at(said.capacityLeft, Number.POSITIVE_INFINITY),
    isOpen: (site) => isOpen(site) === 1,
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

/** What a test says of a fulfilment; of its services one figure each. */
export type SaidOfShipment = Partial<Omit<ShipFacts, 'isSuspended' | 'capLeft'>> & {
  readonly suspended?: readonly number[]
  readonly capLeft?: readonly number[]
}

/** One fulfilment of one parcel from LILLE; no service is suspended or has a cap. */
export function shipFacts({ suspended, capLeft, ...said }: SaidOfShipment = {}): ShipFacts {
  return {
    siteId: 'LILLE',
    fulfillments: 1,
    parcels: [parcelFacts()],
    distanceKm: 100,
    isSuspended: (service) => suspended?.[service] === 1,
    capLeft: (service) => capLeft?.[service] ?? Number.POSITIVE_INFINITY,
    ...said,
  }
}
