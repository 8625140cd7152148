import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import type { XmlContent } from '../protocol/xml.ts'
import { combinationRow, productRow, type StockRow, stockRow } from './answers.ts'
import type { PrestaClient } from './client.ts'

/** References asked for in one address, so that it stays short enough for every server. */
const SKUS_PER_QUERY = 50
/** In a filter these separate values and cannot be escaped. */
const FILTER_SIGNS = /[|,[\]%]/

/** Units on sale per SKU; SKUs that the shop does not sell are left out. @throws {ChannelError} */
export async function readPrestaStock(
  client: PrestaClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await stockOf(client, skus, signal)
  return new Map([...found].map(([sku, row]) => [sku, Math.max(0, row.quantity)]))
}

/**
 * Absolute quantities, in one call for all that differ. A product has one stock row, each of its combinations
 * another; the webservice wants a row whole, so it is written as it was read but for its quantity.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushPrestaStock(
  client: PrestaClient,
  items: readonly StockPush[],
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const found = await stockOf(
    client,
    items.map((item) => item.sku),
    signal,
  )
  const changes = items.flatMap(({ sku, available }) => {
    const row = found.get(sku)
    return row === undefined || row.quantity === available ? [] : [{ ...row, quantity: available }]
  })
  if (changes.length > 0)
    await client.write('PUT', '/stock_availables', { stock_available: changes.map(fieldsOf) }, signal)
  return items.map(() => ({ kind: 'done' }))
}

function fieldsOf(row: StockRow): XmlContent {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  )
}

async function stockOf(
  client: PrestaClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, StockRow>> {
  const places = new Map<string, { readonly product: string; readonly combination: string }>()
  const add = (sku: string, product: string, combination: string) => {
    if (skus.includes(sku) && !places.has(sku)) places.set(sku, { product, combination })
  }
  for (const filter of filtersOf(skus)) {
    const query = { 'filter[reference]': filter }
    // Combinations first: a product with combinations often carries the reference of one of them.
    for (const row of await client.list(
      'combinations',
      { ...query, display: '[id,id_product,reference]' },
      combinationRow,
      signal,
    ))
      add(row.reference, row.id_product, row.id)
    for (const row of await client.list(
      'products',
      { ...query, display: '[id,reference]' },
      productRow,
      signal,
    ))
      add(row.reference, row.id, '0')
  }
  const products = [...new Set([...places.values()].map((place) => place.product))]
  const rows: StockRow[] = []
  for (let start = 0; start < products.length; start += SKUS_PER_QUERY) {
    const ids = products.slice(start, start + SKUS_PER_QUERY).join('|')
    const query = { 'filter[id_product]': `[${ids}]`, display: 'full' }
    rows.push(...(await client.list('stock_availables', query, stockRow, signal)))
  }
  const at = new Map(rows.map((row) => [`${row.id_product}/${row.id_product_attribute}`, row]))
  return new Map(
    [...places].flatMap(([sku, { product, combination }]) => {
      const row = at.get(`${product}/${combination}`)
      return row === undefined ? [] : [[sku, row] as const]
    }),
  )
}

function filtersOf(skus: readonly string[]): string[] {
  const plain = skus.filter((sku) => !FILTER_SIGNS.test(sku))
  const filters = skus.filter((sku) => FILTER_SIGNS.test(sku))
  for (let start = 0; start < plain.length; start += SKUS_PER_QUERY)
    filters.push(`[${plain.slice(start, start + SKUS_PER_QUERY).join('|')}]`)
  return filters
}
