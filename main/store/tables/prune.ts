import { type SqlBool, sql } from 'kysely'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { PrunedKind } from '../../../shared/domain/retention.ts'
import { CorruptRowError } from '../../app/ports/store.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'
import { archiveOrders } from './archive.ts'
import { eraseBuyer } from './buyers.ts'
import { COPY_STATE } from './copy.ts'
import { texts } from './journal.ts'
import { FORGOTTEN } from './outbox.ts'
import { pruneLabels, pruneTracks } from './prune-parcels.ts'
import { inTurn, isClosed, type Prune, walk } from './prune-walk.ts'

/**
 * A sent stock figure goes when a newer one of its key was sent too. Of an order's messages only the text
 * goes: the record that it was sent keeps it from being sent again.
 */
const pruneOutbox = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('outbox')
      .select(['id', 'seq', 'kind', 'channel_id', 'key', 'problem', 'created_at'])
      .where('state', '=', sql.lit('done'))
      .where('payload', '<>', sql.lit(FORGOTTEN))
      .where('seq', '>', Number(after?.[0] ?? -1))
      .orderBy('seq')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.created_at,
  cursorAt: (row) => [row.seq],
  async prune(db, old) {
    const superseded: string[] = []
    for (const row of old) {
      if (row.kind === 'stock' && (row.problem !== null || (await isFollowed(db, row))))
        superseded.push(row.id)
    }
    const told = old.filter(({ kind }) => kind !== 'stock').map(({ id }) => id)
    if (superseded.length > 0) await db.deleteFrom('outbox').where('id', 'in', superseded).execute()
    if (told.length > 0) {
      await db.updateTable('outbox').set({ payload: FORGOTTEN }).where('id', 'in', told).execute()
    }
    return superseded.length + told.length
  },
})

/** Whether the channel accepted a newer figure of the same SKU. */
async function isFollowed(db: Db, row: { channel_id: string; key: string; seq: number }): Promise<boolean> {
  const newer = await db
    .selectFrom('outbox')
    .select('id')
    .where('channel_id', '=', row.channel_id)
    .where('key', '=', row.key)
    .where('state', '=', sql.lit('done'))
    .where('problem', 'is', null)
    .where('seq', '>', row.seq)
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}

/** Texts that were understood, of orders closed as long ago or of none. Key and version stay: the same is not new. */
const pruneInbox = walk({
  async read(db, { before, after, limit }) {
    let query = db
      .selectFrom('inbox')
      .leftJoin('orders', (join) =>
        join
          .onRef('orders.channel_id', '=', 'inbox.channel_id')
          .onRef('orders.external_id', '=', 'inbox.external_id'),
      )
      .select([
        'inbox.channel_id',
        'inbox.external_id',
        'inbox.received_at',
        'inbox.state',
        'orders.state as order_state',
        'orders.changed_at',
      ])
      .where(sql<SqlBool>`payload <> ''`)
      .where('inbox.received_at', '<', before)
      .orderBy('inbox.received_at')
      .orderBy('inbox.channel_id')
      .orderBy('inbox.external_id')
      .limit(limit)
    if (after !== null) {
      const [at = 0, channelId = '', externalId = ''] = after
      query = query.where(
        sql<SqlBool>`(inbox.received_at, inbox.channel_id, inbox.external_id) > (${at}, ${channelId}, ${externalId})`,
      )
    }
    return query.execute()
  },
  madeAt: (row) => row.received_at,
  cursorAt: (row) => [row.received_at, row.channel_id, row.external_id],
  async prune(db, old, before) {
    const settled = old.filter(
      (row) =>
        row.state === 'done' &&
        (row.order_state === null || isClosed(row.order_state, row.changed_at, before)),
    )
    for (const [channelId, rows] of Map.groupBy(settled, (row) => row.channel_id)) {
      await db
        .updateTable('inbox')
        .set({ payload: '' })
        .where('channel_id', '=', channelId)
        .where(
          'external_id',
          'in',
          rows.map((row) => row.external_id),
        )
        .execute()
    }
    return settled.length
  },
})

/** The newest entry stays whatever its age, so that readers of changes know where they are. */
const pruneJournal = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('journal')
      .select(['seq', 'at', 'order_ids'])
      .where('seq', '>', Number(after?.[0] ?? 0))
      .where('seq', '<', (eb) => eb.selectFrom('counters').select('value').where('name', '=', 'journal'))
      .orderBy('seq')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.at,
  cursorAt: (row) => [row.seq],
  async prune(db, old) {
    let pruned = 0
    for (const { seq, order_ids } of old) {
      const orderIds = parseStored(texts, order_ids, 'journal', String(seq))
      if (await someOpen(db, orderIds)) continue
      for (const some of chunks(orderIds)) {
        await db.deleteFrom('journal_orders').where('seq', '=', seq).where('order_id', 'in', some).execute()
      }
      await db.deleteFrom('journal').where('seq', '=', seq).execute()
      pruned += 1
    }
    return pruned
  },
})

const pruneMovements = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('stock_movements')
      .select(['no', 'at'])
      .where('no', '>', Number(after?.[0] ?? 0))
      .orderBy('no')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.at,
  cursorAt: (row) => [row.no],
  async prune(db, old) {
    const last = old.at(-1)?.no ?? 0
    const gone = await db.deleteFrom('stock_movements').where('no', '<=', last).executeTakeFirst()
    return Number(gone.numDeletedRows)
  },
})

async function someOpen(db: Db, orderIds: readonly string[]): Promise<boolean> {
  for (const some of chunks(orderIds)) {
    const open = await db
      .selectFrom('orders')
      .select('id')
      .where('id', 'in', some)
      .where('state', 'not in', CLOSED_STATES)
      .limit(1)
      .executeTakeFirst()
    if (open) return true
  }
  return false
}

/** Decisions of orders closed as long ago, earlier ones of the same order too. */
const pruneTraces = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('decisions')
      .leftJoin('orders', 'orders.id', 'decisions.order_id')
      .select(['no', 'decided_at', 'order_id', 'orders.state', 'orders.changed_at'])
      .where('no', '>', Number(after?.[0] ?? 0))
      .orderBy('no')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.decided_at,
  cursorAt: (row) => [row.no],
  async prune(db, old, before) {
    const settled = old.filter((row) => row.state === null || isClosed(row.state, row.changed_at, before))
    if (settled.length > 0) {
      const numbers = settled.map((row) => row.no)
      // A number may be given out again once its row is gone.
      await db
        .updateTable('orders')
        .set({ decision_no: null })
        .where(
          'id',
          'in',
          settled.map((row) => row.order_id),
        )
        .where('decision_no', 'in', numbers)
        .execute()
      await db.deleteFrom('decisions').where('no', 'in', numbers).execute()
    }
    return settled.length
  },
})

const pruneJobs = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('print_jobs')
      .select(['id', 'sequence', 'state', 'queued_at', 'changed_at'])
      .where('sequence', '>', Number(after?.[0] ?? 0))
      .orderBy('sequence')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.queued_at,
  cursorAt: (row) => [row.sequence],
  async prune(db, old, before) {
    const ended = old.filter((row) => FINISHED.includes(row.state) && row.changed_at < before)
    if (ended.length > 0) {
      await db
        .deleteFrom('print_jobs')
        .where(
          'id',
          'in',
          ended.map(({ id }) => id),
        )
        .execute()
    }
    return ended.length
  },
})

/** Of orders closed as long ago; who it was is forgotten, what was sold stays. */
const pruneBuyers = walk({
  async read(db, { before, after, limit }) {
    let query = db
      .selectFrom('orders')
      .leftJoin('erased_buyers', 'erased_buyers.order_id', 'orders.id')
      .select(['orders.id', 'orders.received_at', 'orders.state', 'orders.changed_at', 'erased_buyers.at'])
      .where('orders.received_at', '<', before)
      .orderBy('orders.received_at')
      .orderBy('orders.id')
      .limit(limit)
    if (after !== null) {
      const [at = 0, id = ''] = after
      query = query.where(sql<SqlBool>`(orders.received_at, orders.id) > (${at}, ${id})`)
    }
    return query.execute()
  },
  madeAt: (row) => row.received_at,
  cursorAt: (row) => [row.received_at, row.id],
  async prune(db, old, before) {
    let pruned = 0
    for (const { id, state, changed_at, at } of old) {
      if (at !== null || !isClosed(state, changed_at, before)) continue
      try {
        if (await eraseBuyer(db, id, before)) pruned += 1
      } catch (error) {
        // Its row cannot be read: reported where it is asked for, and no obstacle to others.
        if (!(error instanceof CorruptRowError)) throw error
      }
    }
    return pruned
  },
})

/**
 * Orders closed as long ago, nothing of which is open any more, are packed into the archive; in the order of their ids, in
 * which they came here, so that one that was placed long before waits for those that were here before it. A program that
 * keeps a copy of a hub's orders has them as the hub says.
 */
const archiveOld = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('order_documents')
      .innerJoin('orders', 'orders.id', 'order_documents.order_id')
      .select(['orders.id', 'orders.received_at', 'orders.state', 'orders.changed_at'])
      .where('order_documents.order_id', '>', String(after?.[0] ?? ''))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('follow_state').select('key').where('key', '=', COPY_STATE))),
      )
      .orderBy('order_documents.order_id')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.received_at,
  cursorAt: (row) => [row.id],
  async prune(db, old, before) {
    const closed = old.filter(({ state, changed_at }) => isClosed(state, changed_at, before))
    const busy = await withOpenWork(
      db,
      closed.map(({ id }) => id),
    )
    const settled = closed.flatMap(({ id }) => (busy.has(id) ? [] : [id]))
    await archiveOrders(db, settled)
    return settled.length
  },
})

/** Of these orders, those with something that somebody still has to do. */
async function withOpenWork(db: Db, orderIds: readonly string[]): Promise<Set<string | null>> {
  if (orderIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('exceptions')
    .select('order_id')
    .where('order_id', 'in', orderIds)
    .where('state', '<>', 'closed')
    .union(
      db
        .selectFrom('announced_returns')
        .select('order_id')
        .where('order_id', 'in', orderIds)
        .where('state', '=', 'open'),
    )
    .union(
      db
        .selectFrom('fulfillments')
        .select('order_id')
        .where('order_id', 'in', orderIds)
        .where('open', '=', sql.lit(1)),
    )
    .execute()
  return new Set(rows.map(({ order_id }) => order_id))
}

/** Nobody is asked about these any more. */
const FINISHED: readonly string[] = ['sent', 'confirmed', 'cancelled']

/**
 * Prunes one slice of a kind. Each walks its rows in the order they were made and ends at the first that is too
 * young, so that a slice reads `limit` rows however many there are.
 */
export const PRUNE: Readonly<Record<PrunedKind, Prune>> = {
  outbox: pruneOutbox,
  inbox: pruneInbox,
  journal: inTurn([pruneJournal, pruneTracks, pruneMovements]),
  traces: pruneTraces,
  prints: inTurn([pruneJobs, pruneLabels]),
  buyers: pruneBuyers,
  archive: archiveOld,
}
