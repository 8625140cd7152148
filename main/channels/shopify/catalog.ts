import type { ChannelListing, ChannelLocation } from '../../app/ports/channel.ts'
import { listingsAnswer, locationsAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { LISTINGS_OF_SKUS, LOCATIONS } from './documents.ts'
import { skuQuery } from './sku-query.ts'

/** Up to 50 active locations; those that ship no online orders can still show stock. @throws {ChannelError} */
export async function readShopifyLocations(
  client: ShopifyClient,
  signal: AbortSignal,
): Promise<ChannelLocation[]> {
  const { locations } = await client.query(LOCATIONS, {}, locationsAnswer, signal)
  return locations.nodes.map(({ id, name, isActive, fulfillsOnlineOrders }) => ({
    id,
    name,
    isActive: isActive && fulfillsOnlineOrders,
  }))
}

/** What the shop calls at most 100 SKUs. @throws {ChannelError} */
export async function readShopifyListings(
  client: ShopifyClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ChannelListing>> {
  const wanted = new Set(skus)
  const variables = { first: 2 * skus.length, query: skuQuery(skus) }
  const answer = await client.query(LISTINGS_OF_SKUS, variables, listingsAnswer, signal)
  const found = new Map<string, ChannelListing>()
  for (const { sku, title, barcode, product } of answer.productVariants.nodes)
    if (sku !== null && wanted.has(sku) && !found.has(sku))
      found.set(sku, { name: variantTitle(product.title, title), barcode })
  return found
}

/** What Shopify calls the only variant of a product. */
const ONLY_VARIANT = 'Default Title'

/** As a person names a variant; Shopify's own `displayName` says "Default Title" to customers of one variant. */
export function variantTitle(product: string, variant: string): string {
  return variant === ONLY_VARIANT ? product : `${product} - ${variant}`
}
