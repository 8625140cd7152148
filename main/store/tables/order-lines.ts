import { type SqlBool, sql } from 'kysely'
import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { StockTable } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db, Schema } from '../schema.ts'

type OrderLineRow = Schema['order_lines']

/** Which SKUs an order wants and how many of each, for what is asked by SKU. */
export function unitsBySku(order: Order): OrderLineRow[] {
  const units = new Map<Sku, number>()
  for (const line of order.lines) units.set(line.sku, (units.get(line.sku) ?? 0) + line.quantity)
  return [...units].map(([sku, quantity]) => ({ order_id: order.id, sku, quantity }))
}

export async function writeOrderLines(db: Db, order: Order): Promise<void> {
  await db.deleteFrom('order_lines').where('order_id', '=', order.id).execute()
  for (const rows of chunks(unitsBySku(order))) await db.insertInto('order_lines').values(rows).execute()
}

/** Units that orders waiting for a decision, for stock or for a person want and do not hold; SKUs without any are absent. */
export async function openDemand(db: Db, skus: readonly Sku[]): Promise<ReadonlyMap<Sku, number>> {
  const demand = new Map<Sku, number>()
  for (const some of chunks([...new Set(skus)])) {
    for (const waiting of WAITING) {
      const rows = await db
        .selectFrom('orders')
        .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
        .select(['order_lines.sku', wanted.as('wanted')])
        .where(waiting)
        .where('order_lines.sku', 'in', some)
        .groupBy('order_lines.sku')
        .execute()
      for (const row of rows) demand.set(row.sku, (demand.get(row.sku) ?? 0) + row.wanted)
    }
  }
  return new Map([...demand].filter(([, units]) => units > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** SKUs that any order waits for. */
export async function waitingSkus(db: Db): Promise<Sku[]> {
  const skus = new Set<Sku>()
  for (const waiting of WAITING) {
    const rows = await db
      .selectFrom('orders')
      .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
      .select('order_lines.sku')
      .distinct()
      .where(waiting)
      .execute()
    for (const row of rows) skus.add(row.sku)
  }
  return [...skus]
}

/** Spelt as in the two partial indexes, so that they are used. */
const WAITING = [
  sql<SqlBool>`orders.state = 'received'`,
  sql<SqlBool>`orders.state in ('on-hold', 'backordered')`,
]

const wanted = sql<number>`sum(order_lines.quantity - coalesce((
  select sum(reservations.quantity)
  from fulfillments join reservations on reservations.fulfillment_id = fulfillments.id
  where fulfillments.order_id = orders.id and reservations.sku = order_lines.sku
), 0))`

export async function holdersOf(db: Db, sku: Sku): ReturnType<StockTable['holdersOf']> {
  const rows = await db
    .selectFrom('order_lines')
    .innerJoin('fulfillments', 'fulfillments.order_id', 'order_lines.order_id')
    .innerJoin('reservations', (join) =>
      join
        .onRef('reservations.fulfillment_id', '=', 'fulfillments.id')
        .onRef('reservations.sku', '=', 'order_lines.sku'),
    )
    .innerJoin('orders', 'orders.id', 'order_lines.order_id')
    .select([
      'orders.id as order_id',
      'orders.reference',
      'reservations.site_id',
      (eb) => eb.fn.sum<number>('reservations.quantity').as('quantity'),
    ])
    .where('order_lines.sku', '=', sku)
    .groupBy(['orders.id', 'orders.reference', 'orders.placed_at', 'reservations.site_id'])
    .orderBy('orders.placed_at')
    .orderBy('orders.id')
    .orderBy('reservations.site_id')
    .limit(AT_MOST_HOLDERS)
    .execute()
  return rows.map((row) => ({
    orderId: row.order_id,
    reference: row.reference,
    siteId: row.site_id,
    quantity: row.quantity,
  }))
}

const AT_MOST_HOLDERS = 200
