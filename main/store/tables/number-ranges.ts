import { sql } from 'kysely'
import { type NumberRange, numberRange } from '../../../shared/domain/number-range.ts'
import type { NumberRangeTable } from '../../app/ports/label-tables.ts'
import type { NumberRangeRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readJson, readList } from '../stored-json.ts'

export function numberRangeTable(db: Db, onCorruptRow: OnCorruptRow): NumberRangeTable {
  /** A range that cannot be read is not passed over: its numbers may be those of the next one. */
  async function firstWithNumbers(accountId: string, owner: string | null): Promise<NumberRange | null> {
    const row = await db
      .selectFrom('number_ranges')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('owner', owner === null ? 'is' : '=', owner)
      .whereRef('next', '<=', 'last')
      .orderBy('first')
      .orderBy('id')
      .executeTakeFirst()
    return row ? read(row) : null
  }

  async function moveOn({ id }: NumberRange, next: number): Promise<void> {
    await db.updateTable('number_ranges').set({ next }).where('id', '=', id).execute()
  }

  return {
    async all() {
      const rows = await db
        .selectFrom('number_ranges')
        .selectAll()
        .orderBy('account_id')
        .orderBy('first')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async put({ id, accountId, scheme, first, last, next, owner }) {
      await db
        .insertInto('number_ranges')
        .values({ id, account_id: accountId, scheme: JSON.stringify(scheme), first, last, next, owner })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            scheme: eb.ref('excluded.scheme'),
            first: eb.ref('excluded.first'),
            last: eb.ref('excluded.last'),
            next: eb.ref('excluded.next'),
            owner: eb.ref('excluded.owner'),
          })),
        )
        .execute()
    },
    async take(accountId, owner = null) {
      const range = await firstWithNumbers(accountId, owner)
      if (range === null) return null
      await moveOn(range, range.next + 1)
      return { range, serial: range.next }
    },
    async use(rangeId, serial) {
      const row = await db
        .selectFrom('number_ranges')
        .selectAll()
        .where('id', '=', rangeId)
        .where('owner', 'is not', null)
        .where('first', '<=', serial)
        .where('last', '>=', serial)
        .executeTakeFirst()
      if (row === undefined) return null
      const range = read(row)
      if (serial >= range.next) await moveOn(range, serial + 1)
      return { range, serial }
    },
    async lease(accountId, owner, count, id) {
      const range = await firstWithNumbers(accountId, null)
      if (range === null) return null
      const first = range.next
      const last = Math.min(range.last, first + count - 1)
      await moveOn(range, last + 1)
      const block: NumberRange = { ...range, id, first, last, next: first, owner }
      await this.put(block)
      return block
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

function read({ id, account_id, scheme, first, last, next, owner }: NumberRangeRow) {
  const table = 'number_ranges'
  const parts = { id, accountId: account_id, scheme: readJson(scheme, table, id), first, last, next, owner }
  return checkStored(numberRange, parts, table, id)
}
