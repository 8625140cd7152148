import { type SqlBool, sql } from 'kysely'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { HoldFilter } from '../../../shared/domain/order-standing.ts'
import type { OrderQuery, OrderRecord } from '../../app/ports/order-tables.ts'
import type { Page } from '../../app/ports/page.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import { IS_CLOSED, IS_OPEN } from './open-orders.ts'
import { readOrderRecord, selectStoredOrders } from './order-row.ts'
import { ownValue } from './own-value.ts'
import { ordersSeen } from './seen-rows.ts'

/**
 * Filters and sorts the narrow rows, then reads the documents of one page. Sorted by due, orders that nothing is
 * due of any more come last in both directions, and before them those without a due instant; by value, orders without
 * an exchange rate come last; ties are broken by id, so that pages never overlap. A search, the slow part, is made
 * once: its total comes with the page.
 */
export async function listOrders(
  db: Db,
  query: OrderQuery,
  onCorruptRow: OnCorruptRow,
): Promise<Page<OrderRecord>> {
  let matching = db.selectFrom('orders').where(ordersSeen(query.seen))
  const patterns = searchPatterns(query.search)
  if (patterns.length > 0) {
    const found = patterns.reduce(
      (search, pattern) => search.where(sql<SqlBool>`text like ${pattern} escape '\\'`),
      db.selectFrom('order_search').select('order_id'),
    )
    matching = matching.where('orders.id', 'in', found)
  }
  if (query.states.length > 0) matching = matching.where('state', 'in', query.states)
  if (query.states.length > 0 && !query.states.some((state) => CLOSED_STATES.includes(state)))
    matching = matching.where(IS_OPEN)
  if (query.channelIds.length > 0) matching = matching.where('channel_id', 'in', query.channelIds)
  if (query.siteIds.length > 0) matching = matching.where(ordersSeen(query.siteIds))
  const { holds = [] } = query
  if (holds.length > 0) {
    matching = matching.where((eb) =>
      eb.or([
        eb('orders.id', 'in', heldFor(db, holds)),
        ...(holds.includes('collection') ? [eb('orders.id', 'in', keptForBuyer(db))] : []),
      ]),
    )
  }
  const countAll = async () =>
    (await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total
  const direction = query.descending ? 'desc' : 'asc'
  const sortedBy = query.sort === 'value' ? await ownValue(db) : SORT_COLUMN[query.sort]
  const { offset, limit } = query
  const pageOf = (rows: typeof matching, from: number, length: number) =>
    rows
      .select('orders.id')
      .$if(patterns.length > 0, (found) => found.select(sql<number>`count(*) over ()`.as('total')))
      .$if(query.sort === 'due', (found) => found.orderBy(CLOSED_LAST))
      .orderBy(sortedBy, (order) => (query.descending ? order.desc() : order.asc()).nullsLast())
      .orderBy('orders.id', direction)
      .limit(length)
      .offset(from)
      .execute()
  const isByDue = query.sort === 'due' && patterns.length === 0
  const page = await pageOf(isByDue ? matching.where(IS_OPEN) : matching, offset, limit)
  // Most orders there have ever been are closed, and seldom looked at: sorted only when the open ones end.
  if (isByDue && page.length < limit) {
    const open = matching.where(IS_OPEN).select((eb) => eb.fn.countAll<number>().as('total'))
    const before = Number((await open.executeTakeFirstOrThrow()).total)
    page.push(...(await pageOf(matching.where(IS_CLOSED), Math.max(0, offset - before), limit - page.length)))
  }
  const total = page[0]?.total ?? (await countAll())
  if (page.length === 0) return { rows: [], total }
  const ids = page.map((row) => row.id)
  const stored = await selectStoredOrders(db).where('orders.id', 'in', ids).execute()
  const byId = new Map(stored.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  return { rows: readList(rows, onCorruptRow, readOrderRecord), total }
}

/** Ids of orders that wait; a hold of the channel's has a kind, whatever else holds has none. */
function heldFor(db: Db, holds: readonly HoldFilter[]) {
  const kinds = holds.filter((hold) => hold !== 'unclear' && hold !== 'collection')
  return db
    .selectFrom('order_standing')
    .select((eb) => eb.ref('order_id').$notNull().as('order_id'))
    .where('holds', '=', sql.lit(1))
    .where('order_id', 'is not', null)
    .where((eb) =>
      eb.or([
        ...(kinds.length > 0 ? [eb('hold_kind', 'in', kinds)] : []),
        ...(holds.includes('unclear') ? [eb('hold_kind', 'is', null)] : []),
      ]),
    )
}

function keptForBuyer(db: Db) {
  return db
    .selectFrom('fulfillments')
    .select('order_id')
    .where('keep_until', 'is not', null)
    .where('open', '=', sql.lit(1))
}

/** 1 for orders that have left or never will. */
const CLOSED_LAST = sql<number>`case when state in (${sql.join(CLOSED_STATES.map((one) => sql.lit(one)))}) then 1 else 0 end`

const SORT_COLUMN = {
  due: 'due_at',
  placed: 'placed_at',
  reference: 'reference',
  priority: 'priority',
} as const
