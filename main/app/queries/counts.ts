import { ORPCError } from '@orpc/server'
import type { CountRow } from '../../../shared/contract/counts.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import {
  type CountLine,
  countDifference,
  mayBeInPicking,
  type StockCount,
} from '../../../shared/domain/stock-count.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { CountQuery } from '../ports/count-table.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'

const MOST_IN_FILE = 20_000

export async function listCounts(tx: Tx, seen: SitesSeen) {
  const rows = []
  for (const count of await tx.counts.list(seen))
    rows.push({ ...count, totals: await tx.counts.totals(count.id) })
  return rows
}

async function seenCount(tx: Tx, countId: string, seen: SitesSeen): Promise<StockCount> {
  const count = await tx.counts.get(countId)
  if (count === null || !sees(seen, [count.siteId]))
    throw new ORPCError('NOT_FOUND', { data: { what: 'count', id: countId } })
  return count
}

/** A page of a sheet, with what differs on all of it. */
export async function countSheet(
  tx: Tx,
  { countId, seen, ...query }: CountQuery & { readonly countId: string; readonly seen: SitesSeen },
) {
  const count = await seenCount(tx, countId, seen)
  const { rows, total } = await tx.counts.page(countId, query)
  const different = (await tx.counts.lines(countId, 'counted')).filter((line) => countDifference(line) !== 0)
  const costs = await productsOf(tx, different)
  const values = different.map((line) => valueOf(line, costs.get(line.sku)))
  return {
    count,
    totals: await tx.counts.totals(countId),
    valueCents:
      values.length === 0 || values.includes(null)
        ? null
        : values.reduce<number>((sum, cents) => sum + (cents ?? 0), 0),
    inPicking: different.filter(mayBeInPicking).length,
    total,
    rows: await countRows(tx, count, rows),
  }
}

async function countRows(
  tx: Tx,
  { siteId, state }: StockCount,
  lines: readonly CountLine[],
): Promise<CountRow[]> {
  const products = await productsOf(tx, lines)
  const levels = new Map(
    (await tx.stock.bySkus(lines.map(({ sku }) => sku)))
      .filter((level) => level.siteId === siteId)
      .map((level) => [level.sku, level]),
  )
  const handled = state === 'open' ? await tx.counts.handledAt(siteId) : new Map<Sku, never>()
  return lines.map((line) => {
    const product = products.get(line.sku)
    const { onHand = 0, reserved = 0 } = levels.get(line.sku) ?? {}
    const now = line.counted === null ? { expected: onHand, ...handled.get(line.sku) } : {}
    return {
      ...line,
      ...now,
      name: product?.name ?? line.sku,
      barcode: product?.barcode ?? null,
      onHand,
      reserved,
      difference: countDifference(line),
      valueCents: valueOf(line, product),
    }
  })
}

async function productsOf(tx: Tx, lines: readonly CountLine[]): Promise<ReadonlyMap<Sku, Product>> {
  const products = await tx.products.bySkus(lines.map(({ sku }) => sku))
  return new Map(products.map((product) => [product.sku, product]))
}

function valueOf(line: CountLine, product: Product | undefined): number | null {
  const difference = countDifference(line)
  return difference === null || product?.costCents === undefined ? null : difference * product.costCents
}

/** The whole sheet, to be filled in by hand or kept. */
export async function countCsv(tx: Tx, countId: string, seen: SitesSeen) {
  const count = await seenCount(tx, countId, seen)
  const { rows } = await tx.counts.page(countId, { show: 'all', search: '', offset: 0, limit: MOST_IN_FILE })
  const lines = (await countRows(tx, count, rows)).map((row) => [
    row.sku,
    row.barcode ?? '',
    row.name,
    row.expected,
    row.packed,
    row.picking,
    row.counted ?? '',
    row.difference ?? '',
    row.valueCents === null ? '' : row.valueCents / 100,
    row.countedBy,
  ])
  const columns = [
    'sku',
    'barcode',
    'product',
    'on_hand',
    'packed',
    'in_picking',
    'counted',
    'difference',
    'value',
    'counted_by',
  ]
  return { name: 'count.csv', csv: safeCsv(lines, columns), rows: rows.length }
}
