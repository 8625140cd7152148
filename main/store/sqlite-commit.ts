import type Database from 'better-sqlite3'
import type { OrderId } from '../../shared/domain/order.ts'
import { assert } from '../../shared/lib/assert.ts'
import type { DecisionRecord } from '../app/ports/order-tables.ts'
import { FREE_UNITS } from './free-units.ts'
import { GroupLoad } from './group-load.ts'
import { GroupStock } from './group-stock.ts'
import { RowBuffer } from './row-buffer.ts'
import { packFulfillment } from './tables/fulfillment-packing.ts'
import { siteList } from './tables/fulfillments.ts'

/**
 * The hot write for SQLite, by hand: prepared statements, many rows a statement, one conditional update a stock
 * level. The group's wish of a level is taken at once; only where it does not fit are its orders served one by
 * one in their order. That is as good as an update per reservation, because the transaction is the only writer.
 * Runs inside the writer's transaction; when it throws, that must be rolled back.
 */
export function sqliteCommit(database: Database.Database): (records: readonly DecisionRecord[]) => OrderId[] {
  const takeUnits = database.prepare<[number, string, string, number]>(
    `UPDATE stock SET reserved = reserved + ?
    WHERE sku = ? AND site_id = ? AND ${FREE_UNITS} >= ?`,
  )
  const returnUnits = database.prepare<[number, string, string]>(
    'UPDATE stock SET reserved = reserved - ? WHERE sku = ? AND site_id = ?',
  )
  const freeUnits = database
    .prepare<[string, string], number>(`SELECT ${FREE_UNITS} FROM stock WHERE sku = ? AND site_id = ?`)
    .pluck()
  const lastDecision = database.prepare<[], number>('SELECT coalesce(max(no), 0) FROM decisions').pluck()
  const order = database.prepare(
    `UPDATE orders SET state = ?, changed_at = ?, due_at = coalesce(?, ship_by), priority = ?, rule_tags = ?,
      site_ids = ?, decision_no = ?, revision = revision + 1
    WHERE id = ? AND state = 'received'`,
  )
  const decisions = new RowBuffer(
    database,
    'INSERT OR FAIL INTO decisions (no, order_id, decided_at, rule_set_version, priority, trace)',
    6,
  )
  const fulfillments = new RowBuffer(
    database,
    `INSERT OR FAIL INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at,
      ship_on, ship_by, shipping_cents, handling_cents, parcels, doc)`,
    14,
  )
  const addOrders = database.prepare(
    `INSERT INTO site_load (site_id, ship_on, orders) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET orders = orders + excluded.orders`,
  )
  const addParcels = database.prepare(
    `INSERT INTO service_load (carrier_id, service_id, ship_on, parcels) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET parcels = parcels + excluded.parcels`,
  )

  /** Returns what it took off each level; `free` of each is then what the group may use. */
  function claimStock({ levels }: GroupStock): number[] {
    return levels.map((level) => {
      const { sku, siteId, wanted } = level
      const fits = takeUnits.run(wanted, sku, siteId, wanted).changes === 1
      level.free = fits ? wanted : (freeUnits.get(sku, siteId) ?? 0)
      return fits ? wanted : 0
    })
  }

  function settleStock({ levels }: GroupStock, claimed: readonly number[]) {
    for (const [index, { sku, siteId, taken }] of levels.entries()) {
      const more = taken - (claimed[index] ?? 0)
      if (more < 0) returnUnits.run(-more, sku, siteId)
      if (more <= 0) continue
      const { changes } = takeUnits.run(more, sku, siteId, more)
      assert(changes === 1, `the level ${siteId}/${sku} changed inside its only writer's transaction`)
    }
  }

  function moveOrder(record: DecisionRecord, decisionNo: number): boolean {
    const sites = new Set<string>()
    for (const one of record.fulfillments) sites.add(one.siteId)
    const { changes } = order.run(
      record.state,
      record.decidedAt,
      record.dueAt,
      record.priority,
      record.ruleTags.length === 0 ? '[]' : JSON.stringify(record.ruleTags),
      siteList([...sites].sort()),
      decisionNo,
      record.orderId,
    )
    return changes === 1
  }

  function addRows(record: DecisionRecord, decisionNo: number, load: GroupLoad) {
    const { orderId, decidedAt } = record
    decisions.add(decisionNo, orderId, decidedAt, record.ruleSetVersion, record.priority, record.trace)
    for (const one of record.fulfillments) {
      fulfillments.add(
        one.id,
        orderId,
        one.siteId,
        one.carrierId,
        one.serviceId,
        one.state,
        1,
        decidedAt,
        one.promise.shipOn,
        one.promise.shipBy,
        one.shippingCents,
        one.handlingCents,
        one.parcels.length,
        packFulfillment(one),
      )
      load.add(one)
    }
  }

  return (records) => {
    for (const rows of [decisions, fulfillments]) rows.clear()
    const written = new Set<OrderId>()
    const stock = new GroupStock(records)
    const claimed = claimStock(stock)
    const load = new GroupLoad()
    let decisionNo = lastDecision.get() ?? 0
    for (const [index, record] of records.entries()) {
      if (written.has(record.orderId) || !stock.take(index)) continue
      if (!moveOrder(record, decisionNo + 1)) {
        stock.giveBack(index)
        continue
      }
      decisionNo += 1
      addRows(record, decisionNo, load)
      written.add(record.orderId)
    }
    for (const rows of [decisions, fulfillments]) rows.flush()
    settleStock(stock, claimed)
    for (const one of load.sites()) addOrders.run(one.siteId, one.shipOn, one.orders)
    for (const one of load.services()) addParcels.run(one.carrierId, one.serviceId, one.shipOn, one.parcels)
    return [...written]
  }
}
