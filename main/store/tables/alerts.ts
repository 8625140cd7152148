import {
  type AlertReceiverView,
  alertReceiver,
  alertState,
  NEVER_TOLD,
} from '../../../shared/domain/alert.ts'
import type { AlertTable } from '../../app/ports/alert-table.ts'
import type { AlertReceiverRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'alert_receivers'

export function alertTable(db: Db, onCorruptRow: OnCorruptRow): AlertTable {
  return {
    async all() {
      const rows = await db.selectFrom(TABLE).selectAll().execute()
      return readList(rows, onCorruptRow, read).toSorted((a, b) => (a.email < b.email ? -1 : 1))
    },
    async put(receiver) {
      const doc = JSON.stringify(receiver)
      await db
        .insertInto(TABLE)
        .values({ id: receiver.id, doc, state: JSON.stringify(NEVER_TOLD) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ doc }))
        .execute()
    },
    async putState(id, state) {
      await db
        .updateTable(TABLE)
        .set({ state: JSON.stringify(state) })
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom(TABLE).where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function read(row: AlertReceiverRow): AlertReceiverView {
  return {
    ...parseStored(alertReceiver, row.doc, TABLE, row.id),
    state: parseStored(alertState, row.state, TABLE, row.id),
  }
}
