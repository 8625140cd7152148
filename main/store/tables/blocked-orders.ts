import { type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { Db, Schema } from '../schema.ts'

/** Whether an exception of one of these reasons is open of the order. */
export function hasOpen(eb: ExpressionBuilder<Schema, 'orders'>, reasons: readonly ExceptionReason[]) {
  return eb.exists(
    eb
      .selectFrom('exceptions')
      .select('exceptions.id')
      .whereRef('exceptions.scope', '=', 'orders.id')
      .where('exceptions.state', '<>', 'closed')
      .where('exceptions.reason', 'in', reasons),
  )
}

/** See `OrderTable.blockedBy`. */
export async function blockedOrders(
  db: Db,
  reasons: readonly ExceptionReason[],
  skus: readonly Sku[] | null,
  limit: number,
  allocatedToo: boolean,
): Promise<OrderId[]> {
  if (skus?.length === 0) return []
  const waiting = withLineOf(db.selectFrom('orders'), skus)
    .where(sql<SqlBool>`state in ('on-hold', 'backordered')`)
    .where((eb) =>
      reasons.length === 0
        ? eb('state', '=', 'backordered')
        : eb.or([eb('state', '=', 'backordered'), hasOpen(eb, reasons)]),
    )
  const ids = await firstOf(waiting, limit)
  if (!allocatedToo || reasons.length === 0 || ids.length >= limit) return ids
  // Allocated orders are many, their exceptions few.
  const inPart = withLineOf(db.selectFrom('orders'), skus)
    .where('state', '=', 'allocated')
    .where('orders.id', 'in', ({ selectFrom }) =>
      selectFrom('exceptions')
        .select('exceptions.scope')
        .where('exceptions.state', 'in', ['open', 'snoozed'])
        .where('exceptions.reason', 'in', reasons),
    )
  return [...ids, ...(await firstOf(inPart, limit - ids.length))]
}

type OrdersQuery = SelectQueryBuilder<Schema, 'orders', object>

function withLineOf(query: OrdersQuery, skus: readonly Sku[] | null): OrdersQuery {
  if (skus === null) return query
  return query.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('order_lines')
        .select('order_lines.sku')
        .whereRef('order_lines.order_id', '=', 'orders.id')
        .where('order_lines.sku', 'in', skus),
    ),
  )
}

async function firstOf(query: OrdersQuery, limit: number): Promise<OrderId[]> {
  const rows = await query.select('id').orderBy('placed_at').orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}
