import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import {
  covers,
  type Place,
  placeOf,
  placesOf,
  shortestPrefix,
} from '../../../shared/domain/postal/territory.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type HolidayRegion, holidayRegionAt, regionKeys } from '../promise/holidays/holiday-region.ts'
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
  readonly rates: readonly Rate[]
  /** Zones of suspensions and surcharges; they refine the classes. */
  readonly zones: readonly string[]
  /** Zones for which a service takes a remote surcharge; absent = none. */
  readonly remoteZones?: (service: CarrierService) => readonly string[]
}

export function prepareRates(input: RateIndexInput): RateIndex {
  return new PreparedRates(input)
}

/** The rates of one service for one country and prefix. */
interface Card {
  readonly fromAnySite: Rate[]
  readonly bySite: Map<number, Rate[]>
  anySiteLane: Lane
  readonly siteLanes: Map<number, Lane>
}

/** Prefixes in use within a country. */
interface Country {
  readonly classes: Map<string, DestinationClass>
  /** Lengths of those prefixes, longest first, 0 included. */
  lengths: readonly number[]
  /** By service, then prefix. */
  readonly cards: Map<string, Card>[]
}

class PreparedRates implements RateIndex {
  readonly countries: readonly string[]
  readonly regions: readonly HolidayRegion[]
  /** By class: position of its region. */
  readonly #regionOf: Int32Array
  readonly #countries = new Map<string, Country>()
  readonly #classes: { country: Country; code: string; prefix: string }[] = []
  /** Per class: lane by site * services + service; filled when a destination first asks for it. */
  readonly #lanes: (Int32Array | undefined)[] = []
  readonly #brackets: Brackets[] = []
  /** Lanes by content: cards repeat the same brackets for many prefixes, and fewer of them stay in the cache. */
  readonly #laneOf = new Map<string, Lane>()
  /** Weights by content: lanes with the same weights hold the same array. */
  readonly #breaks = new Map<string, Int32Array>()
  readonly #siteCount: number
  readonly #serviceCount: number
  /** By service. */
  readonly #surcharged: readonly (readonly Place[])[]

  constructor({ sites, services, rates, zones, remoteZones = () => [] }: RateIndexInput) {
    this.#siteCount = sites.length
    this.#serviceCount = services.length
    this.#surcharged = services.map((service) => remoteZones(service).flatMap(zonePlaces))
    const siteAt = new Map(sites.map((site, i) => [site.id, i]))
    const serviceAt = new Map(services.map((service, i) => [serviceKey(service), i]))
    for (const rate of rates) this.#addRate(rate, siteAt, serviceAt)
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
      for (const cards of country.cards) for (const card of cards.values()) this.#addLanes(card)
    }
    this.countries = [...this.#countries.keys()]
    const regions = this.#classes.map(({ code, prefix }) => holidayRegionAt({ country: code, key: prefix }))
    this.regions = [...new Set(regions)]
    this.#regionOf = Int32Array.from(regions, (region) => this.regions.indexOf(region))
  }

  #addRate(rate: Rate, siteAt: ReadonlyMap<string, number>, serviceAt: ReadonlyMap<string, number>): void {
    const service = serviceAt.get(serviceKey(rate))
    const site = rate.originSiteId === null ? null : siteAt.get(rate.originSiteId)
    if (service === undefined || site === undefined) return
    for (const { country, key } of placesOf(rate.country, rate.postcodePrefix)) {
      const card = this.#cardOf(this.#countryOf(country), country, service, key)
      if (site === null) card.fromAnySite.push(rate)
      else if (card.bySite.has(site)) card.bySite.get(site)?.push(rate)
      else card.bySite.set(site, [rate])
    }
  }

  #countryOf(code: string): Country {
    const known = this.#countries.get(code)
    if (known !== undefined) return known
    const country: Country = {
      classes: new Map(),
      lengths: [],
      cards: Array.from({ length: this.#serviceCount }, () => new Map()),
    }
    this.#countries.set(code, country)
    this.#addClass(country, code, '')
    return country
  }

  #cardOf(country: Country, code: string, service: number, prefix: string): Card {
    this.#addClass(country, code, prefix)
    const known = country.cards[service]?.get(prefix)
    if (known !== undefined) return known
    const card: Card = { fromAnySite: [], bySite: new Map(), anySiteLane: -1, siteLanes: new Map() }
    country.cards[service]?.set(prefix, card)
    return card
  }

  #addClass(country: Country, code: string, prefix: string): void {
    if (country.classes.has(prefix)) return
    country.classes.set(prefix, this.#classes.length)
    this.#classes.push({ country, code, prefix })
  }

  #addLanes(card: Card): void {
    if (card.fromAnySite.length > 0) card.anySiteLane = this.#addLane(card.fromAnySite)
    for (const [site, rates] of card.bySite) {
      card.siteLanes.set(site, this.#addLane([...rates, ...card.fromAnySite]))
    }
  }

  #addLane(rates: readonly Rate[]): Lane {
    const ordered = rates.toSorted(
      (a, b) =>
        a.upToWeightG - b.upToWeightG ||
        Number(a.originSiteId === null) - Number(b.originSiteId === null) ||
        a.priceCents - b.priceCents,
    )
    const kept = ordered.filter((rate, i) => rate.upToWeightG !== ordered[i - 1]?.upToWeightG)
    const content = kept.map((rate) => `${rate.upToWeightG} ${rate.priceCents} ${rate.transitDays}`).join()
    const known = this.#laneOf.get(content)
    if (known !== undefined) return known
    this.#laneOf.set(content, this.#brackets.length)
    const breaks = kept.map((rate) => rate.upToWeightG).join()
    let upToG = this.#breaks.get(breaks)
    if (!upToG) {
      upToG = Int32Array.from(kept, (rate) => rate.upToWeightG)
      this.#breaks.set(breaks, upToG)
    }
    this.#brackets.push({
      upToG,
      priceCents: Int32Array.from(kept, (rate) => rate.priceCents),
      transitDays: Int32Array.from(kept, (rate) => rate.transitDays),
    })
    return this.#brackets.length - 1
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
    return lanes[site * this.#serviceCount + service] ?? -1
  }

  #lanesOf(destination: DestinationClass): Int32Array {
    const lanes = new Int32Array(this.#siteCount * this.#serviceCount).fill(-1)
    const known = this.#classes[destination]
    if (known) {
      const { country, code, prefix } = known
      const prefixes = country.lengths
        .filter((length) => length <= prefix.length)
        .map((length) => prefix.slice(0, length))
      const place = { country: code, key: prefix }
      const shortest = shortestPrefix(place)
      const own = prefixes.filter(({ length }) => length >= shortest)
      for (let service = 0; service < this.#serviceCount; service++) {
        const isSurcharged = this.#surcharged[service]?.some(
          (area) => area.key.length >= shortest && covers(area, place),
        )
        for (let site = 0; site < this.#siteCount; site++) {
          lanes[site * this.#serviceCount + service] = longestPrefixLane(
            country.cards[service],
            isSurcharged ? prefixes : own,
            site,
          )
        }
      }
    }
    this.#lanes[destination] = lanes
    return lanes
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

/** `prefixes` are longest first. */
function longestPrefixLane(
  cards: ReadonlyMap<string, Card> | undefined,
  prefixes: readonly string[],
  site: number,
): Lane {
  for (const prefix of prefixes) {
    const card = cards?.get(prefix)
    const lane = card?.siteLanes.get(site) ?? card?.anySiteLane ?? -1
    if (lane >= 0) return lane
  }
  return -1
}
