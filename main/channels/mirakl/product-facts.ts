import type { ProductFacts } from '../../app/ports/channel.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import { pictureUrl } from '../protocol/picture-url.ts'
import { type FactsOffer, factsOffers, productMedia } from './answers.ts'
import type { MiraklClient } from './client.ts'

/**
 * Customs data are in the operator's own fields of an offer (OF21, asked for one by one), the picture is the
 * marketplace's of the product (P11). @throws {ChannelError}
 */
export async function readMiraklFacts(
  client: MiraklClient,
  shopUrl: string,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  const offers: FactsOffer[] = []
  for (const sku of skus) {
    const query = new URLSearchParams({ sku, max: '10' })
    const answer = await client.get(`/api/offers?${query.toString()}`, factsOffers, signal)
    const offer = answer.offers.find(({ shop_sku }) => shop_sku === sku)
    if (offer !== undefined) offers.push(offer)
  }
  const pictures = await readPictures(
    client,
    offers.flatMap(({ product_sku }) => product_sku ?? []),
    signal,
  )
  return new Map(
    offers.map((offer) => [
      offer.shop_sku,
      {
        pictureUrl: pictureUrl(pictures.get(offer.product_sku ?? ''), shopUrl),
        customs: productCustomsIn(
          offer.offer_additional_fields.map(({ code, value }) => ({ key: code, value })),
        ),
      },
    ]),
  )
}

/** By the marketplace's SKU of the product. */
async function readPictures(
  client: MiraklClient,
  productSkus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  // A comma parts them in the query.
  const plain = [...new Set(productSkus)].filter((sku) => !sku.includes(','))
  if (plain.length === 0) return new Map()
  const query = new URLSearchParams({ product_ids: plain.join(','), all_offers: 'true' })
  const { products } = await client.get(`/api/products/offers?${query.toString()}`, productMedia, signal)
  return new Map(
    products.flatMap(({ product_sku, product_media }) => {
      const url = product_media?.dam_url || product_media?.media_url
      return url ? [[product_sku, url] as const] : []
    }),
  )
}
