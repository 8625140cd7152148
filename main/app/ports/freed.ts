import type { Sku } from '../../../shared/domain/product.ts'

/**
 * What has come free in this transaction, whichever way: a decision undone, a fulfilment cancelled, goods counted,
 * received or put back, a reserve lowered. Whoever waits for it is woken before the transaction ends.
 */
export interface Freed {
  /** What has come free since it was asked last. `capacity`: a site's or a service's day holds less than before. */
  take(): { readonly skus: readonly Sku[]; readonly capacity: boolean }
}
