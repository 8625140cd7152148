import type { PushOutcome, RefundPush, UnitsOfLine } from '../../app/ports/channel.ts'
import { hasMark, marked } from '../protocol/mark.ts'
import { outcomeAnswer, type StandingOrder } from './answers.ts'
import { refusalOf, type VendureClient } from './client.ts'
import { REFUND } from './documents.ts'
import { findOrder } from './fulfillment.ts'

/**
 * Pays shipped units back through the payment's own handler; where that cannot pay, Vendure shows the refund as
 * pending for a person. Found again by a mark in its reason; only what is missing is paid. Never more than was paid
 * for the units and is left of the payments.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushVendureRefund(
  client: VendureClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `Vendure does not know the order ${push.orderExternalId}` }
  const due = refundsDue(order, dueOf(order, push), key)
  if (due.length === 0 && !isBegun(order, key))
    return { kind: 'refused', problem: 'All that was paid for the order has been paid back already' }
  const refusal = await payBack(client, due, marked(key, push.reason), signal)
  return refusal === null
    ? { kind: 'done' }
    : { kind: 'refused', problem: `Vendure refuses the refund: ${refusal}` }
}

/** @throws {ChannelError} */
export async function hasVendureRefund(
  client: VendureClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  return isBegun(order, key) && refundsDue(order, dueOf(order, push), key).length === 0
}

function isBegun(order: StandingOrder, key: string): boolean {
  return (order.payments ?? []).some(({ refunds }) => refunds.some(({ reason }) => hasMark(reason, key)))
}

function dueOf(order: StandingOrder, push: RefundPush): number {
  const goods = push.lines.reduce((sum, line) => sum + Math.min(line.cents, valueOf(order, line)), 0)
  return goods + (push.shipping ? order.shippingWithTax : 0)
}

/** What the customer paid for units of a line, in cents. */
export function valueOf(order: StandingOrder, { lineId, quantity }: UnitsOfLine): number {
  const line = order.lines.find((candidate) => candidate.id === lineId)
  return quantity * (line?.proratedUnitPriceWithTax ?? 0)
}

interface PayBack {
  readonly paymentId: string
  readonly amount: number
}

/** What of `due` must still go back under `key`, from each payment that was taken and not refunded. */
export function refundsDue(order: StandingOrder, due: number, key: string): PayBack[] {
  const paid = (order.payments ?? [])
    .filter((payment) => payment.state === 'Settled')
    .map((payment) => {
      const refunds = payment.refunds.filter((refund) => refund.state !== 'Failed')
      const total = (of: typeof refunds) => of.reduce((sum, refund) => sum + refund.total, 0)
      const ours = refunds.filter((refund) => hasMark(refund.reason, key))
      return { paymentId: payment.id, left: payment.amount - total(refunds), ours: total(ours) }
    })
  let open = due - paid.reduce((sum, payment) => sum + payment.ours, 0)
  return paid.flatMap(({ paymentId, left }) => {
    const amount = Math.min(open, left)
    if (amount <= 0) return []
    open -= amount
    return [{ paymentId, amount }]
  })
}

/** @returns why one was refused; null = all went well. @throws {ChannelError} @throws {UncertainWrite} */
export async function payBack(
  client: VendureClient,
  due: readonly PayBack[],
  reason: string,
  signal: AbortSignal,
): Promise<string | null> {
  for (const { paymentId, amount } of due) {
    // Vendure 3.7 fails without the deprecated fields, though its schema lets them be left out.
    const input = { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 }
    const refusal = refusalOf(await client.mutate(REFUND, { input }, outcomeAnswer, signal))
    if (refusal !== null) return refusal
  }
  return null
}
