import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { FULFILLMENT_STATES, hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { OrderId, OrderState } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { DecisionRecord } from '../../app/ports/order-tables.ts'
import type { DemandDifference, LevelUnits } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import { preparedInsert, preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { unitsHeld } from './ledger.ts'

/**
 * Units that orders waiting for a decision, for stock or for a person want and do not hold: a figure a SKU that is
 * changed with every order that begins or ceases to wait, in the same transaction. `demandDifferences` compares it
 * with the sum over all waiting orders.
 */

/** By SKU; less than nothing where an order holds what it does not want any more. */
type Demand = Map<Sku, number>

const WAITING_STATES: readonly OrderState[] = ['received', 'on-hold', 'backordered']

export function isWaiting(state: OrderState): boolean {
  return WAITING_STATES.includes(state)
}

/** SKUs without any are absent. */
export async function openDemand(db: Db, skus: readonly Sku[]): Promise<ReadonlyMap<Sku, number>> {
  const demand: Demand = new Map()
  for (const some of chunks([...new Set(skus)].sort())) {
    const rows = await demandFor(db, { skus: some })
    for (const { sku, units } of rows) demand.set(sku, units)
  }
  return demand
}

const demandFor = preparedQuery((db, { skus }: { skus: readonly Sku[] }) =>
  db.selectFrom('open_demand').selectAll().where('sku', 'in', skus).where('units', '>', 0).orderBy('sku'),
)

/** Carries out a change of these orders, their lines or what they hold, and counts what it changes in demand. */
export async function countingDemand<T>(
  db: Db,
  orderIds: readonly OrderId[],
  change: () => Promise<T>,
): Promise<T> {
  const before = await demandOf(db, orderIds)
  const result = await change()
  const delta = await demandOf(db, orderIds)
  for (const [sku, units] of before) add(delta, sku, -units)
  await addDemand(db, delta)
  return result
}

/**
 * The same for a group of decisions, without reading what they leave: those written that do not wait any more want
 * nothing, the others want what they wanted less what they hold now. Of orders that were never decided before nothing
 * is read at all. Returns the ids written.
 */
export async function countingDecisions(
  db: Db,
  records: readonly DecisionRecord[],
  commit: () => Promise<OrderId[]>,
): Promise<OrderId[]> {
  const ids = records.flatMap(({ orderId, wanted }) => (wanted === undefined ? [orderId] : []))
  const heldBefore = await heldBy(db, ids)
  const written = await commit()
  const isWritten = new Set(written)
  const delta: Demand = new Map()
  const satisfied = new Set<OrderId>()
  for (const { orderId, state, fulfillments, wanted } of records) {
    if (!isWritten.delete(orderId)) continue
    if (!isWaiting(state)) {
      if (wanted === undefined) satisfied.add(orderId)
      else for (const { sku, quantity } of wanted) add(delta, sku, -quantity)
    } else
      for (const { allocations } of fulfillments)
        for (const { sku, quantity } of allocations) add(delta, sku, -quantity)
  }
  for (const { sku, units } of await wantedBy(db, [...satisfied])) add(delta, sku, -units)
  for (const { orderId, held } of heldBefore)
    if (satisfied.has(orderId)) for (const { sku, quantity } of held) add(delta, sku, quantity)
  await addDemand(db, delta)
  return written
}

/** Adds what new waiting orders want; they hold nothing yet. */
export async function addWanted(
  db: Db,
  lines: readonly { readonly sku: Sku; readonly quantity: number }[],
): Promise<void> {
  const delta: Demand = new Map()
  for (const { sku, quantity } of lines) add(delta, sku, quantity)
  await addDemand(db, delta)
}

/** Every SKU whose figure is not what waiting orders want. */
export async function demandDifferences(db: Db): Promise<DemandDifference[]> {
  const actual = await wholeDemand(db)
  const stored = await db.selectFrom('open_demand').selectAll().where('units', '<>', 0).execute()
  const differences: DemandDifference[] = []
  for (const { sku, units } of stored) {
    const right = actual.get(sku) ?? 0
    actual.delete(sku)
    if (right !== units) differences.push({ sku, stored: units, actual: right })
  }
  for (const [sku, units] of actual) if (units !== 0) differences.push({ sku, stored: 0, actual: units })
  return differences.sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

/** Sets them right; returns what was repaired. */
export async function repairDemand(db: Db): Promise<DemandDifference[]> {
  const differences = await demandDifferences(db)
  await addDemand(db, new Map(differences.map((one) => [one.sku, one.actual - one.stored])))
  return differences
}

const COUNTED = 'open-demand-counted'

/** Whether data of an earlier version have not been counted yet. */
export async function isDemandUncounted(db: Db): Promise<boolean> {
  const row = await db.selectFrom('counters').select('value').where('name', '=', COUNTED).executeTakeFirst()
  return row?.value === 0
}

export async function countDemandFirst(db: Db): Promise<void> {
  await repairDemand(db)
  await db.updateTable('counters').set({ value: 1 }).where('name', '=', COUNTED).execute()
}

function add(demand: Demand, sku: Sku, units: number): void {
  demand.set(sku, (demand.get(sku) ?? 0) + units)
}

async function addDemand(db: Db, delta: Demand): Promise<void> {
  const rows = [...delta].filter(([, units]) => units !== 0).map(([sku, units]) => ({ sku, units }))
  await addUnits(db, rows)
}

const addUnits = preparedInsert((db, rows: { sku: Sku; units: number }[]) =>
  db
    .insertInto('open_demand')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('sku')
        .doUpdateSet((eb) => ({ units: eb('open_demand.units', '+', eb.ref('excluded.units')) })),
    ),
)

/** What those of these orders that wait want and do not hold. */
async function demandOf(db: Db, orderIds: readonly OrderId[]): Promise<Demand> {
  const demand: Demand = new Map()
  const waiting: OrderId[] = []
  for (const some of chunks([...new Set(orderIds)])) {
    const rows = await waitingAmong(db, { orderIds: some })
    waiting.push(...rows.map(({ id }) => id))
  }
  for (const { sku, units } of await wantedBy(db, waiting)) add(demand, sku, units)
  for (const { held } of await heldBy(db, waiting))
    for (const { sku, quantity } of held) add(demand, sku, -quantity)
  return demand
}

/** Units of each SKU in the lines of these orders. */
async function wantedBy(db: Db, orderIds: readonly OrderId[]): Promise<{ sku: Sku; units: number }[]> {
  const wanted: { sku: Sku; units: number }[] = []
  for (const some of chunks([...new Set(orderIds)]))
    wanted.push(...(await unitsWanted(db, { orderIds: some })))
  return wanted
}

/** Units that these orders hold, or have been sent. */
export async function heldBy(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<{ readonly orderId: OrderId; readonly held: readonly LevelUnits[] }[]> {
  const holders: { orderId: OrderId; held: readonly LevelUnits[] }[] = []
  for (const some of chunks([...new Set(orderIds)])) {
    const rows = await holdings(db, { orderIds: some })
    holders.push(...rows.map((row) => ({ orderId: row.order_id, held: unitsHeld([row]) })))
  }
  return holders
}

const LEFT = FULFILLMENT_STATES.filter(hasLeft)

interface OfOrders extends Record<string, readonly OrderId[]> {
  readonly orderIds: readonly OrderId[]
}

const waitingAmong = preparedQuery((db, { orderIds }: OfOrders) =>
  db.selectFrom('orders').select('id').where('id', 'in', orderIds).where('state', 'in', WAITING_STATES),
)

const unitsWanted = preparedQuery((db, { orderIds }: OfOrders) =>
  db
    .selectFrom('order_lines')
    .select(['sku', (eb) => eb.fn.sum<number>('quantity').as('units')])
    .where('order_id', 'in', orderIds)
    .groupBy('sku'),
)

const holdings = preparedQuery((db, { orderIds }: OfOrders) =>
  db
    .selectFrom('fulfillments')
    .select(['id', 'order_id', 'site_id', 'doc'])
    .where('order_id', 'in', orderIds)
    .where((eb) => eb.or([eb('open', '=', sql.lit(1)), eb('state', 'in', LEFT)])),
)

/** The sum over all waiting orders. */
async function wholeDemand(db: Db): Promise<Demand> {
  const demand: Demand = new Map()
  for (const waiting of WAITING) {
    const rows = await linesOfWaiting(db, waiting)
      .select(['order_lines.sku', (eb) => eb.fn.sum<number>('order_lines.quantity').as('wanted')])
      .groupBy('order_lines.sku')
      .execute()
    for (const { sku, wanted } of rows) add(demand, sku, wanted)
    for (const { sku, quantity } of await heldWhileWaiting(db, waiting)) add(demand, sku, -quantity)
  }
  return demand
}

/** SKUs that any order waits for. */
export async function waitingSkus(db: Db): Promise<Sku[]> {
  const skus = new Set<Sku>()
  for (const waiting of WAITING) {
    const rows = await linesOfWaiting(db, waiting).select('order_lines.sku').distinct().execute()
    for (const row of rows) skus.add(row.sku)
  }
  return [...skus]
}

/**
 * Lines of waiting orders. Cross joins make SQLite begin with the orders, of which few wait: from a SKU's lines or
 * the open fulfilments it would come by all orders there have ever been.
 */
export function linesOfWaiting(db: Db, waiting: RawBuilder<SqlBool>) {
  return db
    .selectFrom('orders')
    .crossJoin('order_lines')
    .whereRef('order_lines.order_id', '=', 'orders.id')
    .where(waiting)
}

async function heldWhileWaiting(db: Db, waiting: RawBuilder<SqlBool>): Promise<LevelUnits[]> {
  const rows = await db
    .selectFrom('orders')
    .crossJoin('fulfillments')
    .select(['fulfillments.id', 'fulfillments.site_id', 'fulfillments.doc'])
    .whereRef('fulfillments.order_id', '=', 'orders.id')
    .where((eb) => eb.or([eb('fulfillments.open', '=', sql.lit(1)), eb('fulfillments.state', 'in', LEFT)]))
    .where(waiting)
    .execute()
  return unitsHeld(rows)
}

/** Spelt as in the two partial indexes, so that they are used. */
export const WAITING = [
  sql<SqlBool>`orders.state = 'received'`,
  sql<SqlBool>`orders.state in ('on-hold', 'backordered')`,
]
