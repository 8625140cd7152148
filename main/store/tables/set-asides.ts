import type { SetAside } from '../../../shared/domain/set-aside.ts'
import type { SetAsideTable } from '../../app/ports/set-aside-table.ts'
import type { FreedLog } from '../freed-log.ts'
import type { SetAsideRow } from '../schema/stock-tables.ts'
import type { Db } from '../schema.ts'

export function setAsideTable(db: Db, freed: FreedLog): SetAsideTable {
  const all = () => db.selectFrom('set_asides').selectAll().orderBy('sku').orderBy('device_id')
  return {
    all: async () => (await all().execute()).map(read),
    async of(deviceId, sku) {
      const row = await all().where('device_id', '=', deviceId).where('sku', '=', sku).executeTakeFirst()
      return row === undefined ? null : read(row)
    },
    async returning(deviceId) {
      const rows = await all().where('device_id', '=', deviceId).whereRef('usable', '<', 'quantity').execute()
      return rows.map(read)
    },
    async put({ deviceId, sku, siteId, name, quantity, usable }) {
      freed.units([sku])
      if (quantity === 0) {
        await db.deleteFrom('set_asides').where('sku', '=', sku).where('device_id', '=', deviceId).execute()
        return
      }
      const values = { site_id: siteId, name, quantity, usable }
      await db
        .insertInto('set_asides')
        .values({ sku, device_id: deviceId, ...values })
        .onConflict((conflict) => conflict.columns(['sku', 'device_id']).doUpdateSet(values))
        .execute()
    },
  }
}

function read({ device_id, site_id, ...row }: SetAsideRow): SetAside {
  return { ...row, deviceId: device_id, siteId: site_id }
}
