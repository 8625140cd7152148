import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { MappedOrder } from '../../app/ports/channel.ts'
import { centsFromDecimal, parsePayload, rejected, whereAndWhat } from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'
import { unitsOf } from './answers.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const window = z.object({ latestDateTime: z.string().nullish() }).nullish()
const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])

const address = z.object({
  name: text,
  companyName: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  municipality: text,
  postalCode: text,
  countryCode: z.string(),
  phone: text,
  addressType: text,
})

const payloadSchema = z.object({
  orderId: z.string().min(1),
  createdTime: z.string().refine((at) => !Number.isNaN(Date.parse(at)), 'a time'),
  programs: texts,
  buyer: z.object({ buyerEmail: text }).nullish(),
  recipient: z.object({ deliveryAddress: address.nullish() }).nullish(),
  fulfillment: z.object({
    fulfillmentStatus: z.string(),
    fulfilledBy: text,
    fulfillmentServiceLevel: text,
    shipByWindow: window,
    deliverByWindow: window,
  }),
  orderItems: z
    .array(
      z.object({
        orderItemId: z.string(),
        quantityOrdered: z.int(),
        product: z.object({
          title: text,
          sellerSku: text,
          price: z
            .object({ unitPrice: z.object({ amount: centsFromDecimal, currencyCode: z.string() }).nullish() })
            .nullish(),
        }),
        fulfillment: z
          .object({
            quantityFulfilled: z.int().nullish(),
            quantityUnfulfilled: z.int().nullish(),
            packing: z.object({ giftOption: z.unknown().optional() }).nullish(),
          })
          .nullish(),
      }),
    )
    .min(1),
})
type Payload = z.infer<typeof payloadSchema>

const QUICK = ['EXPEDITED', 'NEXT_DAY', 'PRIORITY', 'SAME_DAY', 'SECOND_DAY']

const LEFT: Readonly<Record<string, 'some' | 'all'>> = { PARTIALLY_SHIPPED: 'some', SHIPPED: 'all' }

/** A pulled Amazon order in the domain's words. Pure. */
export function mapAmazonOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const source = parsed.data
  const fromShop = `Order ${source.orderId} from ${channel.name}`
  const status = source.fulfillment.fulfillmentStatus
  if (source.fulfillment.fulfilledBy === 'AMAZON')
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'shipped by Amazon' }
  const ended = status === 'CANCELLED'
  const left = LEFT[status] ?? null
  if (!ended && status !== 'UNSHIPPED' && left === null)
    return {
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: `not to be shipped (${status})`,
    }
  const to = source.recipient?.deliveryAddress ?? null
  if (to === null)
    return ended || left === 'all'
      ? {
          kind: 'ignored',
          standing: standing({ meaning: 'ignore' }),
          why: 'ended before Amazon gave an address, or so long ago that it is gone',
        }
      : rejected(
          `${fromShop} has no address: the app needs the role Direct-to-Consumer Shipping. Correct it in Seller Central.`,
        )
  const open = source.orderItems
    .map((item) => ({ ...item, left: unitsOf(item) }))
    .filter((item) => item.left > 0)
  const cancelled = ended || open.length === 0
  const wanted = cancelled
    ? source.orderItems.map((item) => ({ ...item, left: Math.max(1, item.quantityOrdered) }))
    : open
  const nameless = wanted.find((item) => item.product.sellerSku.trim() === '')
  if (nameless !== undefined)
    return rejected(
      `${fromShop}: "${nameless.product.title}" has no seller SKU. Correct it in Seller Central.`,
    )
  const prices = wanted.map((item) => item.product.price?.unitPrice ?? null)
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${source.orderId}`,
    channelId: channel.id,
    externalId: source.orderId,
    reference: source.orderId,
    placedAt: Date.parse(source.createdTime),
    destination: destinationOf(to, source),
    serviceLevel: serviceOf(source, to),
    customerTier: tierOf(source.programs),
    tags: source.orderItems.some(isGift) ? ['gift'] : [],
    currency: prices.find((price) => price !== null)?.currencyCode,
    shipBy: endOf(source.fulfillment.shipByWindow),
    deliverBy: endOf(source.fulfillment.deliverByWindow),
    lines: wanted.map((item, index) => ({
      id: item.orderItemId,
      sku: item.product.sellerSku,
      quantity: item.left,
      unitPriceCents: prices[index]?.amount ?? 0,
    })),
  })
  if (!mapped.success)
    return rejected(
      `${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in Seller Central.`,
    )
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : left === 'all' ? 'left' : 'ship' }),
  }
}

function destinationOf(to: z.infer<typeof address>, source: Payload): object {
  return {
    name: to.name,
    company: blankToNull(to.companyName),
    street: [to.addressLine1, to.addressLine2, to.addressLine3].filter((line) => line.trim() !== ''),
    postcode: to.postalCode,
    city: to.city === '' ? to.municipality : to.city,
    country: to.countryCode,
    phone: blankToNull(to.phone),
    email: blankToNull(source.buyer?.buyerEmail ?? ''),
    latitude: null,
    longitude: null,
  }
}

function isGift({ fulfillment }: Payload['orderItems'][number]): boolean {
  const option = fulfillment?.packing?.giftOption
  return option !== undefined && option !== null
}

function serviceOf(source: Payload, to: z.infer<typeof address>): 'standard' | 'express' | 'relay' {
  if (to.addressType === 'PICKUP_POINT') return 'relay'
  return QUICK.includes(source.fulfillment.fulfillmentServiceLevel) ? 'express' : 'standard'
}

function tierOf(programs: readonly string[]): string {
  if (programs.includes('PRIME')) return 'prime'
  return programs.includes('AMAZON_BUSINESS') ? 'business' : ''
}

function endOf(of: z.infer<typeof window>): number | null {
  const at = Date.parse(of?.latestDateTime ?? '')
  return Number.isNaN(at) ? null : at
}

function blankToNull(value: string): string | null {
  return value.trim() === '' ? null : value
}
