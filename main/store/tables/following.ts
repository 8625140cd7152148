import type { Following } from '../../app/ports/following.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import { readFulfillment } from './fulfillment-row.ts'

export function following(db: Db, onCorruptRow: OnCorruptRow): Following {
  return {
    async orders({ after, limit, channelId }) {
      let query = db.selectFrom('orders').select('id').where('id', '>', after).orderBy('id').limit(limit)
      if (channelId !== null) query = query.where('channel_id', '=', channelId)
      return (await query.execute()).map(({ id }) => id)
    },
    async fulfillments({ after, limit, siteId, state }) {
      let query = db.selectFrom('fulfillments').selectAll().where('no', '>', after).orderBy('no').limit(limit)
      if (siteId !== null) query = query.where('site_id', '=', siteId)
      if (state !== null) query = query.where('state', '=', state)
      return readList(await query.execute(), onCorruptRow, (row) => ({
        no: row.no,
        fulfillment: readFulfillment(row),
      }))
    },
    async lastBefore(at) {
      // From the newest on: what is told again is recent.
      const row = await db
        .selectFrom('journal')
        .select('seq')
        .where('at', '<', at)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.seq ?? 0
    },
    async stockedSkus(after, limit) {
      const rows = await db
        .selectFrom('stock')
        .select('sku')
        .distinct()
        .where('sku', '>', after)
        .orderBy('sku')
        .limit(limit)
        .execute()
      return rows.map(({ sku }) => sku)
    },
  }
}
