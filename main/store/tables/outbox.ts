import { sql } from 'kysely'
import { z } from 'zod'
import { type OutboxMessage, outboxKind, outboxMessage } from '../../../shared/domain/outbox-message.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { readStoredMessage, storedMessage } from '../../../shared/messages/message.ts'
import type { KeptItem, NewOutboxItem, OutboxTable } from '../../app/ports/sync-tables.ts'
import { chunks } from '../chunks.ts'
import type { OutboxRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { nextNumbers } from './counters.ts'
import { outboxBacklog } from './outbox-backlog.ts'

/** The payload of what was told and is not kept any longer. */
export const FORGOTTEN = 'null'

const outboxState = z.enum(['pending', 'sending', 'done', 'refused', 'unreadable'])

/**
 * What must leave, in the order it was enqueued (`seq`). A stock row that is being sent when newer stock is
 * enqueued under its key is followed by a row of its own; if the older one then fails it gives way to the newer.
 */
export function outboxTable(db: Db, onCorruptRow: OnCorruptRow): OutboxTable {
  return {
    async enqueue(items) {
      if (items.length === 0) return
      const first = await nextNumbers(db, 'outbox', items.length)
      await enqueueAll(
        db,
        items.map((item, index) => rowOf(item, first + index)),
      )
    },
    claim: (channelId, now, limit, stockLimit = limit) =>
      claim(db, channelId, now, { limit, stockLimit }, onCorruptRow),
    async settle(ids, outcome) {
      if (outcome.state === 'pending') {
        for (const id of ids)
          await backToPending(db, id, {
            not_before: outcome.notBefore,
            problem: storedMessage(outcome.problem),
          })
        return
      }
      const problem = outcome.state === 'done' ? null : storedMessage(outcome.problem)
      for (const some of chunks(ids))
        await db
          .updateTable('outbox')
          .set({ state: outcome.state, problem })
          .where('id', 'in', some)
          .execute()
    },
    async recover(notBefore) {
      const stuck = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'sending')
        .orderBy('seq')
        .execute()
      for (const { id } of stuck)
        await backToPending(db, id, notBefore === undefined ? {} : { not_before: notBefore })
      return stuck.length
    },
    async lastDone(channelId, key) {
      const row = await db
        .selectFrom('outbox')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('key', '=', key)
        .where('state', '=', sql.lit('done'))
        .where('problem', 'is', null)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async get(id) {
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async rewrite(id, message, now) {
      await db
        .updateTable('outbox')
        .set({ payload: textOf(message), state: 'pending', not_before: now, problem: null })
        .where('id', '=', id)
        .where('state', '=', sql.lit('unreadable'))
        .execute()
    },
    async waiting() {
      const rows = await db
        .selectFrom('outbox')
        .select(['channel_id', (eb) => eb.fn.countAll<number>().as('count')])
        .where(unsettled)
        .groupBy('channel_id')
        .orderBy('channel_id')
        .execute()
      return new Map(rows.map((row) => [row.channel_id, row.count]))
    },
    async isWaiting(channelId) {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('channel_id', '=', channelId)
        .where(unsettled)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('seq')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    ...outboxBacklog(db, (rows) => readList(rows, onCorruptRow, read)),
  }
}

/** Nothing is put off for longer: beyond it, or made in the future, the clock was set back and the item is due. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS

/** As in the index of what waits, so that it is used. */
const unsettled = sql<boolean>`outbox.state in ('pending', 'sending')`

/** Stock rows that wait already take the new payload and keep their place; other kinds are left as they were. */
async function enqueueAll(db: Db, rows: readonly NewRow[]): Promise<void> {
  const stock = new Map<string, NewRow>()
  for (const row of rows) {
    if (row.kind !== 'stock') continue
    const key = `${row.channel_id} ${row.key}`
    stock.set(key, { ...(stock.get(key) ?? row), payload: row.payload })
  }
  for (const group of chunks([...stock.values()])) {
    await db
      .insertInto('outbox')
      .values([...group])
      .onConflict((conflict) =>
        conflict
          .columns(['channel_id', 'key'])
          .where('kind', '=', sql.lit('stock'))
          .where('state', '=', sql.lit('pending'))
          .doUpdateSet({ payload: (eb) => eb.ref('excluded.payload') }),
      )
      .execute()
  }
  for (const group of chunks(rows.filter(({ kind }) => kind !== 'stock'))) {
    await db
      .insertInto('outbox')
      .values([...group])
      .onConflict((conflict) =>
        conflict.columns(['channel_id', 'key']).where('kind', '<>', sql.lit('stock')).doNothing(),
      )
      .execute()
  }
}

type NewRow = ReturnType<typeof rowOf>

function rowOf(item: NewOutboxItem, seq: number) {
  return {
    id: item.id,
    seq,
    channel_id: item.channelId,
    kind: item.kind,
    key: item.key,
    order_id: item.orderId,
    payload: textOf(item),
    created_at: item.createdAt,
    not_before: item.notBefore,
    attempts: 0,
    state: 'pending',
    problem: null,
  }
}

/** @throws {z.ZodError} it does not say what its kind says: a bug of who built it */
function textOf({ kind, payload }: OutboxMessage): string {
  return JSON.stringify(outboxMessage.parse({ kind, payload }).payload)
}

interface Due {
  readonly kind: string
  readonly not_before: number
  readonly seq: number
}

/** What failed and is tried again was due later than what has waited meanwhile: neither keeps the other from leaving. */
function longestDue(figure: Due | undefined, other: Due | undefined): Due | undefined {
  if (figure === undefined || other === undefined) return figure ?? other
  const isFirst = figure.not_before - other.not_before || figure.seq - other.seq
  return isFirst < 0 ? figure : other
}

async function claim(
  db: Db,
  channelId: string,
  now: number,
  { limit, stockLimit }: { readonly limit: number; readonly stockLimit: number },
  onCorruptRow: OnCorruptRow,
): Promise<KeptItem[]> {
  const due = db
    .selectFrom('outbox')
    .where('channel_id', '=', channelId)
    .where(unsettled)
    .where('state', '=', 'pending')
    .where(({ or, eb }) =>
      or([
        eb('not_before', '<=', now),
        eb('created_at', '>', now),
        eb('not_before', '>', now + LONGEST_WAIT_MS),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.order_id', '=', 'outbox.order_id')
            .whereRef('earlier.channel_id', '=', 'outbox.channel_id')
            .whereRef('earlier.seq', '<', 'outbox.seq')
            .where('earlier.state', 'in', ['pending', 'sending']),
        ),
      ),
    )
    .orderBy('seq')
  const next = due.select(['kind', 'not_before', 'seq']).limit(1)
  const figure = await next.where('kind', '=', 'stock').executeTakeFirst()
  const other = await next.where('kind', '<>', 'stock').executeTakeFirst()
  const first = longestDue(figure, other)
  if (first === undefined) return []
  const most = first.kind === 'stock' ? stockLimit : limit
  const rows = await due.selectAll().where('kind', '=', first.kind).limit(most).execute()
  for (const some of chunks(rows)) {
    await db
      .updateTable('outbox')
      .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1) }))
      .where(
        'id',
        'in',
        some.map((row) => row.id),
      )
      .execute()
  }
  return readList(rows, onCorruptRow, (row) => ({ ...read(row), state: 'sending' as const }))
}

async function backToPending(
  db: Db,
  id: string,
  change: { not_before?: number; problem?: string },
): Promise<void> {
  const row = await db
    .selectFrom('outbox')
    .select(['kind', 'channel_id', 'key'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return
  const newer =
    row.kind === 'stock'
      ? await db
          .selectFrom('outbox')
          .select('id')
          .where('channel_id', '=', row.channel_id)
          .where('key', '=', row.key)
          .where('kind', '=', 'stock')
          .where('state', '=', 'pending')
          .where('id', '<>', id)
          .executeTakeFirst()
      : undefined
  await db
    .updateTable('outbox')
    .set(newer ? { state: 'done', problem: 'superseded' } : { state: 'pending', ...change })
    .where('id', '=', id)
    .execute()
}

function read(row: OutboxRow): KeptItem {
  const kind = checkStored(outboxKind, row.kind, 'outbox', row.id)
  const entry = {
    id: row.id,
    channelId: row.channel_id,
    key: row.key,
    orderId: row.order_id,
    createdAt: row.created_at,
    notBefore: row.not_before,
    attempts: row.attempts,
    state: checkStored(outboxState, row.state, 'outbox', row.id),
    problem: row.problem === null ? null : readStoredMessage(row.problem),
  }
  const isKept = row.state !== 'done' || row.payload !== FORGOTTEN
  if (!isKept) return { ...entry, kind, payload: null, fault: null }
  const message = outboxMessage.safeParse({ kind, payload: parsed(row.payload) })
  if (!message.success) return { ...entry, kind, payload: null, fault: z.prettifyError(message.error) }
  return { ...entry, ...message.data }
}

/** Not JSON: no payload at all. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
