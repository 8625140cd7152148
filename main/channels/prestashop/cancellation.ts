import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import type { StandingOrder } from './answers.ts'
import type { PrestaClient } from './client.ts'
import { addNote, findOrder, notesOf, refundedOf, shippedUnits } from './fulfillment.ts'
import type { ShopFacts } from './shop-facts.ts'

/** A private note of the order, written before the slip: per line, the units refunded once it stands. */
const CANCEL_NOTE = /^\[switchyard cancel ([^\]]+)\] [^:]*: ([\dx,]+)$/

/**
 * Cancels lines. When nothing would be left of an unshipped order it is cancelled, and PrestaShop puts its units
 * back on sale; else the lines are written off in a credit slip. Paying back is the gateway's: a person does that.
 * A slip carries no mark of ours, so a note says beforehand how many units will be refunded by then.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushPrestaCancel(
  client: PrestaClient,
  facts: ShopFacts,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `PrestaShop does not know the order ${push.orderExternalId}` }
  if (facts.endedStates.includes(order.current_state)) return { kind: 'done' }
  const notes = await notesOf(client, order.id, signal)
  const refunded = await refundedOf(client, order.id, signal)
  const noted = targetOf(notes, key)
  if (noted !== null && stands(noted, refunded)) return { kind: 'done' }
  if (!leavesSomething(order, push, notes, refunded)) {
    const order_history = { id_order: order.id, id_order_state: facts.cancelledState }
    await client.write('POST', '/order_histories?sendemail=1', { order_history }, signal)
    return { kind: 'done' }
  }
  if (noted === null) {
    const target = push.lines.map(
      (line) => `${line.lineId}x${(refunded.get(line.lineId) ?? 0) + line.quantity}`,
    )
    await addNote(
      client,
      order,
      `[switchyard cancel ${key}] ${plain(push.reason)}: ${target.join(',')}`,
      signal,
    )
  }
  await client.write('POST', '/order_slip', { order_slip: slipOf(order, push) }, signal)
  return { kind: 'done' }
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
  if (order === null) return false
  if (facts.endedStates.includes(order.current_state)) return true
  const noted = targetOf(await notesOf(client, order.id, signal), key)
  return noted !== null && stands(noted, await refundedOf(client, order.id, signal))
}

function targetOf(notes: readonly string[], key: string): ReadonlyMap<string, number> | null {
  const goods = notes.map((note) => CANCEL_NOTE.exec(note)).find((match) => match?.[1] === key)?.[2]
  if (goods === undefined) return null
  return new Map(
    goods.split(',').map((entry) => {
      const [line = '', quantity = '0'] = entry.split('x')
      return [line, Number(quantity)]
    }),
  )
}

function stands(target: ReadonlyMap<string, number>, refunded: ReadonlyMap<string, number>): boolean {
  return [...target].every(([line, quantity]) => (refunded.get(line) ?? 0) >= quantity)
}

/** Whether the customer still gets, or already got, something of the order after `push`. */
function leavesSomething(
  order: StandingOrder,
  push: CancelPush,
  notes: readonly string[],
  refunded: ReadonlyMap<string, number>,
): boolean {
  if (shippedUnits(notes).size > 0) return true
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.associations.order_rows.some(
    (row) => row.product_quantity > (cancelled.get(row.id) ?? 0) + (refunded.get(row.id) ?? 0),
  )
}

function slipOf(order: StandingOrder, push: CancelPush) {
  const lines = push.lines.map((line) => {
    const row = order.associations.order_rows.find((candidate) => candidate.id === line.lineId)
    return {
      id_order_detail: line.lineId,
      product_quantity: line.quantity,
      amount_tax_excl: ((row?.unit_price_tax_excl ?? 0) * line.quantity).toFixed(6),
      amount_tax_incl: ((row?.unit_price_tax_incl ?? 0) * line.quantity).toFixed(6),
    }
  })
  const total = (field: 'amount_tax_excl' | 'amount_tax_incl') =>
    lines.reduce((sum, line) => sum + Number(line[field]), 0).toFixed(6)
  return {
    id_customer: order.id_customer,
    id_order: order.id,
    conversion_rate: 1,
    total_products_tax_excl: total('amount_tax_excl'),
    total_products_tax_incl: total('amount_tax_incl'),
    total_shipping_tax_excl: 0,
    total_shipping_tax_incl: 0,
    amount: total('amount_tax_incl'),
    shipping_cost: 0,
    shipping_cost_amount: 0,
    partial: 1,
    associations: { order_slip_details: { order_slip_detail: lines } },
  }
}

/** Of a reason, what a note of ours can hold. */
function plain(reason: string): string {
  return reason.replaceAll(/[:<>{}\n]/g, ' ').slice(0, 200)
}
