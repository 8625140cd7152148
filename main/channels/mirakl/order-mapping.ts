import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { MappedOrder, ReportedReturn } from '../../app/ports/channel.ts'
import { parsePayload, rejected, serviceLevelOf, whereAndWhat } from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'
import { type ReturnRow, returnRows, writtenOff } from './answers.ts'
import { twoLetters } from './country.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const units = z
  .array(z.object({ quantity: z.int().nullish() }))
  .nullish()
  .transform((list) => list ?? [])
const fields = z
  .array(z.object({ code: z.string(), value: z.unknown().optional() }))
  .nullish()
  .transform((list) => list ?? [])

const address = z.object({
  firstname: text,
  lastname: text,
  company: text,
  company_2: text,
  street_1: z.string(),
  street_2: text,
  additional_info: text,
  zip_code: text,
  city: z.string(),
  country_iso_code: z.string(),
  phone: text,
  phone_secondary: text,
})

const payloadSchema = z.object({
  order_id: z.string().min(1),
  commercial_id: z.string().min(1),
  order_state: z.string(),
  created_date: z.string().refine((at) => !Number.isNaN(Date.parse(at)), 'a time'),
  currency_iso_code: z.string(),
  customer: z
    .object({ shipping_address: address.nullish() })
    .nullish()
    .transform((customer) => customer ?? { shipping_address: null }),
  customer_notification_email: text,
  shipping_type_code: text,
  shipping_type_label: text,
  shipping_deadline: z
    .string()
    .nullish()
    .transform((at) => at ?? null),
  order_additional_fields: fields,
  returns: returnRows.catch([]).optional(),
  order_lines: z
    .array(
      z.object({
        order_line_id: z.string(),
        order_line_state: z.string(),
        offer_sku: text,
        product_title: text,
        quantity: z.int(),
        price_unit: z.number(),
        cancelations: units,
        refunds: units,
      }),
    )
    .min(1),
})
type Payload = z.infer<typeof payloadSchema>

const ENDED = ['REFUSED', 'CANCELED']
const LEFT = ['SHIPPED', 'TO_COLLECT', 'RECEIVED', 'CLOSED']

/** A pulled Mirakl order in the domain's words. Pure. */
export function mapMiraklOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const source = parsed.data
  const fromShop = `Order ${source.order_id} from ${channel.name}`
  const ended = ENDED.includes(source.order_state)
  const hasLeft = LEFT.includes(source.order_state)
  if (source.order_state !== 'SHIPPING' && !hasLeft && !ended)
    return {
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: `not to be shipped (${source.order_state})`,
    }
  const to = source.customer.shipping_address
  if (to === null || to === undefined)
    return ended || hasLeft
      ? {
          kind: 'ignored',
          standing: standing({ meaning: 'ignore' }),
          why: 'ended before the marketplace gave an address',
        }
      : rejected(
          `${fromShop} has no shipping address: ask the marketplace. Correct it there; it is read again.`,
        )
  const open = source.order_lines
    .filter((line) => !ENDED.includes(line.order_line_state))
    .map((line) => ({ ...line, left: line.quantity - writtenOff(line) }))
    .filter((line) => line.left > 0)
  const cancelled = ended || open.length === 0
  const wanted = cancelled ? source.order_lines.map((line) => ({ ...line, left: line.quantity })) : open
  const nameless = wanted.find((line) => line.offer_sku.trim() === '')
  if (nameless !== undefined)
    return rejected(
      `${fromShop}: "${nameless.product_title}" has no offer SKU. Correct it in the marketplace.`,
    )
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${source.order_id}`,
    channelId: channel.id,
    externalId: source.order_id,
    reference: source.commercial_id,
    placedAt: Date.parse(source.created_date),
    destination: destinationOf(to, source),
    serviceLevel: serviceLevelOf([source.shipping_type_code, source.shipping_type_label]),
    customerTier: fieldText(source, 'customer_tier').slice(0, 40),
    tags: fieldText(source, 'order_tags')
      .split(',')
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag) => tag !== '')
      .slice(0, 60),
    currency: source.currency_iso_code,
    shipBy: source.shipping_deadline === null ? null : Date.parse(source.shipping_deadline),
    deliverBy: null,
    lines: wanted.map((line) => ({
      id: line.order_line_id,
      sku: line.offer_sku,
      quantity: line.left,
      unitPriceCents: Math.round(line.price_unit * 100),
    })),
  })
  if (!mapped.success)
    return rejected(
      `${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in the marketplace.`,
    )
  const someLeft = source.order_lines.some((line) => LEFT.includes(line.order_line_state))
  const left = hasLeft ? 'all' : someLeft ? 'some' : null
  const returns = source.returns === undefined ? {} : { returns: source.returns.map(reported) }
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : left === 'all' ? 'left' : 'ship' }),
    ...returns,
  }
}

function destinationOf(to: z.infer<typeof address>, source: Payload): object {
  return {
    name: `${to.firstname} ${to.lastname}`.trim(),
    company: blankToNull([to.company, to.company_2].filter(Boolean).join(', ')),
    street: [to.street_1, to.street_2, to.additional_info].filter((line) => line.trim() !== ''),
    postcode: to.zip_code,
    city: to.city,
    country: twoLetters(to.country_iso_code),
    phone: blankToNull(to.phone) ?? blankToNull(to.phone_secondary),
    email: blankToNull(source.customer_notification_email),
    latitude: null,
    longitude: null,
  }
}

function fieldText(source: Payload, code: string): string {
  const value = source.order_additional_fields.find((entry) => entry.code === code)?.value
  return typeof value === 'string' ? value : ''
}

function blankToNull(value: string): string | null {
  return value.trim() === '' ? null : value
}

const OVER = ['REFUSED', 'CANCELED', 'CANCELLED', 'CLOSED']

function reported({ id, state, return_lines, description, reason_code }: ReturnRow): ReportedReturn {
  return {
    id,
    state: OVER.includes(state) ? 'ended' : 'open',
    lines: return_lines.map(({ order_line_id, quantity }) => ({ lineId: order_line_id, quantity })),
    reason: description ?? reason_code ?? '',
  }
}
