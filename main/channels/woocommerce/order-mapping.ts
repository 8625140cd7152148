import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { minorUnits } from '../../../shared/domain/money.ts'
import { type OrderRequests } from '../../../shared/domain/order.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { asProposed, saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, NamelessLine } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { orderCustomsIn, withCustoms } from '../protocol/customs-fields.ts'
import { billedIn, destinationOf } from '../protocol/destination.ts'
import { isSku } from '../protocol/is-sku.ts'
import { type WishField, wishesIn } from '../protocol/order-wishes.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { pointInAddress } from '../protocol/point-in-address.ts'
import { shareOf } from '../protocol/share.ts'
import { optionsIn, plainText, wishFieldsIn } from './meta-fields.ts'
import { chargesOf, lineMoneyFields, lineValues, orderMoneyFields } from './order-money.ts'
import { readWooStanding, type WooStanding } from './order-standing.ts'

const text = z
  .string()
  .nullish()
  .transform((said) => said ?? '')

const address = z.object({
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

const metaData = z.array(z.looseObject({ key: z.string(), value: z.unknown().optional() })).default([])

const payloadSchema = z.object({
  ...orderMoneyFields,
  id: z.int(),
  number: z.string().min(1),
  date_created_gmt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'a time such as 2026-11-23T08:00:00'),
  billing: address.extend({ email: text }),
  shipping: address,
  customer_note: text,
  meta_data: metaData,
  line_items: z.array(
    z.object({
      id: z.int(),
      name: text,
      sku: z.string().nullable(),
      ...lineMoneyFields,
      meta_data: metaData,
    }),
  ),
  refunds: z.array(z.looseObject({ amount: z.string().optional(), total: z.string().optional() })).catch([]),
})
type Payload = z.infer<typeof payloadSchema>

const STORE_METHODS = ['local_pickup', 'legacy_local_pickup', 'pickup_location']
const PRICED_ONLY = ['flat_rate', 'free_shipping', 'table_rate', 'wbs', 'flexible_shipping_single']

/** Maps a pulled WooCommerce order: standing first, whether or not its content can be read. Pure. */
export function mapWooOrder(channel: Channel, payload: string): MappedOrder {
  const seen = readWooStanding(jsonOf(payload))
  const { standing } = seen
  if (standing.state === 'nothing-to-ship') return { kind: 'ignored', standing, why: 'nothing-to-ship' }
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, seen) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, { standing, goods }: WooStanding): MappedOrder {
  const said = { order: source.number, channel: channel.name }
  const units = new Map(goods?.map((line) => [line.id, line]))
  const isOver = goods?.every(({ ordered, refunded }) => ordered <= refunded) === true
  const wanted = source.line_items.flatMap((line) => {
    const counted = units.get(String(line.id))
    if (counted === undefined) return []
    const quantity =
      standing.meaning === 'called-off' || isOver ? counted.ordered : counted.ordered - counted.refunded
    return quantity > 0 ? [{ line, quantity }] : []
  })
  const fraction = wanted.find(({ line }) => !Number.isInteger(line.quantity))
  if (fraction !== undefined)
    return rejected(
      message('woocommerce.fractionalUnits', {
        ...said,
        quantity: String(fraction.line.quantity),
        title: plainText(fraction.line.name),
      }),
      standing,
    )
  const values = lineValues(source)
  const worth = ({ line, quantity }: (typeof wanted)[number]): number =>
    shareOf(values.get(String(line.id)) ?? 0, quantity, line.quantity)
  const nameless = wanted
    .filter(({ line }) => !isSku(line.sku))
    .map(
      (one): NamelessLine => ({
        lineId: String(one.line.id),
        title: clipped(plainText(one.line.name), 255),
        quantity: one.quantity,
        grossCents: worth(one),
      }),
    )
  const named = wanted.filter(({ line }) => isSku(line.sku))
  const { pickupPoint, ...requests } = requestsOf(source)
  const method = methodOf(source, pickupPoint)
  const charges = chargesOf(source, refundedCents(source))
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${source.id}`,
    channelId: channel.id,
    externalId: String(source.id),
    reference: source.number,
    placedAt: Date.parse(`${source.date_created_gmt}Z`),
    destination: destinationIn(source),
    serviceLevel: 'standard',
    customerTier: clipped(metaText(source, 'customer_tier'), 40),
    tags: metaText(source, 'order_tags')
      .split(',')
      .map((tag) => clipped(tag.trim(), 60))
      .filter((tag) => tag !== '')
      .slice(0, 60),
    currency: source.currency,
    ...billedIn(source.billing.country),
    shipBy: null,
    deliverBy: null,
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(charges === undefined ? {} : { charges }),
    ...withCustoms(orderCustomsIn(wishFieldsOf(source))),
    lines: named.map((one) => {
      const gross = worth(one)
      const options = optionsIn(one.line.meta_data)
      return {
        id: String(one.line.id),
        sku: one.line.sku,
        quantity: one.quantity,
        unitPriceCents: Math.round(gross / one.quantity),
        grossCents: gross,
        title: clipped(plainText(one.line.name), 255),
        ...(options.length === 0 ? {} : { options }),
      }
    }),
  })
  if (!mapped.success)
    return rejected(
      message('channels.invalidOrder', { ...said, faults: valueFaults(mapped.error), shop: 'WooCommerce' }),
      standing,
    )
  const order = asProposed(mapped.data, method)
  return { kind: 'order', order, standing, method, ...(nameless.length === 0 ? {} : { nameless }) }
}

/** A zone's method keeps its instance whatever it is called; the ids of some only say how their price is found. */
function methodOf(source: Payload, point: OrderRequests['pickupPoint']): SaidMethod {
  const { shipping_lines: lines, shipping: to } = source
  const isAllInStore =
    lines.length > 0 && lines.every(({ method_id }) => STORE_METHODS.includes(method_id ?? ''))
  return saidMethod({
    methods: lines.map(({ method_id, method_title, instance_id }) => {
      const id = method_id?.trim() ?? ''
      const instance = String(instance_id ?? '').trim()
      return {
        title: method_title ?? '',
        code: PRICED_ONLY.includes(id) ? '' : id,
        ...(id === '' || instance === '' || instance === '0' ? {} : { id: `${id}:${instance}` }),
      }
    }),
    told: isAllInStore ? 'collect' : null,
    point,
    maybePoint: pointInAddress(to.company, to.address_2, to.address_1),
    fields: wishFieldsOf(source),
  })
}

function wishFieldsOf(source: Payload): WishField[] {
  return [
    ...source.shipping_lines.flatMap((line) => wishFieldsIn(line.meta_data)),
    ...wishFieldsIn(source.meta_data),
  ]
}

/** WooCommerce leaves the shipping address empty when it is the billing address. */
function destinationIn({ shipping, billing }: Payload): object {
  const isEmpty = [shipping.address_1, shipping.city, shipping.postcode].every((part) => part.trim() === '')
  const to = isEmpty ? billing : shipping
  return destinationOf({
    name: `${to.first_name} ${to.last_name}`,
    company: to.company,
    street: [to.address_1, to.address_2],
    postcode: to.postcode,
    city: to.city,
    state: to.state,
    country: to.country,
    phone: to.phone.trim() === '' ? billing.phone : to.phone,
    email: billing.email,
  })
}

function requestsOf(source: Payload): OrderRequests {
  const [method] = source.shipping_lines
  const title = (method?.method_title ?? '').trim() || (method?.method_id ?? '').trim()
  return {
    ...wishesIn(wishFieldsOf(source)),
    ...(source.customer_note.trim() === '' ? {} : { customerNote: clipped(source.customer_note, 5000) }),
    ...(title === '' ? {} : { shippingMethod: clipped(title, 255) }),
  }
}

/** A refund's own entry says `amount`; the order's short list of them a negative `total`. */
function refundedCents({ refunds, currency }: Payload): number {
  return refunds
    .map(({ amount, total }) => (amount ?? total ?? '0').replace(/^-/, ''))
    .filter((amount) => /^\d+(\.\d+)?$/.test(amount))
    .reduce((sum, amount) => sum + minorUnits(amount, currency), 0)
}

function metaText(source: Payload, key: string): string {
  const value = source.meta_data.find((entry) => entry.key === key)?.value
  return typeof value === 'string' ? value : ''
}
