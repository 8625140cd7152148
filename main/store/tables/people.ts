import { type PersonView, person } from '../../../shared/domain/person.ts'
import type { PeopleTable } from '../../app/ports/people-table.ts'
import type { PersonRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function peopleTable(db: Db, onCorruptRow: OnCorruptRow): PeopleTable {
  const one = (column: 'id' | 'badge_hash', value: string) =>
    db.selectFrom('people').selectAll().where(column, '=', value).executeTakeFirst()
  const change = async (id: string, values: Partial<PersonRow>) => {
    await db.updateTable('people').set(values).where('id', '=', id).execute()
  }
  return {
    async all() {
      const rows = await db.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(id) {
      const row = await one('id', id)
      return row ? read(row) : null
    },
    async put(some) {
      const row = { name: some.name, is_active: some.isActive ? 1 : 0, doc: JSON.stringify(some) }
      await db
        .insertInto('people')
        .values({ id: some.id, ...row, pin_hash: null, badge_hash: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    putPin: (id, hash) => change(id, { pin_hash: hash }),
    putBadge: (id, hash) => change(id, { badge_hash: hash }),
    async pinHash(id) {
      return (await one('id', id))?.pin_hash ?? null
    },
    async byBadge(hash) {
      const row = await one('badge_hash', hash)
      return row ? read(row) : null
    },
  }
}

function read(row: PersonRow): PersonView {
  return {
    ...parseStored(person, row.doc, 'people', row.id),
    hasPin: row.pin_hash !== null,
    hasBadge: row.badge_hash !== null,
  }
}
