import { type RememberedReading, savedReading } from '../../../shared/domain/file-mapping.ts'
import type { FileReadingTable } from '../../app/ports/file-reading-table.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function fileReadingTable(db: Db, onCorruptRow: OnCorruptRow): FileReadingTable {
  async function list(): Promise<RememberedReading[]> {
    const rows = await db.selectFrom('file_readings').selectAll().orderBy('at', 'desc').execute()
    return readList(rows, onCorruptRow, ({ signature, at, doc }) => ({
      signature,
      at,
      reading: parseStored(savedReading, doc, 'file_readings', signature),
    }))
  }
  return {
    async all() {
      return new Map((await list()).toReversed().map(({ signature, reading }) => [signature, reading]))
    },
    list,
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
