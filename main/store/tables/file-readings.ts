import { savedReading } from '../../../shared/domain/file-mapping.ts'
import type { FileReadingTable } from '../../app/ports/file-reading-table.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function fileReadingTable(db: Db, onCorruptRow: OnCorruptRow): FileReadingTable {
  return {
    async all() {
      const rows = await db.selectFrom('file_readings').selectAll().orderBy('at').execute()
      const read = readList(rows, onCorruptRow, ({ signature, doc }) => ({
        signature,
        reading: parseStored(savedReading, doc, 'file_readings', signature),
      }))
      return new Map(read.map(({ signature, reading }) => [signature, reading]))
    },
    async put(signature, reading, at) {
      await db
        .insertInto('file_readings')
        .values({ signature, at, doc: JSON.stringify(reading) })
        .onConflict((conflict) =>
          conflict.column('signature').doUpdateSet({
            at: (eb) => eb.ref('excluded.at'),
            doc: (eb) => eb.ref('excluded.doc'),
          }),
        )
        .execute()
    },
    async remove(signature) {
      await db.deleteFrom('file_readings').where('signature', '=', signature).execute()
    },
  }
}
