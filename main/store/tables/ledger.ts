import { sql } from 'kysely'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { LedgerDifference, Reservation } from '../../app/ports/stock-tables.ts'
import type { Db, ReservationRow } from '../schema.ts'

/**
 * The reservation ledger. Invariants: `reserved` of a level is the sum of its reservations, and no reservation
 * is ever taken that the level's on hand less reserved less safety does not cover.
 */

/** All of a fulfilment or nothing of it; returns the reservations of those refused. */
export async function reserveAll(db: Db, reservations: readonly Reservation[]): Promise<Reservation[]> {
  const byFulfillment = Map.groupBy(reservations, (one) => one.fulfillmentId)
  const refused: Reservation[] = []
  for (const wanted of byFulfillment.values()) {
    if (!(await takeTogether(db, wanted))) refused.push(...wanted)
  }
  return refused
}

async function takeTogether(db: Db, wanted: readonly Reservation[]): Promise<boolean> {
  const taken: LevelUnits[] = []
  for (const units of unitsByLevel(wanted)) {
    if (!(await takeUnits(db, units))) {
      for (const back of taken) await giveBack(db, back)
      return false
    }
    taken.push(units)
  }
  for (const one of wanted) {
    await db
      .insertInto('reservations')
      .values(reservationRow(one))
      .onConflict((conflict) =>
        conflict
          .columns(['fulfillment_id', 'line_id', 'site_id'])
          .doUpdateSet({ quantity: sql<number>`reservations.quantity + excluded.quantity` }),
      )
      .execute()
  }
  return true
}

interface LevelUnits {
  readonly siteId: string
  readonly sku: string
  readonly quantity: number
}

/** Units wanted of each level, one entry a level, in the order of first use. */
function unitsByLevel(wanted: readonly LevelUnits[]): LevelUnits[] {
  const byLevel = Map.groupBy(wanted, (one) => `${one.siteId}\n${one.sku}`)
  return [...byLevel.values()].map((units) => ({
    siteId: units[0]?.siteId ?? '',
    sku: units[0]?.sku ?? '',
    quantity: units.reduce((sum, one) => sum + one.quantity, 0),
  }))
}

async function takeUnits(db: Db, { siteId, sku, quantity }: LevelUnits): Promise<boolean> {
  const result = await db
    .updateTable('stock')
    .set((eb) => ({ reserved: eb('reserved', '+', quantity) }))
    .where('sku', '=', sku)
    .where('site_id', '=', siteId)
    .where(sql<boolean>`on_hand - reserved - safety >= ${quantity}`)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

async function giveBack(db: Db, { siteId, sku, quantity }: LevelUnits): Promise<void> {
  await db
    .updateTable('stock')
    .set({ reserved: lessReserved(quantity) })
    .where('sku', '=', sku)
    .where('site_id', '=', siteId)
    .execute()
}

/** A level that had drifted is not driven below nothing: goods still leave, and the ledger check still tells. */
function lessReserved(quantity: number) {
  return sql<number>`case when reserved >= ${quantity} then reserved - ${quantity} else 0 end`
}

/** Gives back what the fulfilment holds; returns the SKUs concerned, sorted. */
export async function releaseHeld(db: Db, fulfillmentId: string): Promise<Sku[]> {
  const held = await takeOut(db, fulfillmentId)
  for (const units of unitsByLevel(held)) await giveBack(db, units)
  return skusOf(held)
}

/** Goods have left: takes what the fulfilment holds off both on hand and reserved; returns the SKUs, sorted. */
export async function consumeHeld(db: Db, fulfillmentId: string): Promise<Sku[]> {
  const held = await takeOut(db, fulfillmentId)
  for (const { siteId, sku, quantity } of unitsByLevel(held)) {
    await db
      .updateTable('stock')
      .set((eb) => ({ on_hand: eb('on_hand', '-', quantity), reserved: lessReserved(quantity) }))
      .where('sku', '=', sku)
      .where('site_id', '=', siteId)
      .execute()
  }
  return skusOf(held)
}

async function takeOut(db: Db, fulfillmentId: string): Promise<LevelUnits[]> {
  const rows = await db
    .deleteFrom('reservations')
    .where('fulfillment_id', '=', fulfillmentId)
    .returning(['site_id as siteId', 'sku', 'quantity'])
    .execute()
  return rows
}

function skusOf(held: readonly LevelUnits[]): Sku[] {
  return [...new Set(held.map((one) => one.sku))].sort()
}

/** What the order's stored fulfilments hold, by fulfilment and line. */
export async function reservationsOf(db: Db, orderId: OrderId): Promise<Reservation[]> {
  return db
    .selectFrom('fulfillments')
    .innerJoin('reservations', 'reservations.fulfillment_id', 'fulfillments.id')
    .select([
      'fulfillments.order_id as orderId',
      'fulfillment_id as fulfillmentId',
      'line_id as lineId',
      'reservations.site_id as siteId',
      'sku',
      'quantity',
    ])
    .where('fulfillments.order_id', '=', orderId)
    .orderBy('fulfillment_id')
    .orderBy('line_id')
    .orderBy('reservations.site_id')
    .execute()
}

/** Every level whose stored `reserved` is not the sum of its reservations, by SKU and site. */
export async function ledgerDifferences(db: Db): Promise<LedgerDifference[]> {
  const sums = await db
    .selectFrom('reservations')
    .select(['sku', 'site_id', (eb) => eb.fn.sum<number>('quantity').as('quantity')])
    .groupBy(['sku', 'site_id'])
    .execute()
  const stored = await db.selectFrom('stock').select(['sku', 'site_id', 'reserved']).execute()
  const actual = new Map(sums.map((row) => [`${row.sku}\n${row.site_id}`, row]))
  const differences: LedgerDifference[] = []
  for (const level of stored) {
    const key = `${level.sku}\n${level.site_id}`
    const sum = actual.get(key)?.quantity ?? 0
    actual.delete(key)
    if (sum !== level.reserved) {
      differences.push({ siteId: level.site_id, sku: level.sku, stored: level.reserved, actual: sum })
    }
  }
  for (const row of actual.values()) {
    differences.push({ siteId: row.site_id, sku: row.sku, stored: 0, actual: row.quantity })
  }
  return differences.sort((a, b) => compare(a.sku, b.sku) || compare(a.siteId, b.siteId))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function reservationRow(one: Reservation): ReservationRow {
  return {
    fulfillment_id: one.fulfillmentId,
    line_id: one.lineId,
    site_id: one.siteId,
    sku: one.sku,
    quantity: one.quantity,
  }
}
