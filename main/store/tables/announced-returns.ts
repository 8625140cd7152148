import { type AnnouncedReturn, announcedReturn } from '../../../shared/domain/announced-return.ts'
import type { AnnouncedReturnTable } from '../../app/ports/announced-return-table.ts'
import type { Db, Schema } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'announced_returns'

export function announcedReturnTable(db: Db, onCorruptRow: OnCorruptRow): AnnouncedReturnTable {
  return {
    async insert(announced) {
      await db.insertInto(TABLE).values(rowOf(announced)).execute()
    },
    async get(id) {
      const row = await db.selectFrom(TABLE).selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async updateOpen(announced) {
      const { numUpdatedRows } = await db
        .updateTable(TABLE)
        .set(stateOf(announced))
        .where('id', '=', announced.id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async reopen(announced) {
      const { numUpdatedRows } = await db
        .updateTable(TABLE)
        .set(stateOf({ ...announced, state: 'open', settledAt: null }))
        .where('id', '=', announced.id)
        .where('state', '<>', 'open')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
  }
}

function rowOf(announced: AnnouncedReturn): Schema['announced_returns'] {
  const { id, orderId, at } = announced
  return { id, order_id: orderId, at, ...stateOf(announced) }
}

function stateOf(announced: AnnouncedReturn) {
  return { state: announced.state, doc: JSON.stringify(announced) }
}

function read({ id, doc }: Schema['announced_returns']): AnnouncedReturn {
  return parseStored(announcedReturn, doc, TABLE, id)
}
