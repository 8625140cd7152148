import { sql } from 'kysely'
import { FULFILLMENT_STATES, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, type Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { StockTable } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db, Schema } from '../schema.ts'
import { unitsHeld } from './ledger.ts'

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

/** Units that open orders of a channel want and that have not left; SKUs without any are absent. */
export async function openUnitsOf(
  db: Db,
  channelId: string,
  skus: readonly Sku[],
): Promise<ReadonlyMap<Sku, number>> {
  const units = new Map<Sku, number>()
  for (const some of chunks([...new Set(skus)])) {
    const open = db
      .selectFrom('order_lines')
      .innerJoin('orders', 'orders.id', 'order_lines.order_id')
      .where('order_lines.sku', 'in', some)
      .where('orders.channel_id', '=', channelId)
      .where('orders.state', 'not in', ENDED)
    const rows = await open
      .select(['order_lines.sku', (eb) => eb.fn.sum<number>('order_lines.quantity').as('wanted')])
      .groupBy('order_lines.sku')
      .execute()
    for (const { sku, wanted } of rows) units.set(sku, wanted)
    const left = await open
      .innerJoin('fulfillments', 'fulfillments.order_id', 'orders.id')
      .select(['fulfillments.id', 'fulfillments.site_id', 'fulfillments.doc'])
      .distinct()
      .where('fulfillments.state', 'in', LEFT)
      .execute()
    for (const { sku, quantity } of unitsHeld(left))
      if (units.has(sku)) units.set(sku, Math.max(0, (units.get(sku) ?? 0) - quantity))
  }
  return new Map([...units].filter(([, count]) => count > 0))
}

/** Nothing of such an order is wanted any more. */
const ENDED = CLOSED_STATES
const LEFT = FULFILLMENT_STATES.filter(hasLeft)

export async function holdersOf(db: Db, sku: Sku): ReturnType<StockTable['holdersOf']> {
  const holders: Awaited<ReturnType<StockTable['holdersOf']>> = []
  for (let offset = 0; ; offset += PAGE) {
    const rows = await db
      .selectFrom('order_lines')
      .innerJoin('fulfillments', 'fulfillments.order_id', 'order_lines.order_id')
      .innerJoin('orders', 'orders.id', 'order_lines.order_id')
      .select([
        'orders.id as orderId',
        'orders.reference',
        'fulfillments.id',
        'fulfillments.site_id',
        'fulfillments.doc',
      ])
      .where('order_lines.sku', '=', sku)
      .where('fulfillments.open', '=', sql.lit(1))
      .orderBy('orders.placed_at')
      .orderBy('orders.id')
      .orderBy('fulfillments.site_id')
      .orderBy('fulfillments.id')
      .limit(PAGE)
      .offset(offset)
      .execute()
    for (const { orderId, reference, ...holder } of rows) {
      for (const units of unitsHeld([holder])) {
        if (units.sku !== sku) continue
        const { siteId, quantity } = units
        const last = holders.at(-1)
        if (last?.orderId === orderId && last.siteId === siteId) last.quantity += quantity
        else if (holders.length === AT_MOST_HOLDERS) return holders
        else holders.push({ orderId, reference, siteId, quantity })
      }
    }
    if (rows.length < PAGE) return holders
  }
}

const AT_MOST_HOLDERS = 200
/** Fulfilments read at a time: nearly all that an order with the SKU has hold some of it. */
const PAGE = 250
