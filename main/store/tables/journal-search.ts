import { type SqlBool, sql } from 'kysely'
import type { JournalSearch } from '../../app/ports/journal-table.ts'
import type { JournalRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { fold } from '../search-text.ts'

/** Entries that a search finds, the newest first. */
export async function searchJournal(db: Db, wanted: JournalSearch): Promise<JournalRow[]> {
  const { before, limit, actor, device, orderId, from, to, onlyPeople } = wanted
  let query = db.selectFrom('journal').selectAll().orderBy('seq', 'desc').limit(limit)
  if (before !== null) query = query.where('seq', '<', before)
  if (from !== null) query = query.where('at', '>=', from)
  if (to !== null) query = query.where('at', '<', to)
  if (onlyPeople) query = query.where('role', '<>', sql.lit('system'))
  if (device !== '') query = query.where(sql<SqlBool>`lower(device) like ${part(device)} escape '\\'`)
  if (actor !== '') {
    const { rows: names } = await sql<{ actor: string }>`${NAMES}`.execute(db)
    const found = names.filter((row) => fold(row.actor).includes(fold(actor)))
    if (found.length === 0) return []
    query = query.where(
      'actor',
      'in',
      found.map((row) => row.actor),
    )
  }
  if (orderId !== null)
    query = query.where('seq', 'in', (eb) =>
      eb.selectFrom('journal_orders').select('journal_orders.seq').where('order_id', '=', orderId),
    )
  return query.execute()
}

function part(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}

/** Names in the journal, each found by the index behind the one before: they are few, and entries are many. */
const NAMES = sql`with recursive names(actor) as (
  select min(actor) from journal
  union all
  select (select min(actor) from journal where journal.actor > names.actor) from names where names.actor is not null
) select actor from names where actor is not null`
