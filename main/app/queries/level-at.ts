import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { Tx } from '../ports/store.ts'

/** The level of a product at a site; null = it has none there. */
export async function levelAt(tx: Tx, siteId: SiteId, sku: Sku): Promise<StockLevel | null> {
  return (await tx.stock.bySkus([sku])).find((level) => level.siteId === siteId) ?? null
}
