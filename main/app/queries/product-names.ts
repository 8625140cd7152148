import type { Sku } from '../../../shared/domain/product.ts'
import type { Tx } from '../ports/store.ts'

/** The names of these products, each looked up once; of a SKU that is no product: its SKU. */
export async function productNames(tx: Tx, skus: Iterable<Sku>): Promise<(sku: Sku) => string> {
  const products = await tx.products.bySkus([...new Set(skus)])
  const names = new Map(products.map(({ sku, name }) => [sku, name]))
  return (sku) => names.get(sku) ?? sku
}
