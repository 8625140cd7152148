import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Basket } from '../channel-server/storefront.ts'

/** What the simulated shop keeps. Amounts in cents; ids are the API's `gid://shopify/...`. */

export interface LocationRecord {
  readonly id: string
  readonly name: string
  readonly countryCode: string
  readonly postcode: string
  readonly city: string
  /** Another app's, which ships from it by itself. */
  readonly isFulfillmentService?: boolean
}

/** Stock of one item at one location: on hand = available + committed. */
export interface LevelRecord {
  available: number
  committed: number
  updatedAt: EpochMs
}

export interface VariantRecord {
  readonly id: string
  readonly itemId: string
  readonly sku: string
  readonly title: string
  readonly priceCents: number
  readonly weightG: number
  readonly barcode: string | null
  /** Its lines are in no fulfilment order: the shop fulfils them by itself. */
  readonly isDigital: boolean
  readonly picture: string | null
  readonly hsCode: string | null
  readonly originCountry: string | null
  /** 'Default Title' where the product has no other. */
  readonly option: string
  /** Its lines stay in their orders, without a SKU. */
  isDeleted: boolean
  /** By location id. */
  readonly levels: Map<string, LevelRecord>
}

export interface LineRecord {
  readonly id: string
  readonly variant: VariantRecord
  readonly quantity: number
  /** Ordered less refunded. */
  currentQuantity: number
}

export interface FulfillmentOrderRecord {
  readonly id: string
  location: LocationRecord
  status: 'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'SCHEDULED' | 'CLOSED' | 'CANCELLED'
  /** Why it is held; null = it is not. */
  holdReason: 'AWAITING_PAYMENT' | 'HIGH_RISK_OF_FRAUD' | 'OTHER' | null
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  /** Its buyer was told that it is ready to pick up. */
  isPrepared?: boolean
  readonly lines: {
    readonly id: string
    readonly line: LineRecord
    total: number
    remaining: number
  }[]
}

export interface FulfillmentRecord {
  readonly id: string
  readonly name: string
  readonly createdAt: EpochMs
  readonly location: LocationRecord
  readonly company: string | null
  readonly numbers: readonly string[]
  readonly urls: readonly string[]
  readonly lines: readonly { readonly id: string; readonly line: LineRecord; readonly quantity: number }[]
}

export type RestockType = 'CANCEL' | 'LEGACY_RESTOCK' | 'NO_RESTOCK' | 'RETURN'

export interface RefundRecord {
  readonly id: string
  readonly createdAt: EpochMs
  readonly note: string | null
  readonly amountCents: number
  /** Of it, for shipping. */
  readonly shippingCents: number
  readonly lines: readonly {
    readonly id: string
    readonly line: LineRecord
    readonly quantity: number
    readonly restockType: RestockType
  }[]
}

export interface ReverseDeliveryRecord {
  readonly id: string
  readonly trackingNumber: string | null
  readonly trackingUrl: string | null
  /** The label as it was put there; null = there is none. */
  readonly label: string | null
}

export interface ReturnRecord {
  readonly id: string
  readonly name: string
  readonly createdAt: EpochMs
  status: 'REQUESTED' | 'OPEN' | 'CLOSED'
  /** Parcels that bring it. */
  readonly deliveries: ReverseDeliveryRecord[]
  readonly lines: readonly {
    readonly id: string
    readonly shipped: FulfillmentRecord['lines'][number]
    readonly quantity: number
    readonly note: string
  }[]
}

export type CancelReason = 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'OTHER' | 'STAFF'

export interface OrderRecord {
  readonly id: string
  readonly sequence: number
  readonly name: string
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  cancelledAt: EpochMs | null
  cancelReason: CancelReason | null
  basket: Basket
  /** The payment was taken back, its lines were not. */
  isVoided: boolean
  /** Somebody has written a note into the postcode of its address. */
  isSpoilt: boolean
  readonly lines: LineRecord[]
  readonly fulfillmentOrders: FulfillmentOrderRecord[]
  readonly fulfillments: FulfillmentRecord[]
  readonly refunds: RefundRecord[]
  readonly returns: ReturnRecord[]
}

export function orderTotalCents(order: OrderRecord): number {
  return order.basket.shipping.cents + subtotalCents(order)
}

export function subtotalCents(order: OrderRecord): number {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.variant.priceCents, 0)
}

export function refundedCents(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + refund.amountCents, 0)
}

export function refundedShippingCents(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + refund.shippingCents, 0)
}

/** Units of a line that no fulfilment has taken and no refund has cancelled. */
export function unfulfilledQuantity(order: OrderRecord, line: LineRecord): number {
  return order.fulfillmentOrders
    .flatMap((fulfillmentOrder) => fulfillmentOrder.lines)
    .filter((entry) => entry.line === line)
    .reduce((sum, entry) => sum + entry.remaining, 0)
}

/** What the shop sells of a variant: the sum of its locations. */
export function soldFrom({ levels }: VariantRecord): number {
  return [...levels.values()].reduce((sum, level) => sum + level.available, 0)
}
