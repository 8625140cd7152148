import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LedgerEvent } from '../../../shared/contract/stock.ts'
import type { LevelUnits } from '../ports/stock-tables.ts'
import type { Store } from '../ports/store.ts'

/** Rows read at once: a few milliseconds. */
const SLICE = 1_000
/** SKUs compared once more in one look. */
const MOST_DOUBTFUL = 10_000

/**
 * Compares what levels say is reserved with what open fulfilments hold, and what is kept of open demand with what waiting
 * orders want. It walks slice by slice while orders go on being decided: what does not agree by that is compared once more
 * in one view of the store, so that what is reported does differ.
 */
export async function* checkLedger(
  store: Pick<Store, 'read'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<LedgerEvent> {
  const total = await store.read((tx) => tx.stock.ledgerSize())
  let done = 0
  const held = new Map<string, number>()
  for (let after: number | null = 0; after !== null && !signal?.aborted; ) {
    const from: number = after
    const { units, next } = await store.read((tx) => tx.stock.unitsHeldAfter(from, SLICE))
    for (const one of units) held.set(keyOf(one), (held.get(keyOf(one)) ?? 0) + one.quantity)
    done += next === null ? 0 : SLICE
    after = next
    yield { kind: 'reading', done: Math.min(done, total), total }
    await nextTurn()
  }
  const doubtful = new Set<string>()
  for (let after = { sku: '', siteId: '' }; !signal?.aborted; ) {
    const levels = await store.read((tx) => tx.stock.reservedAfter(after, SLICE))
    for (const level of levels) {
      if ((held.get(keyOf(level)) ?? 0) !== level.quantity) doubtful.add(level.sku)
      held.delete(keyOf(level))
    }
    done += levels.length
    yield { kind: 'reading', done: Math.min(done, total), total }
    const last = levels.at(-1)
    if (last === undefined || levels.length < SLICE) break
    after = last
    await nextTurn()
  }
  if (signal?.aborted) return
  for (const key of held.keys()) doubtful.add(skuOf(key))
  const skus = [...doubtful].sort().slice(0, MOST_DOUBTFUL)
  const { differences, demand } = await store.read(async (tx) => ({
    differences: skus.length === 0 ? [] : await tx.stock.ledgerDifferences(skus),
    demand: await tx.stock.demandDifferences(),
  }))
  yield { kind: 'done', compared: total, differences, demand }
}

function keyOf({ siteId, sku }: Pick<LevelUnits, 'siteId' | 'sku'>): string {
  return `${siteId}\n${sku}`
}

function skuOf(key: string): string {
  return key.slice(key.indexOf('\n') + 1)
}
