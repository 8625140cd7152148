import type { z } from 'zod'
import { decimalOf, minorUnits } from '../../../shared/domain/money.ts'
import type { RefundShare, UnitsOfLine } from '../../app/ports/channel.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { mostOf } from '../protocol/share.ts'
import type { RemoteOrder, slipRow } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { addNote } from './fulfillment.ts'
import { type Voucher, withoutTax, worthOf } from './order-money.ts'

/** A private note of the order, written before the slip: per line, the units refunded once it stands. */
const SLIP_NOTE = /^\[switchyard slip ([^\]]+)\] [^:]*: ([\dx,]+)$/

export type LineValue = UnitsOfLine & RefundShare
type Slip = Readonly<Record<string, XmlContent>>

/**
 * Books a credit slip. It carries no mark of ours and is not idempotent, so a note says beforehand how many units
 * will be refunded by then: `slipStands` finds it again.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function bookSlip(
  client: PrestaClient,
  order: RemoteOrder,
  what: {
    readonly slip: Slip
    readonly lines: readonly UnitsOfLine[]
    readonly reason: string
    readonly notes: readonly string[]
    readonly refunded: ReadonlyMap<string, number>
  },
  key: string,
  signal: AbortSignal,
): Promise<void> {
  if (targetOf(what.notes, key) === null) {
    const target = what.lines.map(
      (line) => `${line.lineId}x${(what.refunded.get(line.lineId) ?? 0) + line.quantity}`,
    )
    const note = `[switchyard slip ${key}] ${plain(what.reason)}: ${target.join(',')}`
    await addNote(client, order, note, signal)
  }
  await client.write('POST', '/order_slip', { order_slip: what.slip }, signal)
}

/** Whether the slip booked under `key` stands, by the order's notes and the units refunded now. */
export function slipStands(
  notes: readonly string[],
  refunded: ReadonlyMap<string, number>,
  key: string,
): boolean {
  const target = targetOf(notes, key)
  return target !== null && [...target].every(([line, quantity]) => (refunded.get(line) ?? 0) >= quantity)
}

/** The most that the customer paid for units of a line: with tax, after vouchers, in minor units. */
export function valueOf(
  order: RemoteOrder,
  { lineId, quantity }: UnitsOfLine,
  vouchers: readonly Voucher[] | null,
  currency: string,
): number {
  const row = rowOf(order, lineId)
  const value = worthOf(order, vouchers, currency).rows.get(lineId) ?? 0
  return row === undefined ? 0 : mostOf(value, quantity, row.product_quantity)
}

/** What credit slips have written off so far, shipping included, and what of it was shipping; with tax. */
export function refundedBySlips(
  slips: readonly z.infer<typeof slipRow>[],
  currency: string,
): { readonly cents: number; readonly shipping: number } {
  const cents = (amount: string): number => Math.max(0, minorUnits(amount, currency))
  const shipping = slips.reduce((sum, slip) => sum + cents(slip.total_shipping_tax_incl), 0)
  const goods = slips.reduce(
    (sum, { total_products_tax_incl, amount }) => sum + cents(total_products_tax_incl ?? amount ?? '0'),
    0,
  )
  return { cents: goods + shipping, shipping }
}

/**
 * PrestaShop books whatever it is sent: at most this much is left of what the order's buyer paid, or owes where
 * nothing has come in.
 */
export function unrefunded(
  order: RemoteOrder,
  slips: readonly z.infer<typeof slipRow>[],
  currency: string,
): number {
  const { total_paid_tax_incl: total, total_paid_real: real } = order
  if (total === undefined) return Number.MAX_SAFE_INTEGER
  const paid = minorUnits(real ?? '0', currency)
  const owed = minorUnits(total, currency)
  return Math.max(0, (paid > 0 ? Math.min(paid, owed) : owed) - refundedBySlips(slips, currency).cents)
}

/** The same lines for at most `cents` in all. */
export function withinLimit(lines: readonly LineValue[], cents: number): LineValue[] {
  let left = cents
  return lines.map((line) => {
    const taken = Math.min(line.cents, left)
    left -= taken
    return taken === line.cents ? line : { lineId: line.lineId, quantity: line.quantity, cents: taken }
  })
}

/**
 * `shipping`, in minor units with tax: paid back as well; null = nothing. Amounts without tax are as given for
 * the line, else they follow its rate.
 */
export function slipOf(
  order: RemoteOrder,
  lines: readonly LineValue[],
  shipping: number | null,
  currency: string,
): Slip {
  const decimal = (cents: number): string => decimalOf(cents, currency)
  const amounts = lines.map(({ lineId, quantity, cents, tax }) => {
    const row = rowOf(order, lineId)
    const net =
      tax === undefined
        ? withoutTax(cents, row?.unit_price_tax_incl, row?.unit_price_tax_excl)
        : cents - tax.cents
    return { lineId, quantity, cents, net }
  })
  const sum = (of: (line: (typeof amounts)[number]) => number): string =>
    decimal(amounts.reduce((total, line) => total + of(line), 0))
  const untaxedShipping = withoutTax(
    shipping ?? 0,
    order.total_shipping_tax_incl,
    order.total_shipping_tax_excl,
  )
  return {
    id_customer: order.id_customer,
    id_order: order.id,
    conversion_rate: 1,
    total_products_tax_excl: sum(({ net }) => net),
    total_products_tax_incl: sum(({ cents }) => cents),
    total_shipping_tax_excl: decimal(untaxedShipping),
    total_shipping_tax_incl: decimal(shipping ?? 0),
    amount: sum(({ cents }) => cents),
    shipping_cost: shipping === null ? 0 : 1,
    shipping_cost_amount: decimal(shipping ?? 0),
    partial: 1,
    associations: {
      order_slip_details: {
        order_slip_detail: amounts.map(({ lineId, quantity, cents, net }) => ({
          id_order_detail: lineId,
          product_quantity: quantity,
          amount_tax_excl: decimal(net),
          amount_tax_incl: decimal(cents),
        })),
      },
    },
  }
}

function rowOf(order: RemoteOrder, lineId: string) {
  return order.associations.order_rows.find((row) => row.id === lineId)
}

function targetOf(notes: readonly string[], key: string): ReadonlyMap<string, number> | null {
  const goods = notes.map((note) => SLIP_NOTE.exec(note)).find((match) => match?.[1] === key)?.[2]
  if (goods === undefined) return null
  return new Map(
    goods.split(',').map((entry) => {
      const [line = '', quantity = '0'] = entry.split('x')
      return [line, Number(quantity)]
    }),
  )
}

/** Of a reason, what a note of ours can hold. */
function plain(reason: string): string {
  return reason.replaceAll(/[:<>{}\n]/g, ' ').slice(0, 200)
}
