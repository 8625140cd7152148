import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { cancelStands } from '../protocol/cancel-look-up.ts'
import { restOwed } from '../protocol/refund-words.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import type { RemoteOrder } from './answers.ts'
import type { PrestaClient } from './client.ts'
import {
  bookSlip,
  refundedBySlips,
  slipOf,
  slipStands,
  unrefunded,
  valueOf,
  withinLimit,
} from './credit-slip.ts'
import { findOrder, notesOf, refundedOf, slipsOf } from './fulfillment.ts'
import { worthOf } from './order-money.ts'
import { shippedUnits } from './shipment-notes.ts'
import type { ShopFacts, ShopLists } from './shop-facts.ts'
import { currencyOf, vouchersOf } from './whole-order.ts'

/**
 * Cancels lines. When nothing would be left of an unshipped order it is cancelled, and PrestaShop puts its units
 * back on sale, once what is owed for it is written into a credit slip; else the lines are written off in one. Paying
 * back is the gateway's: a person does that.
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
  if (order === null) return unknownOrder('PrestaShop', push)
  if (facts.endedStates.includes(order.current_state)) return { kind: 'done' }
  const notes = await notesOf(client, order.id, signal)
  const refunded = await refundedOf(client, order.id, signal)
  const isBooked = slipStands(notes, refunded, key)
  const endsOrder = !leavesSomething(order, isBooked ? [] : push.lines, notes, refunded)
  let outcome: PushOutcome = { kind: 'done' }
  if (!isBooked && (!endsOrder || (push.owed?.cents ?? 0) > 0)) {
    const currency = await currencyOf(lists, order.id_currency, signal)
    const vouchers = await vouchersOf(client, order, signal)
    const slips = await slipsOf(client, order.id, signal)
    const wanted = push.lines.flatMap((line) => {
      const value = valueOf(order, line, vouchers, currency)
      return withinLimit([{ ...line, cents: line.cents ?? value }], value)
    })
    const limit = unrefunded(order, slips, currency)
    const lines = withinLimit(wanted, limit)
    const goods = lines.reduce((sum, { cents }) => sum + cents, 0)
    const paid = worthOf(order, vouchers, currency).shipping - refundedBySlips(slips, currency).shipping
    const shipping = endsOrder ? Math.max(0, Math.min(paid, limit - goods)) : 0
    const slip = slipOf(order, lines, shipping > 0 ? shipping : null, currency)
    await bookSlip(client, order, { slip, lines, reason: push.reason, notes, refunded }, key, signal)
    const owed = Math.min(push.owed?.cents ?? 0, limit)
    const booked = goods + shipping
    if (endsOrder && booked < owed)
      outcome = { kind: 'refused', problem: restOwed('PrestaShop', booked, owed, currency) }
  }
  if (endsOrder) {
    const order_history = { id_order: order.id, id_order_state: facts.cancelledState }
    await client.write('POST', '/order_histories?sendemail=1', { order_history }, signal)
  }
  return outcome
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
  const isEnded = ({ current_state }: RemoteOrder): boolean => facts.endedStates.includes(current_state)
  return cancelStands(order, isEnded, async (found) => {
    const notes = await notesOf(client, found.id, signal)
    const refunded = await refundedOf(client, found.id, signal)
    // A slip for all of it is booked before the order is cancelled.
    return slipStands(notes, refunded, key) && leavesSomething(found, [], notes, refunded)
  })
}

/** Whether the customer still gets, or already got, something of the order without `lines`. */
function leavesSomething(
  order: RemoteOrder,
  lines: CancelPush['lines'],
  notes: readonly string[],
  refunded: ReadonlyMap<string, number>,
): boolean {
  if (shippedUnits(notes).size > 0) return true
  const cancelled = new Map(lines.map((line) => [line.lineId, line.quantity]))
  return order.associations.order_rows.some(
    (row) => row.product_quantity > (cancelled.get(row.id) ?? 0) + (refunded.get(row.id) ?? 0),
  )
}
