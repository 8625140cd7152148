import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { SiteRejection } from '../../../shared/domain/site-rejection.ts'

/** Sites that are not asked again for orders they refused; at most one entry for an order and a site. */
export interface SiteRejectionTable {
  /** Adds one, or replaces the same site's refusal of the same order. */
  put(rejection: SiteRejection): Promise<void>
  /** By order, oldest first. */
  ofOrders(orderIds: readonly OrderId[]): Promise<SiteRejection[]>
  /** False when there is none. */
  remove(orderId: OrderId, siteId: SiteId): Promise<boolean>
  /** Ends those that speak of one of these goods at the site; returns their orders. */
  removeForGoods(siteId: SiteId, skus: readonly Sku[]): Promise<OrderId[]>
}
