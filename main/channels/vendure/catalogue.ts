import { z } from 'zod'
import type { CatalogueItem, CatalogueStock } from '../../../shared/domain/catalogue.ts'
import type { CataloguePage } from '../../app/ports/catalogue.ts'
import { textOrNull } from '../protocol/catalogue-item.ts'
import { storedCursor } from '../protocol/stored-cursor.ts'
import { type CatalogueVariant, catalogueAnswer } from './answers.ts'
import type { VendureClient } from './client.ts'
import { CATALOGUE, VARIANTS_PER_PAGE } from './documents.ts'

/**
 * Variants by id. Vendure keeps neither bar codes nor weights, and says of no variant whether it is shipped.
 * @throws {ChannelError}
 */
export async function readVendureCatalogue(
  client: VendureClient,
  homeId: string,
  from: string | null,
  signal: AbortSignal,
): Promise<CataloguePage> {
  const skip = storedCursor(z.int().min(0), from) ?? 0
  const variables = { take: VARIANTS_PER_PAGE, skip }
  const { activeChannel, globalSettings, productVariants } = await client.query(
    CATALOGUE,
    variables,
    catalogueAnswer,
    signal,
  )
  const { items, totalItems } = productVariants
  const read = skip + items.length
  return {
    items: items.map((variant) => itemOf(variant, globalSettings, homeId)),
    next: items.length === 0 || read >= totalItems ? null : String(read),
    total: totalItems,
    currency: activeChannel.defaultCurrencyCode,
  }
}

interface Settings {
  readonly trackInventory: boolean
  readonly outOfStockThreshold: number
}

function itemOf(variant: CatalogueVariant, settings: Settings, homeId: string): CatalogueItem {
  return {
    id: variant.id,
    sku: textOrNull(variant.sku),
    title: variant.name,
    category: null,
    barcode: null,
    weightG: null,
    dimensions: null,
    priceCents: variant.priceWithTax,
    kind: 'goods',
    stock: stockOf(variant, settings, homeId),
  }
}

/** The threshold, which the shop never sells, lies at home on top of what is ours: pushes put it there again. */
function stockOf(variant: CatalogueVariant, settings: Settings, homeId: string): CatalogueStock {
  const { trackInventory, useGlobalOutOfStockThreshold, outOfStockThreshold, stockLevels } = variant
  if (trackInventory === 'FALSE' || (trackInventory === 'INHERIT' && !settings.trackInventory))
    return 'not-counted'
  const threshold = useGlobalOutOfStockThreshold ? settings.outOfStockThreshold : outOfStockThreshold
  return stockLevels.map(({ stockLocationId, stockOnHand, stockAllocated }) => {
    const onHand = stockOnHand - (stockLocationId === homeId ? threshold : 0)
    return { locationId: stockLocationId, available: onHand - stockAllocated, onHand }
  })
}
