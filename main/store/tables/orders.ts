import { sql } from 'kysely'
import {
  ALL_LEFT,
  ORDER_STATES,
  ORDER_TRANSITIONS,
  type OrderId,
  type OrderState,
} from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { OrderOutline, OrderTable } from '../../app/ports/order-tables.ts'
import { chunks } from '../chunks.ts'
import type { OrderSearch } from '../order-search.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import type { OrderArchive } from './archive.ts'
import { blockedOrders, hasOpen } from './blocked-orders.ts'
import { ofBuyersWithSeveral } from './buyers-orders.ts'
import { countingDemand, isWaiting } from './open-demand.ts'
import { IS_OPEN } from './open-orders.ts'
import { orderCounts } from './order-counts.ts'
import { listOrders } from './order-list.ts'
import { ordersToRelease } from './order-release.ts'
import {
  readOrder,
  readOrderRecord,
  type StoredOrder,
  selectStoredOrders,
  withArchived,
} from './order-row.ts'
import { buyerKeyOf, insertOrders, updateOrder } from './order-writes.ts'

export function orderTable(
  db: Db,
  onCorruptRow: OnCorruptRow,
  search: OrderSearch,
  archive: OrderArchive,
): OrderTable {
  const whole = (rows: Parameters<typeof withArchived>[1]) => withArchived(archive, rows)

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
        for (const row of await whole(await selectStoredOrders(db).where('orders.id', 'in', some).execute()))
          found.set(row.id, row)
      }
      const rows = unique.flatMap((id) => found.get(id) ?? [])
      return readList(rows, onCorruptRow, readOrderRecord)
    },
    async raisePriority(id, points) {
      await db
        .updateTable('orders')
        .set((eb) => ({ priority: eb('priority', '+', points) }))
        .where('id', '=', id)
        .execute()
    },
    async withPriority(ids, from) {
      const found = new Set<OrderId>()
      for (const some of chunks([...new Set(ids)])) {
        const rows = await db
          .selectFrom('orders')
          .select('id')
          .where('id', 'in', some)
          .where('priority', '>=', from)
          .execute()
        for (const { id } of rows) found.add(id)
      }
      return found
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
      const rows = await selectStoredOrders(db)
        .where('orders.reference', '=', reference)
        .orderBy('orders.placed_at', 'desc')
        .orderBy('orders.id')
        .limit(1)
        .execute()
      const [row] = await whole(rows)
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
      const rows = await selectStoredOrders(db)
        .where('orders.channel_id', '=', channelId)
        .where('orders.external_id', '=', externalId)
        .execute()
      const [row] = await whole(rows)
      return row ? readOrderRecord(row) : null
    },
    async ofSameBuyer(order, placedSince, limit) {
      const key = buyerKeyOf(order)
      if (key === null) return []
      const rows = await selectStoredOrders(db)
        .where('orders.buyer_key', '=', key)
        .where('orders.placed_at', '>=', placedSince)
        .where(IS_OPEN)
        .where('orders.id', '<>', order.id)
        .orderBy('orders.placed_at')
        .limit(limit)
        .execute()
      return readList(await whole(rows), onCorruptRow, readOrderRecord)
    },
    ofBuyersWithSeveral: (orders, which) => ofBuyersWithSeveral(db, orders, which),
    list: (query) => listOrders(db, query, onCorruptRow, search, archive),
    hasTextsToIndex: () => search.isIndexing(db),
    indexTexts: (limit) => search.index(db, limit),
    isDecisionAwaited: async () => (await anyReceived(db, {})).length > 0,
    async awaitingDecision(limit) {
      const rows = await received(db, { limit })
      for (const { id } of rows) archive.isWhole(id)
      return readList(rows, onCorruptRow, readOrder)
    },
    awaitingRelease: (decided, limit) => ordersToRelease(db, decided, limit),
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
    update: (order) => countingDemand(db, [order.id], () => updateOrder(db, order, archive)),
    async move(ids, to, at) {
      const from = ORDER_STATES.filter((state) => ORDER_TRANSITIONS[state].includes(to))
      if (from.length === 0) return []
      const move = () => moveOrders(db, ids, from, to, at)
      return [to, ...from].some(isWaiting) ? countingDemand(db, ids, move) : move()
    },
    async reopen(id, at) {
      await archive.bringBack(id)
      return (
        (await countingDemand(db, [id], () => moveOrders(db, [id], ALL_LEFT, 'on-hold', at))).length === 1
      )
    },
    ...orderCounts(db),
  }
}

const anyReceived = preparedQuery((db) =>
  db.selectFrom('orders').select('id').where('state', '=', sql.lit('received')).limit(sql.lit(1)),
)

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
