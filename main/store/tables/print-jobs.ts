import { sql } from 'kysely'
import { parcelPaperKind } from '../../../shared/domain/parcel-paper.ts'
import { printJobState } from '../../../shared/domain/print-job.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { readStoredMessage, storedMessage } from '../../../shared/messages/message.ts'
import type { PrintJob, PrintJobStore } from '../../app/ports/printing.ts'
import type { Tx } from '../../app/ports/store.ts'
import type { PrintJobRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, parseStored, readList } from '../stored-json.ts'
import { nextNumbers } from './counters.ts'
import { printContent } from './print-content.ts'

/** The migration since which print jobs know which paper of which parcel they are. */
const PAPERS_KEPT = 40

/** As in the indexes of what waits, so that they are used. */
const WAITING = [
  ['byItself', sql<boolean>`state in ('queued', 'sending')`],
  ['forPerson', sql<boolean>`state in ('held', 'unknown')`],
] as const

/** `dbOf` finds the database behind a transaction of this store, and throws for any other. */
export function printJobStore(dbOf: (tx: Tx) => Db, onCorruptRow: OnCorruptRow): PrintJobStore<Tx> {
  return {
    async insert(tx, job) {
      const db = dbOf(tx)
      const first = await db
        .selectFrom('print_jobs')
        .selectAll()
        .where('key', '=', job.key)
        .executeTakeFirst()
      if (first) return { kind: 'duplicate', job: read(first) }
      const stored: PrintJob = { ...job, sequence: await nextNumbers(db, 'print', 1) }
      await db.insertInto('print_jobs').values(rowOf(stored)).execute()
      return { kind: 'inserted', job: stored }
    },
    async byId(tx, id) {
      const row = await dbOf(tx).selectFrom('print_jobs').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async claimNext(tx, printerId, now) {
      const db = dbOf(tx)
      const waiting = await db
        .selectFrom('print_jobs')
        .selectAll()
        .where('printer_id', '=', printerId)
        .where(sql<boolean>`state in ('queued', 'sending')`)
        .orderBy(sql`case when state = 'sending' then 0 else 1 end`)
        .orderBy('sequence')
        .limit(1)
        .executeTakeFirst()
      if (!waiting || waiting.state === 'sending') return null
      // Changed in the future: the clock was set back since, and its retry does not wait for it to catch up.
      if (waiting.not_before > now && waiting.changed_at <= now) return null
      const claimed = { state: 'sending', attempts: waiting.attempts + 1, changed_at: now }
      await db.updateTable('print_jobs').set(claimed).where('id', '=', waiting.id).execute()
      return read({ ...waiting, ...claimed })
    },
    async mark(tx, id, from, change) {
      const result = await dbOf(tx)
        .updateTable('print_jobs')
        .set({
          state: change.state,
          detail: change.detail === null ? null : storedMessage(change.detail),
          attempts: change.attempts,
          queued_at: change.queuedAt,
          changed_at: change.changedAt,
          not_before: change.notBefore,
          ...(change.printerId !== undefined && { printer_id: change.printerId }),
        })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async list(tx, filter) {
      let query = dbOf(tx)
        .selectFrom('print_jobs')
        .selectAll()
        .orderBy('sequence', 'desc')
        .limit(filter.limit)
      if (filter.printerId !== null) query = query.where('printer_id', '=', filter.printerId)
      if (filter.states.length > 0) query = query.where('state', 'in', filter.states)
      return readList(await query.execute(), onCorruptRow, read)
    },
    async ofFulfillment(tx, fulfillmentId) {
      const rows = await dbOf(tx)
        .selectFrom('print_jobs')
        .selectAll()
        .where('fulfillment_id', '=', fulfillmentId)
        .where('paper', 'is', null)
        .orderBy('sequence', 'desc')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async papersOf(tx, fulfillmentId) {
      const rows = await dbOf(tx)
        .selectFrom('print_jobs')
        .selectAll()
        .where('fulfillment_id', '=', fulfillmentId)
        .where('paper', 'is not', null)
        .orderBy('sequence', 'desc')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async papersKeptSince(tx) {
      const row = await dbOf(tx)
        .selectFrom('schema_migrations')
        .select('applied_at')
        .where('version', '=', PAPERS_KEPT)
        .executeTakeFirstOrThrow()
      return row.applied_at
    },
    async waiting(tx) {
      const by = new Map<string, { byItself: number; forPerson: number; since: EpochMs }>()
      // One question for each partial index.
      for (const [who, states] of WAITING) {
        const rows = await dbOf(tx)
          .selectFrom('print_jobs')
          .select((eb) => [
            'printer_id',
            eb.fn.countAll<number>().as('count'),
            eb.fn.min<EpochMs>('queued_at').as('since'),
          ])
          .where(states)
          .groupBy('printer_id')
          .orderBy('printer_id')
          .execute()
        for (const { printer_id, count, since } of rows) {
          const { since: known = since, ...before } = by.get(printer_id) ?? { byItself: 0, forPerson: 0 }
          by.set(printer_id, { ...before, [who]: count, since: Math.min(known, since) })
        }
      }
      return [...by].map(([printerId, one]) => ({ printerId, ...one }))
    },
    async countReprints(tx, firstJobId) {
      const row = await dbOf(tx)
        .selectFrom('print_jobs')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('reprint_of', '=', firstJobId)
        .executeTakeFirstOrThrow()
      return row.count
    },
  }
}

function rowOf(job: PrintJob): PrintJobRow {
  return {
    id: job.id,
    key: job.key,
    sequence: job.sequence,
    printer_id: job.printerId,
    title: job.title,
    content: JSON.stringify(job.content),
    state: job.state,
    detail: job.detail === null ? null : storedMessage(job.detail),
    attempts: job.attempts,
    queued_at: job.queuedAt,
    changed_at: job.changedAt,
    not_before: job.notBefore,
    operator: job.operator,
    reason: job.reason,
    reprint_of: job.reprintOf,
    reprint_number: job.reprintNumber,
    fulfillment_id: (job.label ?? job.paper)?.fulfillmentId ?? null,
    parcel: (job.label ?? job.paper)?.parcel ?? null,
    paper: job.paper?.kind ?? null,
  }
}

function read(row: PrintJobRow): PrintJob {
  const parcel =
    row.fulfillment_id === null || row.parcel === null
      ? null
      : { fulfillmentId: row.fulfillment_id, parcel: row.parcel }
  const kind = row.paper === null ? null : checkStored(parcelPaperKind, row.paper, 'print_jobs', row.id)
  return {
    id: row.id,
    key: row.key,
    sequence: row.sequence,
    printerId: row.printer_id,
    label: kind === null ? parcel : null,
    paper: kind === null || parcel === null ? null : { ...parcel, kind },
    title: row.title,
    content: parseStored(printContent, row.content, 'print_jobs', row.id),
    state: checkStored(printJobState, row.state, 'print_jobs', row.id),
    detail: row.detail === null ? null : readStoredMessage(row.detail),
    attempts: row.attempts,
    queuedAt: row.queued_at,
    changedAt: row.changed_at,
    notBefore: row.not_before,
    operator: row.operator,
    reason: row.reason,
    reprintOf: row.reprint_of,
    reprintNumber: row.reprint_number,
  }
}
