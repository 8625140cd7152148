import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, RefundPush } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
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
import type { ShopLists } from './shop-facts.ts'
import { currencyOf, vouchersOf } from './whole-order.ts'

/**
 * Writes shipped units off in a credit slip. Paying back is the gateway's: a person does that. Never more is booked
 * than was paid for the units, and for shipping what no slip has refunded.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushPrestaRefund(
  client: PrestaClient,
  lists: ShopLists,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('PrestaShop', push)
  const notes = await notesOf(client, order.id, signal)
  const refunded = await refundedOf(client, order.id, signal)
  if (slipStands(notes, refunded, key)) return { kind: 'done' }
  const tooMany = push.lines.find(({ lineId, quantity }) => {
    const row = order.associations.order_rows.find((candidate) => candidate.id === lineId)
    return quantity + (refunded.get(lineId) ?? 0) > (row?.product_quantity ?? 0)
  })
  if (tooMany !== undefined)
    return {
      kind: 'refused',
      problem: message('prestashop.alreadyRefunded', { line: tooMany.lineId }),
    }
  const currency = await currencyOf(lists, order.id_currency, signal)
  const vouchers = await vouchersOf(client, order, signal)
  const slips = await slipsOf(client, order.id, signal)
  const wanted = push.lines.flatMap((line) => withinLimit([line], valueOf(order, line, vouchers, currency)))
  const limit = unrefunded(order, slips, currency)
  const lines = withinLimit(wanted, limit)
  const left = limit - lines.reduce((sum, { cents }) => sum + cents, 0)
  const paid = worthOf(order, vouchers, currency).shipping - refundedBySlips(slips, currency).shipping
  const shipping = push.shipping ? Math.min(paid, left) : 0
  const slip = slipOf(order, lines, shipping > 0 ? shipping : null, currency)
  await bookSlip(client, order, { slip, lines, reason: push.reason, notes, refunded }, key, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasPrestaRefund(
  client: PrestaClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  const notes = await notesOf(client, order.id, signal)
  return slipStands(notes, await refundedOf(client, order.id, signal), key)
}
