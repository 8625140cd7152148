import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { FULFILLMENT_STATES, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, type Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { StockTable } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db, Schema } from '../schema.ts'
import { type LevelUnits, unitsHeld } from './ledger.ts'

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
  if (skus.length === 0) return demand
  for (const waiting of WAITING) {
    const rows = await linesOf(db, waiting)
      .select(['order_lines.sku', (eb) => eb.fn.sum<number>('order_lines.quantity').as('wanted')])
      .groupBy('order_lines.sku')
      .execute()
    for (const { sku, wanted } of rows) demand.set(sku, (demand.get(sku) ?? 0) + wanted)
    for (const { sku, quantity } of await heldWhileWaiting(db, waiting)) {
      demand.set(sku, (demand.get(sku) ?? 0) - quantity)
    }
  }
  const asked = new Set(skus)
  return new Map(
    [...demand].filter(([sku, units]) => units > 0 && asked.has(sku)).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
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

/** SKUs that any order waits for. */
export async function waitingSkus(db: Db): Promise<Sku[]> {
  const skus = new Set<Sku>()
  for (const waiting of WAITING) {
    const rows = await linesOf(db, waiting).select('order_lines.sku').distinct().execute()
    for (const row of rows) skus.add(row.sku)
  }
  return [...skus]
}

/**
 * Lines of waiting orders. Cross joins make SQLite begin with the orders, of which few wait: from a SKU's lines or
 * the open fulfilments it would come by all orders there have ever been.
 */
function linesOf(db: Db, waiting: RawBuilder<SqlBool>) {
  return db
    .selectFrom('orders')
    .crossJoin('order_lines')
    .whereRef('order_lines.order_id', '=', 'orders.id')
    .where(waiting)
}

/** Units that orders hold, or have been sent, while they wait for the rest. */
async function heldWhileWaiting(db: Db, waiting: RawBuilder<SqlBool>): Promise<LevelUnits[]> {
  const rows = await db
    .selectFrom('orders')
    .crossJoin('fulfillments')
    .select(['fulfillments.id', 'fulfillments.site_id', 'fulfillments.doc'])
    .whereRef('fulfillments.order_id', '=', 'orders.id')
    .where((eb) => eb.or([eb('fulfillments.open', '=', sql.lit(1)), eb('fulfillments.state', 'in', LEFT)]))
    .where(waiting)
    .execute()
  return unitsHeld(rows)
}

/** Spelt as in the two partial indexes, so that they are used. */
const WAITING = [
  sql<SqlBool>`orders.state = 'received'`,
  sql<SqlBool>`orders.state in ('on-hold', 'backordered')`,
]

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
