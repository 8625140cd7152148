import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { OrderCustoms } from '../../../shared/domain/customs/customs-identity.ts'
import type { OrderRequests } from '../../../shared/domain/order.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import type { OrderStanding } from '../../../shared/domain/order-standing.ts'
import { countrySaid } from '../../../shared/domain/read-country.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { asProposed, saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, NamelessLine, ReportedReturn } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { orderCustomsIn, withCustoms } from '../protocol/customs-fields.ts'
import { notToldYet } from '../protocol/destination.ts'
import { type WishField, wishesIn } from '../protocol/order-wishes.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { pointInAddress } from '../protocol/point-in-address.ts'
import { shareOf } from '../protocol/share.ts'
import { type ReturnRow, returnRows, writtenOff } from './answers.ts'
import { chargeOfLine, chargesOf, lineMoneySchema, orderMoneySchema } from './order-money.ts'
import { readMiraklStanding } from './order-standing.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '')
const fields = z
  .array(z.object({ code: z.string(), value: z.unknown().optional() }))
  .nullish()
  .transform((list) => list ?? [])

const address = z.object({
  firstname: text,
  lastname: text,
  company: text,
  company_2: text,
  street_1: text,
  street_2: text,
  additional_info: text,
  zip_code: text,
  city: text,
  state: text,
  country_iso_code: text,
  phone: text,
  phone_secondary: text,
})
type Address = z.infer<typeof address>

const line = z.object({
  order_line_id: z.string(),
  order_line_state: z.string(),
  offer_sku: text,
  product_title: text,
  quantity: z.int(),
  order_line_additional_fields: fields,
  ...lineMoneySchema.shape,
})
type Line = z.infer<typeof line>

const payloadSchema = z.object({
  order_id: z.string().min(1),
  commercial_id: z.string().min(1),
  created_date: z.string().refine((at) => !Number.isNaN(Date.parse(at)), 'a time'),
  currency_iso_code: z.string(),
  customer: z
    .object({
      firstname: text,
      lastname: text,
      shipping_address: address.nullish(),
      organization: z.object({ tax_identification_number: text }).nullish().catch(null),
    })
    .nullish(),
  customer_notification_email: text,
  shipping_type_code: text,
  shipping_type_label: text,
  shipping_pudo_id: text,
  shipping_deadline: text,
  delivery_date: z.object({ latest: text }).nullish(),
  order_additional_fields: fields,
  returns: returnRows.catch([]).optional(),
  order_lines: z.array(line).min(1),
  ...orderMoneySchema.shape,
})
type Payload = z.infer<typeof payloadSchema>

const CALLED_OFF = ['REFUSED', 'CANCELED']
const LONGEST_SKU = 80

/** Maps a pulled Mirakl order: standing first, whether or not its content can be read. Pure. */
export function mapMiraklOrder(channel: Channel, payload: string): MappedOrder {
  const standing = readMiraklStanding(jsonOf(payload))
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, standing) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, standing: OrderStanding): MappedOrder {
  const said = { order: source.order_id, channel: channel.name }
  const destination = destinationOf(source, standing)
  if (destination === null) return { kind: 'ignored', standing, why: 'ended-without-address' }
  const wanted = wantedLines(source, standing)
  const named = wanted.filter(({ line }) => isSku(line.offer_sku))
  const nameless = wanted
    .filter(({ line }) => !isSku(line.offer_sku))
    .map(
      ({ line, quantity }): NamelessLine => ({
        lineId: line.order_line_id,
        title: clipped(line.product_title, 255),
        quantity,
        grossCents: grossOf(source, line, quantity),
      }),
    )
  const { pickupPoint, ...requests } = requestsOf(source)
  const method = methodOf(source, pickupPoint)
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${source.order_id}`,
    channelId: channel.id,
    externalId: source.order_id,
    reference: clipped(source.commercial_id, 80),
    placedAt: Date.parse(source.created_date),
    destination,
    serviceLevel: 'standard',
    customerTier: fieldText(source, 'customer_tier').slice(0, 40),
    tags: fieldText(source, 'order_tags')
      .split(',')
      .map((tag) => clipped(tag.trim(), 60))
      .filter((tag) => tag !== '')
      .slice(0, 60),
    currency: source.currency_iso_code,
    shipBy: instantOf(source.shipping_deadline),
    deliverBy: instantOf(source.delivery_date?.latest ?? ''),
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    charges: chargesOf(source),
    ...withCustoms(customsOf(source)),
    lines: named.map(({ line, quantity }) => orderLine(source, line, quantity)),
  })
  if (!mapped.success)
    return rejected(message('mirakl.invalidOrder', { ...said, faults: valueFaults(mapped.error) }), standing)
  const returns = source.returns === undefined ? {} : { returns: source.returns.map(reported) }
  return {
    kind: 'order',
    order: asProposed(mapped.data, method),
    standing,
    method,
    ...(nameless.length === 0 ? {} : { nameless }),
    ...returns,
  }
}

/** The operator's own fields may say more than the buyer's organisation does. */
function customsOf(source: Payload): OrderCustoms {
  const taxId = source.customer?.organization?.tax_identification_number ?? ''
  return orderCustomsIn([
    ...fieldsOf(source.order_additional_fields),
    { key: 'tax identification number', value: taxId },
  ])
}

/** Lines with the units that the customer is still to have, or had; of what is called off, as it was ordered. */
function wantedLines(
  source: Payload,
  { meaning }: OrderStanding,
): { readonly line: Line; readonly quantity: number }[] {
  if (meaning === 'called-off') return source.order_lines.map((line) => ({ line, quantity: line.quantity }))
  return source.order_lines
    .filter((line) => !CALLED_OFF.includes(line.order_line_state))
    .map((line) => ({ line, quantity: line.quantity - writtenOff(line) }))
    .filter(({ quantity }) => quantity > 0)
}

function orderLine(source: Payload, line: Line, quantity: number): object {
  const gross = grossOf(source, line, quantity)
  const options = fieldsOf(line.order_line_additional_fields).map(({ key, value }) => ({
    name: clipped(key, 120),
    value: clipped(value, 1000),
  }))
  return {
    id: line.order_line_id,
    sku: line.offer_sku,
    quantity,
    unitPriceCents: Math.round(gross / quantity),
    grossCents: gross,
    title: clipped(line.product_title, 255),
    ...(options.length === 0 ? {} : { options: options.slice(0, 50) }),
  }
}

function grossOf(source: Payload, line: Line, quantity: number): number {
  return Math.max(0, shareOf(grossCents(chargeOfLine(source, line)), quantity, line.quantity))
}

function isSku(sku: string): boolean {
  return sku !== '' && sku.length <= LONGEST_SKU
}

/** Where it goes; null = not given, and over. Mirakl gives the address once the order is accepted and paid. */
function destinationOf(source: Payload, { meaning }: OrderStanding): object | null {
  const to = source.customer?.shipping_address ?? null
  const email = blankToNull(source.customer_notification_email)
  if (to !== null) return { ...addressOf(to), email }
  if (meaning === 'called-off' || meaning === 'left') return null
  return notToldYet(`${source.customer?.firstname ?? ''} ${source.customer?.lastname ?? ''}`, email)
}

function addressOf(to: Address): object {
  const street = [to.street_1, to.street_2, to.additional_info].filter((part) => part !== '')
  return {
    name: clipped(`${to.firstname} ${to.lastname}`.trim(), 255),
    company: blankToNull(clipped([to.company, to.company_2].filter((part) => part !== '').join(', '), 255)),
    street: street.map((part) => clipped(part, 255)),
    postcode: clipped(to.zip_code, 40),
    city: clipped(to.city, 255),
    ...(to.state === '' ? {} : { state: clipped(to.state, 120) }),
    ...countrySaid(to.country_iso_code),
    phone: blankToNull(clipped(to.phone === '' ? to.phone_secondary : to.phone, 255)),
    latitude: null,
    longitude: null,
  }
}

function requestsOf(source: Payload): OrderRequests {
  const asked = fieldsOf(source.order_additional_fields)
  const wishes = wishesIn(asked)
  const point = pointOf(source, asked)
  const method = source.shipping_type_label === '' ? source.shipping_type_code : source.shipping_type_label
  return {
    ...wishes,
    ...(point === null ? {} : { pickupPoint: point }),
    ...(method === '' ? {} : { shippingMethod: clipped(method, 255) }),
  }
}

/** Its code is the operator's own and stays; a shop where it is collected is the operator's. */
function methodOf(source: Payload, point: OrderRequests['pickupPoint']): SaidMethod {
  const { shipping_type_code: code, shipping_type_label: title } = source
  const to = source.customer?.shipping_address
  return saidMethod({
    methods: code === '' && title === '' ? [] : [{ title, code, id: code }],
    told: source.shipping_pudo_id === '' ? null : 'relay',
    point,
    maybePoint: pointInAddress(to?.company, to?.street_2, to?.street_1),
    fields: fieldsOf(source.order_additional_fields),
    isMarketplace: true,
  })
}

/** Operators say the point in its own field, or only as a field of theirs: 'delivery-point-name' with a locker's code. */
const POINT_FIELD = /(delivery|pick.?up|drop.?off|relay|relais|parcel).?(point|shop|locker)|pudo|paczkomat/i

/** The buyer's collection point; the company of the address is the shop that keeps the parcel. */
function pointOf(source: Payload, asked: readonly WishField[]): OrderRequests['pickupPoint'] | null {
  const field = asked.find(
    ({ key, value }) => POINT_FIELD.test(key) && /^(?=.*\d)[\w./:-]{1,120}$/.test(value),
  )
  const id = source.shipping_pudo_id === '' ? field?.value : source.shipping_pudo_id
  if (id === undefined || id.length > 120) return null
  return { id, name: clipped(source.customer?.shipping_address?.company ?? '', 255) }
}

/** Fields of the operator with what they say as text. */
function fieldsOf(of: Payload['order_additional_fields']): WishField[] {
  return of.flatMap(({ code, value }) => {
    const parts = (Array.isArray(value) ? value : [value]).filter(
      (part) => typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean',
    )
    const said = parts.map(String).join(', ').trim()
    return said === '' ? [] : [{ key: code, value: said }]
  })
}

function fieldText(source: Payload, code: string): string {
  return fieldsOf(source.order_additional_fields).find(({ key }) => key === code)?.value ?? ''
}

function instantOf(said: string): number | null {
  const at = Date.parse(said)
  return Number.isNaN(at) ? null : at
}

function blankToNull(value: string): string | null {
  return value === '' ? null : value
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
