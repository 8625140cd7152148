import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Store } from '../../../main/app/ports/store.ts'
import { digestPath } from '../../../main/store/page-digests.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs, systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { decideForLoad, LOAD_START, loadOrders, stockUp } from '../store-load.ts'

/** Orders a day. */
const BLOCK = 10_000
const GROUP = 500

export interface GrownStore {
  readonly path: string
  /** The instant after the last closed order: the open ones come after it. */
  readonly now: EpochMs
}

/** As many as `growStore` makes of so many: whole blocks, one at least. */
export function grownOrders(orders: number): number {
  return Math.max(1, Math.round(orders / BLOCK)) * BLOCK
}

/**
 * A store of so many shipped orders (in whole blocks of 10,000, a day each) with decisions, fulfilments, tracked parcels
 * and journal. The first block is written by the program; every later one is a copy of it by SQL with other ids, times,
 * numbers and search texts, so that a million takes a minute instead of ten.
 */
export async function growStore(path: string, orders: number, seed: number): Promise<GrownStore> {
  const blocks = grownOrders(orders) / BLOCK
  const store = await openSqliteStore({ path, clock: systemClock })
  await stockUp(store)
  await takeIn(store, BLOCK, seed, LOAD_START, 0)
  await commitReceived(store, BLOCK, seed, LOAD_START)
  await store.close()
  const database = new Database(path)
  try {
    database.pragma('synchronous = OFF')
    database.pragma('cache_size = -262144')
    database.pragma('foreign_keys = OFF')
    database.function('later', { deterministic: true }, (id, block) => laterId(String(id), Number(block)))
    database.exec(`BEGIN; ${SHIPPED} COMMIT`)
    for (let block = 1; block < blocks; block++) database.exec(`BEGIN; ${copyOf(block)} COMMIT`)
    database.exec(`UPDATE counters SET value = (SELECT max(seq) FROM journal) WHERE name = 'journal'`)
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  rmSync(digestPath(path), { force: true })
  return { path, now: LOAD_START + blocks * DAY_MS }
}

/** Orders that wait to be decided. */
export async function takeIn(store: Store, count: number, seed: number, end: EpochMs, first: number) {
  for (const orders of groupsOf(loadOrders(count, seed, end, first), GROUP))
    await store.write((tx) => tx.orders.insert(orders, end))
}

/** Decides what waits, in groups; `timed` is given each group's commit. */
export async function commitReceived(
  store: Store,
  count: number,
  seed: number,
  at: EpochMs,
  timed: (commit: () => Promise<void>, orders: number) => Promise<void> = (commit) => commit(),
) {
  const random = seededRandom(seed + 1)
  for (let done = 0; done < count; done += GROUP) {
    const orders = await store.read((tx) => tx.orders.awaitingDecision(GROUP))
    const records = orders.map((order, n) => ({
      ...decideForLoad(order, done + n, random),
      decidedAt: at + done + n,
    }))
    await timed(async () => {
      await store.write(async (tx) => {
        const written = await tx.decisions.commit(records)
        if (written.length !== records.length) throw new Error('a decision of the load was refused')
        await tx.journal.append({
          commandId: `decide-${at}-${done}`,
          at: at + done,
          actor: 'system',
          role: 'system',
          type: 'orders.decide',
          input: { count: records.length },
          result: { written: written.length },
          topics: ['orders', 'stock'],
          orderIds: orders.map(({ id }) => id),
        })
      })
    }, records.length)
  }
}

function* groupsOf(items: Iterable<Order>, length: number): Generator<Order[]> {
  let group: Order[] = []
  for (const item of items) {
    group.push(item)
    if (group.length < length) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** Everything of the first block has left and arrived. */
const SHIPPED = `
  UPDATE orders SET state = 'delivered', changed_at = received_at + 3600000;
  UPDATE fulfillments SET state = 'delivered', open = 0, shipped_at = created_at + 3600000;
  UPDATE stock SET reserved = 0;
  INSERT INTO parcel_tracks (account_id, tracking_number, fulfillment_id, parcel, order_id, site_id, carrier_id,
      service_id, state, handed_over_at, promised_for, state_since, delivered_at, delivered_on)
    SELECT 'account', 'T' || no, id, 1, order_id, site_id, carrier_id, service_id, 'delivered', shipped_at,
      '2026-03-04', shipped_at, shipped_at + 86400000, '2026-03-04' FROM fulfillments;
  INSERT INTO journal (seq, command_id, at, actor, role, type, input, result, topics, order_ids)
    SELECT (SELECT max(seq) FROM journal) + no, 'ship-' || id, shipped_at, 'Mona', 'packer', 'packing.ship',
      '{"fulfillmentId":"' || id || '"}', '{}', '["orders"]', '["' || order_id || '"]' FROM fulfillments;
  INSERT INTO journal_orders (order_id, seq)
    SELECT order_id, (SELECT max(seq) FROM journal) - (SELECT max(no) FROM fulfillments) + no FROM fulfillments;
`

/** The first block once more, so many days later. */
function copyOf(block: number): string {
  const days = block * DAY_MS
  const first = block * BLOCK
  const own = `WHERE rowid <= (SELECT max(no) FROM fulfillments WHERE created_at < ${LOAD_START + DAY_MS})`
  const firstIds = `(SELECT id FROM orders WHERE received_at = ${LOAD_START})`
  return `
  INSERT INTO orders (id, channel_id, external_id, reference, state, placed_at, received_at, changed_at, due_at, ship_by,
      priority, value_cents, rule_tags, site_ids, revision, decision_no, currency)
    SELECT later(id, ${block}), channel_id, 'gid-' || (${first} + substr(external_id, 5)),
      '#' || (${first} + substr(reference, 2)), state, placed_at + ${days}, received_at + ${days}, changed_at + ${days},
      due_at + ${days}, ship_by, priority, value_cents, rule_tags, site_ids, revision, decision_no + ${first}, currency
    FROM orders WHERE received_at = ${LOAD_START};
  INSERT INTO order_documents (order_id, doc)
    SELECT later(order_id, ${block}), replace(doc, order_id, later(order_id, ${block}))
    FROM order_documents WHERE order_id IN ${firstIds};
  INSERT INTO order_lines SELECT later(order_id, ${block}), sku, quantity FROM order_lines WHERE order_id IN ${firstIds};
  INSERT INTO order_search
    SELECT later(order_id, ${block}), '#' || (${first} + substr(text, 2, instr(text, ' ') - 2)) || substr(text, instr(text, ' '))
    FROM order_search WHERE order_id IN ${firstIds};
  INSERT INTO decisions (no, order_id, decided_at, rule_set_version, priority, trace)
    SELECT no + ${first}, later(order_id, ${block}), decided_at + ${days}, rule_set_version, priority, trace
    FROM decisions WHERE no <= ${BLOCK};
  INSERT INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at, shipped_at, ship_on,
      ship_by, shipping_cents, handling_cents, parcels, doc)
    SELECT later(id, ${block}), later(order_id, ${block}), site_id, carrier_id, service_id, state, open,
      created_at + ${days}, shipped_at + ${days}, ship_on, ship_by + ${days}, shipping_cents, handling_cents, parcels, doc
    FROM fulfillments ${own};
  INSERT INTO parcel_tracks (account_id, tracking_number, fulfillment_id, parcel, order_id, site_id, carrier_id,
      service_id, state, handed_over_at, promised_for, state_since, delivered_at, delivered_on)
    SELECT account_id, tracking_number || '-${block}', later(fulfillment_id, ${block}), parcel, later(order_id, ${block}),
      site_id, carrier_id, service_id, state, handed_over_at + ${days}, promised_for, state_since + ${days},
      delivered_at + ${days}, delivered_on
    FROM parcel_tracks WHERE handed_over_at < ${LOAD_START + DAY_MS};
  INSERT INTO journal_orders (order_id, seq)
    SELECT later(order_id, ${block}), seq + ${block} * (SELECT count(*) FROM journal WHERE at < ${LOAD_START + DAY_MS})
    FROM journal_orders WHERE order_id IN ${firstIds};
  INSERT INTO journal (seq, command_id, at, actor, role, type, input, result, topics, order_ids)
    SELECT seq + ${block} * (SELECT count(*) FROM journal WHERE at < ${LOAD_START + DAY_MS}), command_id || '-${block}',
      at + ${days}, actor, role, type, input, result, topics, order_ids
    FROM journal WHERE at < ${LOAD_START + DAY_MS};
  `
}

/** A UUID of version 7 begins with its milliseconds in twelve hexadecimal digits. */
function laterId(id: string, block: number): string {
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + block * DAY_MS
  const time = ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`
}
