import { sql } from 'kysely'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import { type FulfillmentState, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { ChangedBy } from '../../app/ports/movement-table.ts'
import type { FulfillmentTable } from '../../app/ports/order-tables.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import type { LevelUnits } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import type { FreedLog } from '../freed-log.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, readList } from '../stored-json.ts'
import type { OrderArchive } from './archive.ts'
import { packFulfillment } from './fulfillment-packing.ts'
import { readFulfillment } from './fulfillment-row.ts'
import { giveUpLabels } from './label-purchases.ts'
import { consume, release, unitsHeld } from './ledger.ts'
import { noteMovements } from './movements.ts'
import { countingDemand } from './open-demand.ts'
import { readOrder } from './order-row.ts'
import { writeOrderSearch } from './order-writes.ts'
import { partsToPack } from './parts-to-pack.ts'
import { changeParcels, takeLoad } from './planned-load.ts'
import { atSitesSeen, ordersSeen } from './seen-rows.ts'

export function fulfillmentTable(
  db: Db,
  onCorruptRow: OnCorruptRow,
  freed: FreedLog,
  archive: OrderArchive,
  by: ChangedBy,
): FulfillmentTable {
  return {
    async byOrders(orderIds) {
      const rows: FulfillmentRow[] = []
      const without = new Set(orderIds)
      for (const some of chunks([...without]))
        for (const row of await ofOrders(db, { orderIds: some })) {
          without.delete(row.order_id)
          rows.push(row)
        }
      rows.push(...(await archive.rows('fulfillments', [...without])))
      rows.sort((a, b) => compare(a.order_id, b.order_id) || compare(a.id, b.id))
      return readList(rows, onCorruptRow, readFulfillment)
    },
    async get(id) {
      const row = await db.selectFrom('fulfillments').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readFulfillment(row) : null
    },
    async move(ids, to, at) {
      const move = async () => {
        for (const some of chunks(ids)) await moveFulfillments(db, some, to, at, freed, by)
      }
      if (to !== 'cancelled') return move()
      const parts = await partsOf(db, ids)
      freed.withdraw(parts)
      await countingDemand(db, [...new Set(parts.map(({ order_id }) => order_id))], move)
    },
    async setDelivered(id, isDelivered) {
      await db
        .updateTable('fulfillments')
        .set({ state: isDelivered ? 'delivered' : 'shipped' })
        .where('id', '=', id)
        .where('state', '=', isDelivered ? 'shipped' : 'delivered')
        .execute()
    },
    async arrivedOrders(since, seen) {
      const { orders } = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('orders'))
        .where('id', 'in', (eb) =>
          eb.selectFrom('fulfillments').select('order_id').where('shipped_at', '>=', since),
        )
        .where('state', '=', 'delivered')
        .where(ordersSeen(seen))
        .executeTakeFirstOrThrow()
      return Number(orders)
    },
    async giveToHand(id, at) {
      const row = await db.selectFrom('fulfillments').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row || row.state === 'cancelled') return
      const byHand = { ...row, carrier_id: BY_HAND, service_id: BY_HAND }
      await changeParcels(db, row, -row.parcels)
      await changeParcels(db, byHand, row.parcels)
      await db
        .updateTable('fulfillments')
        .set({ carrier_id: BY_HAND, service_id: BY_HAND })
        .where('id', '=', id)
        .execute()
      await giveUpLabels(db, [id], at)
    },
    async putShippingCents(id, cents) {
      await db.updateTable('fulfillments').set({ shipping_cents: cents }).where('id', '=', id).execute()
    },
    async putParcels(id, parcels, arrives) {
      const row = await db.selectFrom('fulfillments').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) return
      const { promise, ...before } = readFulfillment(row)
      const doc = packFulfillment({ ...before, promise: { ...promise, ...arrives }, parcels })
      await db
        .updateTable('fulfillments')
        .set({ doc, parcels: parcels.length })
        .where('id', '=', id)
        .execute()
      if (row.state !== 'cancelled' && parcels.length !== row.parcels) {
        await changeParcels(db, row, parcels.length - row.parcels)
      }
      const order = await db
        .selectFrom('order_documents')
        .select(['order_id as id', 'doc', 'seal'])
        .where('order_id', '=', row.order_id)
        .executeTakeFirstOrThrow()
      await writeOrderSearch(db, readOrder(order))
    },
    async keep(id, until) {
      await db.updateTable('fulfillments').set({ keep_until: until }).where('id', '=', id).execute()
    },
    async keptUntil(before) {
      const rows = await db
        .selectFrom('fulfillments')
        .selectAll()
        .where('keep_until', '<=', before)
        .where('open', '=', sql.lit(1))
        .orderBy('keep_until')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, readFulfillment)
    },
    async ofSite(siteId, states, limit) {
      if (states.length === 0) return []
      let query = db
        .selectFrom('fulfillments')
        .selectAll()
        .where('site_id', '=', siteId)
        .where('state', 'in', states)
        .orderBy('ship_by')
        .orderBy('id')
        .limit(limit)
      if (states.every(isOpenFulfillment)) query = query.where('open', '=', sql.lit(1))
      return readList(await query.execute(), onCorruptRow, readFulfillment)
    },
    async siteLoad(from) {
      const rows = await siteDays(db, { from })
      return rows.map((row) => ({ siteId: row.site_id, date: row.ship_on, orders: row.orders }))
    },
    async serviceLoad(from) {
      const rows = await serviceDays(db, { from })
      return rows.map((row) => ({
        service: serviceKey({ carrierId: row.carrier_id, serviceId: row.service_id }),
        date: row.ship_on,
        parcels: row.parcels,
      }))
    },
    ...partsToPack(db),
    totals: (since, seen) => totals(db, since, seen),
  }
}

const ofOrders = preparedQuery((db, { orderIds }: { orderIds: readonly OrderId[] }) =>
  db.selectFrom('fulfillments').selectAll().where('order_id', 'in', orderIds),
)

const siteDays = preparedQuery((db, { from }: { from: LocalDate }) =>
  db
    .selectFrom('site_load')
    .selectAll()
    .where('ship_on', '>=', from)
    .where('orders', '>', 0)
    .orderBy('site_id')
    .orderBy('ship_on'),
)

const serviceDays = preparedQuery((db, { from }: { from: LocalDate }) =>
  db
    .selectFrom('service_load')
    .selectAll()
    .where('ship_on', '>=', from)
    .where('parcels', '>', 0)
    .orderBy('carrier_id')
    .orderBy('service_id')
    .orderBy('ship_on'),
)

async function partsOf(db: Db, ids: readonly string[]) {
  const parts: Pick<FulfillmentRow, 'id' | 'order_id' | 'state'>[] = []
  for (const some of chunks(ids))
    parts.push(
      ...(await db
        .selectFrom('fulfillments')
        .select(['id', 'order_id', 'state'])
        .where('id', 'in', some)
        .execute()),
    )
  return parts
}

const ship = preparedQuery((db, { ids, at }: { ids: readonly string[]; at: EpochMs }) =>
  db
    .updateTable('fulfillments')
    .set({ state: 'shipped', open: 0, shipped_at: at })
    .where('id', 'in', ids)
    .where('open', '=', sql.lit(1))
    .returningAll(),
)

const moveOpen = preparedQuery(
  (db, { ids, to, open }: { ids: readonly string[]; to: FulfillmentState; open: number }) =>
    db
      .updateTable('fulfillments')
      .set({ state: to, open })
      .where('id', 'in', ids)
      .where('open', '=', sql.lit(1))
      .returningAll(),
)

/** Shipped, delivered and cancelled are final: what is there already stays as it is. Returns what those closed by it held. */
export async function moveFulfillments(
  db: Db,
  ids: readonly string[],
  to: FulfillmentState,
  at: EpochMs,
  freed: FreedLog,
  by: ChangedBy,
): Promise<LevelUnits[]> {
  if (ids.length === 0) return []
  const open = isOpenFulfillment(to) ? 1 : 0
  const moved = await (to === 'shipped' ? ship(db, { ids, at }) : moveOpen(db, { ids, to, open }))
  if (isOpenFulfillment(to)) return []
  const held = unitsHeld(moved)
  if (to === 'shipped') {
    for (const row of moved) {
      const left = await consume(db, unitsHeld([row]))
      await noteMovements(db, left, { kind: 'shipped', orderId: row.order_id }, { ...by, at })
    }
    return held
  }
  await release(db, held)
  await giveUpLabels(
    db,
    moved.map(({ id }) => id),
    at,
  )
  freed.units(held.map(({ sku }) => sku))
  if (moved.length > 0) freed.capacity()
  await takeLoad(db, moved)
  await writeSitesOfOrders(db, [...new Set(moved.map((row) => row.order_id))])
  return held
}

/** Rewrites, for the filter by site, at which sites the orders have fulfilments that are not cancelled. */
export async function writeSitesOfOrders(db: Db, orderIds: readonly string[]): Promise<void> {
  for (const orderId of orderIds) {
    const rows = await sitesOfOrder(db, { orderId })
    await putSites(db, { orderId, sites: siteList(rows.map((row) => row.site_id)) })
  }
}

const sitesOfOrder = preparedQuery((db, { orderId }: { orderId: string }) =>
  db
    .selectFrom('fulfillments')
    .select('site_id')
    .distinct()
    .where('order_id', '=', orderId)
    .where('state', '<>', 'cancelled')
    .orderBy('site_id'),
)

const putSites = preparedQuery((db, { orderId, sites }: { orderId: string; sites: string }) =>
  db.updateTable('orders').set({ site_ids: sites }).where('id', '=', orderId),
)

/** '|LILLE|LYON|', '' for none. */
export function siteList(siteIds: readonly string[]): string {
  return siteIds.length === 0 ? '' : `|${siteIds.join('|')}|`
}

/** What was decided since `since`; promises kept and missed count what was shipped since then. */
async function totals(db: Db, since: EpochMs, seen: SitesSeen) {
  // Grouped by the bare column, SQLite would walk all orders there have ever been instead of those since `since`.
  const perOrder = db
    .selectFrom('fulfillments')
    .select([
      (eb) => eb.fn.countAll<number>().as('fulfillments'),
      (eb) => eb.fn.sum<number>('shipping_cents').as('shipping_cents'),
      (eb) => eb.fn.sum<number>('handling_cents').as('handling_cents'),
    ])
    .where('created_at', '>=', since)
    .where('state', '<>', 'cancelled')
    .where(atSitesSeen(seen, 'site_id'))
    .groupBy(sql`coalesce(order_id, '')`)
  const decided = await db
    .selectFrom(perOrder.as('per_order'))
    .select([
      (eb) => eb.fn.countAll<number>().as('orders'),
      sql<number>`coalesce(sum(fulfillments), 0)`.as('fulfillments'),
      sql<number>`coalesce(sum(case when fulfillments > 1 then 1 else 0 end), 0)`.as('split_orders'),
      sql<number>`coalesce(sum(shipping_cents), 0)`.as('shipping_cents'),
      sql<number>`coalesce(sum(handling_cents), 0)`.as('handling_cents'),
    ])
    .executeTakeFirstOrThrow()
  const shipped = await db
    .selectFrom('fulfillments')
    .select([
      (eb) => eb.fn.countAll<number>().as('all'),
      sql<number>`coalesce(sum(case when shipped_at <= ship_by then 1 else 0 end), 0)`.as('kept'),
    ])
    .where('shipped_at', 'is not', null)
    .where('shipped_at', '>=', since)
    .where(atSitesSeen(seen, 'site_id'))
    .executeTakeFirstOrThrow()
  return {
    orders: decided.orders,
    fulfillments: decided.fulfillments,
    splitOrders: decided.split_orders,
    shippingCents: decided.shipping_cents,
    handlingCents: decided.handling_cents,
    promisesKept: shipped.kept,
    promisesMissed: shipped.all - shipped.kept,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
