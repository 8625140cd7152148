import type { UnitsOfLine } from '../../app/ports/channel.ts'
import type { XmlContent } from '../protocol/xml.ts'
import type { StandingOrder } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { addNote } from './fulfillment.ts'

/** A private note of the order, written before the slip: per line, the units refunded once it stands. */
const SLIP_NOTE = /^\[switchyard slip ([^\]]+)\] [^:]*: ([\dx,]+)$/

export type LineValue = UnitsOfLine & { readonly cents: number }
type Slip = Readonly<Record<string, XmlContent>>

/**
 * Books a credit slip. It carries no mark of ours and is not idempotent, so a note says beforehand how many units
 * will be refunded by then: `slipStands` finds it again.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function bookSlip(
  client: PrestaClient,
  order: StandingOrder,
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

/** What the customer paid for units of a line, tax included, in cents. */
export function valueOf(order: StandingOrder, { lineId, quantity }: UnitsOfLine): number {
  const row = rowOf(order, lineId)
  return Math.round((row?.unit_price_tax_incl ?? 0) * 100 * quantity)
}

/** `shipping`, in cents with tax: paid back as well; null = nothing. Amounts without tax follow the line's rate. */
export function slipOf(order: StandingOrder, lines: readonly LineValue[], shipping: number | null): Slip {
  const details = lines.map(({ lineId, quantity, cents }) => {
    const row = rowOf(order, lineId)
    const untaxed =
      row === undefined || row.unit_price_tax_incl === 0
        ? 1
        : row.unit_price_tax_excl / row.unit_price_tax_incl
    return {
      id_order_detail: lineId,
      product_quantity: quantity,
      amount_tax_excl: decimal(cents * untaxed),
      amount_tax_incl: decimal(cents),
    }
  })
  const total = (field: 'amount_tax_excl' | 'amount_tax_incl') =>
    details.reduce((sum, line) => sum + Number(line[field]), 0).toFixed(6)
  const shippingUntaxed =
    order.total_shipping_tax_incl === 0 ? 1 : order.total_shipping_tax_excl / order.total_shipping_tax_incl
  const goodsCents = lines.reduce((sum, { cents }) => sum + cents, 0)
  return {
    id_customer: order.id_customer,
    id_order: order.id,
    conversion_rate: 1,
    total_products_tax_excl: total('amount_tax_excl'),
    total_products_tax_incl: total('amount_tax_incl'),
    total_shipping_tax_excl: decimal((shipping ?? 0) * shippingUntaxed),
    total_shipping_tax_incl: decimal(shipping ?? 0),
    amount: decimal(goodsCents),
    shipping_cost: shipping === null ? 0 : 1,
    shipping_cost_amount: decimal(shipping ?? 0),
    partial: 1,
    associations: { order_slip_details: { order_slip_detail: details } },
  }
}

function rowOf(order: StandingOrder, lineId: string) {
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

function decimal(cents: number): string {
  return (cents / 100).toFixed(6)
}

/** Of a reason, what a note of ours can hold. */
function plain(reason: string): string {
  return reason.replaceAll(/[:<>{}\n]/g, ' ').slice(0, 200)
}
