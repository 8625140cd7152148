import { type SqlBool, sql } from 'kysely'
import { EXCEPTION_KINDS, EXCEPTION_REASONS, type ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { ExceptionQuery } from '../../app/ports/exception-table.ts'
import type { Page } from '../../app/ports/page.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import { DUE_SOON_MS, isOpenAt, isSnoozedAt, readException } from './exception-row.ts'
import { exceptionsSeen } from './seen-rows.ts'

/** A snoozed exception whose time has come is listed and shown as open. */
export async function listExceptions(
  db: Db,
  query: ExceptionQuery,
  onCorruptRow: OnCorruptRow,
): Promise<Page<ExceptionRecord>> {
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
  for (const pattern of searchPatterns(query.search)) {
    matching = matching.where(
      sql<SqlBool>`(exceptions.search like ${pattern} escape '\\' or order_search.text like ${pattern} escape '\\')`,
    )
  }
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll('exceptions')
    .orderBy(SORT_COLUMN[query.sort], (order) => (query.descending ? order.desc() : order.asc()).nullsLast())
    .orderBy('exceptions.opened_at')
    .orderBy('exceptions.id')
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const read = readList(rows, onCorruptRow, readException)
  return {
    rows: read.map((one) => (one.state === 'snoozed' && query.view !== 'snoozed' ? awake(one) : one)),
    total,
  }
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
} as const
