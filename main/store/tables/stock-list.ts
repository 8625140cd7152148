import { type Expression, type SqlBool, sql } from 'kysely'
import type { Page } from '../../app/ports/page.ts'
import type { StockQuery, StockRow } from '../../app/ports/stock-tables.ts'
import { FREE_UNITS } from '../free-units.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { waitingSkus } from './open-demand.ts'
import { atSitesSeen } from './seen-rows.ts'
import { levelOf } from './stock-level.ts'

/**
 * Products with a stock level, filtered and sorted by their sums over the site asked for (or over all seen); the
 * rows hold the levels of every site seen. A product that is not in the catalogue is listed with an empty name.
 */
export async function listStock(db: Db, query: StockQuery): Promise<Page<StockRow>> {
  const ordered = query.only === 'short' ? await waitingSkus(db) : []
  let matching = db
    .selectFrom('stock')
    .leftJoin('products', 'products.sku', 'stock.sku')
    .select([
      'stock.sku as sku',
      sql<string>`coalesce(max(products.name), '')`.as('name'),
      sql<number>`sum(stock.on_hand)`.as('on_hand'),
      sql<number>`sum(${sql.raw(FREE_UNITS)})`.as('free'),
    ])
    .where(atSitesSeen(query.seen, 'stock.site_id'))
    .groupBy('stock.sku')
  for (const pattern of searchPatterns(query.search)) {
    matching = matching.where(
      sql<boolean>`coalesce(products.search, lower(stock.sku)) like ${pattern} escape '\\'`,
    )
  }
  if (query.siteId !== null) matching = matching.where('stock.site_id', '=', query.siteId)
  if (query.only === 'zero') matching = matching.having(sql<SqlBool>`sum(stock.on_hand) <= 0`)
  if (query.only === 'short') {
    const wanted: Expression<SqlBool> =
      ordered.length === 0
        ? sql`sum(stock.reserved) > 0`
        : sql`(sum(stock.reserved) > 0 or stock.sku in (${sql.join(ordered.slice(0, AT_MOST_SKUS))}))`
    matching = matching.having(sql<SqlBool>`sum(${sql.raw(FREE_UNITS)}) <= 0`).having(wanted)
  }
  const rows = await db
    .selectFrom(matching.as('matching'))
    .select(['sku', 'name'])
    .orderBy(SORT_COLUMN[query.sort], query.descending ? 'desc' : 'asc')
    .orderBy('sku')
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const { total } = await db
    .selectFrom(matching.as('matching'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const skus = rows.map((row) => row.sku)
  const levels =
    skus.length === 0
      ? []
      : await db
          .selectFrom('stock')
          .selectAll()
          .where('sku', 'in', skus)
          .where(atSitesSeen(query.seen, 'site_id'))
          .orderBy('site_id')
          .execute()
  const bySku = Map.groupBy(levels.map(levelOf), (level) => level.sku)
  return { rows: rows.map(({ sku, name }) => ({ sku, name, levels: bySku.get(sku) ?? [] })), total }
}

/** Bound parameters of one statement are limited. */
const AT_MOST_SKUS = 10_000

const SORT_COLUMN = { sku: 'sku', name: 'name', 'on-hand': 'on_hand', free: 'free' } as const
