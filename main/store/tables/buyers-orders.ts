import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { MergeableOrders } from '../../app/ports/order-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { IS_OPEN } from './open-orders.ts'
import { buyerKeyOf } from './order-writes.ts'

/** See OrderTable.ofBuyersWithSeveral. */
export async function ofBuyersWithSeveral(
  db: Db,
  orders: readonly Order[],
  { withinMs, states }: MergeableOrders,
): Promise<Set<OrderId>> {
  const keyed = orders.flatMap((order) => {
    const key = buyerKeyOf(order)
    return key === null ? [] : [{ order, key }]
  })
  const placed = new Map<string, { id: string; at: number }[]>()
  for (const some of chunks([...new Set(keyed.map(({ key }) => key))])) {
    const rows = await db
      .selectFrom('orders')
      .select(['id', 'buyer_key', 'placed_at'])
      .where('buyer_key', 'in', some)
      .where(IS_OPEN)
      .where('state', 'in', states)
      .execute()
    for (const { id, buyer_key, placed_at } of rows) {
      const same = placed.get(buyer_key ?? '') ?? []
      same.push({ id, at: placed_at })
      placed.set(buyer_key ?? '', same)
    }
  }
  const isNear = ({ order, key }: (typeof keyed)[number]) =>
    (placed.get(key) ?? []).some(({ id, at }) => id !== order.id && Math.abs(at - order.placedAt) <= withinMs)
  return new Set(keyed.filter(isNear).map(({ order }) => order.id))
}

/** Orders of a list whose buyer has others like it, and that share no parcel yet. A field within a text has its quotes escaped. */
export function couldMerge({ withinMs, states }: MergeableOrders): RawBuilder<SqlBool> {
  return sql<SqlBool>`orders.buyer_key is not null and orders.state in (${sql.join(states)})
    and exists (select 1 from orders as other where other.buyer_key = orders.buyer_key and ${IS_OPEN}
      and other.state in (${sql.join(states)}) and other.id <> orders.id
      and other.placed_at between orders.placed_at - ${withinMs} and orders.placed_at + ${withinMs})
    and not exists (select 1 from order_documents where order_documents.order_id = orders.id
      and order_documents.doc <> replace(order_documents.doc, '"together":{', ''))`
}
