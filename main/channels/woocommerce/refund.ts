import type { z } from 'zod'
import { decimalOf, minorUnits } from '../../../shared/domain/money.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, RefundPush, RefundShare, UnitsOfLine } from '../../app/ports/channel.ts'
import { stableUuid } from '../protocol/payload.ts'
import { mostOf, sharedOut } from '../protocol/share.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import type { RemoteOrder, refundList } from './answers.ts'
import type { WooClient } from './client.ts'
import { findOrder } from './fulfillment.ts'
import { lineValues, type TaxedCents, taxedCents } from './order-money.ts'
import { refundsOf } from './whole-order.ts'

type Refund = z.infer<typeof refundList>[number]

/** What is booked of one item of the order, with tax: goods, or shipping and fees (`quantity` 0). */
interface RefundItem {
  readonly id: string
  readonly quantity: number
  readonly share: RefundShare
}

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
  if (order === null) return unknownOrder('WooCommerce', push)
  const refunds = await refundsOf(client, order.id, signal)
  if (refunds.some((refund) => isOurs(refund, key))) return { kind: 'done' }
  if (order.status === 'cancelled')
    return {
      kind: 'refused',
      problem: message('woocommerce.cancelledCannotRefund'),
    }
  const shipping = push.shipping ? shippingLeft(order, refunds) : []
  const fees = feesOf(order, push.fees ?? [])
  const items = [...goodsOf(order, push.lines), ...shipping, ...fees]
  await bookRefund(client, order, { items, reason: push.reason, refunds }, key, signal)
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
  return (await refundsOf(client, order.id, signal)).some((refund) => isOurs(refund, key))
}

/**
 * One refund without payment and without putting units back on sale, in WooCommerce's own terms: without tax, and the
 * tax by its rate, or it would never be paid back. Together with the earlier ones it is never more than the order's
 * total. Our reference is in its reason, which is stored together with it; meta data would be stored after it. Not
 * idempotent: look for the reference first.
 */
export async function bookRefund(
  client: WooClient,
  order: RemoteOrder,
  what: {
    readonly items: readonly RefundItem[]
    readonly reason: string
    /** Those that stand already. */
    readonly refunds: readonly Refund[]
  },
  key: string,
  signal: AbortSignal,
): Promise<void> {
  let left = unrefunded(order, what.refunds)
  const items = what.items.map((item) => {
    const share = atMost(item.share, left)
    left -= share.cents
    return { ...item, share }
  })
  const amount = items.reduce((sum, { share }) => sum + share.cents, 0)
  const decimal = (cents: number): number => Number(decimalOf(cents, order.currency))
  const body = {
    reason: `${what.reason} ${referenceOf(key)}`.trim(),
    amount: decimalOf(amount, order.currency),
    api_refund: false,
    api_restock: false,
    line_items: items.map(({ id, quantity, share }) => {
      const { netCents, taxes } = inTermsOf(order, id, share)
      const refund_tax = taxes.map(({ rateId, cents }) => ({
        id: Number.isNaN(Number(rateId)) ? rateId : Number(rateId),
        refund_total: decimal(cents),
      }))
      return {
        id: Number(id),
        quantity,
        refund_total: decimal(netCents),
        ...(refund_tax.length === 0 ? {} : { refund_tax }),
      }
    }),
  }
  await client.write('POST', `/orders/${order.id}/refunds`, body, signal)
}

export function isOurs(refund: Refund, key: string): boolean {
  return refund.reason.includes(referenceOf(key))
}

/** Short, since customers read it too: WooCommerce shows the reason of a refund in their order. */
function referenceOf(key: string): string {
  return `(ref. ${stableUuid(key).slice(0, 13)})`
}

/** Units of lines, each for at most what the customer paid for them: with tax, after all discounts. */
export function goodsOf(
  order: RemoteOrder,
  lines: readonly (UnitsOfLine & Partial<RefundShare>)[],
): RefundItem[] {
  return lines.map(({ lineId, quantity, cents, tax }) => {
    const item = order.line_items.find((candidate) => String(candidate.id) === lineId)
    const most = item === undefined ? 0 : mostOf(lineValues(order).get(lineId) ?? 0, quantity, item.quantity)
    const share = cents === undefined ? { cents: most } : { cents, ...(tax === undefined ? {} : { tax }) }
    return { id: lineId, quantity, share: atMost(share, most) }
  })
}

/** Fees of the order by their ids, each for at most what was charged. */
export function feesOf(
  order: RemoteOrder,
  asked: readonly { readonly id: string; readonly cents: number }[],
): RefundItem[] {
  return asked.flatMap(({ id, cents }) => {
    const fee = order.fee_lines.find((candidate) => String(candidate.id) === id)
    const paid = fee === undefined ? 0 : grossCents(taxedCents(fee, order.currency))
    return paid > 0 ? [{ id, quantity: 0, share: atMost({ cents }, paid) }] : []
  })
}

/** The share, or of a smaller amount, whose tax is then computed again. */
function atMost(share: RefundShare, cents: number): RefundShare {
  return share.cents <= cents ? share : { cents: Math.max(0, cents) }
}

/**
 * An amount with tax, taken apart as its line was charged: tax by rate, the rest without. A line that was charged
 * nothing, as a bundle's children are, follows the lines that were.
 */
function inTermsOf(
  order: RemoteOrder,
  id: string,
  { cents, tax }: RefundShare,
): Omit<TaxedCents, 'taxCents'> {
  if (tax !== undefined && tax.cents === tax.byRate.reduce((sum, rate) => sum + rate.cents, 0))
    return {
      netCents: cents - tax.cents,
      taxes: tax.byRate.map(({ rateId, cents }) => ({ rateId, cents })),
    }
  const own = [...order.line_items, ...order.shipping_lines, ...order.fee_lines].filter(
    (line) => String(line.id) === id,
  )
  const charged = own.map((line) => taxedCents(line, order.currency)).filter((one) => grossCents(one) > 0)
  const like = charged.length > 0 ? charged : order.line_items.map((line) => taxedCents(line, order.currency))
  const taxes = like.flatMap((one) => one.taxes)
  const net = like.reduce((sum, one) => sum + one.netCents, 0)
  const [netCents = cents, ...shares] = sharedOut(
    cents,
    [net, ...taxes.map((tax) => tax.cents)].map((weight) => Math.max(0, weight)),
  )
  const byRate = new Map<string, number>()
  for (const [index, { rateId }] of taxes.entries())
    byRate.set(rateId, (byRate.get(rateId) ?? 0) + (shares[index] ?? 0))
  return { netCents, taxes: [...byRate].map(([rateId, cents]) => ({ rateId, cents })) }
}

/** What of the order's total no refund has paid back. */
function unrefunded(order: RemoteOrder, refunds: readonly Refund[]): number {
  if (order.total === undefined) return Number.MAX_SAFE_INTEGER
  const back = refunds.reduce((sum, { amount }) => sum + minorUnits(amount ?? '0', order.currency), 0)
  return Math.max(0, minorUnits(order.total, order.currency) - Math.abs(back))
}

/** What was paid for shipping and not refunded, by shipping line. */
export function shippingLeft(order: RemoteOrder, refunds: readonly Refund[]): RefundItem[] {
  const cents = (amount: string): number => Math.abs(minorUnits(amount, order.currency))
  return order.shipping_lines.flatMap((line) => {
    const paid = grossCents(taxedCents(line, order.currency))
    const refunded = refunds
      .flatMap((refund) => refund.shipping_lines)
      .filter((one) => String(refundedItem(one)) === String(line.id))
      .reduce((sum, one) => sum + cents(one.total) + cents(one.total_tax), 0)
    return paid > refunded && line.id !== undefined
      ? [{ id: String(line.id), quantity: 0, share: { cents: paid - refunded } }]
      : []
  })
}

function refundedItem(line: Refund['shipping_lines'][number]): unknown {
  return line.meta_data.find((entry) => entry.key === '_refunded_item_id')?.value
}
