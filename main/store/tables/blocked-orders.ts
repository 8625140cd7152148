import { type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { preparedQuery } from '../prepared-query.ts'
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
  const wanted = skus === null ? null : new Set(skus)
  const waiting = db
    .selectFrom('orders')
    .where(sql<SqlBool>`orders.state in ('on-hold', 'backordered')`)
    .where((eb) =>
      reasons.length === 0
        ? eb('orders.state', '=', 'backordered')
        : eb.or([eb('orders.state', '=', 'backordered'), hasOpen(eb, reasons)]),
    )
  const ids = await firstOf(db, waiting, wanted, limit)
  if (!allocatedToo || reasons.length === 0 || ids.length >= limit) return ids
  // Allocated orders are many, their exceptions few: the cross join makes SQLite begin with these.
  const inPart = db
    .selectFrom(({ selectFrom }) =>
      selectFrom('exceptions')
        .select('scope')
        .distinct()
        .where('state', 'in', ['open', 'snoozed'])
        .where('reason', 'in', reasons)
        .as('excepted'),
    )
    .crossJoin('orders')
    .whereRef('orders.id', '=', 'excepted.scope')
    .where('orders.state', '=', 'allocated')
  return [...ids, ...(await firstOf(db, inPart, wanted, limit - ids.length))]
}

interface Placed {
  readonly id: OrderId
  readonly placed_at: EpochMs
}

function placedAfter({ placed_at, id }: Placed) {
  return sql<SqlBool>`(orders.placed_at, orders.id) > (${placed_at}, ${id})`
}

type OrdersQuery = Pick<SelectQueryBuilder<Schema, 'orders', object>, 'where' | 'select'>

/** Orders looked at together. */
const PAGE = 500

/**
 * The first of these orders that have a line of a wanted SKU, in pages: asked in the query, each order would be compared
 * with each SKU at once.
 */
async function firstOf(
  db: Db,
  query: OrdersQuery,
  wanted: ReadonlySet<Sku> | null,
  limit: number,
): Promise<OrderId[]> {
  const found: OrderId[] = []
  let after: Placed | null = null
  while (found.length < limit) {
    const size = wanted === null ? limit : PAGE
    const from: OrdersQuery = after === null ? query : query.where(placedAfter(after))
    const page: readonly Placed[] = await from
      .select(['orders.id', 'orders.placed_at'])
      .orderBy('orders.placed_at')
      .orderBy('orders.id')
      .limit(size)
      .execute()
    const ids = page.map(({ id }) => id)
    found.push(...(wanted === null ? ids : await havingLineOf(db, ids, wanted)))
    after = page.at(-1) ?? null
    if (page.length < size || after === null) break
  }
  return found.slice(0, limit)
}

async function havingLineOf(
  db: Db,
  ids: readonly OrderId[],
  wanted: ReadonlySet<Sku>,
): Promise<readonly OrderId[]> {
  if (ids.length === 0) return ids
  const having = new Set<OrderId>()
  for (const { order_id, sku } of await linesOf(db, { ids })) if (wanted.has(sku)) having.add(order_id)
  return ids.filter((id) => having.has(id))
}

const linesOf = preparedQuery((db, { ids }: { ids: readonly OrderId[] }) =>
  db.selectFrom('order_lines').select(['order_id', 'sku']).where('order_id', 'in', ids),
)
