import { sql } from 'kysely'
import type { Sku } from '../../../shared/domain/product.ts'
import type { LedgerDifference } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { unpackAllocations } from './fulfillment-packing.ts'

/**
 * The reservation ledger. An open fulfilment holds its allocations at its site; `reserved` of a level is the sum
 * of what is held of it, and `decisions.commit` never takes what on hand less reserved less safety does not cover.
 */

/** Units of one level. */
export interface LevelUnits {
  readonly siteId: string
  readonly sku: Sku
  readonly quantity: number
}

type Holder = Pick<FulfillmentRow, 'id' | 'site_id' | 'doc'>

/** Units of each stock level that the fulfilments hold, or held until they were closed. */
export function unitsHeld(fulfillments: readonly Holder[]): LevelUnits[] {
  return [...countHeld(fulfillments, new Map())].flatMap(([siteId, skus]) =>
    [...skus].map(([sku, quantity]) => ({ siteId, sku, quantity })),
  )
}

/** By site and SKU. */
type Held = Map<string, Map<Sku, number>>

/** Adds what the fulfilments hold to `held`. */
function countHeld(fulfillments: readonly Holder[], held: Held): Held {
  for (const { id, site_id: siteId, doc } of fulfillments) {
    let skus = held.get(siteId)
    if (!skus) held.set(siteId, (skus = new Map()))
    for (const { sku, quantity } of unpackAllocations(doc, id)) skus.set(sku, (skus.get(sku) ?? 0) + quantity)
  }
  return held
}

/** Nothing is held of these units any more: they are free again. */
export async function release(db: Db, held: readonly LevelUnits[]): Promise<void> {
  for (const { siteId, sku, quantity } of held) {
    await db
      .updateTable('stock')
      .set({ reserved: lessReserved(quantity) })
      .where('sku', '=', sku)
      .where('site_id', '=', siteId)
      .execute()
  }
}

/** The goods have left: both on hand and reserved go down. */
export async function consume(db: Db, held: readonly LevelUnits[]): Promise<void> {
  for (const { siteId, sku, quantity } of held) {
    await db
      .updateTable('stock')
      .set((eb) => ({ on_hand: eb('on_hand', '-', quantity), reserved: lessReserved(quantity) }))
      .where('sku', '=', sku)
      .where('site_id', '=', siteId)
      .execute()
  }
}

/** A level that had drifted is not driven below nothing: goods still leave, and the ledger check still tells. */
function lessReserved(quantity: number) {
  return sql<number>`case when reserved >= ${quantity} then reserved - ${quantity} else 0 end`
}

/** Every level whose stored `reserved` is not what open fulfilments hold of it, by SKU and site. */
export async function ledgerDifferences(db: Db): Promise<LedgerDifference[]> {
  const held = await allHeld(db)
  const stored = await db.selectFrom('stock').select(['sku', 'site_id', 'reserved']).execute()
  const differences: LedgerDifference[] = []
  for (const { sku, site_id: siteId, reserved } of stored) {
    const actual = held.get(siteId)?.get(sku) ?? 0
    held.get(siteId)?.delete(sku)
    if (actual !== reserved) differences.push({ siteId, sku, stored: reserved, actual })
  }
  for (const [siteId, skus] of held) {
    for (const [sku, actual] of skus) differences.push({ siteId, sku, stored: 0, actual })
  }
  return differences.sort((a, b) => compare(a.sku, b.sku) || compare(a.siteId, b.siteId))
}

async function allHeld(db: Db): Promise<Held> {
  const open = await db.selectFrom('fulfillments').select('no').where('open', '=', sql.lit(1)).execute()
  const held: Held = new Map()
  const numbers = open.map((row) => row.no).sort((a, b) => a - b)
  for (const some of chunks(numbers)) {
    const rows = await db
      .selectFrom('fulfillments')
      .select(['id', 'site_id', 'doc'])
      .where('no', 'in', some)
      .execute()
    countHeld(rows, held)
  }
  return held
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
