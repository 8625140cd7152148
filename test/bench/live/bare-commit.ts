import Database from 'better-sqlite3'
import type { Order } from '../../../shared/domain/order.ts'

export interface BareCommit {
  /** Writes the rows of one decided order and commits them. */
  commit(order: Order): void
  close(): void
}

/**
 * What the product is compared with: one durable transaction that writes the rows of one decided order into the same
 * tables, with their indexes and triggers, by prepared statements and nothing else: nothing is read, decided or checked.
 */
export function openBareCommit(path: string): BareCommit {
  const database = new Database(path)
  for (const pragma of ['synchronous = FULL', 'wal_autocheckpoint = 0', 'cache_size = -65536'])
    database.pragma(pragma)
  const [like] = database.prepare('SELECT * FROM fulfillments ORDER BY no DESC LIMIT 1').all() as {
    [name: string]: string | number
  }[]
  const { trace } = database.prepare('SELECT trace FROM decisions ORDER BY no DESC LIMIT 1').get() as {
    trace: Uint8Array
  }
  const rules = database.prepare('SELECT day, rule_id FROM rule_hits ORDER BY hits DESC LIMIT 5').all() as {
    day: number
    rule_id: string
  }[]
  const begin = database.prepare('BEGIN IMMEDIATE')
  const end = database.prepare('COMMIT')
  const order = database.prepare(
    `UPDATE orders SET state = 'allocated', changed_at = ?, site_ids = ?, decision_no = ?, revision = revision + 1
      WHERE id = ? AND state = 'received'`,
  )
  const stock = database.prepare('UPDATE stock SET reserved = reserved + ? WHERE sku = ? AND site_id = ?')
  const decision = database.prepare(
    'INSERT INTO decisions (no, order_id, decided_at, rule_set_version, priority, trace) VALUES (?, ?, ?, 1, 0, ?)',
  )
  const fulfillment = database.prepare(
    `INSERT INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at, ship_on, ship_by,
      shipping_cents, handling_cents, parcels, doc) VALUES (?, ?, ?, ?, ?, 'planned', 1, ?, ?, ?, ?, ?, 1, ?)`,
  )
  const siteLoad = database.prepare(
    'UPDATE site_load SET orders = orders + 1 WHERE site_id = ? AND ship_on = ?',
  )
  const serviceLoad = database.prepare(
    'UPDATE service_load SET parcels = parcels + 1 WHERE carrier_id = ? AND service_id = ? AND ship_on = ?',
  )
  const demand = database.prepare('UPDATE open_demand SET units = units - ? WHERE sku = ?')
  const mark = database.prepare('UPDATE changed_stock SET seq = ?, at = ? WHERE sku = ?')
  const hit = database.prepare('UPDATE rule_hits SET hits = hits + 1 WHERE day = ? AND rule_id = ?')
  const count = database
    .prepare<[number, string], number>('UPDATE counters SET value = value + ? WHERE name = ? RETURNING value')
    .pluck()
  const journal = database.prepare(
    `INSERT INTO journal (seq, command_id, at, actor, role, type, input, result, topics, order_ids)
      VALUES (?, ?, ?, 'switchyard', 'system', 'orders.decide', '{}', '{}', '["orders"]', ?)`,
  )
  const about = database.prepare('INSERT INTO journal_orders (order_id, seq) VALUES (?, ?)')
  let no = database.prepare<[], number>('SELECT max(no) FROM decisions').pluck().get() ?? 0
  const one = like ?? {}
  return {
    commit({ id, lines, placedAt }) {
      no += 1
      begin.run()
      order.run(placedAt, `["${one.site_id}"]`, no, id)
      decision.run(no, id, placedAt, trace)
      fulfillment.run(
        id,
        id,
        one.site_id,
        one.carrier_id,
        one.service_id,
        placedAt,
        one.ship_on,
        one.ship_by,
        one.shipping_cents,
        one.handling_cents,
        one.doc,
      )
      siteLoad.run(one.site_id, one.ship_on)
      serviceLoad.run(one.carrier_id, one.service_id, one.ship_on)
      const seq = count.get(lines.length, 'changed-stock') ?? 0
      for (const { sku, quantity } of lines) {
        stock.run(quantity, sku, one.site_id)
        demand.run(quantity, sku)
        mark.run(seq, placedAt, sku)
      }
      for (const { day, rule_id } of rules) hit.run(day, rule_id)
      const entry = count.get(1, 'journal') ?? 0
      journal.run(entry, id, placedAt, `["${id}"]`)
      about.run(id, entry)
      count.get(1, 'commits')
      end.run()
    },
    close: () => database.close(),
  }
}
