import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { ChannelReserve, StockClaim, StockLevel } from '../../../shared/domain/stock.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { MovementCause } from './movement-table.ts'
import type { PageRequest, SearchedPage } from './page.ts'
import type { SitesSeen } from './sites-seen.ts'

/** A SKU whose stored open demand is not what waiting orders want of it. */
export interface DemandDifference {
  readonly sku: Sku
  readonly stored: number
  readonly actual: number
}

/** A level whose stored `reserved` is not what open fulfilments hold of it. */
export interface LedgerDifference {
  readonly siteId: SiteId
  readonly sku: Sku
  readonly stored: number
  readonly actual: number
}

/** Units of one level. */
export interface LevelUnits {
  readonly siteId: SiteId
  readonly sku: Sku
  readonly quantity: number
}

export interface StockQuery extends PageRequest {
  readonly seen: SitesSeen
  /** Part of a SKU or product name, any case; '' = all. */
  readonly search: string
  readonly siteId: SiteId | null
  /** short: free units <= 0 while something is reserved or ordered; zero: nothing on hand. */
  readonly only: 'all' | 'short' | 'zero'
  readonly sort: 'sku' | 'name' | 'on-hand' | 'free'
  readonly descending: boolean
}

export interface StockClaims {
  readonly claims: readonly StockClaim[]
  /** Claims beyond them. */
  readonly more: number
  /** There are more still, which were not counted. */
  readonly isMoreAtLeast: boolean
}

/** One product over the sites seen, as the stock screen lists it. */
export interface StockRow {
  readonly sku: Sku
  readonly name: string
  readonly levels: readonly StockLevel[]
}

/**
 * Stock levels. An open fulfilment (neither shipped nor cancelled) holds its allocations at its site, and
 * `reserved` of a level is at all times the sum of what is held of it: `DecisionTable.commit` takes it,
 * `FulfillmentTable.move` gives it back or lets it leave.
 */
export interface StockTable {
  all(): Promise<StockLevel[]>
  bySkus(skus: readonly Sku[]): Promise<StockLevel[]>
  list(query: StockQuery): Promise<SearchedPage<StockRow>>
  /** Sets on hand and safety; keeps `reserved`. Creates missing levels. Each change is a movement, imported unless `cause` says other. */
  putLevels(levels: readonly Omit<StockLevel, 'reserved'>[], cause?: MovementCause): Promise<void>
  /**
   * Levels of which nothing is held and which have so many on hand still; returns those that are gone. What put them there
   * is undone by it.
   */
  removeLevels(
    levels: readonly Pick<StockLevel, 'siteId' | 'sku' | 'onHand'>[],
  ): Promise<Pick<StockLevel, 'siteId' | 'sku'>[]>
  /** Nobody takes units of the level from `since` on; null = it has been counted. What is reserved stays reserved. */
  doubt(siteId: SiteId, sku: Sku, since: EpochMs | null): Promise<void>
  /** Levels that are in doubt. */
  inDoubt(): Promise<StockLevel[]>
  /** Units ordered but not reserved: lines of `received`, `on-hold` and `backordered` orders. SKUs without any are absent. */
  openDemand(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, number>>
  /** SKUs whose open demand is not the sum over all waiting orders. */
  demandDifferences(): Promise<DemandDifference[]>
  /** Sets them right; returns what was repaired. */
  repairDemand(): Promise<DemandDifference[]>
  /** Units that open orders of a channel want and that have not left, reserved or not; SKUs without any are absent. */
  openUnitsOf(channelId: string, skus: readonly Sku[]): Promise<ReadonlyMap<Sku, number>>
  /** Who holds units of a SKU, oldest order first, at most 200. */
  holdersOf(sku: Sku): Promise<{ orderId: string; reference: string; siteId: SiteId; quantity: number }[]>
  /**
   * Who holds units of a SKU at the sites seen and which orders seen wait for some, the earliest to leave first; at
   * most `limit`.
   */
  claimsOn(sku: Sku, seen: SitesSeen, limit: number): Promise<StockClaims>
  /** Of these SKUs; of all of them unless they are said. */
  ledgerDifferences(skus?: readonly Sku[] | null): Promise<LedgerDifference[]>
  /** Sets every differing `reserved` to what is held; returns what was repaired. */
  repairLedger(skus?: readonly Sku[] | null): Promise<LedgerDifference[]>
  /** What the last `limit` fulfilments decided since then took of each level, and since when those are. */
  takenLately(since: EpochMs, limit: number): Promise<{ units: readonly LevelUnits[]; since: EpochMs }>
  /** Levels and open fulfilments that a check of the ledger walks. */
  ledgerSize(): Promise<number>
  /** What open fulfilments after number `after` hold, of the next `limit` of them; `next` null = there are no more. */
  unitsHeldAfter(after: number, limit: number): Promise<{ units: readonly LevelUnits[]; next: number | null }>
  /** What levels say is reserved, by SKU and site, after one of them. */
  reservedAfter(after: Pick<StockLevel, 'siteId' | 'sku'>, limit: number): Promise<readonly LevelUnits[]>

  reserves(): Promise<ChannelReserve[]>
  /** Replaces all reserves of the SKUs that occur in `reserves`. */
  replaceReserves(reserves: readonly ChannelReserve[]): Promise<void>
}
