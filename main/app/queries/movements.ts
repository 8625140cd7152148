import type { MovementFilter, MovementRow } from '../../../shared/contract/movements.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { productNames } from './product-names.ts'

const MOST_IN_FILE = 100_000
/** Of whose orders the numbers are read at once. */
const AT_ONCE = 1_000

const COLUMNS = [
  'number',
  'at',
  'sku',
  'product',
  'site',
  'kind',
  'change',
  'on_hand',
  'reason',
  'note',
  'order',
  'by',
  'command',
] as const

type Wanted = MovementFilter & { readonly seen: SitesSeen }

/** A page of movements, the newest first. */
export async function listMovements(
  tx: Tx,
  wanted: Wanted & { readonly before: number | null; readonly limit: number },
): Promise<{ rows: MovementRow[]; next: number | null }> {
  const found = await tx.movements.search(wanted)
  const nameOf = await productNames(
    tx,
    found.map(({ sku }) => sku),
  )
  const references = await referencesOf(tx, [...new Set(found.flatMap(({ orderId }) => orderId ?? []))])
  const rows = found.map((movement) => ({
    ...movement,
    name: nameOf(movement.sku),
    reference: movement.orderId === null ? null : (references.get(movement.orderId) ?? null),
  }))
  return { rows, next: rows.length < wanted.limit ? null : (rows.at(-1)?.no ?? null) }
}

async function referencesOf(tx: Tx, ids: readonly OrderId[]): Promise<ReadonlyMap<OrderId, string>> {
  const references = new Map<OrderId, string>()
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const { order } of await tx.orders.byIds(ids.slice(at, at + AT_ONCE)))
      references.set(order.id, order.reference)
  return references
}

export async function movementsCsv(
  tx: Tx,
  wanted: Wanted,
): Promise<{ name: string; csv: string; rows: number }> {
  const { rows } = await listMovements(tx, { ...wanted, before: null, limit: MOST_IN_FILE })
  const lines = rows.map((row) => [
    row.no,
    new Date(row.at).toISOString(),
    row.sku,
    row.name,
    row.siteId,
    row.kind,
    row.change,
    row.onHand,
    row.reason ?? '',
    row.note,
    row.reference ?? '',
    row.actor,
    row.commandId ?? '',
  ])
  return { name: 'movements.csv', csv: safeCsv(lines, COLUMNS), rows: rows.length }
}
