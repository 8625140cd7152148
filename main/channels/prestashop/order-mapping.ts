import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { OrderCustoms } from '../../../shared/domain/customs/customs-identity.ts'
import { lineOptions, type OrderRequests } from '../../../shared/domain/order.ts'
import { timeZone } from '../../../shared/domain/scalars.ts'
import { asProposed, saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, NamelessLine } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { orderCustomsIn, withCustoms } from '../protocol/customs-fields.ts'
import { destinationOf } from '../protocol/destination.ts'
import { isSku } from '../protocol/is-sku.ts'
import { type WishField, wishesIn } from '../protocol/order-wishes.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { shareOf } from '../protocol/share.ts'
import { idText } from './answers.ts'
import { chargesOf, orderMoneyFields, rowMoneyFields, worthOf } from './order-money.ts'
import { type PrestaStanding, readPrestaStanding } from './order-standing.ts'
import { pickupPointIn } from './pickup-point.ts'
import { instantOf, isWallTime } from './shop-time.ts'

const flag = z.coerce
  .string()
  .default('0')
  .transform((text) => text === '1' || text === 'true')
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** A pulled order: the webservice's own, beside what it refers to. */
const payloadSchema = z.object({
  order: z.looseObject({
    ...orderMoneyFields,
    id: idText,
    reference: z.string().min(1),
    date_add: z.string().refine(isWallTime, 'a time such as 2026-11-23 08:00:00'),
    gift: flag,
    gift_message: text,
    recyclable: flag,
    associations: z.object({
      order_rows: z
        .array(z.object({ id: idText, product_name: text, product_reference: text, ...rowMoneyFields }))
        .min(1),
    }),
  }),
  timeZone,
  /** Absent = it was deleted in the shop. */
  shipping: z
    .object({
      alias: text,
      firstname: text,
      lastname: text,
      company: text,
      address1: text,
      address2: text,
      other: text,
      postcode: text,
      city: text,
      state: text,
      country: text,
      phone: text,
      phone_mobile: text,
      vat_number: text.catch(''),
      dni: text.catch(''),
    })
    .prefault({}),
  email: z.string().nullable(),
  group: z.string().nullable(),
  currency: z.string(),
  carrier: z.string().nullable(),
  /** Absent in what was pulled before they were read; null = the key may not read them. */
  vouchers: z
    .array(z.object({ value: z.string(), free_shipping: z.string() }))
    .nullish()
    .catch(null),
  messages: z.array(z.object({ message: z.string(), private: z.string() })).catch([]),
  refundedCents: z.int().min(0).default(0),
  /** What buyers typed for a line, by its id. */
  options: z.record(z.string(), lineOptions).catch({}).default({}),
})
type Payload = z.infer<typeof payloadSchema>

/** PrestaShop's own fields of an order, whose names sound like wishes. */
const OWN_FIELDS = ['delivery_date', 'delivery_number', 'shipping_number', 'gift_message', 'note']

/** Maps a pulled PrestaShop order: standing first, whether or not its content can be read. Pure. */
export function mapPrestaOrder(channel: Channel, payload: string): MappedOrder {
  const seen = readPrestaStanding(jsonOf(payload))
  const { standing } = seen
  if (standing.state === 'nothing-to-ship') return { kind: 'ignored', standing, why: 'nothing-to-ship' }
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, seen) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, { standing, goods }: PrestaStanding): MappedOrder {
  const { order } = source
  const said = { order: order.reference, channel: channel.name }
  const units = new Map(goods?.map((row) => [row.id, row]))
  const isOver = goods?.every(({ ordered, refunded }) => ordered <= refunded) === true
  const wanted = order.associations.order_rows.flatMap((row) => {
    const counted = units.get(row.id)
    if (counted === undefined) return []
    const quantity =
      standing.meaning === 'called-off' || isOver ? counted.ordered : counted.ordered - counted.refunded
    return quantity > 0 ? [{ row, quantity }] : []
  })
  const { rows: values } = worthOf(order, source.vouchers ?? null, source.currency)
  const worth = ({ row, quantity }: (typeof wanted)[number]): number =>
    shareOf(values.get(row.id) ?? 0, quantity, row.product_quantity)
  const nameless = wanted
    .filter(({ row }) => !isSku(row.product_reference))
    .map(
      (one): NamelessLine => ({
        lineId: one.row.id,
        title: clipped(one.row.product_name, 255),
        quantity: one.quantity,
        grossCents: worth(one),
      }),
    )
  const named = wanted.filter(({ row }) => isSku(row.product_reference))
  const { pickupPoint, ...requests } = requestsOf(source)
  const carrier = source.carrier?.trim() ?? ''
  const method = saidMethod({
    methods: carrier === '' ? [] : [{ title: carrier, code: '' }],
    point: pickupPoint,
    maybePoint: pickupPointIn(source.shipping),
    fields: wishFieldsOf(source),
  })
  const charges = chargesOf(order, source.vouchers ?? null, source.currency, source.refundedCents)
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${order.id}`,
    channelId: channel.id,
    externalId: order.id,
    reference: order.reference,
    placedAt: instantOf(order.date_add, source.timeZone),
    destination: destinationIn(source),
    serviceLevel: 'standard',
    customerTier: clipped((source.group ?? '').toLowerCase(), 40),
    tags: [...(order.gift ? ['gift'] : []), ...(order.recyclable ? ['recycled-packaging'] : [])],
    currency: source.currency,
    shipBy: null,
    deliverBy: null,
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(charges === undefined ? {} : { charges }),
    ...withCustoms(customsOf(source)),
    lines: named.map((one) => ({
      id: one.row.id,
      sku: one.row.product_reference,
      quantity: one.quantity,
      unitPriceCents: Math.round(worth(one) / one.quantity),
      grossCents: worth(one),
      title: clipped(one.row.product_name, 255),
      ...(source.options[one.row.id] === undefined ? {} : { options: source.options[one.row.id] }),
    })),
  })
  if (!mapped.success)
    return rejected(
      message('channels.invalidOrder', { ...said, faults: valueFaults(mapped.error), shop: 'PrestaShop' }),
      standing,
    )
  const proposed = asProposed(mapped.data, method)
  return { kind: 'order', order: proposed, standing, method, ...(nameless.length === 0 ? {} : { nameless }) }
}

function destinationIn({ shipping: to, email }: Payload): object {
  return destinationOf({
    name: `${to.firstname} ${to.lastname}`,
    company: to.company,
    street: [to.address1, to.address2],
    postcode: to.postcode,
    city: to.city,
    state: to.state,
    country: to.country,
    phone: to.phone_mobile.trim() === '' ? to.phone : to.phone_mobile,
    email: email ?? '',
  })
}

/** The buyer's note is the order's first message that is not private; what modules add to an order goes by its name. */
function requestsOf(source: Payload): OrderRequests {
  const { order, shipping, carrier, messages } = source
  const note = messages.find((one) => one.private !== '1')?.message.trim() ?? ''
  const delivery = shipping.other.trim()
  const giftMessage = order.gift_message.trim()
  return {
    ...(delivery === '' ? {} : { deliveryNote: clipped(delivery, 5000) }),
    ...wishesIn(wishFieldsOf(source)),
    ...(note === '' ? {} : { customerNote: clipped(note, 5000) }),
    ...(order.gift ? { giftWrap: true } : {}),
    ...(giftMessage === '' ? {} : { giftMessage: clipped(giftMessage, 5000) }),
    ...(carrier === null || carrier.trim() === '' ? {} : { shippingMethod: clipped(carrier, 255) }),
  }
}

/** The number of the person where the country asks for one goes before that of the company. */
function customsOf(source: Payload): OrderCustoms {
  const { dni, vat_number } = source.shipping
  return orderCustomsIn([
    { key: 'dni', value: dni },
    { key: 'vat number', value: vat_number },
    ...wishFieldsOf(source),
  ])
}

function wishFieldsOf({ order }: Payload): WishField[] {
  return Object.entries(order).flatMap(([key, value]) =>
    typeof value === 'string' && !OWN_FIELDS.includes(key) ? [{ key, value }] : [],
  )
}
