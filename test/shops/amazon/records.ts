import type { Basket, ProductForSale } from '../../../main/demo/channel-server/storefront.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

export interface ListingRecord {
  readonly sku: string
  readonly asin: string
  readonly title: string
  readonly priceCents: number
  readonly picture: string | null
  readonly customs: ProductForSale['customs'] | undefined
  quantity: number
  changedAt: EpochMs
}

export interface ItemRecord {
  readonly id: string
  readonly listing: ListingRecord
  readonly ordered: number
  cancelled: number
}

/** Keyed by the seller's reference: the same again replaces it. */
export interface PackageRecord {
  readonly reference: string
  readonly carrier: string
  readonly trackingNumber: string
  readonly shipTime: string
  readonly items: readonly { readonly item: ItemRecord; readonly quantity: number }[]
}

export interface AdjustmentRecord {
  readonly cents: number
  readonly lines: readonly { readonly item: ItemRecord; readonly quantity: number }[]
}

export interface OrderRecord {
  readonly id: string
  readonly sequence: number
  isCancelled: boolean
  isPending: boolean
  isCancelRequested: boolean
  /** Its prices are nothing that anybody could have meant. */
  isSpoilt: boolean
  readonly createdAt: EpochMs
  updatedAt: EpochMs
  basket: Basket
  readonly items: readonly ItemRecord[]
  readonly packages: Map<string, PackageRecord>
  readonly adjustments: AdjustmentRecord[]
}

export interface FeedRecord {
  readonly id: string
  readonly type: string
  readonly marketplaceIds: readonly string[]
  readonly inputId: string
  readonly createdAt: EpochMs
  resultId: string | null
}

export function kept(item: ItemRecord): number {
  return item.ordered - item.cancelled
}

export function shipped(order: OrderRecord, item: ItemRecord): number {
  return [...order.packages.values()]
    .flatMap((entry) => entry.items)
    .filter((entry) => entry.item === item)
    .reduce((sum, entry) => sum + entry.quantity, 0)
}

export function statusOf(order: OrderRecord): string {
  if (order.isCancelled) return 'CANCELLED'
  if (order.isPending) return 'PENDING'
  if (order.packages.size === 0) return 'UNSHIPPED'
  return order.items.every((item) => shipped(order, item) >= kept(item)) ? 'SHIPPED' : 'PARTIALLY_SHIPPED'
}
