import { z } from 'zod'
import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'
import { gmtTime, siteTime } from '../channel-server/site-time.ts'
import { writtenTo } from '../channel-server/storefront.ts'
import { orderJson, refundJson, shippingLineId } from './json.ts'
import { type OrderRecord, refundedCents, refundedShippingCents, totalCents } from './records.ts'
import type { WebShop } from './web-shop.ts'
import { invalidParameter, wpError } from './wp-error.ts'

const meta = z.array(z.object({ id: z.int().optional(), key: z.string(), value: z.unknown() }))

const text = z.string().default('')

const shippingChange = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: text,
})

const orderChange = z.object({
  shipping: shippingChange.optional(),
  status: z.string().optional(),
  meta_data: meta.optional(),
})

/** `PUT /orders/:id`: status, shipping address and meta. A meta entry of a known key is replaced. */
export function updateOrder(shop: WebShop, order: OrderRecord, body: unknown): HttpAnswer {
  const change = orderChange.safeParse(body)
  if (!change.success) return invalidParameter('status', z.prettifyError(change.error))
  const { status } = change.data
  if (status !== undefined && !shop.statuses.includes(status))
    return invalidParameter('status', `status is not one of ${shop.statuses.join(', ')}.`)
  for (const entry of change.data.meta_data ?? []) {
    const known = order.meta.find((candidate) => candidate.id === entry.id || candidate.key === entry.key)
    if (known === undefined) order.meta.push({ id: shop.newId(), key: entry.key, value: entry.value })
    else known.value = entry.value
  }
  const { shipping: to } = change.data
  if (to !== undefined)
    order.basket = writtenTo(order.basket, {
      firstName: to.first_name,
      lastName: to.last_name,
      phone: to.phone === '' ? null : to.phone,
      shipTo: {
        company: to.company === '' ? null : to.company,
        street: to.address_1,
        extra: to.address_2 === '' ? null : to.address_2,
        postcode: to.postcode,
        city: to.city,
        ...(to.state === '' ? {} : { state: to.state }),
        country: to.country,
      },
    })
  if (status === undefined) shop.touch(order)
  else shop.setStatus(order, status)
  return json(200, orderJson(shop, order))
}

const newNote = z.object({ note: z.string().min(1), customer_note: z.boolean().default(false) })

export function addNote(shop: WebShop, order: OrderRecord, body: unknown): HttpAnswer {
  const asked = newNote.safeParse(body)
  if (!asked.success) return wpError(400, 'rest_missing_callback_param', 'Missing parameter(s): note')
  const note = {
    id: shop.newId(),
    note: asked.data.note,
    forCustomer: asked.data.customer_note,
    createdAt: shop.now(),
  }
  order.notes.push(note)
  return json(201, noteJson(shop, note))
}

export function listNotes(shop: WebShop, order: OrderRecord): HttpAnswer {
  return json(
    200,
    order.notes.map((note) => noteJson(shop, note)),
  )
}

function noteJson(shop: WebShop, note: OrderRecord['notes'][number]): object {
  return {
    id: note.id,
    author: 'Switchyard',
    date_created: siteTime(note.createdAt, shop.timeZone),
    date_created_gmt: gmtTime(note.createdAt),
    note: note.note,
    customer_note: note.forCustomer,
  }
}

const amount = z.union([z.string(), z.number()]).transform(Number)

const newRefund = z.object({
  amount: amount.optional(),
  reason: z.string().default(''),
  api_refund: z.boolean().default(true),
  api_restock: z.boolean().default(true),
  meta_data: meta.default([]),
  line_items: z
    .array(
      z.object({
        id: z.int(),
        quantity: z.int().min(0).default(0),
        refund_total: amount.default(0),
        refund_tax: z.array(z.object({ id: z.int(), refund_total: amount })).default([]),
      }),
    )
    .default([]),
})

/** `POST /orders/:id/refunds`. Not idempotent: asked twice, it refunds twice while there is money left. */
export function createRefund(shop: WebShop, order: OrderRecord, body: unknown): HttpAnswer {
  const asked = newRefund.safeParse(body)
  if (!asked.success) return invalidParameter('line_items', z.prettifyError(asked.error))
  const lines = asked.data.line_items.map((line) => ({
    line,
    item: order.items.find((candidate) => candidate.id === line.id),
  }))
  const cents = (asked: number): number => Math.round(asked * 100)
  const taxOf = ({ line }: (typeof lines)[number]): number =>
    line.refund_tax.reduce((sum, tax) => sum + cents(tax.refund_total), 0)
  const shipping = lines.filter(({ line }) => line.id === shippingLineId(order))
  const shippingTaxCents = shipping.reduce((sum, one) => sum + taxOf(one), 0)
  const shippingCents = shipping.reduce((sum, { line }) => sum + cents(line.refund_total), shippingTaxCents)
  const others = new Set([shippingLineId(order), ...order.fees.map(({ id }) => id)])
  const tooMany =
    shippingCents > order.basket.shipping.cents - refundedShippingCents(order) ||
    lines.some(({ line, item }) =>
      item === undefined ? !others.has(line.id) : line.quantity > item.quantity - item.refunded,
    )
  const lineCents = lines.reduce((sum, one) => sum + cents(one.line.refund_total) + taxOf(one), 0)
  const amountCents = asked.data.amount === undefined ? lineCents : cents(asked.data.amount)
  if (tooMany || amountCents < 0 || refundedCents(order) + amountCents > totalCents(order))
    return wpError(400, 'woocommerce_rest_invalid_order_refund', 'Invalid refund amount.')
  const refund = {
    id: shop.newId(),
    amountCents,
    shippingCents,
    shippingTaxCents,
    reason: asked.data.reason,
    createdAt: shop.now(),
    meta: asked.data.meta_data.map((entry) => ({ id: shop.newId(), key: entry.key, value: entry.value })),
    lines: lines.flatMap((one) => {
      const { line, item } = one
      if (item === undefined || line.quantity === 0) return []
      const netCents = cents(line.refund_total)
      return [{ id: shop.newId(), item, quantity: line.quantity, netCents, taxCents: taxOf(one) }]
    }),
  }
  for (const { item, quantity } of refund.lines) {
    item.refunded += quantity
    if (asked.data.api_restock && order.stockReduced) shop.putBack(item.product, quantity)
  }
  order.refunds.push(refund)
  if (refundedCents(order) === totalCents(order)) shop.setStatus(order, 'refunded')
  else shop.touch(order)
  return json(201, refundJson(order, refund, shop.timeZone))
}
