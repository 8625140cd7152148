import { expect, it } from 'vitest'
import { openSqliteStore } from '../../../main/store/sqlite.ts'

it.each(['read', 'write'] as const)(
  'many short transactions that %s let others have their turn, as one long one does',
  async (mode) => {
    let now = 0
    // Each look at it takes three milliseconds.
    const stopwatch = () => (now += 3)
    const store = await openSqliteStore({ path: ':memory:', clock: { now: () => 0 }, stopwatch })
    let turns = 0
    let isOver = false
    const others = () => {
      turns += 1
      if (!isOver) setImmediate(others)
    }
    setImmediate(others)
    for (let i = 0; i < 40; i++) await store[mode]((tx) => tx.journal.lastSeq())
    isOver = true
    await store.close()
    expect(turns).toBeGreaterThan(8)
  },
)
