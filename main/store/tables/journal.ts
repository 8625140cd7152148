import { sql } from 'kysely'
import { z } from 'zod'
import type { OrderId } from '../../../shared/domain/order.ts'
import { role } from '../../../shared/domain/role.ts'
import type { JournalEntry, JournalTable } from '../../app/ports/journal-table.ts'
import { currentCommandType } from '../former-command-types.ts'
import { preparedInsert } from '../prepared-query.ts'
import type { JournalRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, parseStored, readJson, readList } from '../stored-json.ts'
import { nextNumbers } from './counters.ts'
import { searchJournal } from './journal-search.ts'

export const texts = z.array(z.string())
const journalRole = z.union([role, z.literal('system')])

/** A second entry under one command id is refused by the database: the whole transaction fails. */
export function journalTable(db: Db, onCorruptRow: OnCorruptRow): JournalTable {
  return {
    async append(entry) {
      const seq = await nextNumbers(db, 'journal', 1)
      await addEntry(db, [
        {
          seq,
          command_id: entry.commandId,
          at: entry.at,
          actor: entry.actor,
          role: entry.role,
          type: entry.type,
          input: JSON.stringify(entry.input ?? null),
          result: JSON.stringify(entry.result ?? null),
          topics: JSON.stringify(entry.topics),
          order_ids: JSON.stringify(entry.orderIds),
          digest: entry.digest ?? null,
          person_id: entry.who?.personId ?? null,
          device: entry.who?.device ?? null,
          confirmed_by: entry.who?.confirmedBy ?? null,
        },
      ])
      await addOrders(
        db,
        [...new Set(entry.orderIds)].map((order_id) => ({ order_id, seq })),
      )
      return seq
    },
    async byCommandId(commandId) {
      const row = await db
        .selectFrom('journal')
        .selectAll()
        .where('command_id', '=', commandId)
        .executeTakeFirst()
      return row ? { ...read(row), digest: row.digest } : null
    },
    async since(seq, limit) {
      const rows = await db
        .selectFrom('journal')
        .selectAll()
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async lastSeq() {
      const row = await db
        .selectFrom('journal')
        .select((eb) => eb.fn.max('seq').as('seq'))
        .executeTakeFirst()
      return row?.seq ?? 0
    },
    async replannings(from, until) {
      const rows = await db
        .selectFrom('journal')
        .selectAll()
        // As literals, so that the index of migration 60 is used.
        .where('type', 'in', [sql.lit('orders.reoptimise'), sql.lit('orders.review')])
        .where('at', '>=', from)
        .where('at', '<', until)
        .orderBy('seq')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom('journal')
        .innerJoin('journal_orders', 'journal_orders.seq', 'journal.seq')
        .selectAll('journal')
        .where('journal_orders.order_id', '=', orderId)
        .orderBy('journal.seq')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    search: async (wanted) => readList(await searchJournal(db, wanted), onCorruptRow, read),
  }
}

const addEntry = preparedInsert((db, rows: Readonly<JournalRow>[]) => db.insertInto('journal').values(rows))

const addOrders = preparedInsert((db, rows: { order_id: OrderId; seq: number }[]) =>
  db.insertInto('journal_orders').values(rows),
)

function read(row: JournalRow): JournalEntry {
  const key = String(row.seq)
  return {
    seq: row.seq,
    commandId: row.command_id,
    at: row.at,
    actor: row.actor,
    role: checkStored(journalRole, row.role, 'journal', key),
    type: currentCommandType(row.type),
    input: readJson(row.input, 'journal', key),
    result: readJson(row.result, 'journal', key),
    topics: parseStored(texts, row.topics, 'journal', key),
    orderIds: parseStored(texts, row.order_ids, 'journal', key),
    who:
      row.device === null
        ? undefined
        : { personId: row.person_id, device: row.device, confirmedBy: row.confirmed_by },
  }
}
