import type { ProductFacts } from '../../app/ports/channel.ts'
import { saidCustoms } from '../protocol/customs-fields.ts'
import { pictureUrl } from '../protocol/picture-url.ts'
import { factsAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { FACTS_OF_SKUS } from './documents.ts'
import { skuQuery } from './sku-query.ts'

/** A variant without a picture of its own shows its product's. @throws {ChannelError} */
export async function readShopifyFacts(
  client: ShopifyClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  const wanted = new Set(skus)
  const variables = { first: 2 * skus.length, query: skuQuery(skus) }
  const answer = await client.query(FACTS_OF_SKUS, variables, factsAnswer, signal)
  const found = new Map<string, ProductFacts>()
  for (const { sku, media, product, inventoryItem } of answer.productVariants.nodes) {
    if (sku === null || !wanted.has(sku) || found.has(sku)) continue
    const [own] = media.nodes
    const image = own?.preview?.image ?? product.featuredMedia?.preview?.image
    const { harmonizedSystemCode, countryCodeOfOrigin } = inventoryItem
    found.set(sku, {
      pictureUrl: pictureUrl(image?.url, null),
      customs: saidCustoms(harmonizedSystemCode ?? '', countryCodeOfOrigin ?? '', ''),
    })
  }
  return found
}
