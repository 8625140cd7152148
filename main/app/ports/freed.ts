import type { Sku } from '../../../shared/domain/product.ts'

/**
 * What has come free in this transaction, whichever way: a decision undone, a fulfilment cancelled, goods counted,
 * received or put back, a reserve lowered. Whoever waits for it is woken before the transaction ends.
 */
export interface Freed {
  /**
   * What was freed since the last call. `capacity`: a day of a site or service has room again. `products`: something is
   * known of a product.
   */
  take(): { readonly skus: readonly Sku[]; readonly capacity: boolean; readonly products: boolean }
}
