import type { OrderId } from '../../shared/domain/order.ts'
import type { Sku } from '../../shared/domain/product.ts'
import type { SiteId } from '../../shared/domain/site.ts'

/** What a site could not ship of an order after it was decided. `skus` null = it ships nothing of that order at all. */
export interface SiteFailure {
  readonly siteId: SiteId
  readonly skus: readonly Sku[] | null
}

export type SiteFailures = ReadonlyMap<OrderId, readonly SiteFailure[]>

export const NO_FAILURES: SiteFailures = new Map()
