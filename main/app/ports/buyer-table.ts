import type { OrderId } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** All that is stored about an order in which its buyer may be named, as it is stored. */
export interface BuyerRecord {
  readonly orderId: OrderId
  readonly order: unknown
  /** The channel's own texts. */
  readonly received: readonly string[]
  readonly journal: readonly {
    readonly seq: number
    readonly type: string
    readonly input: unknown
    readonly result: unknown
  }[]
  readonly told: readonly unknown[]
  readonly exceptions: readonly unknown[]
  readonly returns: readonly unknown[]
  readonly labels: readonly unknown[]
  /** Its standing at the channel, in the channel's words. */
  readonly standings: readonly unknown[]
  /** Sites that refused it, with their notes. */
  readonly rejections: readonly unknown[]
  /** Labels that were asked for and what carriers told of its parcels; the labels themselves by name and hash. */
  readonly parcels: readonly unknown[]
}

export interface BuyerTable {
  /** Ids of orders with this e-mail address, name, phone number or order number, whole, in any case; newest first. */
  find(text: string, limit: number): Promise<OrderId[]>
  /** null: no such order. */
  of(orderId: OrderId): Promise<BuyerRecord | null>
  /**
   * Forgets the buyer of an order: in its document, the search, the channel's texts and what it said of its standing,
   * the journal, news, exceptions, returns, refusals of sites, requests for labels, labels, what carriers told of its parcels and claims. Figures, decisions and the ledger are as before. False: it was done before, or there is no
   * such order.
   */
  erase(orderId: OrderId, at: EpochMs): Promise<boolean>
  /** When the buyer was erased; null: still known. */
  erasedAt(orderId: OrderId): Promise<EpochMs | null>
}
