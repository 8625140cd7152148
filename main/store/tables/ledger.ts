import { type SqlBool, sql } from 'kysely'
import type { Sku } from '../../../shared/domain/product.ts'
import type { LedgerDifference, LevelUnits } from '../../app/ports/stock-tables.ts'
import { chunks } from '../chunks.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { unpackAllocations } from './fulfillment-packing.ts'
import type { LevelMoved } from './movements.ts'

/**
 * The reservation ledger. An open fulfilment holds its allocations at its site; `reserved` of a level is the sum
 * of what is held of it, and `decisions.commit` never takes what on hand less reserved less safety does not cover.
 */

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
  for (const { siteId, sku, quantity } of held) await freeUnits(db, { siteId, sku, quantity })
}

/** The goods have left: both on hand and reserved go down. Returns what is left of each level. */
export async function consume(db: Db, held: readonly LevelUnits[]): Promise<LevelMoved[]> {
  const moved: LevelMoved[] = []
  for (const { siteId, sku, quantity } of held) {
    const [row] = await sendUnits(db, { siteId, sku, quantity })
    if (row !== undefined) moved.push({ siteId, sku, before: row.on_hand + quantity, after: row.on_hand })
  }
  return moved
}

interface Units extends Record<string, string | number> {
  readonly siteId: string
  readonly sku: Sku
  readonly quantity: number
}

const freeUnits = preparedQuery((db, { siteId, sku, quantity }: Units) =>
  db
    .updateTable('stock')
    .set({ reserved: lessReserved(quantity) })
    .where('sku', '=', sku)
    .where('site_id', '=', siteId),
)

const sendUnits = preparedQuery((db, { siteId, sku, quantity }: Units) =>
  db
    .updateTable('stock')
    .set((eb) => ({ on_hand: eb('on_hand', '-', quantity), reserved: lessReserved(quantity) }))
    .where('sku', '=', sku)
    .where('site_id', '=', siteId)
    .returning('on_hand'),
)

/** A level that had drifted is not driven below nothing: goods still leave, and the ledger check still tells. */
function lessReserved(quantity: number) {
  return sql<number>`case when reserved >= ${quantity} then reserved - ${quantity} else 0 end`
}

/** Levels whose stored `reserved` is not what open fulfilments hold of them, by SKU and site; of these SKUs or of all. */
export async function ledgerDifferences(db: Db, skus: readonly Sku[] | null): Promise<LedgerDifference[]> {
  const held = await allHeld(db)
  const stored = await storedReserved(db, skus)
  const differences: LedgerDifference[] = []
  for (const { sku, site_id: siteId, reserved } of stored) {
    const actual = held.get(siteId)?.get(sku) ?? 0
    held.get(siteId)?.delete(sku)
    if (actual !== reserved) differences.push({ siteId, sku, stored: reserved, actual })
  }
  const only = skus && new Set(skus)
  for (const [siteId, ofSite] of held) {
    for (const [sku, actual] of ofSite)
      if (only === null || only.has(sku)) differences.push({ siteId, sku, stored: 0, actual })
  }
  return differences.sort((a, b) => compare(a.sku, b.sku) || compare(a.siteId, b.siteId))
}

async function storedReserved(db: Db, skus: readonly Sku[] | null) {
  const reserved = db.selectFrom('stock').select(['sku', 'site_id', 'reserved'])
  if (skus === null) return reserved.execute()
  const rows: Awaited<ReturnType<typeof reserved.execute>> = []
  for (const some of chunks(skus)) rows.push(...(await reserved.where('sku', 'in', some).execute()))
  return rows
}

/** What open fulfilments after number `after` hold, of the next `limit` of them; `next` null = there are no more. */
export async function unitsHeldAfter(
  db: Db,
  after: number,
  limit: number,
): Promise<{ units: LevelUnits[]; next: number | null }> {
  const rows = await db
    .selectFrom('fulfillments')
    .select(['no', 'id', 'site_id', 'doc'])
    .where('open', '=', sql.lit(1))
    .where('no', '>', after)
    .orderBy('no')
    .limit(limit)
    .execute()
  return { units: unitsHeld(rows), next: rows.length < limit ? null : (rows.at(-1)?.no ?? null) }
}

/** What levels say is reserved, in their own order, after one of them. */
export async function reservedAfter(
  db: Db,
  after: { readonly sku: Sku; readonly siteId: string },
  limit: number,
): Promise<LevelUnits[]> {
  const rows = await db
    .selectFrom('stock')
    .select(['sku', 'site_id', 'reserved'])
    .where(sql<SqlBool>`(sku, site_id) > (${after.sku}, ${after.siteId})`)
    .orderBy('sku')
    .orderBy('site_id')
    .limit(limit)
    .execute()
  return rows.map(({ sku, site_id: siteId, reserved: quantity }) => ({ siteId, sku, quantity }))
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
