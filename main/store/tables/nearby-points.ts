import { nearbyPoints } from '../../../shared/domain/nearby-point.ts'
import type { PointTable } from '../../app/ports/point-table.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'nearby_points'

export function pointTable(db: Db, onCorruptRow: OnCorruptRow): PointTable {
  return {
    async get(accountId, area) {
      const rows = await db
        .selectFrom(TABLE)
        .select('doc')
        .where('account_id', '=', accountId)
        .where('area', '=', area)
        .execute()
      // One that cannot be read is asked for again.
      const [known] = readList(rows, onCorruptRow, ({ doc }) =>
        parseStored(nearbyPoints, doc, TABLE, `${accountId}/${area}`),
      )
      return known ?? null
    },
    async put(points, at, forgetBefore) {
      const row = {
        account_id: points.accountId,
        area: points.area,
        changed_at: at,
        doc: JSON.stringify(points),
      }
      await db
        .insertInto(TABLE)
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'area']).doUpdateSet({ changed_at: at, doc: row.doc }),
        )
        .execute()
      await db.deleteFrom(TABLE).where('changed_at', '<', forgetBefore).execute()
    },
  }
}
