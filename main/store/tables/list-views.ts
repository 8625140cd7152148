import { columnPlaces, listView, type ViewedList } from '../../../shared/domain/list-view.ts'
import type { KeptView, ListViewTable } from '../../app/ports/list-view-table.ts'
import type { ListViewRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function listViewTable(db: Db, onCorruptRow: OnCorruptRow): ListViewTable {
  return {
    async columns(owner, list) {
      const row = await db
        .selectFrom('list_layouts')
        .select('doc')
        .where('owner', '=', owner)
        .where('list', '=', list)
        .executeTakeFirst()
      return row ? parseStored(columnPlaces, row.doc, 'list_layouts', `${owner}/${list}`) : null
    },
    async putColumns(owner, list, columns) {
      if (columns === null) {
        await db.deleteFrom('list_layouts').where('owner', '=', owner).where('list', '=', list).execute()
        return
      }
      const doc = JSON.stringify(columns)
      await db
        .insertInto('list_layouts')
        .values({ owner, list, doc })
        .onConflict((conflict) => conflict.columns(['owner', 'list']).doUpdateSet({ doc }))
        .execute()
    },
    async seenBy(owner, list) {
      const rows = await db
        .selectFrom('list_views')
        .selectAll()
        .where('list', '=', list)
        .where((eb) => eb.or([eb('owner', '=', owner), eb('shared', '=', 1)]))
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(id) {
      const row = await db.selectFrom('list_views').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async put({ view, ...kept }) {
      const row = { ...kept, shared: view.isShared ? 1 : 0, doc: JSON.stringify(view) }
      await db
        .insertInto('list_views')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('list_views').where('id', '=', id).execute()
    },
  }
}

function read({ id, list, owner, author, doc }: ListViewRow): KeptView {
  return { id, list: list as ViewedList, owner, author, view: parseStored(listView, doc, 'list_views', id) }
}
