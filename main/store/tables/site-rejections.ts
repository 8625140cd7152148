import { isAboutGoods, siteRejection } from '../../../shared/domain/site-rejection.ts'
import type { SiteRejectionTable } from '../../app/ports/site-rejection-table.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function siteRejectionTable(db: Db, onCorruptRow: OnCorruptRow): SiteRejectionTable {
  const table: SiteRejectionTable = {
    async put(rejection) {
      const { orderId, siteId, at } = rejection
      await db
        .insertInto('site_rejections')
        .values({ order_id: orderId, site_id: siteId, at, doc: JSON.stringify(rejection) })
        .onConflict((conflict) =>
          conflict
            .columns(['order_id', 'site_id'])
            .doUpdateSet({ at: (eb) => eb.ref('excluded.at'), doc: (eb) => eb.ref('excluded.doc') }),
        )
        .execute()
    },
    async ofOrders(orderIds) {
      const rows: Row[] = []
      for (const some of chunks(orderIds)) {
        const found = await db
          .selectFrom('site_rejections')
          .selectAll()
          .where('order_id', 'in', some)
          .orderBy('order_id')
          .orderBy('at')
          .orderBy('site_id')
          .execute()
        rows.push(...found)
      }
      return readList(rows, onCorruptRow, read)
    },
    async remove(orderId, siteId) {
      const { numDeletedRows } = await db
        .deleteFrom('site_rejections')
        .where('order_id', '=', orderId)
        .where('site_id', '=', siteId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async removeForGoods(siteId, skus) {
      const rows = await db
        .selectFrom('site_rejections')
        .selectAll()
        .where('site_id', '=', siteId)
        .orderBy('order_id')
        .execute()
      const ended = readList(rows, onCorruptRow, read).filter(
        (one) => isAboutGoods(one.reason) && (one.skus ?? []).some((sku) => skus.includes(sku)),
      )
      for (const { orderId } of ended) await table.remove(orderId, siteId)
      return ended.map(({ orderId }) => orderId)
    },
  }
  return table
}

interface Row {
  readonly order_id: string
  readonly site_id: string
  readonly doc: string
}

const read = ({ order_id, site_id, doc }: Row) =>
  parseStored(siteRejection, doc, 'site_rejections', `${order_id}/${site_id}`)
