import type { Tx } from '../ports/store.ts'

/** The orders that the input of a command names, itself or by what is theirs, as far as they are known here. */
export async function ordersOf(tx: Tx, input: unknown): Promise<string[]> {
  const named = { ...(input as Readonly<Record<string, unknown>>) }
  const ids = new Set<string>()
  const add = (id: unknown) => {
    if (typeof id === 'string') ids.add(id)
  }
  add(named['orderId'])
  for (const id of listOf(named['orderIds'])) add(id)
  for (const id of [named['fulfillmentId'], ...listOf(named['fulfillmentIds'])])
    if (typeof id === 'string') add((await tx.fulfillments.get(id))?.orderId)
  for (const id of [named['exceptionId'], ...listOf(named['exceptionIds'])])
    if (typeof id === 'string') add((await tx.exceptions.get(id))?.orderId)
  return (await tx.orders.byIds([...ids])).map(({ order }) => order.id)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
