import { sql } from 'kysely'
import { type CustomerPast, MOST_COUNTED } from '../../../shared/domain/customer-past.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'

/**
 * What the buyers of these orders had done before each of them was placed, from their latest earlier orders; none for an
 * order whose buyer is not known again.
 */
export async function customerPasts(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, CustomerPast>> {
  const pasts = new Map<OrderId, CustomerPast>()
  for (const some of chunks(orderIds)) {
    // Three figures in one text: so each buyer's earlier orders are gone through once.
    const { rows } = await sql<{ id: OrderId; past: string }>`
      SELECT later.id, (
        SELECT count(*) || ' ' || coalesce(sum(returned), 0) || ' ' || coalesce(sum(refused), 0) FROM (
          SELECT
            CASE WHEN EXISTS (SELECT 1 FROM returns
              WHERE returns.order_id = earlier.id AND returns.at < later.placed_at) THEN 1 ELSE 0 END AS returned,
            CASE WHEN EXISTS (SELECT 1 FROM parcel_tracks
              WHERE parcel_tracks.order_id = earlier.id AND parcel_tracks.is_return = 0
                AND parcel_tracks.state = 'returned-to-sender'
                AND parcel_tracks.state_since < later.placed_at) THEN 1 ELSE 0 END AS refused
          FROM orders AS earlier
          WHERE earlier.customer_key = later.customer_key AND earlier.placed_at < later.placed_at
            AND earlier.state <> 'cancelled'
          ORDER BY earlier.placed_at DESC LIMIT ${sql.lit(MOST_COUNTED)}
        ) AS counted
      ) AS past
      FROM orders AS later WHERE later.customer_key IS NOT NULL AND later.id IN (${sql.join(some)})`.execute(
      db,
    )
    for (const { id, past } of rows) {
      const [orders = 0, returned = 0, refused = 0] = past.split(' ').map(Number)
      pasts.set(id, { orders, returned, refused })
    }
  }
  return pasts
}
