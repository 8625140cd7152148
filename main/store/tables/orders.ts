import { sql } from 'kysely'
import { withoutBuyer } from '../../../shared/domain/buyer.ts'
import {
  ALL_LEFT,
  CLOSED_STATES,
  ORDER_STATES,
  ORDER_TRANSITIONS,
  type Order,
  type OrderId,
  type OrderState,
  orderState,
  orderValueCents,
} from '../../../shared/domain/order.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { OrderOutline, OrderTable } from '../../app/ports/order-tables.ts'
import { chunks } from '../chunks.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { blockedOrders, hasOpen } from './blocked-orders.ts'
import { trackingNumbersOf } from './fulfillment-row.ts'
import { addWanted, countingDemand, isWaiting } from './open-demand.ts'
import { IS_CLOSED, IS_OPEN } from './open-orders.ts'
import { unitsBySku, writeOrderLines } from './order-lines.ts'
import { listOrders } from './order-list.ts'
import {
  ORDER_DOCUMENT,
  orderSearchText,
  readOrder,
  readOrderRecord,
  type StoredOrder,
  selectStoredOrders,
} from './order-row.ts'

export function orderTable(db: Db, onCorruptRow: OnCorruptRow): OrderTable {
  return {
    insert: (orders, receivedAt) => insertOrders(db, orders, () => ({ state: 'received', at: receivedAt })),
    insertPast: (orders) => insertOrders(db, orders, ({ placedAt }) => ({ state: 'shipped', at: placedAt })),
    async receivedSince(since, limit) {
      const rows = await db
        .selectFrom('orders')
        .select('id')
        .where('received_at', '>=', since)
        .where('state', '<>', sql.lit('cancelled'))
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    async byIds(ids) {
      const unique = [...new Set(ids)]
      const found = new Map<OrderId, StoredOrder>()
      for (const some of chunks(unique)) {
        for (const row of await selectStoredOrders(db).where('orders.id', 'in', some).execute()) {
          found.set(row.id, row)
        }
      }
      const rows = unique.flatMap((id) => found.get(id) ?? [])
      return readList(rows, onCorruptRow, readOrderRecord)
    },
    async outline(id) {
      const row = await db
        .selectFrom('orders')
        .select(['id', 'channel_id', 'external_id', 'reference'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? { channelId: row.channel_id, externalId: row.external_id, reference: row.reference } : null
    },
    async byReference(reference) {
      const row = await selectStoredOrders(db)
        .where('orders.reference', '=', reference)
        .orderBy('orders.placed_at', 'desc')
        .orderBy('orders.id')
        .limit(1)
        .executeTakeFirst()
      return row ? readOrderRecord(row) : null
    },
    async placedUnder(references) {
      const found: (OrderOutline & { placedAt: EpochMs })[] = []
      for (const some of chunks([...new Set(references)])) {
        const rows = await db
          .selectFrom('orders')
          .select(['channel_id', 'external_id', 'reference', 'placed_at'])
          .where('reference', 'in', some)
          .execute()
        for (const row of rows)
          found.push({
            channelId: row.channel_id,
            externalId: row.external_id,
            reference: row.reference,
            placedAt: row.placed_at,
          })
      }
      return found
    },
    async byExternalId(channelId, externalId) {
      const row = await selectStoredOrders(db)
        .where('orders.channel_id', '=', channelId)
        .where('orders.external_id', '=', externalId)
        .executeTakeFirst()
      return row ? readOrderRecord(row) : null
    },
    list: (query) => listOrders(db, query, onCorruptRow),
    async awaitingDecision(limit) {
      return readList(await received(db, { limit }), onCorruptRow, readOrder)
    },
    async awaitingRelease({ before, now, notOf = [], askedSince, beforeAt }, limit) {
      const rows = await db
        .selectFrom('orders')
        .select('id')
        .where('state', '=', sql.lit('allocated'))
        .$if(notOf.length > 0, (query) => query.where('channel_id', 'not in', [...notOf]))
        // In the future: the clock was set back since, and nobody waits for it to catch up.
        .where(({ or, and, eb, exists, selectFrom }) =>
          or([
            eb('changed_at', '>', now),
            beforeAt === undefined
              ? eb('changed_at', '<', before)
              : exists(
                  selectFrom('fulfillments')
                    .select('fulfillments.id')
                    .whereRef('fulfillments.order_id', '=', 'orders.id')
                    .where('fulfillments.open', '=', sql.lit(1))
                    .where((of) =>
                      of.or(
                        [...beforeAt].map(([siteId, at]) =>
                          and([of('fulfillments.site_id', '=', siteId), of('orders.changed_at', '<', at)]),
                        ),
                      ),
                    ),
                ),
          ]),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('exceptions')
                .select('exceptions.id')
                .whereRef('exceptions.scope', '=', 'orders.id')
                .where('exceptions.state', '<>', 'closed')
                .where('exceptions.reason', 'not in', [sql.lit('partial-stock'), sql.lit('left-out')]),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('order_standing')
                .select('order_standing.external_id')
                .whereRef('order_standing.order_id', '=', 'orders.id')
                .where('order_standing.holds', '=', sql.lit(1)),
            ),
          ),
        )
        .$if(askedSince !== undefined, (query) =>
          query.where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('address_checks')
                  .select('address_checks.question')
                  .whereRef('address_checks.order_id', '=', 'orders.id')
                  .where('address_checks.due_at', 'is not', null)
                  .where('address_checks.attempts', '=', sql.lit(0))
                  .where('address_checks.wanted_at', '>', askedSince ?? now)
                  .where('address_checks.wanted_at', '<=', now),
              ),
            ),
          ),
        )
        .orderBy('priority', 'desc')
        .orderBy('placed_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    async standingSince(orderIds) {
      const since = new Map<OrderId, EpochMs>()
      for (const some of chunks(orderIds)) {
        const query = db.selectFrom('orders').select(['id', 'changed_at']).where('id', 'in', some)
        for (const row of await query.execute()) since.set(row.id, row.changed_at)
      }
      return since
    },
    async standSince(since) {
      for (const [at, of] of Map.groupBy(since, ([, at]) => at))
        for (const some of chunks(of.map(([id]) => id)))
          await db.updateTable('orders').set({ changed_at: at }).where('id', 'in', some).execute()
    },
    async withOpenFulfillments(carrierId, serviceId) {
      let query = db
        .selectFrom('fulfillments')
        .select('order_id')
        .where('open', '=', sql.lit(1))
        .where('carrier_id', '=', carrierId)
      if (serviceId !== null) query = query.where('service_id', '=', serviceId)
      return [...new Set((await query.execute()).map((row) => row.order_id))].sort()
    },
    blockedBy: (reasons, skus, limit, allocatedToo = true) =>
      blockedOrders(db, reasons, skus, limit, allocatedToo),
    async lacking(reasons, limit) {
      const rows = await db
        .selectFrom('orders')
        .select('id')
        .where('state', 'in', ['allocated', 'on-hold'])
        .where((eb) => hasOpen(eb, reasons))
        .orderBy('placed_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
    async valuedBeforeRelease(currencies, limit) {
      if (currencies.length === 0) return []
      const rows = await db
        .selectFrom('orders')
        .select('id')
        .where('currency', 'in', currencies)
        .where(({ or, and, eb, exists, selectFrom }) =>
          or([
            eb('state', '=', 'allocated'),
            and([
              eb('state', '=', 'on-hold'),
              exists(
                selectFrom('exceptions')
                  .select('exceptions.id')
                  .whereRef('exceptions.scope', '=', 'orders.id')
                  .where('exceptions.state', '<>', 'closed')
                  .where('exceptions.reason', '=', 'held-by-rule'),
              ),
            ]),
          ]),
        )
        .orderBy('placed_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    async countDecidedDueBy(at) {
      const row = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', sql.lit('allocated'))
        .where('due_at', '<=', at)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async countByChannel(since) {
      const rows = await db
        .selectFrom('orders')
        .select([
          sql<string>`coalesce(channel_id, '')`.as('channel_id'),
          (eb) => eb.fn.countAll<number>().as('count'),
        ])
        .where('received_at', '>=', since)
        // By the bare column SQLite would walk all orders there have ever been.
        .groupBy(sql`coalesce(channel_id, '')`)
        .orderBy(sql`coalesce(channel_id, '')`)
        .execute()
      return new Map(rows.map((row) => [row.channel_id, row.count]))
    },
    async countOpenNotIn(currency) {
      const rows = await db
        .selectFrom('orders')
        .select(['currency', (eb) => eb.fn.countAll<number>().as('count')])
        .where(IS_OPEN)
        .where('currency', 'not in', [currency, ''])
        .groupBy('currency')
        .execute()
      return new Map(rows.map((row) => [row.currency, Number(row.count)]))
    },
    update: (order) => countingDemand(db, [order.id], () => updateOrder(db, order)),
    async move(ids, to, at) {
      const from = ORDER_STATES.filter((state) => ORDER_TRANSITIONS[state].includes(to))
      if (from.length === 0) return []
      const move = () => moveOrders(db, ids, from, to, at)
      return [to, ...from].some(isWaiting) ? countingDemand(db, ids, move) : move()
    },
    reopen: async (id, at) =>
      (await countingDemand(db, [id], () => moveOrders(db, [id], ALL_LEFT, 'on-hold', at))).length === 1,
    async countByState(since) {
      const states = db
        .selectFrom('orders')
        .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('state')
      const open = await states.where(IS_OPEN).execute()
      const closed = await states.where(IS_CLOSED).where('changed_at', '>=', since).execute()
      const rows = [...open, ...closed]
      return new Map(rows.map((row) => [checkStored(orderState, row.state, 'orders', row.state), row.count]))
    },
    async receivedPerHour(since) {
      const hour = sql<number>`received_at / ${sql.lit(HOUR_MS)}`
      const rows = await db
        .selectFrom('orders')
        .select([hour.as('hour'), (eb) => eb.fn.countAll<number>().as('count')])
        .where('received_at', '>=', since)
        .groupBy(hour)
        .orderBy('hour')
        .execute()
      return rows.map((row) => [row.hour * HOUR_MS, row.count] as const)
    },
  }
}

const received = preparedQuery((db, { limit }: { limit: number }) =>
  db
    .selectFrom('orders')
    .innerJoin('order_documents', 'order_documents.order_id', 'orders.id')
    .select(['orders.id', 'order_documents.doc', 'order_documents.seal'])
    .where('orders.state', '=', sql.lit('received'))
    .orderBy('orders.placed_at')
    .orderBy('orders.id')
    .limit(limit),
)

/** Returns those that were in one of the states `from`. */
async function moveOrders(
  db: Db,
  ids: readonly OrderId[],
  from: readonly OrderState[],
  to: OrderState,
  at: EpochMs,
): Promise<OrderId[]> {
  const moved = new Set<OrderId>()
  for (const some of chunks(ids)) {
    const rows = await db
      .updateTable('orders')
      .set((eb) => ({ state: to, changed_at: at, revision: eb('revision', '+', 1) }))
      .where('id', 'in', some)
      .where('state', 'in', from)
      .returning('id')
      .execute()
    for (const row of rows) moved.add(row.id)
  }
  return ids.filter((id) => moved.delete(id))
}

async function insertOrders(
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
          }
        }),
      )
      .onConflict((conflict) => conflict.columns(['channel_id', 'external_id']).doNothing())
      .returning('id')
      .execute()
    const ids = new Set(rows.map((row) => row.id))
    const fresh = some.filter((order) => ids.delete(order.id))
    if (fresh.length === 0) continue
    await db
      .insertInto('order_documents')
      .values(fresh.map((order) => ({ order_id: order.id, ...ORDER_DOCUMENT.write(order) })))
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

/** The channel's deadline counts as due only while no fulfilment of the order has one of its own. */
/** A late payload of the channel does not bring the erased buyer of a closed order back. */
async function updateOrder(db: Db, said: Order): Promise<void> {
  const order = (await isForgotten(db, said.id)) ? withoutBuyer(said) : said
  await db
    .updateTable('orders')
    .set((eb) => ({
      reference: order.reference,
      placed_at: order.placedAt,
      ship_by: order.shipBy,
      due_at: sql<number | null>`case when site_ids = '' then ${order.shipBy} else due_at end`,
      value_cents: orderValueCents(order),
      currency: order.currency,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', order.id)
    .execute()
  await db
    .updateTable('order_documents')
    .set(ORDER_DOCUMENT.write(order))
    .where('order_id', '=', order.id)
    .execute()
  await writeOrderLines(db, order)
  await writeOrderSearch(db, order)
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
