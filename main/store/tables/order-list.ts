import { sql } from 'kysely'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { HoldFilter } from '../../../shared/domain/order-standing.ts'
import type { OrderQuery, OrderRecord } from '../../app/ports/order-tables.ts'
import type { SearchedPage } from '../../app/ports/page.ts'
import { inListOrder, nearerEnd, type PagePlace } from '../nearer-end.ts'
import { inOrders, type OrderSearch } from '../order-search.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import type { OrderArchive } from './archive.ts'
import { couldMerge } from './buyers-orders.ts'
import { IS_CLOSED, IS_OPEN } from './open-orders.ts'
import { readOrderRecord, selectStoredOrders, withArchived } from './order-row.ts'
import { ownValue } from './own-value.ts'
import { ordersSeen } from './seen-rows.ts'

/**
 * Filters and sorts the narrow rows, then reads the documents of one page. Sorted by due, orders that nothing is
 * due of any more come last in both directions, and before them those without a due instant; by value, orders without
 * an exchange rate come last; ties are broken by id, so that pages never overlap.
 */
export async function listOrders(
  db: Db,
  query: OrderQuery,
  onCorruptRow: OnCorruptRow,
  search: OrderSearch,
  archive: OrderArchive,
): Promise<SearchedPage<OrderRecord>> {
  let matching = db.selectFrom('orders').where(ordersSeen(query.seen))
  const found = await search.find(db, query.search)
  if (found !== null) matching = matching.where(inOrders(found, 'orders', 'id'))
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
  if (query.mergeable !== undefined) matching = matching.where(couldMerge(query.mergeable)).where(IS_OPEN)
  const sortedBy = query.sort === 'value' ? await ownValue(db) : SORT_COLUMN[query.sort]
  const { offset, limit } = query
  const isOpenFirst = OPEN_FIRST.includes(query.sort)
  const isWalked = isOpenFirst && found?.kind !== 'few'
  const pageOf = async (rows: typeof matching, place: PagePlace) => {
    if (place.limit === 0) return []
    const isDescending = query.descending !== place.isFromEnd
    const page = await rows
      .select('orders.id')
      .$if(isOpenFirst && !isWalked, (all) =>
        all.orderBy(CLOSED_LAST, (order) => (place.isFromEnd ? order.desc() : order.asc())),
      )
      .orderBy(sortedBy, (order) => {
        const turned = isDescending ? order.desc() : order.asc()
        return place.isFromEnd ? turned.nullsFirst() : turned.nullsLast()
      })
      .orderBy('orders.id', isDescending ? 'desc' : 'asc')
      .limit(place.limit)
      .offset(place.offset)
      .execute()
    return inListOrder(page, place)
  }
  const countOf = async (rows: typeof matching, most: number) => {
    const some = rows.select(sql.lit(1).as('one')).limit(most + 1)
    const counted = db.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('count'))
    return Number((await counted.executeTakeFirstOrThrow()).count)
  }
  const whole = isWhole(query) ? await search.total(db) : null
  const page = isWalked
    ? await pageOf(matching.where(IS_OPEN), { offset, limit, isFromEnd: false })
    : await pageOf(matching, nearerEnd(whole, offset, limit))
  // Most orders there have ever been are closed: looked at only when the open ones end.
  if (isWalked && page.length < limit) {
    const open = page.length > 0 ? offset + page.length : await countOf(matching.where(IS_OPEN), offset)
    const closed = whole === null ? null : whole - open
    const place = nearerEnd(closed, Math.max(0, offset - open), limit - page.length)
    page.push(...(await pageOf(matching.where(IS_CLOSED), place)))
  }
  const isFull = page.length === limit
  const next = offset + limit + 1
  const counted = async (): Promise<{ total: number; isLeast: boolean }> => {
    if (!isFull && (page.length > 0 || offset === 0)) return { total: offset + page.length, isLeast: false }
    if (isFull && found?.kind === 'many') return { total: next, isLeast: true }
    if (whole !== null) return { total: whole, isLeast: false }
    const most = Math.max(COUNTED, next)
    const total = await countOf(matching, most)
    return { total, isLeast: total > most }
  }
  const sum = await counted()
  if (page.length === 0) return { rows: [], ...sum }
  const ids = page.map((row) => row.id)
  const stored = await withArchived(
    archive,
    await selectStoredOrders(db).where('orders.id', 'in', ids).execute(),
  )
  const byId = new Map(stored.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  return { rows: readList(rows, onCorruptRow, readOrderRecord), ...sum }
}

/** All orders there are. */
function isWhole({ seen, search, states, channelIds, siteIds, holds = [], mergeable }: OrderQuery): boolean {
  const filters = states.length + channelIds.length + siteIds.length + holds.length
  return seen === 'every-site' && search === '' && filters === 0 && mergeable === undefined
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

/** More that match than these are not counted to the end, unless everything is listed. */
const COUNTED = 10_000

/** What matters before an order has left: sorted by it, closed ones come after all others. */
const OPEN_FIRST: readonly OrderQuery['sort'][] = ['due', 'priority', 'value']

const SORT_COLUMN = {
  due: 'due_at',
  placed: 'placed_at',
  reference: 'reference',
  priority: 'priority',
} as const
