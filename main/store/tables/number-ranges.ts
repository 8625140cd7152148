import { sql } from 'kysely'
import { numberRange } from '../../../shared/domain/number-range.ts'
import type { NumberRangeTable } from '../../app/ports/label-tables.ts'
import type { Db, NumberRangeRow } from '../schema.ts'
import { checkStored, type OnCorruptRow, readJson, readList } from '../stored-json.ts'

export function numberRangeTable(db: Db, onCorruptRow: OnCorruptRow): NumberRangeTable {
  return {
    async all() {
      const rows = await db
        .selectFrom('number_ranges')
        .selectAll()
        .orderBy('account_id')
        .orderBy('first')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async put({ id, accountId, scheme, first, last, next }) {
      await db
        .insertInto('number_ranges')
        .values({ id, account_id: accountId, scheme: JSON.stringify(scheme), first, last, next })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            scheme: eb.ref('excluded.scheme'),
            first: eb.ref('excluded.first'),
            last: eb.ref('excluded.last'),
            next: eb.ref('excluded.next'),
          })),
        )
        .execute()
    },
    async take(accountId) {
      // A range that cannot be read is not passed over: its numbers may be those of the next one.
      const row = await db
        .selectFrom('number_ranges')
        .selectAll()
        .where('account_id', '=', accountId)
        .whereRef('next', '<=', 'last')
        .orderBy('first')
        .executeTakeFirst()
      if (!row) return null
      await db
        .updateTable('number_ranges')
        .set({ next: row.next + 1 })
        .where('id', '=', row.id)
        .execute()
      return { range: read(row), serial: row.next }
    },
    async left() {
      const rows = await db
        .selectFrom('number_ranges')
        .select(['account_id', sql<number>`sum(last - next + 1)`.as('numbers')])
        .groupBy('account_id')
        .execute()
      return new Map(rows.map(({ account_id, numbers }) => [account_id, Number(numbers)]))
    },
  }
}

function read({ id, account_id, scheme, first, last, next }: NumberRangeRow) {
  const table = 'number_ranges'
  const parts = { id, accountId: account_id, scheme: readJson(scheme, table, id), first, last, next }
  return checkStored(numberRange, parts, table, id)
}
