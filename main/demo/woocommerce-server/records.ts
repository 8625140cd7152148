import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Basket } from '../channel-server/storefront.ts'

export interface ProductRecord {
  readonly id: number
  /** 0 = a simple product; else the variable product that this is a variation of. */
  readonly parentId: number
  readonly sku: string
  readonly name: string
  readonly priceCents: number
  readonly weightG: number
  readonly barcode: string
  readonly picture: string | null
  /** As plug-ins keep it with a product: '_hs_code' and the like. */
  readonly meta: readonly { readonly key: string; readonly value: string }[]
  /** Among the variations of its product; '' = it has no name of its own. */
  readonly option: string
  /** Nothing is shipped for it. */
  readonly isVirtual: boolean
  /** In no list any more; orders of it stay. */
  isDeleted: boolean
  manageStock: boolean
  stockQuantity: number
  modifiedAt: EpochMs
}

export interface ItemRecord {
  readonly id: number
  readonly product: ProductRecord
  readonly quantity: number
  refunded: number
  /** What the buyer chose or typed for it. */
  readonly meta: MetaRecord[]
}

/** Plug-ins add states of their own. */
export const OWN_STATUSES: readonly string[] = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'checkout-draft',
]

export interface MetaRecord {
  readonly id: number
  readonly key: string
  value: unknown
}

export interface NoteRecord {
  readonly id: number
  readonly note: string
  readonly forCustomer: boolean
  readonly createdAt: EpochMs
}

export interface RefundRecord {
  readonly id: number
  readonly amountCents: number
  /** Of it, for shipping, with its tax. */
  readonly shippingCents: number
  readonly shippingTaxCents: number
  readonly reason: string
  readonly createdAt: EpochMs
  readonly meta: readonly MetaRecord[]
  readonly lines: readonly {
    readonly id: number
    readonly item: ItemRecord
    readonly quantity: number
    readonly netCents: number
    readonly taxCents: number
  }[]
}

export interface OrderRecord {
  readonly id: number
  status: string
  /** Some plug-in has spoilt its addresses. */
  isSpoilt: boolean
  readonly createdAt: EpochMs
  /** Stored in whole seconds. */
  modifiedAt: EpochMs
  completedAt: EpochMs | null
  basket: Basket
  readonly items: readonly ItemRecord[]
  /** With tax. */
  readonly fees: { readonly id: number; readonly name: string; readonly cents: number }[]
  readonly meta: MetaRecord[]
  readonly notes: NoteRecord[]
  readonly refunds: RefundRecord[]
  /** Whether the items are taken off the shop's stock. */
  stockReduced: boolean
}

export function itemsCents(order: OrderRecord): number {
  return order.items.reduce((sum, item) => sum + item.quantity * item.product.priceCents, 0)
}

export function totalCents(order: OrderRecord): number {
  const fees = order.fees.reduce((sum, { cents }) => sum + cents, 0)
  return itemsCents(order) + order.basket.shipping.cents + fees
}

export function refundedCents(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + refund.amountCents, 0)
}

export function refundedShippingCents(order: OrderRecord): number {
  return order.refunds.reduce((sum, refund) => sum + refund.shippingCents, 0)
}
