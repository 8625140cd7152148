import type { CatalogueItem } from '../../../shared/domain/catalogue.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { openSkuBook } from '../mapping/sku-book.ts'
import type { Tx } from '../ports/store.ts'
import { type Beside, skuOf } from './compare-item.ts'

export interface BesideItem extends Beside {
  readonly levels: readonly StockLevel[]
}

const NO_LEVELS: readonly StockLevel[] = []

/** What stands beside these items here; a handful of queries, however many they are. */
export async function besideItems(
  tx: Tx,
  channelId: string,
  items: readonly CatalogueItem[],
  currency: string | null,
): Promise<(item: CatalogueItem) => BesideItem> {
  const means = await openSkuBook(
    tx,
    channelId,
    items.flatMap(({ sku }) => sku ?? []),
  )
  const meaningOf = (item: CatalogueItem) =>
    item.sku === null ? ({ kind: 'unknown' } as const) : means(item.sku)
  const skus = [...new Set(items.flatMap((item) => skuOf(item, meaningOf(item)) ?? []))]
  const barcodes = items.flatMap(({ barcode }) => barcode ?? [])
  const products = new Map((await tx.products.bySkus(skus)).map((one) => [one.sku, one]))
  const levels = Map.groupBy(await tx.stock.bySkus(skus), (level) => level.sku)
  const doubled = await tx.catalogue.doubledSkus(channelId, skus)
  const doubledBarcodes = await tx.catalogue.doubledBarcodes(channelId, barcodes)
  const scanned = await tx.products.scannedBy(barcodes)
  const ownCurrency = (await tx.settings.get(WORKSPACE)).currency
  return (item) => {
    const meaning = meaningOf(item)
    const sku = skuOf(item, meaning)
    const others = item.barcode === null ? [] : (scanned.get(item.barcode) ?? []).filter((one) => one !== sku)
    return {
      meaning,
      isDoubled: sku !== null && doubled.has(sku),
      isBarcodeTaken: item.barcode !== null && (doubledBarcodes.has(item.barcode) || others.length > 0),
      isOwnCurrency: currency === ownCurrency,
      product: products.get(sku ?? '') ?? null,
      levels: levels.get(sku ?? '') ?? NO_LEVELS,
    }
  }
}
