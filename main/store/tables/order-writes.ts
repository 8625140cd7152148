import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { withoutBuyer } from '../../../shared/domain/buyer.ts'
import { type CustomerPast, customerKey } from '../../../shared/domain/customer-past.ts'
import {
  CLOSED_STATES,
  type Order,
  type OrderId,
  type OrderState,
  orderValueCents,
} from '../../../shared/domain/order.ts'
import { buyerText } from '../../../shared/domain/shared-parcel.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import type { OrderArchive } from './archive.ts'
import { customerPasts } from './customer-pasts.ts'
import { trackingNumbersOf } from './fulfillment-row.ts'
import { addWanted, isWaiting } from './open-demand.ts'
import { unitsBySku, writeOrderLines } from './order-lines.ts'
import { ORDER_DOCUMENT, orderSearchText } from './order-row.ts'

/** Those that were not known, in the state that each enters by. */
export async function insertOrders(
  db: Db,
  orders: readonly Order[],
  entry: (order: Order) => { readonly state: OrderState; readonly at: EpochMs },
): Promise<OrderId[]> {
  const inserted: OrderId[] = []
  for (const some of chunks(orders)) {
    const rows = await db
      .insertInto('orders')
      .values(
        some.map((order) => {
          const { state, at } = entry(order)
          return {
            id: order.id,
            channel_id: order.channelId,
            external_id: order.externalId,
            reference: order.reference,
            state,
            placed_at: order.placedAt,
            received_at: at,
            changed_at: at,
            due_at: order.shipBy,
            ship_by: order.shipBy,
            priority: 0,
            value_cents: orderValueCents(order),
            currency: order.currency,
            rule_tags: '[]',
            site_ids: '',
            revision: 0,
            decision_no: null,
            buyer_key: buyerKeyOf(order),
            customer_key: customerKey(order.destination),
          }
        }),
      )
      .onConflict((conflict) => conflict.columns(['channel_id', 'external_id']).doNothing())
      .returning('id')
      .execute()
    const ids = new Set(rows.map((row) => row.id))
    const fresh = some.filter((order) => ids.delete(order.id))
    if (fresh.length === 0) continue
    const known = fresh.filter(({ destination }) => customerKey(destination) !== null)
    const pasts = await customerPasts(
      db,
      known.map(({ id }) => id),
    )
    await db
      .insertInto('order_documents')
      .values(fresh.map((order) => ({ order_id: order.id, ...documentOf(order, pasts.get(order.id)) })))
      .execute()
    const lines = fresh.flatMap((order) => unitsBySku(order))
    for (const rows of chunks(lines)) await db.insertInto('order_lines').values(rows).execute()
    const waiting = new Set(fresh.filter((order) => isWaiting(entry(order).state)).map(({ id }) => id))
    await addWanted(
      db,
      lines.filter((line) => waiting.has(line.order_id)),
    )
    await db
      .insertInto('order_search')
      .values(fresh.map((order) => ({ order_id: order.id, text: orderSearchText(order, []) })))
      .execute()
    inserted.push(...fresh.map((order) => order.id))
  }
  return inserted
}

/**
 * The channel's deadline counts as due only while no fulfilment of the order has one of its own. A late payload of the
 * channel does not bring the erased buyer of a closed order back. What its buyer had done before is counted once, and
 * anew only for another buyer.
 */
export async function updateOrder(db: Db, said: Order, archive: OrderArchive): Promise<void> {
  await archive.bringBack(said.id)
  const order = (await isForgotten(db, said.id)) ? withoutBuyer(said) : said
  const key = customerKey(order.destination)
  const isSame = order.past !== undefined && (await customerOf(db, order.id)) === key
  await db
    .updateTable('orders')
    .set((eb) => ({
      reference: order.reference,
      placed_at: order.placedAt,
      ship_by: order.shipBy,
      due_at: sql<number | null>`case when site_ids = '' then ${order.shipBy} else due_at end`,
      value_cents: orderValueCents(order),
      currency: order.currency,
      buyer_key: buyerKeyOf(order),
      customer_key: key,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', order.id)
    .execute()
  const past = key === null || isSame ? order.past : (await customerPasts(db, [order.id])).get(order.id)
  const document = documentOf(order, past)
  await db
    .insertInto('order_documents')
    .values({ order_id: order.id, ...document })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet(document))
    .execute()
  await writeOrderLines(db, order)
  await writeOrderSearch(db, order)
}

function documentOf(said: Order, past: CustomerPast | undefined) {
  const { past: _, ...order } = said
  return ORDER_DOCUMENT.write(past === undefined ? order : { ...order, past })
}

async function customerOf(db: Db, orderId: OrderId): Promise<string | null> {
  const row = await db
    .selectFrom('orders')
    .select('customer_key')
    .where('id', '=', orderId)
    .executeTakeFirst()
  return row?.customer_key ?? null
}

/** A hash, so that an index of open orders holds no addresses. */
export function buyerKeyOf(order: Order): string | null {
  const text = buyerText(order)
  return text === null ? null : createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** An order that is taken up again after it was cancelled needs its buyer: it is known again. */
async function isForgotten(db: Db, orderId: OrderId): Promise<boolean> {
  const row = await db
    .selectFrom('erased_buyers')
    .innerJoin('orders', 'orders.id', 'erased_buyers.order_id')
    .select('orders.state')
    .where('erased_buyers.order_id', '=', orderId)
    .executeTakeFirst()
  if (row === undefined) return false
  if (CLOSED_STATES.some((closed) => closed === row.state)) return true
  await db.deleteFrom('erased_buyers').where('order_id', '=', orderId).execute()
  return false
}

/** Rewrites what is searched of the order from its document and its parcels. */
export async function writeOrderSearch(db: Db, order: Order): Promise<void> {
  await db
    .updateTable('order_search')
    .set({ text: orderSearchText(order, await trackingNumbersOf(db, order.id)) })
    .where('order_id', '=', order.id)
    .execute()
}
