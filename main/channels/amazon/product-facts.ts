import type { ProductFacts } from '../../app/ports/channel.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import type { WishField } from '../protocol/order-wishes.ts'
import { pictureUrl } from '../protocol/picture-url.ts'
import { type FactsListing, factsListings } from './answers.ts'
import type { AmazonClient } from './client.ts'

/** The picture of a listing's summary, and what its attributes tell customs. @throws {ChannelError} */
export async function readAmazonFacts(
  client: AmazonClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  // A comma parts them in the query, as Amazon says also when it is encoded.
  const plain = skus.filter((sku) => !sku.includes(','))
  if (plain.length === 0) return new Map()
  const { sellerId, marketplaceId } = client.seller
  const query = new URLSearchParams({
    marketplaceIds: marketplaceId,
    identifiers: plain.join(','),
    identifiersType: 'SKU',
    includedData: 'summaries,attributes',
    pageSize: '20',
  })
  const path = `/listings/2021-08-01/items/${encodeURIComponent(sellerId)}?${query.toString()}`
  const { items } = await client.call(
    { operation: 'searchListingsItems', method: 'GET', path },
    factsListings,
    signal,
  )
  return new Map(
    items.map(({ sku, summaries, attributes }) => [
      sku,
      {
        pictureUrl: pictureUrl(summaries?.[0]?.mainImage?.link, null),
        customs: productCustomsIn(fieldsIn(attributes, marketplaceId)),
      },
    ]),
  )
}

/** An attribute is a list of values by marketplace; one of several aspects, as `hazmat`, is named with its aspect. */
function fieldsIn(attributes: FactsListing['attributes'], marketplaceId: string): WishField[] {
  return Object.entries(attributes ?? {}).flatMap(([name, values]) =>
    values
      .filter(({ marketplace_id }) => marketplace_id === undefined || marketplace_id === marketplaceId)
      .flatMap(({ aspect = '', value }) =>
        value === undefined ? [] : [{ key: `${name} ${aspect}`, value: String(value) }],
      ),
  )
}
