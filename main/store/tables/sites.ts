import { site } from '../../../shared/domain/site.ts'
import type { SiteTable } from '../../app/ports/catalog-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function siteTable(db: Db, onCorruptRow: OnCorruptRow): SiteTable {
  const read = (row: { id: string; doc: string }) => parseStored(site, row.doc, 'sites', row.id)
  return {
    async all() {
      const rows = await db.selectFrom('sites').selectAll().orderBy('id').execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(id) {
      const row = await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async put(sites) {
      for (const some of chunks(lastOfEach(sites, (one) => one.id))) {
        await db
          .insertInto('sites')
          .values(some.map((one) => ({ id: one.id, doc: JSON.stringify(one) })))
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }),
          )
          .execute()
      }
    },
  }
}
