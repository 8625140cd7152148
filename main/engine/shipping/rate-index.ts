import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import { covers, type Place, placeOf, shortestPrefix } from '../../../shared/domain/postal/territory.ts'
import type { Site, SiteId } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type HolidayRegion, holidayRegionAt, regionKeys } from '../promise/holidays/holiday-region.ts'
import { type RateCards, ServiceCards } from './service-cards.ts'
import { zonePlaces } from './zone.ts'

/** A group of destinations that every rate, zone and surcharge treats alike and that keep the same holidays; -1 = no rate serves the country. */
export type DestinationClass = number

/** The brackets that apply from one site with one service to one destination class; -1 = none. */
export type Lane = number

/** The brackets of a lane side by side, lightest first; never empty. */
export interface Brackets {
  /** Chargeable weight that each holds; one array for all lanes with the same weights. */
  readonly upToG: Int32Array
  readonly priceCents: Int32Array
  /** In delivery days of the service. */
  readonly transitDays: Int32Array
}

/** Position of the smallest bracket that holds the chargeable weight, or -1. Cards have few brackets: read in order. */
export function bracketFor(brackets: Brackets, chargeableG: number): number {
  const { upToG } = brackets
  for (let i = 0; i < upToG.length; i++) if ((upToG[i] as number) >= chargeableG) return i
  return -1
}

/** Heaviest chargeable weight the lane has a price for. */
export function heaviestG({ upToG }: Brackets): number {
  return upToG[upToG.length - 1] ?? 0
}

/**
 * Rate cards indexed: (service, site, destination class) -> lane -> brackets. Sites and services are named by
 * their position in the lists given to `prepareRates`.
 *
 * Which rate wins: among those of the service for the country, from the site or from any site, the longest
 * prefix of the postcode; within it the smallest bracket that holds the parcel; of two equal brackets the one
 * for the site itself, then the cheaper. A longer prefix whose brackets are all too small does not give way to
 * a shorter one: it is the carrier's tariff for that area, and its top bracket is a limit of the lane.
 * Countries and prefixes are compared as `shared/domain/postal` writes them: a row for RE is one for FR 974, and a
 * place in a territory apart is priced by a row of the mainland only where a remote surcharge of the service names it.
 */
export interface RateIndex {
  /** Countries with at least one rate; a territory counts as the country whose postcodes it uses. */
  readonly countries: readonly string[]
  /** Regions of the classes, by whose holidays they are delivered to. */
  readonly regions: readonly HolidayRegion[]
  /** Country and postcode to class: one map look-up per prefix length in use. -1 = no row covers the place. */
  destinationClass(country: string, postcode: string): DestinationClass
  /** Position of the class's region in `regions`. */
  regionOf(destination: DestinationClass): number
  lane(service: number, site: number, destination: DestinationClass): Lane
  /** Of a lane that is not -1. */
  brackets(lane: Lane): Brackets
  /** Whether the class lies in a zone such as 'FR' or 'FR-20' given to `prepareRates`. */
  inZone(destination: DestinationClass, zone: string): boolean
}

export interface RateIndexInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  /** Those of unknown sites or services are left out. */
  readonly cards: RateCards
  /** Zones of suspensions and surcharges; they refine the classes. */
  readonly zones: readonly string[]
  /** Zones for which a service takes a remote surcharge; absent = none. */
  readonly remoteZones?: (service: CarrierService) => readonly string[]
}

export function prepareRates(input: RateIndexInput): RateIndex {
  return new PreparedRates(input)
}

const NO_RATES: readonly Rate[] = []

/** Prefixes in use within a country. */
interface Country {
  readonly classes: Map<string, DestinationClass>
  /** Lengths of those prefixes, longest first, 0 included. */
  lengths: readonly number[]
}

class PreparedRates implements RateIndex {
  readonly countries: readonly string[]
  readonly regions: readonly HolidayRegion[]
  /** By class: position of its region. */
  readonly #regionOf: Int32Array
  readonly #countries = new Map<string, Country>()
  readonly #classes: { country: Country; code: string; prefix: string }[] = []
  /** By service. */
  readonly #cards: readonly ServiceCards[]
  readonly #siteIds: readonly SiteId[]
  /** Per class: lane by site * services + service; filled when a destination first asks for it. */
  readonly #lanes: (Int32Array | undefined)[] = []
  readonly #brackets: Brackets[] = []
  readonly #laneOf = new Map<Brackets, Lane>()
  /** By service. */
  readonly #surcharged: readonly (readonly Place[])[]

  constructor({ sites, services, cards, zones, remoteZones = () => [] }: RateIndexInput) {
    this.#siteIds = sites.map(({ id }) => id)
    this.#surcharged = services.map((service) => remoteZones(service).flatMap(zonePlaces))
    this.#cards = services.map((service) => ServiceCards.of(cards.get(serviceKey(service)) ?? NO_RATES))
    const siteIds = new Set(this.#siteIds)
    for (const own of this.#cards) {
      for (const [code, prefix] of own.places(siteIds)) this.#addClass(this.#countryOf(code), code, prefix)
    }
    for (const { country: code, key } of zones.flatMap(zonePlaces)) {
      const country = this.#countries.get(code)
      if (country) this.#addClass(country, code, key)
    }
    for (const [code, country] of this.#countries) {
      country.lengths = lengthsOf(country)
      for (const key of regionKeys(code)) {
        // A territory that no row covers stays so.
        if (this.#classAt({ country: code, key }) !== -1) this.#addClass(country, code, key)
      }
      country.lengths = lengthsOf(country)
    }
    this.countries = [...this.#countries.keys()]
    const regions = this.#classes.map(({ code, prefix }) => holidayRegionAt({ country: code, key: prefix }))
    this.regions = [...new Set(regions)]
    this.#regionOf = Int32Array.from(regions, (region) => this.regions.indexOf(region))
  }

  #countryOf(code: string): Country {
    const known = this.#countries.get(code)
    if (known !== undefined) return known
    const country: Country = { classes: new Map(), lengths: [] }
    this.#countries.set(code, country)
    this.#addClass(country, code, '')
    return country
  }

  #addClass(country: Country, code: string, prefix: string): void {
    if (country.classes.has(prefix)) return
    country.classes.set(prefix, this.#classes.length)
    this.#classes.push({ country, code, prefix })
  }

  destinationClass(code: string, postcode: string): DestinationClass {
    return this.#classAt(placeOf(code, postcode))
  }

  #classAt(place: Place): DestinationClass {
    const country = this.#countries.get(place.country)
    if (!country) return -1
    const shortest = shortestPrefix(place)
    for (const length of country.lengths) {
      if (length < shortest) break
      if (length > place.key.length) continue
      const found = country.classes.get(place.key.slice(0, length))
      if (found !== undefined) return found
    }
    return -1
  }

  regionOf(destination: DestinationClass): number {
    return this.#regionOf[destination] ?? -1
  }

  lane(service: number, site: number, destination: DestinationClass): Lane {
    if (destination < 0) return -1
    const lanes = this.#lanes[destination] ?? this.#lanesOf(destination)
    return lanes[site * this.#cards.length + service] ?? -1
  }

  #lanesOf(destination: DestinationClass): Int32Array {
    const lanes = new Int32Array(this.#siteIds.length * this.#cards.length).fill(-1)
    const known = this.#classes[destination]
    if (known) {
      const { country, code, prefix } = known
      const prefixes = country.lengths
        .filter((length) => length <= prefix.length)
        .map((length) => prefix.slice(0, length))
      const place = { country: code, key: prefix }
      const shortest = shortestPrefix(place)
      const own = prefixes.filter(({ length }) => length >= shortest)
      for (const [service, cards] of this.#cards.entries()) {
        const isSurcharged = this.#surcharged[service]?.some(
          (area) => area.key.length >= shortest && covers(area, place),
        )
        for (const [site, id] of this.#siteIds.entries()) {
          const brackets = cards.brackets(code, isSurcharged ? prefixes : own, id)
          if (brackets !== null) lanes[site * this.#cards.length + service] = this.#laneFor(brackets)
        }
      }
    }
    this.#lanes[destination] = lanes
    return lanes
  }

  #laneFor(brackets: Brackets): Lane {
    const known = this.#laneOf.get(brackets)
    if (known !== undefined) return known
    this.#laneOf.set(brackets, this.#brackets.length)
    return this.#brackets.push(brackets) - 1
  }

  brackets(lane: Lane): Brackets {
    const brackets = this.#brackets[lane]
    assert(brackets, `lane ${lane} has brackets`)
    return brackets
  }

  inZone(destination: DestinationClass, zone: string): boolean {
    const known = this.#classes[destination]
    if (known === undefined) return false
    const place = { country: known.code, key: known.prefix }
    return zonePlaces(zone).some((area) => covers(area, place))
  }
}

function lengthsOf({ classes }: Country): number[] {
  return [...new Set([...classes.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a)
}
