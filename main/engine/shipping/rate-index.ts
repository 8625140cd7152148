import type { CarrierService, Rate } from '../../../shared/domain/carrier.ts'
import type { Site } from '../../../shared/domain/site.ts'

/** A group of destinations that every rate, zone and surcharge treats alike; -1 = no rate serves the country. */
export type DestinationClass = number

/** The brackets that apply from one site with one service to one destination class; -1 = none. */
export type Lane = number

/** One row of a rate card within the index; -1 = no bracket holds the weight. */
export type Bracket = number

/**
 * Rate cards indexed: (service, site, destination class) -> lane -> bracket. Sites and services are named by
 * their position in the lists given to `prepareRates`.
 */
export interface RateIndex {
  /** Countries with at least one rate. */
  readonly countries: readonly string[]
  /** Country and postcode to class: one map look-up per prefix length in use. */
  destinationClass(country: string, postcode: string): DestinationClass
  /** Position of the class's country in `countries`. */
  countryOf(destination: DestinationClass): number
  lane(service: number, site: number, destination: DestinationClass): Lane
  /** Smallest bracket of the lane that holds the chargeable weight. */
  bracket(lane: Lane, chargeableG: number): Bracket
  /** Heaviest chargeable weight the lane has a price for. */
  heaviestG(lane: Lane): number
  priceCents(bracket: Bracket): number
  /** In delivery days of the service. */
  transitDays(bracket: Bracket): number
  /** Whether the class lies in a zone such as 'FR' or 'FR-20' given to `prepareRates`. */
  inZone(destination: DestinationClass, zone: string): boolean
}

export interface RateIndexInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  readonly rates: readonly Rate[]
  /** Zones of suspensions and surcharges; they refine the classes. */
  readonly zones: readonly string[]
}

export function prepareRates(_input: RateIndexInput): RateIndex {
  throw new Error('Not written yet')
}
