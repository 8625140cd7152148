import { type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import { placesOf } from '../../../shared/domain/postal/territory.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { Brackets } from './rate-index.ts'

/** The rates of each service, by `serviceKey`. */
export type RateCards = ReadonlyMap<string, readonly Rate[]>

/** Of a service whose rates are those of `before`, one for one, it is the same list. */
export function rateCards(rates: readonly Rate[], before: RateCards = new Map()): RateCards {
  const cards = new Map<string, Rate[]>()
  let last: Rate | undefined
  let own: Rate[] = []
  for (const rate of rates) {
    // As a rule those of a service follow one another.
    if (last === undefined || rate.carrierId !== last.carrierId || rate.serviceId !== last.serviceId) {
      const key = serviceKey(rate)
      own = cards.get(key) ?? []
      cards.set(key, own)
    }
    own.push(rate)
    last = rate
  }
  return new Map(
    [...cards].map(([key, own]) => {
      const known = before.get(key)
      const isSame = known?.length === own.length && own.every((rate, i) => rate === known[i])
      return [key, isSame ? known : own]
    }),
  )
}

/** The rates of one service for one country and prefix. */
interface Card {
  readonly fromAnySite: Rate[]
  readonly bySite: Map<SiteId, Rate[]>
}

/** The rates of one service by place. Brackets are made when they are first asked for. */
export class ServiceCards {
  /** By country, then prefix. */
  readonly #cards = new Map<string, Map<string, Card>>()
  readonly #made = new Map<Card, Map<SiteId | null, Brackets>>()
  /** By content: cards repeat the same brackets for many prefixes, and fewer of them stay in the cache. */
  readonly #brackets = new Map<string, Brackets>()
  /** Weights by content: brackets with the same weights hold the same array. */
  readonly #weights = new Map<string, Int32Array>()

  private constructor(rates: readonly Rate[]) {
    let last: Rate | undefined
    let cards: Card[] = []
    for (const rate of rates) {
      const { originSiteId, country, postcodePrefix } = rate
      if (country !== last?.country || postcodePrefix !== last.postcodePrefix)
        cards = placesOf(country, postcodePrefix).map((place) => this.#cardOf(place.country, place.key))
      last = rate
      for (const { fromAnySite, bySite } of cards) {
        if (originSiteId === null) fromAnySite.push(rate)
        else {
          const own = bySite.get(originSiteId)
          if (own === undefined) bySite.set(originSiteId, [rate])
          else own.push(rate)
        }
      }
    }
  }

  /** The same for the same list, as long as that is kept: all worlds whose service has these rates share it. */
  static of(rates: readonly Rate[]): ServiceCards {
    let cards = KNOWN.get(rates)
    if (cards === undefined) KNOWN.set(rates, (cards = new ServiceCards(rates)))
    return cards
  }

  #cardOf(country: string, prefix: string): Card {
    let byPrefix = this.#cards.get(country)
    if (byPrefix === undefined) this.#cards.set(country, (byPrefix = new Map()))
    let card = byPrefix.get(prefix)
    if (card === undefined) byPrefix.set(prefix, (card = { fromAnySite: [], bySite: new Map() }))
    return card
  }

  /** Countries and prefixes that are served from any of these sites. */
  *places(sites: ReadonlySet<SiteId>): Generator<readonly [country: string, prefix: string]> {
    for (const [country, byPrefix] of this.#cards) {
      for (const [prefix, { fromAnySite, bySite }] of byPrefix) {
        if (fromAnySite.length > 0 || bySite.keys().some((site) => sites.has(site))) yield [country, prefix]
      }
    }
  }

  /** Of the first of these prefixes that is served from the site; null = none. The same object for the same content. */
  brackets(country: string, prefixes: readonly string[], site: SiteId): Brackets | null {
    const byPrefix = this.#cards.get(country)
    if (byPrefix === undefined) return null
    for (const prefix of prefixes) {
      const card = byPrefix.get(prefix)
      if (card === undefined) continue
      const own = card.bySite.get(site)
      if (own !== undefined) return this.#of(card, site, [...own, ...card.fromAnySite])
      if (card.fromAnySite.length > 0) return this.#of(card, null, card.fromAnySite)
    }
    return null
  }

  #of(card: Card, site: SiteId | null, rates: readonly Rate[]): Brackets {
    let made = this.#made.get(card)
    if (made === undefined) this.#made.set(card, (made = new Map()))
    let brackets = made.get(site)
    if (brackets === undefined) made.set(site, (brackets = this.#make(rates)))
    return brackets
  }

  #make(rates: readonly Rate[]): Brackets {
    const ordered = rates.toSorted(
      (a, b) =>
        a.upToWeightG - b.upToWeightG ||
        Number(a.originSiteId === null) - Number(b.originSiteId === null) ||
        a.priceCents - b.priceCents,
    )
    const kept = ordered.filter((rate, i) => rate.upToWeightG !== ordered[i - 1]?.upToWeightG)
    const content = kept.map((rate) => `${rate.upToWeightG} ${rate.priceCents} ${rate.transitDays}`).join()
    const known = this.#brackets.get(content)
    if (known !== undefined) return known
    const weights = kept.map((rate) => rate.upToWeightG).join()
    let upToG = this.#weights.get(weights)
    if (upToG === undefined) {
      upToG = Int32Array.from(kept, (rate) => rate.upToWeightG)
      this.#weights.set(weights, upToG)
    }
    const brackets: Brackets = {
      upToG,
      priceCents: Int32Array.from(kept, (rate) => rate.priceCents),
      transitDays: Int32Array.from(kept, (rate) => rate.transitDays),
    }
    this.#brackets.set(content, brackets)
    return brackets
  }
}

const KNOWN = new WeakMap<readonly Rate[], ServiceCards>()
