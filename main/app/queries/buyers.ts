import type { BuyerOrder } from '../../../shared/contract/buyers.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { Tx } from '../ports/store.ts'

/** Orders shown of one look-up. */
const SHOWN = 200

export async function findBuyer(tx: Tx, text: string): Promise<BuyerOrder[]> {
  const records = await tx.orders.byIds(await tx.buyers.find(text, SHOWN))
  const found: BuyerOrder[] = []
  for (const { order, state } of records) {
    found.push({
      orderId: order.id,
      reference: order.reference,
      placedAt: order.placedAt,
      state,
      isOpen: !CLOSED_STATES.includes(state),
      name: order.destination.name,
      city: order.destination.city,
      erasedAt: await tx.buyers.erasedAt(order.id),
    })
  }
  return found.sort((a, b) => b.placedAt - a.placedAt)
}

/** What is handed to a buyer who asks what is stored. */
export async function exportBuyer(tx: Tx, orderIds: readonly string[]): Promise<string> {
  const records = []
  for (const orderId of new Set(orderIds)) {
    const record = await tx.buyers.of(orderId)
    if (record !== null) records.push(record)
  }
  return `${JSON.stringify({ orders: records }, null, 2)}\n`
}
