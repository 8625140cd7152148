import type { CarrierService, Rate, ServiceLevel, Suspension } from '../../../shared/domain/carrier.ts'
import type { SERVICE_REFUSALS } from '../../../shared/domain/explanation.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { DayNumber } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { Carton } from './cartons.ts'
import type { Goods } from './goods.ts'
import type { DestinationClass, RateIndex } from './rate-index.ts'
import type { Surcharge } from './surcharges.ts'

export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** What an order asks of its shipping; the same for every site and every subset of its lines. */
export interface ShipTerms {
  /** `shipping.rates.destinationClass(country, postcode)`. */
  readonly destination: DestinationClass
  /** Of the order, or as rules changed it. */
  readonly level: ServiceLevel
  /** Latest delivery day that keeps the promise (`schedule.merchantDayOf(deliverBy)`), or NO_DEADLINE. */
  readonly lastDeliveryDay: DayNumber
  /** By service position: 1 = excluded by a rule. null = none. */
  readonly excluded: Uint8Array | null
  /** By service position: 1 = a rule wants one of these. null = no such rule. */
  readonly chosen: Uint8Array | null
  /** By service position: cents taken off the score because a rule prefers it. null = none. */
  readonly bonusCents: Int32Array | null
  /** Worth of a day earlier in cents: 0 cheapest first, large = fastest first. */
  readonly centsPerDay: number
  /** Cost of each day after `lastDeliveryDay`. */
  readonly centsPerLateDay: number
}

/** The best service found; one object per Quoter, overwritten by the next call. */
export interface BestService {
  service: number
  shippingCents: number
  /** Cents, days and lateness together; what was minimised. Ties go to the earlier service of the world. */
  score: number
  parcels: number
  transitDays: number
  shipDay: DayNumber
  deliverTo: DayNumber
}

/** One service looked at for one site and goods: an offer or why not. */
export type ServiceOffer = { readonly service: number } & (
  | {
      readonly kind: 'offer'
      readonly shippingCents: number
      readonly score: number
      readonly parcels: number
      readonly transitDays: number
      readonly shipDay: DayNumber
      readonly deliverTo: DayNumber
    }
  | {
      readonly kind: 'refused'
      readonly reason: ServiceRefusal
      /** Evidence, e.g. {weightG: 32000, maxWeightG: 30000}. */
      readonly detail: Readonly<Record<string, unknown>>
    }
)

/** Prices and chooses services for one run at one `now`. */
export interface Quoter {
  /** The service with the lowest score, or null when none takes the goods. Millions a second for one parcel. */
  best(site: number, terms: ShipTerms, goods: Goods): BestService | null
  /** Every service in the world's order with its offer or its refusal; agrees with `best`. For explanations. */
  offers(site: number, terms: ShipTerms, goods: Goods): readonly ServiceOffer[]
  /** The parcels that a chosen service was priced with. */
  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[]
}

/** Services, rate cards and suspensions, indexed once per world. */
export interface Shipping {
  readonly rates: RateIndex
  quoter(schedule: Schedule): Quoter
}

export interface ShippingInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  readonly rates: readonly Rate[]
  readonly suspensions: readonly Suspension[]
  readonly surcharges: readonly Surcharge[]
}

/** Refusals, in the order they are tested: see README.md beside this file. */
export function prepareShipping(_input: ShippingInput): Shipping {
  throw new Error('Not written yet')
}
