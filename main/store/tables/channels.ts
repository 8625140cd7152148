import { channel } from '../../../shared/domain/channel.ts'
import type { ChannelTable } from '../../app/ports/catalog-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function channelTable(db: Db, onCorruptRow: OnCorruptRow): ChannelTable {
  const read = (row: { id: string; doc: string }) => parseStored(channel, row.doc, 'channels', row.id)
  return {
    async all() {
      const rows = await db.selectFrom('channels').selectAll().orderBy('id').execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(id) {
      const row = await db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async put(one) {
      await db
        .insertInto('channels')
        .values({ id: one.id, doc: JSON.stringify(one) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }))
        .execute()
    },
  }
}
