import { openAcknowledged } from '../../../../main/store/acknowledged.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'

/**
 * Takes in and decides orders without end, one command each, and prints a command's id once its transaction is
 * durable. Ids go on from `from`, so that a next run adds to the same store.
 */
const [, , path = '', from = '0'] = process.argv
const mark = openAcknowledged(`${path}-acknowledged`)
const store = await openSqliteStore({
  path,
  clock: { now: () => 1_000 },
  onCommit: (progress) => mark.note(progress),
})
for (let n = Number(from); ; n++) {
  const orders = [0, 1, 2].map((part) => storedOrder(`o${n}-${part}`))
  await store.write(async (tx) => {
    await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 3 * (n + 1), safety: 0 }])
    await tx.orders.insert(orders, 1_000)
    await tx.decisions.commit(
      orders.map((order) => storedDecision(order.id, [storedFulfillment(order, 'LILLE')])),
    )
    await tx.journal.append({
      commandId: `c${n}`,
      at: 1_000,
      actor: 'test',
      role: 'system',
      type: 'orders.decide',
      input: null,
      result: null,
      topics: ['orders'],
      orderIds: orders.map((order) => order.id),
    })
  })
  process.stdout.write(`c${n}\n`)
}
