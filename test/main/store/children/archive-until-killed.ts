import { openSqliteStore } from '../../../../main/store/sqlite.ts'

/**
 * Archives orders a slice at a time and brings every fourth back, over and over, and prints what is done once its
 * transaction is durable, until it is killed.
 */
const [, , path = ''] = process.argv
const store = await openSqliteStore({ path, clock: { now: () => 1_000 } })
for (let n = 0; ; n++) {
  const slice = { before: 1_000, after: null, limit: 7 }
  const { pruned } = await store.write((tx) => tx.retention.prune('archive', slice))
  process.stdout.write(`archived ${pruned}\n`)
  const back = Array.from({ length: 12 }, (_, i) => `o${(4 * i + n) % 48}`)
  await store.write((tx) => tx.orders.byIds(back))
  process.stdout.write(`back ${back.length}\n`)
}
