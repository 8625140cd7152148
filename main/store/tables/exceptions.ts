import {
  EXCEPTION_KINDS,
  EXCEPTION_REASONS,
  type ExceptionCause,
  type ExceptionReason,
  exceptionCause,
} from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { ExceptionTable, NewException } from '../../app/ports/exception-table.ts'
import { chunks } from '../chunks.ts'
import type { OrderSearch } from '../order-search.ts'
import { preparedInsert, preparedQuery } from '../prepared-query.ts'
import type { ExceptionRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { searchText } from '../search-text.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import { countExceptions, seenExceptions } from './exception-counts.ts'
import { listExceptions } from './exception-list.ts'
import { isOpenAt, readException } from './exception-row.ts'
import { exceptionsSeen } from './seen-rows.ts'

/** Closed with their order, whatever ends it. */
const ENDING_WITH_ORDER = EXCEPTION_REASONS.filter((reason) => {
  const { opened } = EXCEPTION_KINDS[reason]
  return opened.by === 'decision' || opened.outlivesOrder !== true
})

export function exceptionTable(db: Db, onCorruptRow: OnCorruptRow, search: OrderSearch): ExceptionTable {
  return {
    async open(exceptions) {
      for (const some of chunks(exceptions)) await openAll(db, some)
    },
    async get(id) {
      const row = await db.selectFrom('exceptions').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readException(row) : null
    },
    async byIds(ids, seen) {
      const rows = []
      for (const some of chunks(ids))
        rows.push(
          ...(await db
            .selectFrom('exceptions')
            .leftJoin('orders', 'orders.id', 'exceptions.order_id')
            .selectAll('exceptions')
            .where('exceptions.id', 'in', some)
            .where(exceptionsSeen(seen))
            .execute()),
        )
      return readList(rows, onCorruptRow, readException)
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom('exceptions')
        .selectAll()
        .where('scope', '=', orderId)
        .where('order_id', 'is not', null)
        .orderBy('opened_at')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, readException)
    },
    async openOf(reasons, limit) {
      const rows = await db
        .selectFrom('exceptions')
        .selectAll()
        .where('reason', 'in', reasons)
        .where('state', '<>', 'closed')
        .orderBy('opened_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, readException)
    },
    async openAt(now, seen) {
      const rows = await db
        .selectFrom('exceptions')
        .leftJoin('orders', 'orders.id', 'exceptions.order_id')
        .select(['exceptions.id', 'exceptions.opened_at', 'exceptions.due_at'])
        .where(isOpenAt(now))
        .where(exceptionsSeen(seen))
        .orderBy('exceptions.due_at', (order) => order.asc().nullsLast())
        .orderBy('exceptions.opened_at')
        .orderBy('exceptions.id')
        .execute()
      return rows.map(({ id, opened_at, due_at }) => ({ id, openedAt: opened_at, dueAt: due_at }))
    },
    list: (query) => listExceptions(db, query, onCorruptRow, search),
    async openedSince(reasons, since, limit) {
      const rows = await db
        .selectFrom('exceptions')
        .selectAll()
        .where('reason', 'in', reasons)
        .where('opened_at', '>=', since)
        .orderBy('opened_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, readException)
    },
    async close(orderId, reasons, by, at, stays = []) {
      if (reasons?.length === 0) return 0
      let query = db
        .updateTable('exceptions')
        .set(closing(by, at))
        .where('scope', '=', orderId)
        .where('order_id', 'is not', null)
        .where('state', '<>', 'closed')
        .where('reason', 'in', reasons ?? ENDING_WITH_ORDER)
      if (stays.length > 0) query = query.where('key', 'not in', stays)
      const result = await query.executeTakeFirst()
      return Number(result.numUpdatedRows)
    },
    async closeById(ids, by, at) {
      let closed = 0
      for (const some of chunks(ids)) {
        const result = await db
          .updateTable('exceptions')
          .set(closing(by, at))
          .where('id', 'in', some)
          .where('state', '<>', 'closed')
          .executeTakeFirst()
        closed += Number(result.numUpdatedRows)
      }
      return closed
    },
    async reopen(ids) {
      for (const some of chunks(ids)) {
        await db
          .updateTable('exceptions')
          .set({ state: 'open', closed_at: null, closed_by: null })
          .where('id', 'in', some)
          .where('state', '=', 'closed')
          .execute()
      }
    },
    async forgetAccepted(id) {
      await db
        .updateTable('exceptions')
        .set({ closed_by: 'cleared' })
        .where('id', '=', id)
        .where('closed_by', '=', 'accept')
        .execute()
    },
    async assign(id, owner) {
      const result = await db
        .updateTable('exceptions')
        .set({ owner })
        .where('id', '=', id)
        .where('state', '<>', 'closed')
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async snooze(id, until) {
      const result = await db
        .updateTable('exceptions')
        .set({ state: until === null ? 'open' : 'snoozed', snoozed_until: until })
        .where('id', '=', id)
        .where('state', '<>', 'closed')
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async countOpen(now, seen) {
      const rows = await seenExceptions(db, seen)
        .select(['reason', (eb) => eb.fn.countAll<number>().as('count')])
        .where(isOpenAt(now))
        .groupBy('reason')
        .execute()
      const counts = new Map(rows.map((row) => [row.reason, row.count]))
      return new Map<ExceptionReason, number>(
        EXCEPTION_REASONS.flatMap((reason) => {
          const count = counts.get(reason)
          return count === undefined ? [] : [[reason, count] as const]
        }),
      )
    },
    counts: (owner, now, seen) => countExceptions(db, owner, now, seen),
    async countByOrders(orderIds) {
      const counts = new Map<string, number>()
      for (const some of chunks([...new Set(orderIds)])) {
        const rows = await openByOrder(db, { orderIds: some })
        for (const row of rows) counts.set(row.scope, row.count)
      }
      return counts
    },
  }
}

const openByOrder = preparedQuery((db, { orderIds }: { orderIds: readonly OrderId[] }) =>
  db
    .selectFrom('exceptions')
    .select(['scope', (eb) => eb.fn.countAll<number>().as('count')])
    .where('scope', 'in', orderIds)
    .where('order_id', 'is not', null)
    .where('state', '<>', 'closed')
    .groupBy('scope'),
)

const knownBy = preparedQuery(
  (db, { scopes, keys }: { scopes: readonly string[]; keys: readonly string[] }) =>
    db
      .selectFrom('exceptions')
      .select(['id', 'scope', 'key', 'state', 'regressions'])
      .where('scope', 'in', scopes)
      .where('key', 'in', keys),
)

const addNew = preparedInsert((db, rows: Readonly<ExceptionRow>[]) =>
  db.insertInto('exceptions').values(rows),
)

function closing(by: string, at: EpochMs) {
  return { state: 'closed', closed_at: at, closed_by: by, snoozed_until: null }
}

type KnownException = Pick<ExceptionRow, 'id' | 'state' | 'regressions'>

/** An exception is known by (order or channel, key): it keeps its first id, its owner and its count of regressions. */
async function openAll(db: Db, exceptions: readonly NewException[]): Promise<void> {
  const known = await knownAmong(db, exceptions)
  const fresh: NewException[] = []
  const again: [KnownException, NewException][] = []
  for (const one of exceptions) {
    const identity = identityOf(scopeOf(one), one.key)
    const before = known.get(identity)
    if (before) again.push([before, one])
    else fresh.push(one)
    known.set(identity, before ? openedAgain(before) : { id: one.id, state: 'open', regressions: 0 })
  }
  await addNew(db, fresh.map(newRow))
  for (const [before, one] of again) await openAgain(db, before, one)
}

async function knownAmong(db: Db, exceptions: readonly NewException[]): Promise<Map<string, KnownException>> {
  const scopes = [...new Set(exceptions.map(scopeOf))]
  const keys = [...new Set(exceptions.map(({ key }) => key))]
  const rows = await knownBy(db, { scopes, keys })
  return new Map(rows.map((row) => [identityOf(row.scope, row.key), row]))
}

function identityOf(scope: string, key: string): string {
  return `${scope}\n${key}`
}

function scopeOf({ orderId, cause }: NewException): string {
  return orderId ?? channelOf(cause)
}

function newRow(one: NewException): ExceptionRow {
  return {
    ...evidenceOf(one),
    id: one.id,
    order_id: one.orderId,
    scope: scopeOf(one),
    key: one.key,
    state: 'open',
    owner: null,
    opened_at: one.openedAt,
    snoozed_until: null,
    closed_at: null,
    closed_by: null,
    regressions: 0,
  }
}

function evidenceOf({ siteId, cause, dueAt }: NewException) {
  return {
    site_id: siteId,
    reason: cause.reason,
    search: causeText(cause),
    cause: JSON.stringify(cause),
    due_at: dueAt,
  }
}

async function openAgain(db: Db, known: KnownException, one: NewException): Promise<void> {
  const evidence = evidenceOf(one)
  const { state, regressions } = openedAgain(known)
  const reopened = { state, regressions, opened_at: one.openedAt, closed_at: null, closed_by: null }
  await db
    .updateTable('exceptions')
    .set(known.state === 'closed' ? { ...evidence, ...reopened } : evidence)
    .where('id', '=', known.id)
    .execute()
}

function openedAgain(known: KnownException): KnownException {
  if (known.state !== 'closed') return known
  return { ...known, state: 'open', regressions: known.regressions + 1 }
}

function channelOf(cause: ExceptionCause): string {
  return 'channelId' in cause ? cause.channelId : ''
}

/** Words of the evidence: SKUs, rule names, carriers, messages. */
function causeText(cause: ExceptionCause): string {
  const words: string[] = []
  const collect = (value: unknown) => {
    if (typeof value === 'string') words.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(exceptionCause.parse(cause))
  return searchText(words)
}
