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
import { idText } from './answers.ts'
import { instantOf } from './shop-time.ts'

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
  order: z.object({
    id: idText,
    reference: z.string().min(1),
    date_add: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'a time such as 2026-11-23 08:00:00'),
    gift: flag,
    recyclable: flag,
    associations: z.object({
      order_rows: z
        .array(
          z.object({
            id: idText,
            product_name: z.string(),
            product_reference: text,
            product_quantity: z.coerce.number().pipe(z.int()),
            unit_price_tax_incl: centsFromDecimal,
          }),
        )
        .min(1),
    }),
  }),
  timeZone: z.string(),
  shipping: z.object({
    firstname: text,
    lastname: text,
    company: text,
    address1: z.string(),
    address2: text,
    postcode: text,
    city: z.string(),
    country: z.string(),
    phone: text,
    phone_mobile: text,
  }),
  email: z.string().nullable(),
  group: z.string().nullable(),
  currency: z.string(),
  carrier: z.string().nullable(),
  isPaid: z.boolean(),
  isShipped: z.boolean(),
  isEnded: z.boolean(),
  refunded: z.record(z.string(), z.int()),
})
type Payload = z.infer<typeof payloadSchema>

/** A pulled PrestaShop order in the domain's words. Pure. */
export function mapPrestaOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const { order, shipping, ...rest } = parsed.data
  const fromShop = `Order ${order.reference} from ${channel.name}`
  if (!rest.isEnded && !rest.isShipped && !rest.isPaid)
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'not paid' }
  const rows = order.associations.order_rows
  const open = rows
    .map((row) => ({ ...row, left: row.product_quantity - (rest.refunded[row.id] ?? 0) }))
    .filter((row) => row.left > 0)
  const cancelled = rest.isEnded || open.length === 0
  const wanted = cancelled ? rows.map((row) => ({ ...row, left: row.product_quantity })) : open
  const nameless = wanted.find((row) => row.product_reference.trim() === '')
  if (nameless !== undefined)
    return rejected(
      `${fromShop}: "${nameless.product_name}" has no reference: give the product one in PrestaShop; it is read again when the order changes.`,
    )
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${order.id}`,
    channelId: channel.id,
    externalId: order.id,
    reference: order.reference,
    placedAt: instantOf(order.date_add, rest.timeZone),
    destination: destinationOf(shipping, rest.email),
    serviceLevel: serviceLevelOf([rest.carrier]),
    customerTier: (rest.group ?? '').toLowerCase().slice(0, 40),
    tags: [...(order.gift ? ['gift'] : []), ...(order.recyclable ? ['recycled-packaging'] : [])],
    currency: rest.currency,
    shipBy: null,
    deliverBy: null,
    lines: wanted.map((row) => ({
      id: row.id,
      sku: row.product_reference,
      quantity: row.left,
      unitPriceCents: row.unit_price_tax_incl,
    })),
  })
  if (!mapped.success)
    return rejected(`${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in PrestaShop.`)
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : rest.isShipped ? 'left' : 'ship' }),
  }
}

function destinationOf(to: Payload['shipping'], email: string | null): object {
  return {
    name: `${to.firstname} ${to.lastname}`.trim(),
    company: blankToNull(to.company),
    street: [to.address1, to.address2].filter((line) => line.trim() !== ''),
    postcode: to.postcode,
    city: to.city,
    country: to.country,
    phone: blankToNull(to.phone_mobile) ?? blankToNull(to.phone),
    email,
    latitude: null,
    longitude: null,
  }
}

function blankToNull(value: string): string | null {
  return value.trim() === '' ? null : value
}
