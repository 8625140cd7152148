import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { cancelStands } from '../protocol/cancel-look-up.ts'
import type { StandingOrder } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { bookSlip, slipOf, slipStands, unrefunded, valueOf, withinLimit } from './credit-slip.ts'
import { findOrder, notesOf, refundedOf, slipsOf } from './fulfillment.ts'
import { shippedUnits } from './shipment-notes.ts'
import type { ShopFacts, ShopLists } from './shop-facts.ts'
import { currencyOf, vouchersOf } from './whole-order.ts'

/**
 * Cancels lines. When nothing would be left of an unshipped order it is cancelled, and PrestaShop puts its units
 * back on sale; else the lines are written off in a credit slip. Paying back is the gateway's: a person does that.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushPrestaCancel(
  client: PrestaClient,
  lists: ShopLists,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const facts = await lists.facts(signal)
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `PrestaShop does not know the order ${push.orderExternalId}` }
  if (facts.endedStates.includes(order.current_state)) return { kind: 'done' }
  const notes = await notesOf(client, order.id, signal)
  const refunded = await refundedOf(client, order.id, signal)
  if (slipStands(notes, refunded, key)) return { kind: 'done' }
  if (!leavesSomething(order, push, notes, refunded)) {
    const order_history = { id_order: order.id, id_order_state: facts.cancelledState }
    await client.write('POST', '/order_histories?sendemail=1', { order_history }, signal)
    return { kind: 'done' }
  }
  const currency = await currencyOf(lists, order.id_currency, signal)
  const vouchers = await vouchersOf(client, order, signal)
  const limit = unrefunded(order, await slipsOf(client, order.id, signal), currency)
  const values = push.lines.map((line) => ({ ...line, cents: valueOf(order, line, vouchers, currency) }))
  const lines = withinLimit(values, limit)
  const slip = slipOf(order, lines, null, currency)
  await bookSlip(client, order, { slip, lines, reason: push.reason, notes, refunded }, key, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasPrestaCancel(
  client: PrestaClient,
  facts: ShopFacts,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  const isEnded = ({ current_state }: StandingOrder): boolean => facts.endedStates.includes(current_state)
  return cancelStands(order, isEnded, async ({ id }) =>
    slipStands(await notesOf(client, id, signal), await refundedOf(client, id, signal), key),
  )
}

/** Whether the customer still gets, or already got, something of the order after `push`. */
function leavesSomething(
  order: StandingOrder,
  push: CancelPush,
  notes: readonly string[],
  refunded: ReadonlyMap<string, number>,
): boolean {
  if (shippedUnits(notes).size > 0) return true
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.associations.order_rows.some(
    (row) => row.product_quantity > (cancelled.get(row.id) ?? 0) + (refunded.get(row.id) ?? 0),
  )
}
