import { z } from 'zod'
import type { CatalogueItem, CatalogueStock } from '../../../shared/domain/catalogue.ts'
import type { CataloguePage } from '../../app/ports/catalogue.ts'
import type { ChannelListing } from '../../app/ports/channel.ts'
import { sidesOf, textOrNull } from '../protocol/catalogue-item.ts'
import { gramsOf, millimetresOf } from '../protocol/measures.ts'
import { storedCursor } from '../protocol/stored-cursor.ts'
import {
  barcodeRow,
  type CatalogueRow,
  catalogueRow,
  namedRow,
  type StockRow,
  type VariantRow,
  variantRow,
} from './answers.ts'
import type { PrestaClient } from './client.ts'
import { filtersOf, PER_FILTER, referenceFilters } from './filters.ts'
import type { ShopLists, ShopUnits } from './shop-facts.ts'
import { stockRows } from './stock.ts'

const PRODUCT_FIELDS = '[id,reference,name,ean13,upc,weight,width,height,depth,is_virtual,cache_is_pack]'

/**
 * Active products by id, those with combinations as their combinations. A product's price is kept without tax and the
 * tax in rules by country, so no price is given. @throws {ChannelError}
 */
export async function readPrestaCatalogue(
  client: PrestaClient,
  lists: ShopLists,
  from: string | null,
  signal: AbortSignal,
): Promise<CataloguePage> {
  // By id and not by place: what is deleted meanwhile moves nothing out of sight.
  const after = storedCursor(z.int().min(0), from) ?? 0
  const products = await client.list(
    'products',
    {
      'filter[id]': `>[${after}]`,
      'filter[active]': '[1]',
      display: PRODUCT_FIELDS,
      sort: '[id_ASC]',
      limit: String(PER_FILTER),
    },
    catalogueRow,
    signal,
  )
  const ids = products.map(({ id }) => id)
  const variants = ids.length === 0 ? [] : await variantsOf(client, ids, signal)
  const rows = await stockRows(client, ids, signal)
  const units = await lists.units(signal)
  const options = await lists.namesIfAllowed('product_option_values', 'name', signal)
  const stock = new Map(rows.map((row) => [`${row.id_product}/${row.id_product_attribute}`, row]))
  const byProduct = Map.groupBy(variants, (variant) => variant.id_product)
  const last = ids.at(-1)
  return {
    items: products.flatMap((product): CatalogueItem[] => {
      const own = byProduct.get(product.id) ?? []
      if (own.length === 0) return [itemOf(product, null, units, options, stock.get(`${product.id}/0`))]
      return own.map((variant) =>
        itemOf(product, variant, units, options, stock.get(`${product.id}/${variant.id}`)),
      )
    }),
    next: products.length < PER_FILTER || last === undefined ? null : last,
    total: null,
    currency: null,
  }
}

/** What the shop calls at most 100 SKUs; of several listings with one SKU, the first. @throws {ChannelError} */
export async function readPrestaListings(
  client: PrestaClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ChannelListing>> {
  const wanted = new Set(skus)
  const found = new Map<string, ChannelListing>()
  const variants: { readonly sku: string; readonly product: string; readonly barcode: string | null }[] = []
  const keep = (sku: string, listing: ChannelListing): void => {
    if (wanted.has(sku) && !found.has(sku)) found.set(sku, listing)
  }
  for (const filter of referenceFilters(skus)) {
    const by = { 'filter[reference]': filter, sort: '[id_ASC]' }
    const rows = await client.list(
      'combinations',
      { ...by, display: '[id,id_product,reference,ean13,upc]' },
      barcodeRow,
      signal,
    )
    for (const row of rows)
      if (row.id_product !== undefined)
        variants.push({ sku: row.reference, product: row.id_product, barcode: barcodeOf(row) })
    const products = await client.list(
      'products',
      { ...by, display: '[id,reference,name,ean13,upc]' },
      barcodeRow,
      signal,
    )
    for (const row of products) keep(row.reference, { name: row.name ?? '', barcode: barcodeOf(row) })
  }
  const names = new Map<string, string>()
  const parents = variants.map(({ product }) => product)
  for (const filter of filtersOf(parents, PER_FILTER)) {
    const query = { 'filter[id]': filter, display: '[id,name]' }
    for (const { id, name } of await client.list('products', query, namedRow, signal)) names.set(id, name)
  }
  for (const { sku, product, barcode } of variants) keep(sku, { name: names.get(product) ?? '', barcode })
  return found
}

function variantsOf(
  client: PrestaClient,
  productIds: readonly string[],
  signal: AbortSignal,
): Promise<VariantRow[]> {
  const query = {
    'filter[id_product]': `[${productIds.join('|')}]`,
    display: 'full',
    sort: '[id_ASC]',
  }
  return client.list('combinations', query, variantRow, signal)
}

function itemOf(
  product: CatalogueRow,
  variant: VariantRow | null,
  units: ShopUnits,
  options: ReadonlyMap<string, string>,
  stock: StockRow | undefined,
): CatalogueItem {
  const side = (value: string): number | null => millimetresOf(value, units.length)
  return {
    id: variant === null ? product.id : `${product.id}/${variant.id}`,
    sku: textOrNull((variant ?? product).reference),
    title: variant === null ? product.name : variantTitle(product.name, variant, options),
    category: null,
    barcode: barcodeOf(variant ?? product),
    // What a combination weighs more, or less, than its product.
    weightG: gramsOf(Number(product.weight) + Number(variant?.weight ?? 0), units.weight),
    dimensions: sidesOf(side(product.depth), side(product.width), side(product.height)),
    priceCents: null,
    kind: product.is_virtual === '1' ? 'not-shipped' : product.cache_is_pack === '1' ? 'bundle' : 'goods',
    stock: stockOf(stock),
  }
}

function variantTitle(
  product: string,
  { associations }: VariantRow,
  options: ReadonlyMap<string, string>,
): string {
  const names = associations.product_option_values.flatMap(({ id }) => textOrNull(options.get(id)) ?? [])
  return names.length === 0 ? product : `${product} - ${names.join(', ')}`
}

function barcodeOf({ ean13, upc }: { readonly ean13: string; readonly upc: string }): string | null {
  return textOrNull(ean13) ?? textOrNull(upc)
}

/** PrestaShop takes off what was ordered: what lies there it does not tell. */
function stockOf(row: StockRow | undefined): CatalogueStock {
  return row === undefined ? 'not-counted' : [{ locationId: null, available: row.quantity, onHand: null }]
}
