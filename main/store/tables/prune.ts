import { type SqlBool, sql } from 'kysely'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { PrunedKind } from '../../../shared/domain/retention.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { PruneCursor, PrunedSlice } from '../../app/ports/retention-table.ts'
import { CorruptRowError } from '../../app/ports/store.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'
import { eraseBuyer } from './buyers.ts'
import { texts } from './journal.ts'
import { FORGOTTEN } from './outbox.ts'

interface Slice {
  readonly before: EpochMs
  readonly after: PruneCursor | null
  readonly limit: number
}

type Prune = (db: Db, slice: Slice) => Promise<PrunedSlice>

interface Walk<Row> {
  /** At most `limit` rows after the cursor, in the order they were made. */
  readonly read: (db: Db, slice: Slice) => Promise<readonly Row[]>
  readonly madeAt: (row: Row) => EpochMs
  readonly cursorAt: (row: Row) => PruneCursor
  /** Prunes what may go of rows that are old enough. Returns how many that were. */
  readonly prune: (db: Db, old: readonly Row[], before: EpochMs) => Promise<number>
}

/** The oldest rows are examined first; the walk continues after the last of them unless these were the last. */
function walk<Row>({ read, madeAt, cursorAt, prune }: Walk<Row>): Prune {
  return async (db, slice) => {
    const found = await read(db, slice)
    const end = found.findIndex((row) => madeAt(row) >= slice.before)
    const old = end < 0 ? found : found.slice(0, end)
    const last = old.at(-1)
    return {
      pruned: old.length === 0 ? 0 : await prune(db, old, slice.before),
      next: last === undefined || old.length < slice.limit ? null : cursorAt(last),
    }
  }
}

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

/** One walk after the other, over the same slices: the cursor begins with the number of the walk. */
function inTurn(walks: readonly Prune[]): Prune {
  return async (db, { after, ...slice }) => {
    const [at = 0, ...rest] = after ?? []
    const turn = Number(at)
    const walkNow = walks[turn]
    if (walkNow === undefined) return { pruned: 0, next: null }
    const { pruned, next } = await walkNow(db, { ...slice, after: rest.length === 0 ? null : rest })
    if (next !== null) return { pruned, next: [turn, ...next] }
    return { pruned, next: turn + 1 < walks.length ? [turn + 1] : null }
  }
}

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

/** Labels as carriers made them, of orders closed as long ago; what is claimed for is kept. Ids are made in time's order. */
const pruneLabels = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('label_documents as paper')
      .innerJoin('label_purchases as label', 'label.id', 'paper.purchase_id')
      .leftJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
      .leftJoin('orders', 'orders.id', 'part.order_id')
      .leftJoin('parcel_claims as claim', (join) =>
        join
          .onRef('claim.account_id', '=', 'label.account_id')
          .onRef('claim.tracking_number', '=', 'label.tracking_number'),
      )
      .select([
        'paper.id',
        'label.created_at',
        'orders.state',
        'orders.changed_at',
        'claim.tracking_number as claimed',
      ])
      .where('paper.id', '>', String(after?.[0] ?? ''))
      .orderBy('paper.id')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.created_at,
  cursorAt: (row) => [row.id],
  async prune(db, old, before) {
    const settled = old.filter(
      ({ state, changed_at, claimed }) =>
        claimed === null && (state === null || isClosed(state, changed_at, before)),
    )
    if (settled.length > 0)
      await db
        .deleteFrom('label_documents')
        .where(
          'id',
          'in',
          settled.map(({ id }) => id),
        )
        .execute()
    return settled.length
  },
})

/** What carriers told of parcels that nobody asks about any more; what is claimed for is kept. */
const pruneTracks = walk({
  async read(db, { after, limit }) {
    let query = db
      .selectFrom('parcel_tracks as track')
      .leftJoin('parcel_claims as claim', (join) =>
        join
          .onRef('claim.account_id', '=', 'track.account_id')
          .onRef('claim.tracking_number', '=', 'track.tracking_number'),
      )
      .select([
        'track.account_id',
        'track.tracking_number',
        'track.handed_over_at',
        'track.next_look_at',
        'claim.tracking_number as claimed',
      ])
      .orderBy('track.handed_over_at')
      .orderBy('track.account_id')
      .orderBy('track.tracking_number')
      .limit(limit)
    if (after !== null) {
      const [at = 0, accountId = '', number = ''] = after
      query = query.where(
        sql<SqlBool>`(track.handed_over_at, track.account_id, track.tracking_number) > (${at}, ${accountId}, ${number})`,
      )
    }
    return query.execute()
  },
  madeAt: (row) => row.handed_over_at,
  cursorAt: (row) => [row.handed_over_at, row.account_id, row.tracking_number],
  async prune(db, old) {
    const settled = old.filter(({ next_look_at, claimed }) => next_look_at === null && claimed === null)
    for (const { account_id, tracking_number } of settled)
      for (const table of ['tracking_events', 'parcel_tracks'] as const)
        await db
          .deleteFrom(table)
          .where('account_id', '=', account_id)
          .where('tracking_number', '=', tracking_number)
          .execute()
    return settled.length
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

/** Nobody is asked about these any more. */
const FINISHED: readonly string[] = ['sent', 'confirmed', 'cancelled']

function isClosed(state: string, changedAt: EpochMs | null, before: EpochMs): boolean {
  return CLOSED_STATES.some((closed) => closed === state) && changedAt !== null && changedAt < before
}

/**
 * Prunes one slice of a kind. Each walks its rows in the order they were made and ends at the first that is too
 * young, so that a slice reads `limit` rows however many there are.
 */
export const PRUNE: Readonly<Record<PrunedKind, Prune>> = {
  outbox: pruneOutbox,
  inbox: pruneInbox,
  journal: inTurn([pruneJournal, pruneTracks]),
  traces: pruneTraces,
  prints: inTurn([pruneJobs, pruneLabels]),
  buyers: pruneBuyers,
}
