import type { Fulfillment, FulfillmentState } from '../../../shared/domain/fulfillment.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Pages in an order that never changes, for programs that read on from where they were. */
export interface Following {
  /** Ids after `after`, ascending. */
  orders(page: {
    readonly after: OrderId
    readonly limit: number
    /** null = of all channels. */
    readonly channelId: string | null
  }): Promise<OrderId[]>
  /** As they were planned; `no` grows with each. */
  fulfillments(page: {
    readonly after: number
    readonly limit: number
    readonly siteId: string | null
    readonly state: FulfillmentState | null
  }): Promise<{ no: number; fulfillment: Fulfillment }[]>
  /** The last number of the journal before then; 0 = it begins later. */
  lastBefore(at: EpochMs): Promise<number>
  /** SKUs that have a level, after `after`, ascending. */
  stockedSkus(after: Sku, limit: number): Promise<Sku[]>
}
