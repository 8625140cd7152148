import { sql } from 'kysely'
import type { FulfillmentTable } from '../../app/ports/order-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'

type ToPack = Pick<FulfillmentTable, 'toPack' | 'packedParcels' | 'lastToPack'>

/** What is still to be packed for which pick-up, and how fast it goes. */
export function partsToPack(db: Db): ToPack {
  return {
    async toPack(until) {
      const rows = await db
        .selectFrom('fulfillments')
        .select(['site_id', 'ship_by', 'carrier_id'])
        .select([
          sql<number>`sum(case when state = 'packed' then 0 else parcels end)`.as('to_pack'),
          sql<number>`sum(case when state = 'packed' then parcels else 0 end)`.as('packed'),
        ])
        .where('open', '=', sql.lit(1))
        .where('ship_by', '<', until)
        .groupBy(['site_id', 'ship_by', 'carrier_id'])
        .orderBy('site_id')
        .orderBy('ship_by')
        .orderBy('carrier_id')
        .execute()
      return rows.map((row) => ({
        siteId: row.site_id,
        shipBy: row.ship_by,
        carrierId: row.carrier_id,
        toPack: Number(row.to_pack),
        packed: Number(row.packed),
      }))
    },
    async packedParcels(since) {
      const entries = await db
        .selectFrom('journal')
        .select('input')
        .where('at', '>=', since)
        .where('type', '=', 'packing.pack')
        .execute()
      const ids = new Set(
        entries.map(({ input }) => (JSON.parse(input) as { fulfillmentId: string }).fulfillmentId),
      )
      const parcels = new Map<string, number>()
      for (const some of chunks([...ids])) {
        const rows = await db
          .selectFrom('fulfillments')
          .select(['site_id', 'parcels'])
          .where('id', 'in', some)
          .execute()
        for (const row of rows) parcels.set(row.site_id, (parcels.get(row.site_id) ?? 0) + row.parcels)
      }
      return parcels
    },
    async lastToPack(siteId, shipBy, limit) {
      const rows = await db
        .selectFrom('fulfillments')
        .innerJoin('orders', 'orders.id', 'fulfillments.order_id')
        .select(['fulfillments.order_id', 'orders.reference'])
        .where('fulfillments.site_id', '=', siteId)
        .where('fulfillments.open', '=', sql.lit(1))
        .where('fulfillments.ship_by', '=', shipBy)
        .where('fulfillments.state', '<>', 'packed')
        .orderBy('fulfillments.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ orderId: row.order_id, reference: row.reference }))
    },
  }
}
