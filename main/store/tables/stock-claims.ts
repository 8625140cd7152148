import { sql } from 'kysely'
import { fulfillmentState } from '../../../shared/domain/fulfillment.ts'
import { orderState } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { StockClaim } from '../../../shared/domain/stock.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import type { StockClaims } from '../../app/ports/stock-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'
import { unitsHeld } from './ledger.ts'
import { heldBy, linesOfWaiting, openDemand, WAITING } from './open-demand.ts'
import { atSitesSeen, ordersSeen } from './seen-rows.ts'

/**
 * Open fulfilments that hold units of a SKU and orders that wait for some, the earliest first. Both are read from
 * what is open, of which there is little beside all orders that ever had the SKU.
 */
export async function claimsOn(db: Db, sku: Sku, seen: SitesSeen, limit: number): Promise<StockClaims> {
  const read = [await heldClaims(db, sku, seen), ...(await waitingClaims(db, sku, seen))]
  const all = read.flatMap(({ claims }) => claims).sort(earliestFirst)
  return {
    claims: all.slice(0, limit),
    more: Math.max(0, all.length - limit),
    isMoreAtLeast: read.some(({ isCut }) => isCut),
  }
}

interface Read {
  readonly claims: readonly StockClaim[]
  /** There are claims beyond these. */
  readonly isCut: boolean
}

/** The earliest of a kind; the claims beyond them are not counted. */
const READ_AT_MOST = 1_000

async function heldClaims(db: Db, sku: Sku, seen: SitesSeen): Promise<Read> {
  const reserved = await db
    .selectFrom('stock')
    .select('sku')
    .where('sku', '=', sku)
    .where('reserved', '>', 0)
    .limit(1)
    .executeTakeFirst()
  if (reserved === undefined) return { claims: [], isCut: false }
  const rows = await heldClaimsQuery(db, sku, seen).execute()
  const claims = rows.flatMap(({ order_id: orderId, reference, state, ship_by: dueAt, ...holder }) =>
    unitsHeld([holder])
      .filter((units) => units.sku === sku)
      .map(
        ({ siteId, quantity }): StockClaim => ({
          kind: 'held',
          orderId,
          reference,
          siteId,
          quantity,
          dueAt,
          state: checkStored(fulfillmentState, state, 'fulfillments', holder.id),
        }),
      ),
  )
  return { claims, isCut: rows.length === READ_AT_MOST }
}

/** Cross joins make SQLite begin with the open fulfilments. */
function heldClaimsQuery(db: Db, sku: Sku, seen: SitesSeen) {
  return db
    .selectFrom('fulfillments')
    .crossJoin('order_lines')
    .crossJoin('orders')
    .select([
      'fulfillments.id',
      'fulfillments.order_id',
      'fulfillments.site_id',
      'fulfillments.state',
      'fulfillments.ship_by',
      'fulfillments.doc',
      'orders.reference',
    ])
    .whereRef('order_lines.order_id', '=', 'fulfillments.order_id')
    .whereRef('orders.id', '=', 'fulfillments.order_id')
    .where('order_lines.sku', '=', sku)
    .where('fulfillments.open', '=', sql.lit(1))
    .where(atSitesSeen(seen, 'fulfillments.site_id'))
    .orderBy('fulfillments.ship_by')
    .orderBy('fulfillments.id')
    .limit(READ_AT_MOST)
}

/** What waiting orders want and do not hold; those of no site are seen by those who see every site. */
async function waitingClaims(db: Db, sku: Sku, seen: SitesSeen): Promise<Read[]> {
  if (!(await openDemand(db, [sku])).has(sku)) return []
  const read: Read[] = []
  for (const waiting of WAITING) {
    const claims: StockClaim[] = []
    const rows = await linesOfWaiting(db, waiting)
      .select(['orders.id', 'orders.reference', 'orders.state', 'orders.due_at', 'order_lines.quantity'])
      .where('order_lines.sku', '=', sku)
      .where(ordersSeen(seen))
      .orderBy(sql`coalesce(orders.due_at, ${Number.MAX_SAFE_INTEGER})`)
      .orderBy('orders.id')
      .limit(READ_AT_MOST)
      .execute()
    const held = new Map<string, number>()
    for (const { orderId, held: units } of await heldBy(
      db,
      rows.map(({ id }) => id),
    ))
      for (const { sku: one, quantity } of units)
        if (one === sku) held.set(orderId, (held.get(orderId) ?? 0) + quantity)
    for (const { id, reference, state, due_at: dueAt, quantity: wanted } of rows) {
      const quantity = wanted - (held.get(id) ?? 0)
      if (quantity > 0)
        claims.push({
          kind: 'waiting',
          orderId: id,
          reference,
          quantity,
          dueAt,
          state: checkStored(orderState, state, 'orders', id),
        })
    }
    read.push({ claims, isCut: rows.length === READ_AT_MOST })
  }
  return read
}

function earliestFirst(a: StockClaim, b: StockClaim): number {
  return (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.reference < b.reference ? -1 : 1)
}
