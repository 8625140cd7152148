import { type SqlBool, sql } from 'kysely'
import { type CountLine, countLine, type StockCount, stockCount } from '../../../shared/domain/stock-count.ts'
import type { CountQuery, CountTable } from '../../app/ports/count-table.ts'
import { chunks } from '../chunks.ts'
import type { CountLineRow, CountRow } from '../schema/stock-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { unitsHeld } from './ledger.ts'
import { atSitesSeen } from './seen-rows.ts'

const MOST_LISTED = 200
/** What was found beyond what should be on the shelf. */
const DIFFERENCE = sql<number>`counted - (expected - packed)`

export function countTable(db: Db, onCorruptRow: OnCorruptRow): CountTable {
  return {
    async list(seen) {
      const rows = await db
        .selectFrom('stock_counts')
        .selectAll()
        .where(atSitesSeen(seen, 'site_id'))
        .orderBy('started_at', 'desc')
        .orderBy('id')
        .limit(MOST_LISTED)
        .execute()
      return readList(rows, onCorruptRow, readCount)
    },
    async get(id) {
      const row = await db.selectFrom('stock_counts').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readCount(row) : null
    },
    async put({ id, siteId, name, state, startedAt, startedBy, endedAt }) {
      const row = {
        id,
        site_id: siteId,
        name,
        state,
        started_at: startedAt,
        started_by: startedBy,
        ended_at: endedAt,
      }
      await db
        .insertInto('stock_counts')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async skusAt(siteId, { search, onlyDoubted }, limit) {
      let matching = db
        .selectFrom('stock')
        .leftJoin('products', 'products.sku', 'stock.sku')
        .select('stock.sku')
        .where('stock.site_id', '=', siteId)
      for (const pattern of searchPatterns(search))
        matching = matching.where(
          sql<SqlBool>`coalesce(products.search, lower(stock.sku)) like ${pattern} escape '\\'`,
        )
      if (onlyDoubted) matching = matching.where('stock.doubted_at', 'is not', null)
      const rows = await matching.orderBy('stock.sku').limit(limit).execute()
      return rows.map(({ sku }) => sku)
    },
    async putLines(countId, lines) {
      for (const some of chunks(lines))
        await db
          .insertInto('stock_count_lines')
          .values(
            some.map((line) => ({
              count_id: countId,
              sku: line.sku,
              counted: line.counted,
              expected: line.expected,
              packed: line.packed,
              picking: line.picking,
              counted_at: line.countedAt,
              counted_by: line.countedBy,
              booked: line.booked,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['count_id', 'sku']).doUpdateSet((eb) => ({
              counted: eb.ref('excluded.counted'),
              expected: eb.ref('excluded.expected'),
              packed: eb.ref('excluded.packed'),
              picking: eb.ref('excluded.picking'),
              counted_at: eb.ref('excluded.counted_at'),
              counted_by: eb.ref('excluded.counted_by'),
              booked: eb.ref('excluded.booked'),
            })),
          )
          .execute()
    },
    async line(countId, sku) {
      const row = await linesOf(db, countId).where('sku', '=', sku).executeTakeFirst()
      return row ? readLine(row) : null
    },
    async lines(countId, of) {
      const rows = await linesOf(db, countId)
        .where('counted', of === 'counted' ? 'is not' : 'is', null)
        .orderBy('sku')
        .execute()
      return readList(rows, onCorruptRow, readLine)
    },
    async page(countId, query) {
      const matching = matchingLines(db, countId, query)
      const rows = await matching.selectAll().orderBy('sku').limit(query.limit).offset(query.offset).execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, readLine), total: Number(total) }
    },
    async totals(countId) {
      const row = await db
        .selectFrom('stock_count_lines')
        .select([
          (eb) => eb.fn.countAll<number>().as('lines'),
          sql<number>`coalesce(sum(case when counted is not null then 1 else 0 end), 0)`.as('counted'),
          sql<number>`coalesce(sum(case when ${DIFFERENCE} <> 0 then 1 else 0 end), 0)`.as('different'),
          sql<number>`coalesce(sum(case when ${DIFFERENCE} > 0 then ${DIFFERENCE} else 0 end), 0)`.as('more'),
          sql<number>`coalesce(sum(case when ${DIFFERENCE} < 0 then -(${DIFFERENCE}) else 0 end), 0)`.as(
            'less',
          ),
        ])
        .where('count_id', '=', countId)
        .executeTakeFirstOrThrow()
      return {
        lines: Number(row.lines),
        counted: Number(row.counted),
        different: Number(row.different),
        more: Number(row.more),
        less: Number(row.less),
      }
    },
    async handledAt(siteId) {
      const rows = await db
        .selectFrom('fulfillments')
        .select(['id', 'site_id', 'doc', 'state'])
        .where('site_id', '=', siteId)
        .where('state', 'in', ['released', 'packed'])
        .where('open', '=', sql.lit(1))
        .execute()
      const units = new Map<string, { picking: number; packed: number }>()
      for (const row of rows)
        for (const { sku, quantity } of unitsHeld([row])) {
          const of = units.get(sku) ?? { picking: 0, packed: 0 }
          of[row.state === 'packed' ? 'packed' : 'picking'] += quantity
          units.set(sku, of)
        }
      return units
    },
  }
}

function linesOf(db: Db, countId: string) {
  return db.selectFrom('stock_count_lines').selectAll().where('count_id', '=', countId)
}

function matchingLines(db: Db, countId: string, { show, search }: CountQuery) {
  let matching = db.selectFrom('stock_count_lines').where('count_id', '=', countId)
  for (const pattern of searchPatterns(search))
    matching = matching.where(
      sql<SqlBool>`(lower(sku) like ${pattern} escape '\\'
        or sku in (select sku from products where search like ${pattern} escape '\\'))`,
    )
  if (show === 'open') return matching.where('counted', 'is', null)
  if (show === 'counted') return matching.where('counted', 'is not', null)
  return show === 'different' ? matching.where(sql<SqlBool>`${DIFFERENCE} <> 0`) : matching
}

function readCount(row: CountRow): StockCount {
  const { id, name, state } = row
  return checkStored(
    stockCount,
    {
      id,
      siteId: row.site_id,
      name,
      state,
      startedAt: row.started_at,
      startedBy: row.started_by,
      endedAt: row.ended_at,
    },
    'stock_counts',
    id,
  )
}

function readLine(row: CountLineRow): CountLine {
  const { sku, counted, expected, packed, picking, booked } = row
  return checkStored(
    countLine,
    {
      sku,
      counted,
      expected,
      packed,
      picking,
      countedAt: row.counted_at,
      countedBy: row.counted_by,
      booked,
    },
    'stock_count_lines',
    `${row.count_id}/${sku}`,
  )
}
