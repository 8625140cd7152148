import type Database from 'better-sqlite3'
import type { OrderId } from '../../shared/domain/order.ts'
import { assert } from '../../shared/lib/assert.ts'
import type { DecisionRecord } from '../app/ports/order-tables.ts'
import { GroupLoad } from './group-load.ts'
import { GroupStock } from './group-stock.ts'
import { packFulfillment } from './tables/fulfillment-packing.ts'
import { isOpen } from './tables/fulfillment-row.ts'
import { siteList } from './tables/fulfillments.ts'

/**
 * The hot write for SQLite, by hand: prepared statements, stock read once and updated once a group. That is as
 * good as an update per reservation because the transaction already is the only writer; the update is
 * conditional all the same. Runs inside the writer's transaction.
 */
export function sqliteCommit(database: Database.Database): (records: readonly DecisionRecord[]) => OrderId[] {
  const level = database
    .prepare<[string, string], number>(
      'SELECT on_hand - reserved - safety FROM stock WHERE sku = ? AND site_id = ?',
    )
    .pluck()
  const lastDecision = database.prepare<[], number>('SELECT coalesce(max(no), 0) FROM decisions').pluck()
  const order = database.prepare(
    `UPDATE orders SET state = ?, changed_at = ?, due_at = coalesce(?, ship_by), priority = ?, rule_tags = ?,
      site_ids = ?, decision_no = ?, revision = revision + 1
    WHERE id = ? AND state = 'received'`,
  )
  const decision = database.prepare(
    `INSERT INTO decisions (no, order_id, decided_at, rule_set_version, priority, trace)
    VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const fulfillment = database.prepare(
    `INSERT INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at, shipped_at,
      ship_on, ship_by, shipping_cents, handling_cents, parcels, doc)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)`,
  )
  const reservation = database.prepare(
    `INSERT INTO reservations (order_id, fulfillment_id, line_id, site_id, sku, quantity)
    VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const take = database.prepare(
    `UPDATE stock SET reserved = reserved + ?
    WHERE sku = ? AND site_id = ? AND on_hand - reserved - safety >= ?`,
  )
  const addOrders = database.prepare(
    `INSERT INTO site_load (site_id, ship_on, orders) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET orders = orders + excluded.orders`,
  )
  const addParcels = database.prepare(
    `INSERT INTO service_load (carrier_id, service_id, ship_on, parcels) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET parcels = parcels + excluded.parcels`,
  )

  return (records) => {
    const written: OrderId[] = []
    const seen = new Set<OrderId>()
    const stock = new GroupStock((sku, siteId) => level.get(sku, siteId) ?? null)
    const load = new GroupLoad()
    let decisionNo = lastDecision.get() ?? 0
    for (const record of records) {
      const { orderId, reservations, decidedAt, priority, fulfillments } = record
      if (seen.has(orderId) || !stock.take(reservations)) continue
      const changed = order.run(
        record.state,
        decidedAt,
        record.dueAt,
        priority,
        JSON.stringify(record.ruleTags),
        siteList([...new Set(fulfillments.map((one) => one.siteId))].sort()),
        decisionNo + 1,
        orderId,
      )
      if (changed.changes === 0) {
        stock.giveBack(reservations)
        continue
      }
      decisionNo += 1
      decision.run(decisionNo, orderId, decidedAt, record.ruleSetVersion, priority, record.trace)
      for (const one of fulfillments) {
        const { promise, parcels } = one
        fulfillment.run(
          one.id,
          orderId,
          one.siteId,
          one.carrierId,
          one.serviceId,
          one.state,
          isOpen(one.state) ? 1 : 0,
          decidedAt,
          promise.shipOn,
          promise.shipBy,
          one.shippingCents,
          one.handlingCents,
          parcels.length,
          packFulfillment(one),
        )
        if (one.state !== 'cancelled') load.add(one)
      }
      for (const one of reservations) {
        reservation.run(orderId, one.fulfillmentId, one.lineId, one.siteId, one.sku, one.quantity)
      }
      seen.add(orderId)
      written.push(orderId)
    }
    for (const { sku, siteId, taken } of stock.taken()) {
      const { changes } = take.run(taken, sku, siteId, taken)
      assert(changes === 1, `the level ${siteId}/${sku} changed inside its only writer's transaction`)
    }
    for (const one of load.sites()) addOrders.run(one.siteId, one.shipOn, one.orders)
    for (const one of load.services()) addParcels.run(one.carrierId, one.serviceId, one.shipOn, one.parcels)
    return written
  }
}
