import type { Store } from '../../app/ports/store.ts'
import type { MovedTable, MoveSource, MoveTarget } from './side.ts'

const PAGE_ROWS = 2_000
/** Rows with documents or pictures. */
const LARGE_PAGE_ROWS = 100
const LARGE = ['label_documents', 'picture_files']

export interface Moved {
  readonly tables: number
  readonly rows: number
}

/**
 * Copies all of a store into an empty one, or goes on where an earlier copy was broken off. Neither is in use meanwhile.
 * At the end every table has as many rows, and stock and demand agree with the orders as they did before; until then the
 * target is not a store that a program opens. `alongside`: what is copied besides, before the target is whole. The source
 * is not changed.
 * @throws {Error} in words: the target is in use or holds other data, or the copy is not what it was copied from
 */
export async function moveStore(
  source: MoveSource,
  target: MoveTarget,
  report: (line: string) => void,
  alongside: () => Promise<void> = async () => {},
): Promise<Moved> {
  await target.begin(source.name)
  // What only one of the two databases has is an index of its own, which it keeps by itself.
  const known = await target.tables()
  const tables = (await source.tables()).filter(({ name }) => known.has(name))
  let rows = 0
  for (const table of tables) rows += await copyTable(source, target, table, report)
  await compareCounts(source, target, tables)
  await compareLedgers(await source.store(), await target.store())
  await alongside()
  await target.finish()
  return { tables: tables.length, rows }
}

async function copyTable(
  source: MoveSource,
  target: MoveTarget,
  table: MovedTable,
  report: (line: string) => void,
): Promise<number> {
  const of = await source.count(table)
  if (await target.isDone(table)) return of
  const limit = LARGE.includes(table.name) ? LARGE_PAGE_ROWS : PAGE_ROWS
  let after = await target.reached(table)
  for (let first = after === null; ; first = false) {
    const rows = await source.page(table, after, limit)
    await target.put(table, rows, { first, done: rows.length < limit })
    if (rows.length < limit) break
    after = rows.at(-1) ?? null
  }
  if (of > 0) report(`${table.name}: ${of} rows`)
  return of
}

async function compareCounts(source: MoveSource, target: MoveTarget, tables: readonly MovedTable[]) {
  for (const table of tables) {
    const [there, here] = [await source.count(table), await target.count(table)]
    if (there === here) continue
    throw new Error(`${table.name} has ${there} rows in ${source.name} and ${here} in ${target.name}`)
  }
}

/** A difference that was there before moves along; none may be added. */
async function compareLedgers(source: Store, target: Store): Promise<void> {
  const look = (store: Store) =>
    store.read(async (tx) => ({
      stock: await tx.stock.ledgerDifferences(),
      demand: await tx.stock.demandDifferences(),
    }))
  const [before, after] = [await look(source), await look(target)]
  if (JSON.stringify(before) === JSON.stringify(after)) return
  throw new Error(`The stock ledger of the copy differs: ${JSON.stringify(after)}`)
}
