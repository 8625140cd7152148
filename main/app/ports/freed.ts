import type { Sku } from '../../../shared/domain/product.ts'

/**
 * What has come free in this transaction, whichever way: a decision undone, a fulfilment cancelled, goods counted,
 * received or put back, a reserve lowered. Whoever waits for it is woken before the transaction ends.
 */
export interface Freed {
  /** Fulfilments that were taken from their site after their release, since the transaction began. */
  readonly withdrawn: ReadonlySet<string>
  /**
   * What was freed since the last call. `capacity`: a day of a site or service has room again. `products`: something is
   * known of a product.
   */
  take(): { readonly skus: readonly Sku[]; readonly capacity: boolean; readonly products: boolean }
}
