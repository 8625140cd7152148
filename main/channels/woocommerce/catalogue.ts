import { z } from 'zod'
import type { CatalogueItem, CatalogueStock } from '../../../shared/domain/catalogue.ts'
import type { CataloguePage } from '../../app/ports/catalogue.ts'
import { ChannelError, type ChannelListing } from '../../app/ports/channel.ts'
import { sidesOf, textOrNull } from '../protocol/catalogue-item.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import { gramsOf, millimetresOf } from '../protocol/measures.ts'
import type { WishField } from '../protocol/order-wishes.ts'
import { centsFromDecimal, parseAnswer } from '../protocol/payload.ts'
import { storedCursor } from '../protocol/stored-cursor.ts'
import { type CatalogueProduct, catalogueProducts, listingNames, settingList } from './answers.ts'
import type { WooClient } from './client.ts'
import { wishFieldsIn } from './meta-fields.ts'

/** `done`: products of the page that have been read. */
const cursorSchema = z.object({ page: z.int().min(1), done: z.int().min(0) })

const PER_PAGE = 100
/** Products with variations that one call asks about: each costs a request, and a call ends within 30 s. */
const VARIABLE_AT_ONCE = 15
/** SKUs asked for in one address, so that it stays short enough for every server. */
const SKUS_PER_QUERY = 50
const FIELDS =
  'id,name,type,status,sku,global_unique_id,price,weight,dimensions,virtual,stock_quantity,manage_stock,categories,attributes,meta_data'
/** Not offered for sale, or withdrawn. */
const UNLISTED: readonly string[] = ['draft', 'auto-draft', 'trash']
/** Kinds of product that the shop does not send by themselves. */
const CONTAINERS: readonly string[] = ['bundle', 'composite', 'woosb', 'yith_bundle']

/** What the shop writes its products down in; null = the key may not read it. */
interface Units {
  readonly weight: string | null
  readonly length: string | null
  readonly currency: string | null
  /** Prices are kept with tax. */
  readonly withTax: boolean
}

/** Products by id, each variable one followed by its variations. */
export class WooCatalogue {
  readonly #client: WooClient
  #units: Units | null = null

  constructor(client: WooClient) {
    this.#client = client
  }

  /** @throws {ChannelError} */
  async read(from: string | null, signal: AbortSignal): Promise<CataloguePage> {
    const { page, done } = storedCursor(cursorSchema, from) ?? { page: 1, done: 0 }
    this.#units ??= await readUnits(this.#client, signal)
    const units = this.#units
    const answer = await this.#client.get(
      `/products?status=any&orderby=id&order=asc&per_page=${PER_PAGE}&page=${page}&_fields=${FIELDS}`,
      signal,
    )
    const products = parseAnswer(catalogueProducts, answer.value, 'WooCommerce products')
    const items: CatalogueItem[] = []
    let read = done
    for (let asked = 0; read < products.length; read += 1) {
      const product = products[read]
      if (product === undefined || UNLISTED.includes(product.status) || product.type === 'grouped') continue
      if (product.type.startsWith('variable')) {
        if (asked === VARIABLE_AT_ONCE) break
        asked += 1
        for (const variation of await this.#variationsOf(product.id, signal))
          if (!UNLISTED.includes(variation.status)) items.push(variationItem(product, variation, units))
      } else items.push(itemOf(product, product.name, units))
    }
    const pages = Number(answer.headers.get('x-wp-totalpages') ?? '0')
    const next =
      read < products.length ? { page, done: read } : page < pages ? { page: page + 1, done: 0 } : null
    const total = Number(answer.headers.get('x-wp-total') ?? 'NaN')
    return {
      items,
      next: next === null ? null : JSON.stringify(next),
      // Of products: how many variations they have is only known once they have been read.
      total: Number.isFinite(total) ? total : null,
      currency: units.currency,
    }
  }

  async #variationsOf(productId: number, signal: AbortSignal): Promise<CatalogueProduct[]> {
    const found: CatalogueProduct[] = []
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const path = `/products/${productId}/variations?orderby=id&order=asc&per_page=${PER_PAGE}&page=${page}`
      const answer = await this.#client.find(path, signal)
      // Deleted since the list was read.
      if (answer === null) return found
      found.push(...parseAnswer(catalogueProducts, answer.value, 'WooCommerce variations'))
      pages = Number(answer.headers.get('x-wp-totalpages') ?? '0')
    }
    return found
  }
}

/** What the shop calls at most 100 SKUs; of several listings with one SKU, the first. @throws {ChannelError} */
export async function readWooListings(
  client: WooClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ChannelListing>> {
  const found = new Map<string, ChannelListing>()
  // A comma parts them in the query.
  const plain = skus.filter((sku) => !sku.includes(','))
  for (let start = 0; start < plain.length; start += SKUS_PER_QUERY) {
    const group = plain.slice(start, start + SKUS_PER_QUERY)
    const query = new URLSearchParams({
      sku: group.join(','),
      orderby: 'id',
      order: 'asc',
      per_page: '100',
      _fields: 'name,sku,global_unique_id',
    })
    const answer = await client.get(`/products?${query.toString()}`, signal)
    for (const listing of parseAnswer(listingNames, answer.value, 'WooCommerce products'))
      if (group.includes(listing.sku) && !found.has(listing.sku))
        found.set(listing.sku, { name: listing.name, barcode: textOrNull(listing.global_unique_id) })
  }
  return found
}

/** Settings want a key of somebody who runs the shop; without them weights and prices are unknown, the rest is not. */
async function readUnits(client: WooClient, signal: AbortSignal): Promise<Units> {
  const values = new Map<string, string>()
  for (const group of ['general', 'products', 'tax'])
    for (const { id, value } of await settingsOf(client, group, signal))
      if (typeof value === 'string') values.set(id, value)
  return {
    weight: values.get('woocommerce_weight_unit') ?? null,
    length: values.get('woocommerce_dimension_unit') ?? null,
    currency: values.get('woocommerce_currency') ?? null,
    withTax:
      values.get('woocommerce_calc_taxes') === 'no' || values.get('woocommerce_prices_include_tax') === 'yes',
  }
}

async function settingsOf(
  client: WooClient,
  group: string,
  signal: AbortSignal,
): Promise<z.infer<typeof settingList>> {
  try {
    const answer = await client.find(`/settings/${group}`, signal)
    return answer === null ? [] : parseAnswer(settingList, answer.value, 'WooCommerce settings')
  } catch (error) {
    if (error instanceof ChannelError && error.kind !== 'retry') return []
    throw error
  }
}

function variationItem(product: CatalogueProduct, variation: CatalogueProduct, units: Units): CatalogueItem {
  const options = variation.attributes.flatMap(({ option }) => textOrNull(option) ?? [])
  const title = options.length === 0 ? product.name : `${product.name} - ${options.join(', ')}`
  // What a variation does not say, its product says for all of them.
  const { attributes, meta_data } = product
  const own = {
    ...variation,
    categories: product.categories,
    type: 'variation',
    attributes: [...variation.attributes, ...attributes],
    meta_data: [...variation.meta_data, ...meta_data],
  }
  return itemOf(own, title, units)
}

function itemOf(product: CatalogueProduct, title: string, units: Units): CatalogueItem {
  const price = centsFromDecimal.safeParse(product.price)
  const { length, width, height } = product.dimensions ?? {}
  const side = (value: string | number | null | undefined) => millimetresOf(value, units.length)
  return {
    id: String(product.id),
    sku: textOrNull(product.sku),
    title,
    category: textOrNull(product.categories[0]?.name),
    barcode: textOrNull(product.global_unique_id),
    weightG: gramsOf(product.weight, units.weight),
    dimensions: sidesOf(side(length), side(width), side(height)),
    priceCents: units.withTax && price.success ? price.data : null,
    kind: kindOf(product),
    stock: stockOf(product),
    customs: productCustomsIn(customsFieldsOf(product)),
  }
}

/** Attributes of one value, and fields of plug-ins. */
export function customsFieldsOf({
  attributes,
  meta_data,
}: Pick<CatalogueProduct, 'attributes' | 'meta_data'>): WishField[] {
  const said = attributes.flatMap(({ name = '', option, options = [] }) => {
    const value = option ?? (options.length === 1 ? options[0] : undefined)
    return value === undefined ? [] : [{ key: name, value }]
  })
  return [...said, ...wishFieldsIn(meta_data)]
}

function kindOf({ virtual, type }: CatalogueProduct): CatalogueItem['kind'] {
  if (CONTAINERS.includes(type)) return 'bundle'
  return virtual || type === 'external' ? 'not-shipped' : 'goods'
}

/** WooCommerce has one place, and takes off it what was ordered: what lies there it does not know. */
function stockOf({ manage_stock, stock_quantity }: CatalogueProduct): CatalogueStock {
  if (manage_stock === 'parent') return 'shared'
  if (!manage_stock || typeof stock_quantity !== 'number') return 'not-counted'
  return [{ locationId: null, available: Math.floor(stock_quantity), onHand: null }]
}
