import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Store } from '../ports/store.ts'

/** Orders a transaction: about 5 ms of it. */
const SLICE = 300
/** Transactions in one round: a store that is indexed for the first time takes many, and other work goes on. */
const SLICES = 15

/**
 * Keeps the index that is searched: what the database builds by itself, once, and in each round the texts of orders that
 * have changed; what is left of them waits for the next one.
 */
export function openTextIndexing(store: Store): () => Promise<void> {
  let isBuilt = false
  return async () => {
    if (!isBuilt) await store.buildIndexes()
    isBuilt = true
    if (!(await store.read((tx) => tx.orders.hasTextsToIndex()))) return
    for (let slice = 0; slice < SLICES; slice++) {
      if ((await store.write((tx) => tx.orders.indexTexts(SLICE))) < SLICE) return
      await nextTurn()
    }
  }
}
