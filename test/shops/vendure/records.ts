import type { Basket, ProductForSale } from '../../../main/demo/channel-server/storefront.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface LevelRecord {
  onHand: number
  /** Promised to placed orders; what may be sold is on hand less this. */
  allocated: number
}

export interface VariantRecord {
  readonly id: string
  readonly sku: string
  readonly name: string
  readonly priceCents: number
  readonly picture: string | null
  readonly customs: ProductForSale['customs'] | undefined
  trackInventory: 'TRUE' | 'FALSE' | 'INHERIT'
  /** By stock location. */
  readonly levels: ReadonlyMap<string, LevelRecord>
}

export interface LineRecord {
  readonly id: string
  readonly variant: VariantRecord
  readonly placedQuantity: number
  /** Falls when units are cancelled, shipped ones too. */
  quantity: number
  /** Units that a stock movement has given back after they had left. */
  givenBack: number
}

export type OrderState =
  | 'PaymentAuthorized'
  | 'PaymentSettled'
  | 'PartiallyShipped'
  | 'Shipped'
  | 'Modifying'
  | 'ArrangingAdditionalPayment'
  | 'Cancelled'

export interface RefundRecord {
  readonly id: string
  readonly totalCents: number
  readonly reason: string
}

export interface FulfillmentRecord {
  readonly id: string
  state: 'Pending' | 'Shipped' | 'Cancelled'
  readonly method: string
  readonly trackingCode: string
  readonly lines: readonly { readonly line: LineRecord; readonly quantity: number }[]
}

export interface OrderRecord {
  readonly id: string
  readonly code: string
  readonly placedAt: EpochMs
  /** Moves when quantities change; not when it is paid, shipped, or its address corrected. */
  updatedAt: EpochMs
  state: OrderState
  /** Where it goes on when staff have done with it; null = they have not begun. */
  stateBefore: OrderState | null
  /** Somebody has written a note into the postcode of its address. */
  isSpoilt: boolean
  basket: Basket
  readonly lines: readonly LineRecord[]
  readonly payment: {
    readonly id: string
    state: 'Authorized' | 'Settled'
    readonly amountCents: number
    readonly refunds: RefundRecord[]
  }
  readonly fulfillments: FulfillmentRecord[]
  readonly cancellations: {
    readonly at: EpochMs
    readonly reason: string | null
    readonly lines: readonly { readonly line: LineRecord; readonly quantity: number }[]
  }[]
}

/** Units of a line in fulfilments that stand. */
export function fulfilled(order: OrderRecord, line: LineRecord): number {
  return order.fulfillments
    .filter((one) => one.state !== 'Cancelled')
    .flatMap((one) => one.lines)
    .filter((entry) => entry.line === line)
    .reduce((sum, entry) => sum + entry.quantity, 0)
}

export function refundedCents(order: OrderRecord): number {
  return order.payment.refunds.reduce((sum, refund) => sum + refund.totalCents, 0)
}
