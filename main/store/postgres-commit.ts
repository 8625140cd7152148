import type { ClientBase } from 'pg'
import type { Fulfillment } from '../../shared/domain/fulfillment.ts'
import type { OrderId } from '../../shared/domain/order.ts'
import { assert } from '../../shared/lib/assert.ts'
import type { DecisionRecord } from '../app/ports/order-tables.ts'
import { FREE_UNITS } from './free-units.ts'
import { GroupLoad } from './group-load.ts'
import { GroupStock } from './group-stock.ts'
import { fulfillmentRow } from './tables/fulfillment-row.ts'
import { siteList } from './tables/fulfillments.ts'

/**
 * The hot write for PostgreSQL: the group's levels and orders are locked and read at once, the records chosen
 * in memory, and each table written by one statement over arrays.
 */
export async function postgresCommit(
  client: ClientBase,
  records: readonly DecisionRecord[],
): Promise<OrderId[]> {
  const stock = new GroupStock(records)
  await lockStock(client, stock)
  const received = await lockReceived(client, records)
  const accepted = records.filter(
    (record, index) => received.has(record.orderId) && stock.take(index) && received.delete(record.orderId),
  )
  if (accepted.length === 0) return []
  await writeDecisions(client, accepted)
  const load = new GroupLoad()
  for (const record of accepted) {
    for (const one of record.fulfillments) load.add(one)
  }
  await writeFulfillments(
    client,
    accepted.flatMap((record) => record.fulfillments.map((one) => ({ one, createdAt: record.decidedAt }))),
  )
  await takeStock(
    client,
    stock.levels.filter((level) => level.taken > 0),
  )
  await addLoad(client, load)
  return accepted.map((record) => record.orderId)
}

/** Locks the levels and sets what is free of each. */
async function lockStock(client: ClientBase, { levels }: GroupStock): Promise<void> {
  const { rows } = await client.query<{ sku: string; site_id: string; free: number }>(
    `SELECT sku, site_id, ${FREE_UNITS} AS free FROM stock
    WHERE (sku, site_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
    ORDER BY sku, site_id FOR UPDATE`,
    [levels.map((one) => one.sku), levels.map((one) => one.siteId)],
  )
  const free = new Map(rows.map((row) => [`${row.sku}\n${row.site_id}`, row.free]))
  for (const level of levels) level.free = free.get(`${level.sku}\n${level.siteId}`) ?? 0
}

async function lockReceived(client: ClientBase, records: readonly DecisionRecord[]): Promise<Set<OrderId>> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM orders WHERE id = ANY($1::text[]) AND state = 'received' ORDER BY id FOR UPDATE",
    [records.map((record) => record.orderId)],
  )
  return new Set(rows.map((row) => row.id))
}

async function writeDecisions(client: ClientBase, accepted: readonly DecisionRecord[]): Promise<void> {
  await client.query(
    `WITH made AS (
      INSERT INTO decisions (order_id, decided_at, rule_set_version, priority, trace)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[])
      RETURNING no, order_id, decided_at, priority
    )
    UPDATE orders SET state = given.state, changed_at = made.decided_at,
      due_at = coalesce(given.due_at, ship_by), priority = made.priority, rule_tags = given.rule_tags,
      site_ids = given.site_ids, decision_no = made.no, revision = revision + 1
    FROM made JOIN unnest($1::text[], $6::text[], $7::bigint[], $8::text[], $9::text[])
      AS given (order_id, state, due_at, rule_tags, site_ids) USING (order_id)
    WHERE orders.id = made.order_id`,
    [
      accepted.map((record) => record.orderId),
      accepted.map((record) => record.decidedAt),
      accepted.map((record) => record.ruleSetVersion),
      accepted.map((record) => record.priority),
      accepted.map((record) => Buffer.from(record.trace)),
      accepted.map((record) => record.state),
      accepted.map((record) => record.dueAt),
      accepted.map((record) => JSON.stringify(record.ruleTags)),
      accepted.map((record) => siteList([...new Set(record.fulfillments.map((one) => one.siteId))].sort())),
    ],
  )
}

async function writeFulfillments(
  client: ClientBase,
  made: readonly { one: Fulfillment; createdAt: number }[],
): Promise<void> {
  const rows = made.map(({ one, createdAt }) => fulfillmentRow(one, createdAt))
  await client.query(
    `INSERT INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at, ship_on,
      ship_by, shipping_cents, handling_cents, parcels, doc)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
      $8::bigint[], $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.order_id),
      rows.map((row) => row.site_id),
      rows.map((row) => row.carrier_id),
      rows.map((row) => row.service_id),
      rows.map((row) => row.state),
      rows.map((row) => row.open),
      rows.map((row) => row.created_at),
      rows.map((row) => row.ship_on),
      rows.map((row) => row.ship_by),
      rows.map((row) => row.shipping_cents),
      rows.map((row) => row.handling_cents),
      rows.map((row) => row.parcels),
      rows.map((row) => row.doc),
    ],
  )
}

async function takeStock(
  client: ClientBase,
  levels: readonly { sku: string; siteId: string; taken: number }[],
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE stock SET reserved = reserved + wanted.units
    FROM unnest($1::text[], $2::text[], $3::bigint[]) AS wanted (sku, site_id, units)
    WHERE stock.sku = wanted.sku AND stock.site_id = wanted.site_id
      AND ${FREE_UNITS} >= wanted.units`,
    [levels.map((one) => one.sku), levels.map((one) => one.siteId), levels.map((one) => one.taken)],
  )
  assert(rowCount === levels.length, 'a locked stock level changed')
}

async function addLoad(client: ClientBase, load: GroupLoad): Promise<void> {
  const sites = load.sites()
  await client.query(
    `INSERT INTO site_load (site_id, ship_on, orders)
    SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
    ON CONFLICT (site_id, ship_on) DO UPDATE SET orders = site_load.orders + excluded.orders`,
    [sites.map((one) => one.siteId), sites.map((one) => one.shipOn), sites.map((one) => one.orders)],
  )
  const services = load.services()
  await client.query(
    `INSERT INTO service_load (carrier_id, service_id, ship_on, parcels)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
    ON CONFLICT (carrier_id, service_id, ship_on) DO UPDATE SET parcels = service_load.parcels + excluded.parcels`,
    [
      services.map((one) => one.carrierId),
      services.map((one) => one.serviceId),
      services.map((one) => one.shipOn),
      services.map((one) => one.parcels),
    ],
  )
}
