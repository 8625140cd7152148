import type { ChannelListing, ChannelLocation } from '../../app/ports/channel.ts'
import { listingsAnswer, locationsAnswer } from './answers.ts'
import type { VendureClient } from './client.ts'
import { LISTINGS_OF_SKUS, LOCATIONS } from './documents.ts'

/** Up to 100 stock locations; Vendure has no inactive ones. @throws {ChannelError} */
export async function readVendureLocations(
  client: VendureClient,
  signal: AbortSignal,
): Promise<ChannelLocation[]> {
  const { items } = (await client.query(LOCATIONS, {}, locationsAnswer, signal)).stockLocations
  return items.map(({ id, name }) => ({ id, name, isActive: true }))
}

/** What the shop calls at most 100 SKUs; it keeps no bar codes. @throws {ChannelError} */
export async function readVendureListings(
  client: VendureClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ChannelListing>> {
  const variables = { skus, take: Math.min(200, 2 * skus.length) }
  const answer = await client.query(LISTINGS_OF_SKUS, variables, listingsAnswer, signal)
  return new Map(answer.productVariants.items.map(({ sku, name }) => [sku, { name, barcode: null }]))
}
