import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { listedFigure } from '../protocol/listed-figure.ts'
import { combinationRow, productRow, type StockRow, stockRow } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { filtersOf, PER_FILTER, referenceFilters } from './filters.ts'

/**
 * Units on sale per SKU; SKUs that the shop does not sell are left out. Of several listings under one SKU, one that does
 * not show `ours`. @throws {ChannelError}
 */
export async function readPrestaStock(
  client: PrestaClient,
  skus: readonly string[],
  ours: ReadonlyMap<string, number> | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await stockOf(client, skus, signal)
  return new Map(
    [...found].flatMap(([sku, rows]) => {
      const figures = rows.map((row) => Math.max(0, row.quantity))
      const figure = listedFigure(figures, ours?.get(sku))
      return figure === undefined ? [] : [[sku, figure] as const]
    }),
  )
}

/**
 * Absolute quantities at every listing of a SKU, in one call for all that differ. A product has one stock row, each of
 * its combinations another; the webservice wants a row whole, so it is written as it was read but for its quantity.
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
  const changes = items.flatMap(({ sku, available }) =>
    (found.get(sku) ?? [])
      .filter((row) => row.quantity !== available)
      .map((row) => ({ ...row, quantity: available })),
  )
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

/** The stock rows of each SKU: of combinations, and of products that have none. */
async function stockOf(
  client: PrestaClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly StockRow[]>> {
  const places: { readonly sku: string; readonly product: string; readonly combination: string }[] = []
  for (const filter of referenceFilters(skus)) {
    const query = { 'filter[reference]': filter }
    for (const row of await client.list(
      'combinations',
      { ...query, display: '[id,id_product,reference]' },
      combinationRow,
      signal,
    ))
      places.push({ sku: row.reference, product: row.id_product, combination: row.id })
    for (const row of await client.list(
      'products',
      { ...query, display: '[id,reference]' },
      productRow,
      signal,
    ))
      places.push({ sku: row.reference, product: row.id, combination: '0' })
  }
  const wanted = places.filter(({ sku }) => skus.includes(sku))
  const rows = await stockRows(client, [...new Set(wanted.map(({ product }) => product))], signal)
  const at = new Map(rows.map((row) => [`${row.id_product}/${row.id_product_attribute}`, row]))
  // A product with combinations often carries the reference of one of them; its own row is only their sum.
  const combined = new Set(
    rows.filter((row) => row.id_product_attribute !== '0').map((row) => row.id_product),
  )
  const found = new Map<string, StockRow[]>()
  for (const { sku, product, combination } of wanted) {
    const row = at.get(`${product}/${combination}`)
    if (row === undefined || (combination === '0' && combined.has(product))) continue
    found.set(sku, [...(found.get(sku) ?? []), row])
  }
  return found
}

/** Of all these products and their combinations. @throws {ChannelError} */
export async function stockRows(
  client: PrestaClient,
  products: readonly string[],
  signal: AbortSignal,
): Promise<StockRow[]> {
  const rows: StockRow[] = []
  for (const filter of filtersOf(products, PER_FILTER)) {
    const query = { 'filter[id_product]': filter, display: 'full' }
    rows.push(...(await client.list('stock_availables', query, stockRow, signal)))
  }
  return rows
}
