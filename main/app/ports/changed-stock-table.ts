import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/**
 * SKUs of which what channels may sell may have changed: one mark a SKU, by its last change, however often it
 * changes. What each channel may sell of it is computed when the channel is told; how far each has been told is
 * kept here.
 */
export interface ChangedStockTable {
  mark(skus: Iterable<Sku>, now: EpochMs): Promise<void>
  /** Every product. */
  markAll(now: EpochMs): Promise<void>
  /** Those changed since the channel was told last, the earliest first. */
  untold(channelId: string, limit: number, offset?: number): Promise<readonly ChangedSku[]>
  /** Which of these SKUs the channel has not been told. */
  untoldOf(channelId: string, skus: readonly Sku[]): Promise<ReadonlySet<Sku>>
  /** How many SKUs the channel has not been told, and since when the one that has waited longest. */
  countUntold(channelId: string): Promise<{ readonly count: number; readonly since: EpochMs | null }>
  /** The channel has been told up to this change. */
  putTold(channelId: string, seq: number): Promise<void>
}

export interface ChangedSku {
  readonly sku: Sku
  /** Grows with every change. */
  readonly seq: number
  readonly at: EpochMs
}
