import type { PrestaShop } from './presta-shop.ts'
import type { ProductRecord } from './records.ts'
import type { Row } from './tables.ts'

type ArticleResource =
  | 'products'
  | 'combinations'
  | 'product_option_values'
  | 'product_features'
  | 'product_feature_values'

/** Products, their combinations, and the values that tell combinations apart. */
export function articleRows(shop: PrestaShop, resource: ArticleResource): Row[] {
  const listed = shop.products.filter(({ isDeleted }) => !isDeleted)
  switch (resource) {
    case 'products':
      return listed.filter(({ productId }) => productId === 0).map(productRow)
    case 'combinations':
      return listed
        .filter(({ productId }) => productId !== 0)
        .map((combination) => combinationRow(shop, combination))
    case 'product_option_values':
      return shop.options
        .all()
        .map(({ id, name }) => ({ id, id_attribute_group: '1', name: [{ id: '1', value: name }] }))
    case 'product_features':
      return FEATURES.map(({ id, name }) => ({ id, position: '0', name: [{ id: '1', value: name }] }))
    case 'product_feature_values':
      return listed.flatMap(featuresOf).map(({ id, valueId, value }) => ({
        id: valueId,
        id_feature: String(id),
        custom: '1',
        value: [{ id: '1', value }],
      }))
  }
}

const kilograms = (grams: number): string => (grams / 1000).toFixed(6)

function productRow(product: ProductRecord): Row {
  return {
    id: product.id,
    reference: product.reference,
    name: product.name,
    ean13: product.barcode,
    upc: '',
    weight: kilograms(product.weightG),
    width: '0.000000',
    height: '0.000000',
    depth: '0.000000',
    active: '1',
    cache_is_pack: '0',
    is_virtual: product.isVirtual ? '1' : '0',
    id_default_image: product.hasPicture ? String(product.id) : '',
    associations: {
      product_features: featuresOf(product).map(({ id, valueId }) => ({
        id: String(id),
        id_feature_value: String(valueId),
      })),
    },
  }
}

/** The shop's two features, and the value of each product. */
const FEATURES = [
  { id: 1, name: 'HS code', of: 'hsCode' },
  { id: 2, name: 'Country of origin', of: 'originCountry' },
] as const

function featuresOf({ id: productId, customs }: ProductRecord) {
  if (customs === undefined) return []
  return FEATURES.map(({ id, of }) => ({ id, valueId: productId * 10 + id, value: customs[of] }))
}

/** A combination says what it weighs more than its product. */
function combinationRow(shop: PrestaShop, combination: ProductRecord): Row {
  const product = shop.products.find(({ id }) => id === combination.productId)
  return {
    id: combination.id,
    id_product: String(combination.productId),
    reference: combination.reference,
    ean13: combination.barcode,
    upc: '',
    weight: kilograms(combination.weightG - (product?.weightG ?? 0)),
    associations:
      combination.option === ''
        ? {}
        : { product_option_values: [{ id: String(shop.options.idOf(combination.option)) }] },
  }
}
