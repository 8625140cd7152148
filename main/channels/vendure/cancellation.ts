import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { stableUuid } from '../protocol/payload.ts'
import { outcomeAnswer, type StandingOrder } from './answers.ts'
import { refusalOf, type VendureClient } from './client.ts'
import { CANCEL_LINES, REFUND } from './documents.ts'
import { findOrder } from './fulfillment.ts'

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
  if (order === null)
    return { kind: 'refused', problem: `Vendure does not know the order ${push.orderExternalId}` }
  if (order.state === 'Cancelled' && !isMarked(order, key)) return { kind: 'done' }
  const reason = `${markOf(key)} ${push.reason}`.trim()
  if (!isMarked(order, key)) {
    const lines = push.lines.map(({ lineId, quantity }) => ({ orderLineId: lineId, quantity }))
    const cancelShipping = !leavesSomething(order, push)
    const input = { orderId: order.id, lines, reason, cancelShipping }
    const refusal = refusalOf(await client.mutate(CANCEL_LINES, { input }, outcomeAnswer, signal))
    if (refusal !== null) return { kind: 'refused', problem: `Vendure refuses to cancel: ${refusal}` }
  }
  const standing = await findOrder(client, push.orderExternalId, signal)
  for (const { paymentId, amount } of standing === null ? [] : refundsDue(standing, push, key)) {
    // Vendure 3.7 fails without the deprecated fields, though its schema lets them be left out.
    const input = { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 }
    const refusal = refusalOf(await client.mutate(REFUND, { input }, outcomeAnswer, signal))
    if (refusal !== null)
      return { kind: 'refused', problem: `Cancelled, but Vendure refuses the refund: ${refusal}` }
  }
  return { kind: 'done' }
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
  return isMarked(order, key) ? refundsDue(order, push, key).length === 0 : order.state === 'Cancelled'
}

/**
 * What must still go back for the cancellation under `key`, from each payment that was taken: everything when the
 * order is cancelled, else what the customer paid for the lines.
 */
function refundsDue(
  order: StandingOrder,
  push: CancelPush,
  key: string,
): { paymentId: string; amount: number }[] {
  const paid = (order.payments ?? [])
    .filter((payment) => payment.state === 'Settled')
    .map((payment) => {
      const refunds = payment.refunds.filter((refund) => refund.state !== 'Failed')
      const total = (of: typeof refunds) => of.reduce((sum, refund) => sum + refund.total, 0)
      const ours = refunds.filter((refund) => refund.reason?.includes(markOf(key)) === true)
      return { paymentId: payment.id, left: payment.amount - total(refunds), ours: total(ours) }
    })
  const value = push.lines.reduce((sum, { lineId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId)
    return sum + quantity * (line?.proratedUnitPriceWithTax ?? 0)
  }, 0)
  let due =
    order.state === 'Cancelled'
      ? Number.POSITIVE_INFINITY
      : value - paid.reduce((sum, payment) => sum + payment.ours, 0)
  return paid.flatMap(({ paymentId, left }) => {
    const amount = Math.min(due, left)
    if (amount <= 0) return []
    due -= amount
    return [{ paymentId, amount }]
  })
}

function leavesSomething(order: StandingOrder, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.lines.some((line) => line.quantity > (cancelled.get(line.id) ?? 0))
}

function isMarked(order: StandingOrder, key: string): boolean {
  return order.history.items.some(({ data }) => data?.reason?.includes(markOf(key)) === true)
}

/** Recognises our own cancellation and refund later. */
function markOf(key: string): string {
  return `[switchyard ${stableUuid(key)}]`
}
