import { carrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { CarrierAccountTable } from '../../app/ports/label-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function carrierAccountTable(db: Db, onCorruptRow: OnCorruptRow): CarrierAccountTable {
  const read = (row: { id: string; doc: string }) =>
    parseStored(carrierAccount, row.doc, 'carrier_accounts', row.id)
  return {
    async all() {
      const rows = await db.selectFrom('carrier_accounts').selectAll().orderBy('id').execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(id) {
      const row = await db.selectFrom('carrier_accounts').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async put(account) {
      await db
        .insertInto('carrier_accounts')
        .values({ id: account.id, doc: JSON.stringify(account) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }))
        .execute()
    },
  }
}
