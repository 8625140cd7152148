import { type TakenBack, takenBack } from '../../../shared/domain/work-lease.ts'
import type { LeaseTable } from '../../app/ports/lease-table.ts'
import { chunks } from '../chunks.ts'
import type { TakeBackRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function leaseTable(db: Db, onCorruptRow: OnCorruptRow): LeaseTable {
  return {
    async given(fulfillmentIds) {
      const all = []
      for (const some of chunks(fulfillmentIds))
        all.push(
          ...(await db
            .selectFrom('fulfillments')
            .select(['id', 'order_id', 'site_id', 'created_at'])
            .where('id', 'in', some)
            .execute()),
        )
      return all.map((row) => ({
        fulfillmentId: row.id,
        orderId: row.order_id,
        siteId: row.site_id,
        decidedAt: row.created_at,
      }))
    },
    async takenBack(fulfillmentIds) {
      const rows: TakeBackRow[] = []
      for (const some of chunks(fulfillmentIds))
        rows.push(
          ...(await db
            .selectFrom('take_backs')
            .selectAll()
            .where('fulfillment_id', 'in', some)
            .orderBy('epoch')
            .execute()),
        )
      return new Map(readList(rows, onCorruptRow, read).map((one) => [one.fulfillmentId, one]))
    },
    async takenBackOf(orderId) {
      const rows = await db
        .selectFrom('take_backs')
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('at', 'desc')
        .orderBy('fulfillment_id')
        .orderBy('epoch', 'desc')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async takeBack({ fulfillmentId, epoch, orderId, at, ...rest }) {
      await db
        .insertInto('take_backs')
        .values({
          fulfillment_id: fulfillmentId,
          epoch,
          order_id: orderId,
          at,
          doc: JSON.stringify(rest),
        })
        .execute()
    },
  }
}

const doc = takenBack.pick({ siteId: true, by: true, note: true, awaySince: true })

function read(row: TakeBackRow): TakenBack {
  const { fulfillment_id: fulfillmentId, epoch, order_id: orderId, at } = row
  const rest = parseStored(doc, row.doc, 'take_backs', `${fulfillmentId}/${epoch}`)
  return { fulfillmentId, epoch, orderId, at, ...rest }
}
