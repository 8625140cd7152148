import type { ServiceKey } from '../../../shared/domain/carrier.ts'
import type { Sku } from '../../../shared/domain/product.ts'

/**
 * Which products and rate cards this transaction has written: the large parts of what decisions are made from, of which
 * only what changed is read again.
 */
export interface Written {
  /** Added, changed or removed. */
  readonly skus: ReadonlySet<Sku>
  /** Services whose rate cards were replaced. */
  readonly rates: ReadonlySet<ServiceKey>
}
