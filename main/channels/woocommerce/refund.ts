import type { z } from 'zod'
import type { PushOutcome, RefundPush, UnitsOfLine } from '../../app/ports/channel.ts'
import { centsFromDecimal, parseAnswer, stableUuid } from '../protocol/payload.ts'
import { refundList, type StandingOrder } from './answers.ts'
import type { WooClient } from './client.ts'
import { findOrder } from './fulfillment.ts'

type Refund = z.infer<typeof refundList>[number]

/**
 * Books a refund of shipped units, found again by a reference in its reason. Money is not paid back here: WooCommerce
 * cannot say afterwards whether a gateway has paid when its answer is lost, so a person pays it out there. Never more
 * is booked than was paid for the units, and for shipping what has not been refunded.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooRefund(
  client: WooClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `WooCommerce does not know the order ${push.orderExternalId}` }
  const refunds = await refundsOf(client, order, signal)
  if (refunds.some((refund) => isOurs(refund, key))) return { kind: 'done' }
  if (order.status === 'cancelled')
    return {
      kind: 'refused',
      problem: 'The order is cancelled in WooCommerce: nothing can be refunded there',
    }
  const lines = push.lines.map((line) => ({
    ...line,
    cents: Math.min(line.cents, valueOf(order, line.lineId, line.quantity)),
  }))
  const shippingLines = push.shipping ? shippingLeft(order, refunds) : []
  await bookRefund(client, order, { lines, shippingLines, reason: push.reason }, key, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasWooRefund(
  client: WooClient,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  return (await refundsOf(client, order, signal)).some((refund) => isOurs(refund, key))
}

/**
 * One refund without payment and without putting units back on sale. Our reference is in its reason, which is
 * stored together with it; meta data would be stored after it. Not idempotent: look for the reference first.
 */
export async function bookRefund(
  client: WooClient,
  order: StandingOrder,
  what: {
    readonly lines: readonly (UnitsOfLine & { readonly cents: number })[]
    readonly shippingLines: readonly { readonly id: number; readonly cents: number }[]
    readonly reason: string
  },
  key: string,
  signal: AbortSignal,
): Promise<void> {
  const items = [
    ...what.lines.map(({ lineId, quantity, cents }) => ({ id: Number(lineId), quantity, cents })),
    ...what.shippingLines.map(({ id, cents }) => ({ id, quantity: 0, cents })),
  ]
  const body = {
    reason: `${what.reason} ${referenceOf(key)}`.trim(),
    amount: decimal(items.reduce((sum, item) => sum + item.cents, 0)),
    api_refund: false,
    api_restock: false,
    line_items: items.map(({ id, quantity, cents }) => ({
      id,
      quantity,
      refund_total: Number(decimal(cents)),
    })),
  }
  await client.write('POST', `/orders/${order.id}/refunds`, body, signal)
}

/** @throws {ChannelError} */
export async function refundsOf(
  client: WooClient,
  order: StandingOrder,
  signal: AbortSignal,
): Promise<Refund[]> {
  const answer = await client.get(`/orders/${order.id}/refunds?per_page=100`, signal)
  return parseAnswer(refundList, answer.value, 'WooCommerce refunds')
}

export function isOurs(refund: Refund, key: string): boolean {
  return refund.reason.includes(referenceOf(key))
}

/** Short, since customers read it too: WooCommerce shows the reason of a refund in their order. */
function referenceOf(key: string): string {
  return `(ref. ${stableUuid(key).slice(0, 13)})`
}

/** What the customer paid for units of a line, tax included, in cents. */
export function valueOf(order: StandingOrder, lineId: string, quantity: number): number {
  const item = order.line_items.find((candidate) => String(candidate.id) === lineId)
  if (item === undefined || item.quantity === 0) return 0
  const cents = centsFromDecimal.parse(item.total) + centsFromDecimal.parse(item.total_tax)
  return Math.round((cents * quantity) / item.quantity)
}

/** What was paid for shipping and not refunded, by shipping line. */
function shippingLeft(
  order: StandingOrder,
  refunds: readonly Refund[],
): { readonly id: number; readonly cents: number }[] {
  return order.shipping_lines.flatMap(({ id, total, total_tax }) => {
    const paid = centsFromDecimal.parse(total) + centsFromDecimal.parse(total_tax)
    const refunded = refunds
      .flatMap((refund) => refund.shipping_lines)
      .filter((line) => String(refundedItem(line)) === String(id))
      .reduce((sum, line) => sum + Math.abs(centsFromDecimal.parse(line.total)) + taxOf(line), 0)
    return paid > refunded ? [{ id, cents: paid - refunded }] : []
  })
}

function refundedItem(line: Refund['shipping_lines'][number]): unknown {
  return line.meta_data.find((entry) => entry.key === '_refunded_item_id')?.value
}

function taxOf(line: Refund['shipping_lines'][number]): number {
  return Math.abs(centsFromDecimal.parse(line.total_tax))
}

function decimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
