import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { type ExchangeRate, ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import { type LiveQuote, postcodeZone, quotedWeight } from '../../../shared/domain/live-quote.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { placesOf } from '../../../shared/domain/postal/territory.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { volumeMm3 } from '../../engine/shipping/cartons.ts'

/** A price is asked for again when it is needed after this, and used for so long while the carrier is away. */
export const FRESH_MS = 12 * HOUR_MS
export const USED_MS = 3 * DAY_MS
/** Volume counts as most carriers of parcels reckon it: 5,000 cm3 are a kilogram, so mm3 per gram. */
const VOLUMETRIC = 5_000
/** Where a carrier gives no transit time. */
const USUAL_DAYS = 3

export interface QuotingInput {
  readonly services: readonly CarrierService[]
  /** Without those of quotes. */
  readonly cards: readonly Rate[]
  readonly products: readonly Product[]
  readonly accounts: readonly CarrierAccount[]
  /** The last of each lane and service. */
  readonly quotes: readonly LiveQuote[]
  readonly currency: string
  readonly exchangeRates: readonly ExchangeRate[]
  readonly now: EpochMs
}

/** A service that an account could price from a site, and which weight it is asked with. */
export interface UnpricedLane {
  readonly accountId: string
  readonly siteId: string
  readonly country: string
  readonly postcodePrefix: string
  readonly upToWeightG: number
}

/**
 * Live prices where there is no rate card: which rates they make, and which prices an order lacks. A service with a
 * rate card for the country is never priced so. Asks nobody.
 */
export class Quoting {
  /** Quotes as rates of the engine, in the merchant's currency. */
  readonly rates: readonly Rate[]
  readonly #live: ReadonlyMap<string, CarrierAccount>
  readonly #carded: ReadonlySet<string>
  readonly #products: ReadonlyMap<string, Product>
  readonly #quoted = new Map<string, LiveQuote>()
  readonly #now: EpochMs

  constructor(input: QuotingInput) {
    const { accounts, cards, products, quotes, now } = input
    this.#now = now
    this.#live = new Map(
      accounts
        .filter(({ isActive, livePrices, kind }) => isActive && livePrices && CARRIER_ABILITIES[kind].quotes)
        .map((account) => [account.id, account]),
    )
    const has = this.#live.size > 0
    this.#carded = new Set(has ? cards.map((card) => cardKey(serviceKey(card), card.country)) : [])
    this.#products = new Map(has ? products.map((product) => [product.sku, product]) : [])
    const table = new ExchangeTable(input.exchangeRates)
    const known = new Set(input.services.map(serviceKey))
    const rates: Rate[] = []
    for (const quote of quotes) {
      const { carrierId, serviceId, cents, currency, siteId, country, postcodePrefix, upToWeightG } = quote
      const service = serviceKey(quote)
      const priceCents = table.convert(cents, currency, input.currency, Math.floor(quote.quotedAt / DAY_MS))
      const isUsed =
        this.#live.has(quote.accountId) && known.has(service) && !this.#isCarded(service, country)
      if (!isUsed || Number.isNaN(priceCents)) continue
      this.#quoted.set(quoteKey(quote.accountId, siteId, service, quote), quote)
      rates.push({
        carrierId,
        serviceId,
        originSiteId: siteId,
        country,
        postcodePrefix,
        upToWeightG,
        priceCents,
        transitDays: quote.transitDays ?? USUAL_DAYS,
      })
    }
    this.rates = rates
  }

  get isOff(): boolean {
    return this.#live.size === 0
  }

  /** What the account would be asked for the order; null = it is not asked for live prices of the service. */
  laneOf(
    order: Order,
    { accountId, siteId, service }: { accountId: string; siteId: string; service: string },
  ): UnpricedLane | null {
    const { country, postcode } = order.destination
    if (!this.#live.has(accountId) || this.#isCarded(service, country)) return null
    const upToWeightG = quotedWeight(this.#chargeableG(order))
    if (upToWeightG === null) return null
    return { accountId, siteId, country, postcodePrefix: postcodeZone(country, postcode), upToWeightG }
  }

  /** There is a price; `isFresh`: it need not be asked for again. */
  priceOf(lane: UnpricedLane, service: string): { readonly isFresh: boolean } | null {
    const quote = this.#quoted.get(quoteKey(lane.accountId, lane.siteId, service, lane))
    return quote === undefined ? null : { isFresh: this.#now - quote.quotedAt < FRESH_MS }
  }

  #isCarded(service: string, country: string): boolean {
    return placesOf(country, '').some((place) => this.#carded.has(`${service}\n${place.country}`))
  }

  #chargeableG({ lines }: Order): number {
    let weightG = 0
    let volume = 0
    for (const { sku, quantity } of lines) {
      const product = this.#products.get(sku)
      if (product === undefined) continue
      weightG += product.weightG * quantity
      volume += volumeMm3(product) * quantity
    }
    return Math.max(weightG, Math.ceil(volume / VOLUMETRIC))
  }
}

function cardKey(service: string, country: string): string {
  const [place] = placesOf(country, '')
  return `${service}\n${place?.country ?? country}`
}

function quoteKey(
  accountId: string,
  siteId: string,
  service: string,
  { country, postcodePrefix, upToWeightG }: Omit<UnpricedLane, 'accountId' | 'siteId'>,
): string {
  return JSON.stringify([accountId, siteId, service, country, postcodePrefix, upToWeightG])
}
