import type { SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Page, PageRequest } from './page.ts'

/** One line of an order as its channel counts it: `units` of ours in each of its articles, at the channel's price. */
export interface LinePack {
  readonly lineId: string
  readonly channelSku: string
  readonly units: number
  readonly unitPriceCents: number
}

/** A SKU of a channel that means nothing here yet. */
export interface WaitingSku {
  readonly channelSku: string
  /** Orders on hold that have it. */
  readonly orders: number
  readonly since: EpochMs
}

export interface MappingQuery extends PageRequest {
  readonly channelId: string
  /** Part of either SKU, any case; '' = all. */
  readonly search: string
}

/**
 * What the SKUs of channels mean, what the lines of orders were before they were mapped, and which orders wait
 * for a SKU to be explained.
 */
export interface SkuMappingTable {
  /** By the channel's SKU. */
  list(query: MappingQuery): Promise<Page<SkuMapping>>
  /** Of one channel, or of all when null. */
  all(channelId: string | null): Promise<SkuMapping[]>
  ofChannelSkus(channelId: string, channelSkus: readonly string[]): Promise<SkuMapping[]>
  /** All whose product, or whose own SKU, is one of these, over all channels. */
  concerning(skus: readonly Sku[]): Promise<SkuMapping[]>
  put(mappings: readonly SkuMapping[]): Promise<void>
  remove(channelId: string, channelSkus: readonly string[]): Promise<void>

  packsOf(orderId: string): Promise<LinePack[]>
  /** Replaces those of the order. */
  putPacks(
    order: { readonly id: string; readonly channelId: string },
    packs: readonly LinePack[],
  ): Promise<void>
  /** Ids of orders before release that have a line mapped from one of these. */
  openOrdersWith(channelId: string, channelSkus: readonly string[]): Promise<string[]>

  /** The order waits for these, and for no others any more; none = it does not wait. */
  setWaiting(
    order: { readonly id: string; readonly channelId: string },
    channelSkus: readonly string[],
    since: EpochMs,
  ): Promise<void>
  /** Of orders that are on hold, the SKU most waited for first. */
  waiting(channelId: string): Promise<WaitingSku[]>
  /** Ids of orders on hold that wait for one of these (null = for any), oldest first. */
  waitingOrders(channelId: string, channelSkus: readonly string[] | null, limit: number): Promise<string[]>
  /** How many orders on hold wait for any. */
  countWaiting(channelId: string): Promise<number>
  /** Of these orders, those that wait for a SKU to be explained. */
  ordersWaiting(orderIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Channels of which an order waits. */
  channelsWaiting(): Promise<string[]>
}

/** Why ours and theirs may differ without anything being wrong. */
export type DifferenceReason = 'push-waits' | 'order-meanwhile'
/** How a repair of a difference stands: sent and not compared again yet, found equal, still different. */
export type RepairState = 'sent' | 'repaired' | 'remains'

/** One SKU of a channel as it was compared last. */
export interface ReconciledSku {
  readonly channelId: string
  readonly channelSku: string
  readonly sku: Sku
  /** Of the product. */
  readonly name: string
  readonly units: number
  readonly ours: number
  /** null = the channel does not sell it, or does not count it. */
  readonly theirs: number | null
  readonly reason: DifferenceReason | null
  readonly repair: RepairState | null
  readonly checkedAt: EpochMs
}

export interface ReconciledQuery extends PageRequest {
  readonly channelId: string
  /** differences: our figure is not theirs, explained or not; SKUs that the channel does not sell do not count. */
  readonly only: 'all' | 'differences'
  /** Part of a SKU or of the product's name, any case; '' = all. */
  readonly search: string
  readonly sort: 'sku' | 'ours' | 'theirs' | 'difference'
  readonly descending: boolean
}

/** The last comparison of each channel's stock with ours. */
export interface ReconciledStockTable {
  list(query: ReconciledQuery): Promise<Page<ReconciledSku>>
  ofSkus(channelId: string, channelSkus: readonly string[]): Promise<ReconciledSku[]>
  /** SKUs of the channel whose repair stands so. */
  repairs(channelId: string, state: RepairState): Promise<ReconciledSku[]>
  put(rows: readonly ReconciledSku[]): Promise<void>
  /** Forgets what was compared before `before` and not again since: SKUs that are gone. */
  dropOlder(channelId: string, before: EpochMs): Promise<void>
  /** SKUs that the channel sells, those that differ, and of these those that nothing explains. */
  counts(channelId: string): Promise<{ skus: number; differences: number; unexplained: number }>
  /** Which of these products are in an order of the channel that was received since. */
  orderedSince(channelId: string, skus: readonly Sku[], since: EpochMs): Promise<ReadonlySet<Sku>>
}
