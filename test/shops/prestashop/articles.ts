import type { PrestaShop } from './presta-shop.ts'
import type { ProductRecord } from './records.ts'
import type { Row } from './tables.ts'

/** Products, their combinations, and the values that tell combinations apart. */
export function articleRows(
  shop: PrestaShop,
  resource: 'products' | 'combinations' | 'product_option_values',
): Row[] {
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
  }
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
