import { type SqlBool, sql } from 'kysely'
import { EXCEPTION_KINDS, EXCEPTION_REASONS, type ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { ExceptionQuery } from '../../app/ports/exception-table.ts'
import type { SearchedPage } from '../../app/ports/page.ts'
import { countUpTo, inOrders, type OrderSearch, textMatches } from '../order-search.ts'
import type { Db } from '../schema.ts'
import { searchWords } from '../search-text.ts'
import { EXCEPTION_TEXTS } from '../searched-texts.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import { DUE_SOON_MS, isOpenAt, isSnoozedAt, readException } from './exception-row.ts'
import { BY_CUSTOMER } from './order-row.ts'
import { exceptionsSeen } from './seen-rows.ts'

/** A snoozed exception whose time has come is listed and shown as open. */
export async function listExceptions(
  db: Db,
  query: ExceptionQuery,
  onCorruptRow: OnCorruptRow,
  search: OrderSearch,
): Promise<SearchedPage<ExceptionRecord>> {
  const { now } = query
  let matching = db
    .selectFrom('exceptions')
    .leftJoin('orders', 'orders.id', 'exceptions.order_id')
    .leftJoin('order_search', 'order_search.order_id', 'exceptions.order_id')
    .where(exceptionsSeen(query.seen))
  switch (query.view) {
    case 'open':
      matching = matching.where(isOpenAt(now))
      break
    case 'mine':
      matching = matching.where(isOpenAt(now)).where('exceptions.owner', '=', query.owner)
      break
    case 'unassigned':
      matching = matching.where(isOpenAt(now)).where('exceptions.owner', 'is', null)
      break
    case 'due-soon':
      matching = matching.where(isOpenAt(now)).where('exceptions.due_at', '<=', now + DUE_SOON_MS)
      break
    case 'snoozed':
      matching = matching.where(isSnoozedAt(now))
      break
    case 'closed':
      matching = matching.where('exceptions.state', '=', 'closed')
      break
  }
  const { group } = query
  if (group !== null) {
    const reasons = EXCEPTION_REASONS.filter((reason) => EXCEPTION_KINDS[reason].group === group)
    matching = matching.where('exceptions.reason', 'in', reasons)
  }
  const words = searchWords(query.search)
  for (const word of words)
    matching = matching.where(
      sql<SqlBool>`(${textMatches(word, sql.ref('exceptions.search'))} or ${textMatches(word, sql.ref('order_search.text'))})`,
    )
  const rarest = await rarestWord(db, words, search)
  if (rarest !== null) matching = matching.where(sql<SqlBool>`exceptions.id in (${rarest})`)
  const rows = await matching
    .selectAll('exceptions')
    .orderBy(SORT_COLUMN[query.sort], (order) => (query.descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('exceptions.opened_at')
    .orderBy('exceptions.id')
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const { offset, limit } = query
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0)
  const most = Math.max(COUNTED, offset + limit + 1)
  const total = isLast
    ? offset + rows.length
    : await countUpTo(db, sql`select 1 from ${matching.select(sql.lit(1).as('one'))} as matching`, most)
  const read = readList(rows, onCorruptRow, readException)
  return {
    rows: read.map((one) => (one.state === 'snoozed' && query.view !== 'snoozed' ? awake(one) : one)),
    total,
    isLeast: total > most,
  }
}

/** More that match than these are not counted to the end. */
const COUNTED = 10_000

/** The exceptions that have one of the words in their own text or their order's, where they are few; null: none is rare. */
async function rarestWord(db: Db, words: readonly string[], search: OrderSearch) {
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const orders = await search.find(db, word)
    if (orders?.kind !== 'few') continue
    const own = await search.findIn(db, EXCEPTION_TEXTS, word)
    if (own?.kind !== 'few') continue
    return sql`${own.ids} union select exceptions.id from exceptions where ${inOrders(orders, 'exceptions')}`
  }
  return null
}

function awake(one: ExceptionRecord): ExceptionRecord {
  return { ...one, state: 'open', snoozedUntil: null }
}

const SORT_COLUMN = {
  due: 'exceptions.due_at',
  opened: 'exceptions.opened_at',
  reason: 'exceptions.reason',
  order: 'orders.reference',
  owner: 'exceptions.owner',
  customer: BY_CUSTOMER,
} as const
