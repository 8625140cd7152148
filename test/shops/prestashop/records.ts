import type { Basket, ProductForSale } from '../../../main/demo/channel-server/storefront.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface ProductRecord {
  readonly id: number
  /** 0 = a product; else the product that this is a combination of. */
  readonly productId: number
  readonly reference: string
  readonly name: string
  readonly priceCents: number
  readonly weightG: number
  readonly barcode: string
  readonly hasPicture: boolean
  readonly customs: ProductForSale['customs'] | undefined
  /** The value of its one attribute; '' = it has none. */
  readonly option: string
  /** Nothing is shipped for it. */
  readonly isVirtual: boolean
  isDeleted: boolean
  readonly stockId: number
  quantity: number
}

export interface RowRecord {
  readonly id: number
  readonly product: ProductRecord
  readonly quantity: number
  /** Counted by the back office only. */
  refunded: number
  /** What the buyer typed for it, by the field's name; null = it is no customised product. */
  customisation: Readonly<Record<string, string>> | null
}

export interface OrderCarrierRecord {
  readonly id: number
  readonly carrierId: number
  trackingNumber: string
  readonly createdAt: EpochMs
}

export interface MessageRecord {
  readonly id: number
  readonly message: string
  readonly isPrivate: boolean
  readonly createdAt: EpochMs
}

export interface SlipRecord {
  readonly id: number
  /** Shipping included. */
  readonly amountCents: number
  readonly shippingCents: number
  readonly createdAt: EpochMs
  readonly lines: readonly { readonly row: RowRecord; readonly quantity: number; readonly cents: number }[]
}

export interface VoucherRecord {
  readonly id: number
  readonly cents: number
  readonly freesShipping: boolean
}

export interface OrderRecord {
  readonly id: number
  readonly reference: string
  /** Some module has spoilt the prices of its rows. */
  isSpoilt: boolean
  state: number
  readonly createdAt: EpochMs
  /** In whole seconds. */
  updatedAt: EpochMs
  basket: Basket
  addressId: number
  readonly customerId: number
  readonly groupId: number
  readonly carrierId: number
  readonly rows: readonly RowRecord[]
  readonly carriers: OrderCarrierRecord[]
  readonly messages: MessageRecord[]
  readonly slips: SlipRecord[]
  readonly vouchers: VoucherRecord[]
  /** Paid for gift wrapping, with tax. */
  wrappingCents: number
}

/** Order states as a fresh shop has them; `paid` and `shipped` are what webservice clients go by. */
export const STATES = [
  { id: 1, name: 'Awaiting check payment', paid: 0, shipped: 0 },
  { id: 2, name: 'Payment accepted', paid: 1, shipped: 0 },
  { id: 3, name: 'Processing in progress', paid: 1, shipped: 0 },
  { id: 4, name: 'Shipped', paid: 1, shipped: 1 },
  { id: 5, name: 'Delivered', paid: 1, shipped: 1 },
  { id: 6, name: 'Canceled', paid: 0, shipped: 0 },
  { id: 7, name: 'Refunded', paid: 0, shipped: 0 },
  { id: 8, name: 'Payment error', paid: 0, shipped: 0 },
  { id: 10, name: 'Awaiting bank wire payment', paid: 0, shipped: 0 },
  { id: 13, name: 'Awaiting Cash On Delivery validation', paid: 0, shipped: 0 },
  // States that a shop has made for itself.
  { id: 20, name: 'On hold: address check', paid: 1, shipped: 0 },
  { id: 21, name: 'Partially shipped', paid: 1, shipped: 0 },
] as const

export const STATE = {
  accepted: 2,
  shipped: 4,
  cancelled: 6,
  refunded: 7,
  paymentError: 8,
  awaitingTransfer: 10,
  onHold: 20,
  partlyShipped: 21,
} as const
