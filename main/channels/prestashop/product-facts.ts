import type { ProductFacts } from '../../app/ports/channel.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import type { WishField } from '../protocol/order-wishes.ts'
import { pictureUrl } from '../protocol/picture-url.ts'
import { type FactsRow, type FactsVariantRow, factsRow, factsVariantRow } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { filtersOf, PER_FILTER, referenceFilters } from './filters.ts'
import type { ShopLists } from './shop-facts.ts'

/** The largest size that every theme has, 800 x 800 in the usual ones. */
const SIZE = 'large_default'

/**
 * Pictures by the public address that every PrestaShop keeps them at, since its webservice shows them to its key only.
 * Customs data are read from features, where the key may read their names, and from fields that a module has added.
 * @throws {ChannelError}
 */
export async function readPrestaFacts(
  client: PrestaClient,
  lists: ShopLists,
  shopUrl: string,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  const products: FactsRow[] = []
  const variants: FactsVariantRow[] = []
  for (const filter of referenceFilters(skus)) {
    const by = { 'filter[reference]': filter, sort: '[id_ASC]', display: 'full' }
    variants.push(...(await client.list('combinations', by, factsVariantRow, signal)))
    products.push(...(await client.list('products', by, factsRow, signal)))
  }
  const known = new Map(products.map((product) => [product.id, product]))
  const missing = variants.map(({ id_product }) => id_product).filter((id) => !known.has(id))
  for (const filter of filtersOf([...new Set(missing)], PER_FILTER)) {
    const by = { 'filter[id]': filter, display: 'full' }
    for (const product of await client.list('products', by, factsRow, signal)) known.set(product.id, product)
  }
  const fieldsOf = await featureReader(lists, [...known.values()], signal)
  const found = new Map<string, ProductFacts>()
  const keep = (sku: string, product: FactsRow, imageId: string): void => {
    if (!skus.includes(sku) || found.has(sku)) return
    const customs = productCustomsIn([...fieldsOf(product), ...addedFields(product)])
    found.set(sku, { pictureUrl: imageUrl(shopUrl, imageId), customs })
  }
  for (const product of products) keep(product.reference, product, product.id_default_image)
  for (const { reference, id_product, associations } of variants) {
    const product = known.get(id_product)
    const [own] = associations.images
    if (product !== undefined) keep(reference, product, own?.id ?? product.id_default_image)
  }
  return found
}

/** 'https://shop/img/p/1/2/3/123-large_default.jpg' for picture 123. */
function imageUrl(shopUrl: string, imageId: string): string | null {
  if (!/^[1-9]\d*$/.test(imageId)) return null
  return pictureUrl(`img/p/${imageId.split('').join('/')}/${imageId}-${SIZE}.jpg`, `${shopUrl}/`)
}

async function featureReader(
  lists: ShopLists,
  products: readonly FactsRow[],
  signal: AbortSignal,
): Promise<(product: FactsRow) => WishField[]> {
  if (products.every(({ associations }) => associations.product_features.length === 0)) return () => []
  const names = await lists.namesIfAllowed('product_features', 'name', signal)
  const values = await lists.namesIfAllowed('product_feature_values', 'value', signal)
  return ({ associations }) =>
    associations.product_features.map(({ id, id_feature_value }) => ({
      key: names.get(id) ?? '',
      value: values.get(id_feature_value) ?? '',
    }))
}

function addedFields(product: FactsRow): WishField[] {
  return Object.entries(product).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [{ key, value: String(value) }] : [],
  )
}
