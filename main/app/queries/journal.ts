import type { JournalFilter, JournalRow } from '../../../shared/contract/journal.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { say } from '../../../shared/messages/say.ts'
import { commandText } from '../commands/command-texts.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { Tx } from '../ports/store.ts'

/** Of orders that one entry is about, so many are named. */
const NAMED = 3
const MOST_IN_FILE = 20_000

const COLUMNS = [
  'number',
  'at',
  'by',
  'confirmed_by',
  'device',
  'command',
  'what',
  'orders',
  'order_count',
] as const

/** A page of the journal, the newest first. */
export async function searchJournal(
  tx: Tx,
  { order, ...filter }: JournalFilter,
  page: { readonly before: number | null; readonly limit: number },
): Promise<{ rows: JournalRow[]; next: number | null }> {
  const record = order === '' ? null : await tx.orders.byReference(order)
  if (order !== '' && record === null) return { rows: [], next: null }
  const entries = await tx.journal.search({ ...filter, ...page, orderId: record?.order.id ?? null })
  const named = entries.flatMap(({ orderIds }) => orderIds.slice(0, NAMED))
  const references = new Map(
    (await tx.orders.byIds([...new Set(named)])).map((one) => [one.order.id, one.order.reference]),
  )
  const people = new Map((await tx.people.all()).map(({ id, name }) => [id, name]))
  const rows = entries.map((entry) => rowOf(entry, references, people))
  return { rows, next: rows.length < page.limit ? null : (rows.at(-1)?.seq ?? null) }
}

function rowOf(
  { seq, at, actor, type, orderIds, who }: JournalEntry,
  references: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, string>,
): JournalRow {
  const confirmedBy = who?.confirmedBy ?? null
  return {
    seq,
    at,
    actor,
    confirmedBy: confirmedBy && (people.get(confirmedBy) ?? confirmedBy),
    device: who?.device ?? null,
    type,
    sentence: commandText(type),
    orders: orderIds.slice(0, NAMED).flatMap((id) => {
      const reference = references.get(id)
      return reference === undefined ? [] : [{ id, reference }]
    }),
    orderCount: orderIds.length,
  }
}

/** The same as a file, with instants in UTC. */
export async function journalCsv(
  tx: Tx,
  filter: JournalFilter,
  language: Language,
): Promise<{ name: string; csv: string; rows: number }> {
  const { rows } = await searchJournal(tx, filter, { before: null, limit: MOST_IN_FILE })
  const lines = rows.map(({ seq, at, actor, confirmedBy, device, type, sentence, orders, orderCount }) => [
    seq,
    new Date(at).toISOString(),
    actor,
    confirmedBy ?? '',
    device ?? '',
    type,
    say(language, sentence),
    orders.map(({ reference }) => reference).join(' '),
    orderCount,
  ])
  return { name: 'journal.csv', csv: safeCsv(lines, COLUMNS), rows: rows.length }
}
