import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'
import type { Page, PageRequest } from './page.ts'

/** Units of one order line held at one site for one fulfilment. */
export interface Reservation {
  readonly orderId: string
  readonly fulfillmentId: string
  readonly lineId: string
  readonly siteId: SiteId
  readonly sku: Sku
  readonly quantity: number
}

/** A level whose stored `reserved` is not the sum of its reservations. */
export interface LedgerDifference {
  readonly siteId: SiteId
  readonly sku: Sku
  readonly stored: number
  readonly actual: number
}

export interface StockQuery extends PageRequest {
  /** Part of a SKU or product name, any case; '' = all. */
  readonly search: string
  readonly siteId: SiteId | null
  /** short: free units <= 0 while something is reserved or ordered; zero: nothing on hand. */
  readonly only: 'all' | 'short' | 'zero'
  readonly sort: 'sku' | 'name' | 'on-hand' | 'free'
  readonly descending: boolean
}

/** One product over all sites, as the stock screen lists it. */
export interface StockRow {
  readonly sku: Sku
  readonly name: string
  readonly levels: readonly StockLevel[]
}

/**
 * The reservation ledger. Every change of `reserved` goes through here, in the transaction that causes it;
 * `reserved` of a level is at all times the sum of its reservations.
 */
export interface StockTable {
  all(): Promise<StockLevel[]>
  bySkus(skus: readonly Sku[]): Promise<StockLevel[]>
  list(query: StockQuery): Promise<Page<StockRow>>
  /** Sets on hand and safety; keeps `reserved`. Creates missing levels. */
  putLevels(levels: readonly Omit<StockLevel, 'reserved'>[]): Promise<void>
  /**
   * Takes every reservation whose level still has on_hand - reserved - safety >= quantity, by a conditional
   * update on the live row; returns those refused. Rows of one fulfilment are taken together or refused together.
   */
  reserve(reservations: readonly Reservation[]): Promise<Reservation[]>
  /** Gives back what the fulfilment holds; returns the SKUs concerned. Doing it twice changes nothing. */
  release(fulfillmentId: string): Promise<Sku[]>
  /** Goods have left: on_hand and reserved go down by what the fulfilment holds. Doing it twice changes nothing. */
  consume(fulfillmentId: string): Promise<Sku[]>
  /** Units ordered but not reserved: lines of `received`, `on-hold` and `backordered` orders. SKUs without any are absent. */
  openDemand(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, number>>
  /** What the order's stored fulfilments hold. */
  reservationsOf(orderId: string): Promise<Reservation[]>
  /** Who holds units of a SKU, oldest order first, at most 200. */
  holdersOf(sku: Sku): Promise<{ orderId: string; reference: string; siteId: SiteId; quantity: number }[]>
  ledgerDifferences(): Promise<LedgerDifference[]>
  /** Sets every differing `reserved` to the sum of its reservations; returns what was repaired. */
  repairLedger(): Promise<LedgerDifference[]>

  reserves(): Promise<ChannelReserve[]>
  /** Replaces all reserves of the SKUs that occur in `reserves`. */
  replaceReserves(reserves: readonly ChannelReserve[]): Promise<void>
}
