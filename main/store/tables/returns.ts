import { type ReturnRecord, returnRecord } from '../../../shared/domain/return.ts'
import { stageOfRecord } from '../../../shared/domain/return-stage.ts'
import type { ReturnTable } from '../../app/ports/return-table.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function returnTable(db: Db, onCorruptRow: OnCorruptRow): ReturnTable {
  return {
    async insert(record) {
      await db
        .insertInto('returns')
        .values({ id: record.id, order_id: record.orderId, at: record.at, ...partsOf(record) })
        .execute()
    },
    async get(id) {
      const row = await db.selectFrom('returns').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async update(record) {
      await db.updateTable('returns').set(partsOf(record)).where('id', '=', record.id).execute()
    },
    async remove(id) {
      await db.deleteFrom('returns').where('id', '=', id).execute()
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom('returns')
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
  }
}

function partsOf(record: ReturnRecord) {
  return { stage: stageOfRecord(record), site_id: record.siteId, doc: JSON.stringify(record) }
}

function read({ id, doc }: { readonly id: string; readonly doc: string }): ReturnRecord {
  return parseStored(returnRecord, doc, 'returns', id)
}
