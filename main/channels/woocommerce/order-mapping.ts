import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { MappedOrder } from '../../app/ports/channel.ts'
import {
  centsFromDecimal,
  parsePayload,
  rejected,
  serviceLevelOf,
  whereAndWhat,
} from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'
import { refundedUnits, refundList } from './answers.ts'

const address = z.object({
  first_name: z.string(),
  last_name: z.string(),
  company: z.string(),
  address_1: z.string(),
  address_2: z.string(),
  city: z.string(),
  postcode: z.string(),
  country: z.string(),
  phone: z.string().default(''),
})

const payloadSchema = z.object({
  id: z.int(),
  number: z.string().min(1),
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'a time such as 2026-11-23T08:00:00'),
  billing: address.extend({ email: z.string() }),
  shipping: address,
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown().optional() })),
  line_items: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      sku: z.string().nullable(),
      quantity: z.int(),
      subtotal: centsFromDecimal,
    }),
  ),
  shipping_lines: z.array(
    z.object({ method_id: z.string().nullable(), method_title: z.string().nullable() }),
  ),
  refunds: refundList.catch([]),
})
type Payload = z.infer<typeof payloadSchema>

/** States of an order that will not be shipped any more. */
const ENDED = ['cancelled', 'refunded', 'failed', 'trash']

/** A pulled WooCommerce order in the domain's words. Pure. */
export function mapWooOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const source = parsed.data
  const fromShop = `Order ${source.number} from ${channel.name}`
  const ended = ENDED.includes(source.status)
  const hasLeft = source.status === 'completed'
  if (source.status !== 'processing' && !hasLeft && !ended)
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: whyIgnored(source.status) }
  const refunded = refundedUnits(source.refunds)
  const open = source.line_items
    .map((line) => ({ ...line, left: line.quantity - (refunded.get(String(line.id)) ?? 0) }))
    .filter((line) => line.left > 0)
  const cancelled = ended || open.length === 0
  const wanted = cancelled ? source.line_items.map((line) => ({ ...line, left: line.quantity })) : open
  const nameless = wanted.find((line) => line.sku === null || line.sku.trim() === '')
  if (nameless !== undefined)
    return rejected(
      `${fromShop}: "${nameless.name}" has no SKU: give the product one in WooCommerce, then save the order.`,
    )
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${source.id}`,
    channelId: channel.id,
    externalId: String(source.id),
    reference: source.number,
    placedAt: Date.parse(`${source.date_created_gmt}Z`),
    destination: destinationOf(source),
    serviceLevel: serviceLevelOf(
      source.shipping_lines.flatMap((line) => [line.method_id, line.method_title]),
    ),
    customerTier: metaText(source, 'customer_tier').slice(0, 40),
    tags: metaText(source, 'order_tags')
      .split(',')
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag) => tag !== '')
      .slice(0, 60),
    currency: source.currency,
    shipBy: null,
    deliverBy: null,
    lines: wanted.map((line) => ({
      id: String(line.id),
      sku: line.sku,
      quantity: line.left,
      unitPriceCents: Math.round(line.subtotal / Math.max(1, line.quantity)),
    })),
  })
  if (!mapped.success)
    return rejected(`${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in WooCommerce.`)
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : hasLeft ? 'left' : 'ship' }),
  }
}

function whyIgnored(status: string): string {
  switch (status) {
    case 'pending':
    case 'on-hold':
      return `not paid (${status})`
    default:
      return `not to be shipped (${status})`
  }
}

/** WooCommerce leaves the shipping address empty when it is the billing address. */
function destinationOf(source: Payload): object {
  const to = source.shipping.address_1.trim() === '' ? source.billing : source.shipping
  return {
    name: `${to.first_name} ${to.last_name}`.trim(),
    company: blankToNull(to.company),
    street: [to.address_1, to.address_2].filter((line) => line.trim() !== ''),
    postcode: to.postcode,
    city: to.city,
    country: to.country,
    phone: blankToNull(to.phone) ?? blankToNull(source.billing.phone),
    email: blankToNull(source.billing.email),
    latitude: null,
    longitude: null,
  }
}

function metaText(source: Payload, key: string): string {
  const value = source.meta_data.find((entry) => entry.key === key)?.value
  return typeof value === 'string' ? value : ''
}

function blankToNull(text: string): string | null {
  return text.trim() === '' ? null : text
}
