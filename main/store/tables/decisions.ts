import { type OrderId, orderState, REALLOCATABLE } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { ChangedBy } from '../../app/ports/movement-table.ts'
import type { DecisionTable } from '../../app/ports/order-tables.ts'
import type { FreedLog } from '../freed-log.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'
import { moveFulfillments, writeSitesOfOrders } from './fulfillments.ts'
import { countingDecisions, countingDemand } from './open-demand.ts'

/** `commit` is the hot write and is given by the database's own file. */
export function decisionTable(
  db: Db,
  commit: DecisionTable['commit'],
  freed: FreedLog,
  by: ChangedBy,
): DecisionTable {
  return {
    commit: (records) => countingDecisions(db, records, () => commit(records)),
    async get(orderId) {
      const row = await db
        .selectFrom('orders')
        .innerJoin('decisions', 'decisions.no', 'orders.decision_no')
        .select(['decided_at', 'rule_set_version', 'decisions.priority', 'trace'])
        .where('orders.id', '=', orderId)
        .executeTakeFirst()
      return row ? toKept(row) : null
    },
    async earlier(orderId) {
      const order = await db
        .selectFrom('orders')
        .select('decision_no')
        .where('id', '=', orderId)
        .executeTakeFirst()
      const last = order?.decision_no ?? null
      if (last === null) return null
      // Walks back by number: there is no index by order.
      const row = await db
        .selectFrom('decisions')
        .select(['decided_at', 'rule_set_version', 'priority', 'trace'])
        .where('no', '<', last)
        .where('no', '>', last - MOST_WALKED)
        .where('order_id', '=', orderId)
        .orderBy('no', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? toKept(row) : null
    },
    async recent(since, limit) {
      const rows = await db
        .selectFrom('decisions')
        .innerJoin('orders', 'orders.decision_no', 'decisions.no')
        .select('orders.id')
        .whereRef('orders.id', '=', 'decisions.order_id')
        .where('decided_at', '>=', since)
        .orderBy('no', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    undo: (orderId, at) => countingDemand(db, [orderId], () => undoDecision(db, orderId, at, freed, by)),
  }
}

const MOST_WALKED = 50_000

interface KeptRow {
  readonly decided_at: EpochMs
  readonly rule_set_version: number
  readonly priority: number
  readonly trace: Uint8Array
}

function toKept({ decided_at, rule_set_version, priority, trace }: KeptRow) {
  return {
    decidedAt: decided_at,
    ruleSetVersion: rule_set_version,
    priority,
    trace: new Uint8Array(trace),
  }
}

/** Nothing happens to an order that may not return to `received`, or that is not known. */
async function undoDecision(
  db: Db,
  orderId: OrderId,
  at: EpochMs,
  freed: FreedLog,
  by: ChangedBy,
): Promise<string[]> {
  const order = await db
    .selectFrom('orders')
    .select(['state', 'ship_by'])
    .where('id', '=', orderId)
    .executeTakeFirst()
  if (!order) return []
  const state = checkStored(orderState, order.state, 'orders', orderId)
  if (!REALLOCATABLE.includes(state)) return []
  const open = await db
    .selectFrom('fulfillments')
    .select(['id', 'state'])
    .where('order_id', '=', orderId)
    .where('open', '=', 1)
    .where('state', '<>', 'packed')
    .orderBy('id')
    .execute()
  freed.withdraw(open)
  const released = await moveFulfillments(
    db,
    open.map((row) => row.id),
    'cancelled',
    at,
    freed,
    by,
  )
  await writeSitesOfOrders(db, [orderId])
  await db
    .updateTable('orders')
    .set((eb) => ({
      state: 'received',
      changed_at: at,
      due_at: order.ship_by,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', orderId)
    .execute()
  return [...new Set(released.map(({ sku }) => sku))].sort()
}
