import { message } from '../../../shared/messages/message.ts'
import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { hasMark, marked } from '../protocol/mark.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { outcomeAnswer, type RemoteOrder } from './answers.ts'
import { refusalOf, type VendureClient } from './client.ts'
import { CANCEL_LINES } from './documents.ts'
import { findOrder } from './fulfillment.ts'
import { payBack, pendingWords, refundsDue, worthOf } from './refund.ts'

/**
 * Cancels lines and pays them back through the payment's own handler; where that cannot pay, Vendure shows the
 * refund as pending for a person. When nothing is left of the order, Vendure cancels it, and all that was paid goes
 * back, shipping too. Both steps are found again by a mark in their reason and only what is missing is done.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushVendureCancel(
  client: VendureClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Vendure', push)
  if (order.state === 'Cancelled' && !isMarked(order, key)) return { kind: 'done' }
  const reason = marked(key, push.reason)
  if (!isMarked(order, key)) {
    const lines = push.lines.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity }))
    const cancelShipping = !leavesSomething(order, push)
    const input = { orderId: order.id, lines, reason, cancelShipping }
    const refusal = refusalOf(await client.mutate(CANCEL_LINES, { input }, outcomeAnswer, signal))
    if (refusal !== null)
      return {
        kind: 'refused',
        problem: message('channels.refusesCancel', { shop: 'Vendure', said: refusal }),
      }
  }
  const standing = await findOrder(client, push.orderExternalId, signal)
  if (standing === null) return { kind: 'done' }
  const { refusal, pendingCents } = await payBack(
    client,
    refundsDue(standing, dueOf(standing, push), key),
    reason,
    signal,
  )
  if (refusal !== null)
    return { kind: 'refused', problem: message('vendure.cancelledRefundRefused', { said: refusal }) }
  return pendingCents === 0
    ? { kind: 'done' }
    : {
        kind: 'refused',
        problem: message('vendure.cancelledRefundPending', {
          pending: pendingWords(pendingCents, order.currencyCode),
        }),
      }
}

/** Whether an earlier push under `key` took effect, refund included. @throws {ChannelError} */
export async function hasVendureCancel(
  client: VendureClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  return isMarked(order, key)
    ? refundsDue(order, dueOf(order, push), key).length === 0
    : order.state === 'Cancelled'
}

/** What goes back for the cancellation: all that is left when the order is cancelled, else what was paid for the lines. */
function dueOf(order: RemoteOrder, push: CancelPush): number {
  if (order.state === 'Cancelled') return Number.POSITIVE_INFINITY
  return push.lines.reduce((sum, line) => sum + (line.cents ?? worthOf(order, line)), 0)
}

function leavesSomething(order: RemoteOrder, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.lines.some((line) => line.quantity > (cancelled.get(line.id) ?? 0))
}

function isMarked(order: RemoteOrder, key: string): boolean {
  return order.history.items.some(({ data }) => hasMark(data?.reason, key))
}
