import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { SearchedPage } from '../../app/ports/page.ts'
import type { StockQuery, StockRow } from '../../app/ports/stock-tables.ts'
import { FREE_UNITS } from '../free-units.ts'
import { type OrderSearch, textMatches } from '../order-search.ts'
import type { Db, Schema } from '../schema.ts'
import { SKU_TEXTS } from '../searched-texts.ts'
import { waitingSkus } from './open-demand.ts'
import { atSitesSeen } from './seen-rows.ts'
import { levelOf } from './stock-level.ts'

/**
 * Products with a stock level, filtered and sorted by their sums over the site asked for (or over all seen); the
 * rows hold the levels of every site seen. A product that is not in the catalogue is listed with an empty name.
 */
export async function listStock(
  db: Db,
  query: StockQuery,
  search: OrderSearch,
): Promise<SearchedPage<StockRow>> {
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
  const found = await search.findIn(db, SKU_TEXTS, query.search)
  if (found?.kind === 'few') matching = matching.where(sql<SqlBool>`stock.sku in (${found.ids})`)
  if (found?.kind === 'many')
    matching = matching.where(textMatches(query.search, sql`coalesce(products.search, lower(stock.sku))`))
  if (query.siteId !== null) matching = matching.where('stock.site_id', '=', query.siteId)
  // A sum of nothing has a level of nothing in it, of which there is an index.
  if (query.only === 'zero')
    matching = matching
      .where(sql<SqlBool>`stock.sku in (select stock.sku from stock where stock.on_hand <= 0)`)
      .having(sql<SqlBool>`sum(stock.on_hand) <= 0`)
  if (query.only === 'short') {
    matching = matching.where(
      sql<SqlBool>`stock.sku in (select stock.sku from stock where ${sql.raw(FREE_UNITS)} <= 0)`,
    )
    const wanted: Expression<SqlBool> =
      ordered.length === 0
        ? sql`sum(stock.reserved) > 0`
        : sql`(sum(stock.reserved) > 0 or stock.sku in (${sql.join(ordered.slice(0, AT_MOST_SKUS))}))`
    matching = matching.having(sql<SqlBool>`sum(${sql.raw(FREE_UNITS)}) <= 0`).having(wanted)
  }
  const direction = query.descending ? 'desc' : 'asc'
  const { limit, offset } = query
  // In the order of the table itself, only what comes before the page is summed up, not everything there is.
  const rows =
    query.sort === 'sku'
      ? await matching.orderBy('stock.sku', direction).limit(limit).offset(offset).execute()
      : await db
          .selectFrom(matching.as('matching'))
          .select(['sku', 'name'])
          .orderBy(SORT_COLUMN[query.sort], direction)
          .orderBy('sku')
          .limit(limit)
          .offset(offset)
          .execute()
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0)
  const isLeast = found?.kind === 'many' && !isLast && rows.length === limit
  const total = isLast
    ? offset + rows.length
    : isLeast
      ? offset + limit + 1
      : await countSkus(db, query, matching)
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
  return { rows: rows.map(({ sku, name }) => ({ sku, name, levels: bySku.get(sku) ?? [] })), total, isLeast }
}

async function countSkus(
  db: Db,
  { search, only, siteId, seen }: StockQuery,
  matching: Matching,
): Promise<number> {
  if (search !== '' || only !== 'all' || siteId !== null || seen !== 'every-site') {
    const counted = db
      .selectFrom(matching.as('matching'))
      .select((eb) => eb.fn.countAll<number>().as('total'))
    return (await counted.executeTakeFirstOrThrow()).total
  }
  const all = db.selectFrom('stock').select((eb) => eb.fn.count<number>('sku').distinct().as('total'))
  return (await all.executeTakeFirstOrThrow()).total
}

type Matching = Pick<SelectQueryBuilder<Schema, 'stock', { sku: string }>, 'as'>

/** Bound parameters of one statement are limited. */
const AT_MOST_SKUS = 10_000

const SORT_COLUMN = { sku: 'sku', name: 'name', 'on-hand': 'on_hand', free: 'free' } as const
