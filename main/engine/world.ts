import type { CarrierService, Rate, ServiceKey, Suspension } from '../../shared/domain/carrier.ts'
import type { ExchangeRate } from '../../shared/domain/exchange-rate.ts'
import type { HolidayEdit } from '../../shared/domain/holidays.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import type { Product, Sku } from '../../shared/domain/product.ts'
import type { Site, SiteId } from '../../shared/domain/site.ts'
import type { ChannelReserve, StockLevel } from '../../shared/domain/stock.ts'
import type { Surcharge } from '../../shared/domain/surcharge.ts'
import type { LocalDate } from '../../shared/lib/clock.ts'

/**
 * All that a decision depends on besides the orders, the rules and the time: plain data, loaded by the app
 * layer or read from CSV. The engine prepares it once and indexes it; it never changes what it was given.
 */
export interface World {
  /** The merchant's IANA zone, for rules that speak of the merchant's time. */
  readonly timeZone: string
  /** The workspace's, ISO 4217: of all costs, and of what rules say of an order's value. */
  readonly currency: string
  readonly exchangeRates: readonly ExchangeRate[]
  readonly policy: Policy
  readonly sites: readonly Site[]
  readonly products: readonly Product[]
  readonly stock: readonly StockLevel[]
  readonly reserves: readonly ChannelReserve[]
  /** Priority of a channel when stock is scarce; channels not listed have 0. */
  readonly channelPriority: ReadonlyMap<string, number>
  readonly services: readonly CarrierService[]
  readonly rates: readonly Rate[]
  readonly suspensions: readonly Suspension[]
  readonly surcharges: readonly Surcharge[]
  /** Changes to the public holidays that are built in. */
  readonly holidays: readonly HolidayEdit[]
  /** Orders already planned per site and local ship date. */
  readonly siteLoad: readonly { siteId: SiteId; date: LocalDate; orders: number }[]
  /** Parcels already planned per service and local ship date. */
  readonly serviceLoad: readonly { service: ServiceKey; date: LocalDate; parcels: number }[]
  /** What units of scarce stock are worth to later orders, from recent demand; absent = nothing. */
  readonly shadowPrices: ReadonlyMap<SiteId, ReadonlyMap<Sku, UnitWorth>>
}

/**
 * Cents that the last of so many units is worth: dearer the fewer there are. Fewest units first; between two entries it
 * falls evenly, beyond the last it is that of the last.
 */
export type UnitWorth = readonly { readonly units: number; readonly cents: number }[]
