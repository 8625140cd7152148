import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, RefundPush, UnitsOfLine } from '../../app/ports/channel.ts'
import { hasMark, marked } from '../protocol/mark.ts'
import { onlyLeft } from '../protocol/refund-words.ts'
import { mostOf } from '../protocol/share.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { outcomeAnswer, type RemoteOrder } from './answers.ts'
import { refusalOf, type VendureClient } from './client.ts'
import { REFUND } from './documents.ts'
import { findOrder } from './fulfillment.ts'

/**
 * Pays shipped units back through the payment's own handler; where that cannot pay, or less was left than was asked,
 * what Vendure has booked is reported to a person. Found again by a mark in its reason; only what is missing is paid.
 * Never more than was paid for the units and is left of the payments.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushVendureRefund(
  client: VendureClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Vendure', push)
  const asked = dueOf(order, push)
  const due = refundsDue(order, asked, key)
  if (due.length === 0 && !isBegun(order, key))
    return { kind: 'refused', problem: message('channels.allPaidBack') }
  const paid = await payBack(client, due, marked(key, push.reason), signal)
  if (paid.refusal !== null)
    return {
      kind: 'refused',
      problem: message('channels.refusesRefund', { shop: 'Vendure', said: paid.refusal }),
    }
  const booked = sumOf(due)
  const pending = paid.pendingCents === 0 ? null : pendingWords(paid.pendingCents, order.currencyCode)
  const isLess = due.length > 0 && booked + paidUnder(order, key) < asked
  const less = isLess ? onlyLeft('Vendure', booked, asked, order.currencyCode) : null
  const problem =
    less !== null && pending !== null
      ? message('vendure.lessAndPending', { less, pending })
      : (less ?? pending)
  return problem === null ? { kind: 'done' } : { kind: 'refused', problem }
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

function isBegun(order: RemoteOrder, key: string): boolean {
  return (order.payments ?? []).some(({ refunds }) => refunds.some(({ reason }) => hasMark(reason, key)))
}

function dueOf(order: RemoteOrder, push: RefundPush): number {
  const goods = push.lines.reduce((sum, line) => sum + Math.min(line.cents, worthOf(order, line)), 0)
  const fees = (push.fees ?? []).reduce((sum, { cents }) => sum + cents, 0)
  return goods + (push.shipping ? order.shippingWithTax : 0) + fees
}

/** What the customer paid for units of a line, in minor units, as Vendure prices each of them. */
function valueOf(order: RemoteOrder, { lineId, quantity }: UnitsOfLine): number {
  const line = order.lines.find((candidate) => candidate.id === lineId)
  return quantity * (line?.proratedUnitPriceWithTax ?? 0)
}

/** The most that was paid for them: where a line's price does not divide by its units, its share may be more. */
export function worthOf(order: RemoteOrder, units: UnitsOfLine): number {
  const line = order.lines.find(({ id }) => id === units.lineId)
  const share = line === undefined ? 0 : mostOf(line.proratedLinePriceWithTax, units.quantity, line.quantity)
  return Math.max(valueOf(order, units), share)
}

interface PayBack {
  readonly paymentId: string
  readonly amount: number
}

/** What of `due` must still go back under `key`, from each payment that was taken and not refunded. */
export function refundsDue(order: RemoteOrder, due: number, key: string): PayBack[] {
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

/** How payments were paid back: why one was refused (null = none was), and how much Vendure only shows as pending. */
interface PaidBack {
  readonly refusal: string | null
  readonly pendingCents: number
}

/** @throws {ChannelError} @throws {UncertainWrite} */
export async function payBack(
  client: VendureClient,
  due: readonly PayBack[],
  reason: string,
  signal: AbortSignal,
): Promise<PaidBack> {
  let pendingCents = 0
  for (const { paymentId, amount } of due) {
    // Vendure 3.7 fails without the deprecated fields, though its schema lets them be left out.
    const input = { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 }
    const answer = await client.mutate(REFUND, { input }, outcomeAnswer, signal)
    const refusal = refusalOf(answer)
    if (refusal !== null) return { refusal, pendingCents }
    if (answer.outcome.state === 'Pending') pendingCents += answer.outcome.total ?? amount
  }
  return { refusal: null, pendingCents }
}

/** A payment that cannot pay back by itself: Vendure books the refund and leaves the money to a person. */
export function pendingWords(cents: number, currency: string): Message {
  return message('vendure.refundPending', { amount: { amount: cents, currency } })
}

/** Paid back under `key` by an earlier push. */
function paidUnder(order: RemoteOrder, key: string): number {
  return (order.payments ?? [])
    .flatMap(({ refunds }) => refunds)
    .filter(({ state, reason }) => state !== 'Failed' && hasMark(reason, key))
    .reduce((sum, { total }) => sum + total, 0)
}

function sumOf(due: readonly PayBack[]): number {
  return due.reduce((sum, { amount }) => sum + amount, 0)
}
