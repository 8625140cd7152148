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
import type { MappedOrder, NamelessLine } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { orderCustomsIn, withCustoms } from '../protocol/customs-fields.ts'
import { notToldYet } from '../protocol/destination.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { shareOf } from '../protocol/share.ts'
import { unitsOf } from './answers.ts'
import { currencyOfMarketplace } from './marketplaces.ts'
import {
  chargeOfItem,
  chargesOf,
  currencyOf,
  itemProceedsSchema,
  orderProceedsSchema,
  priceSchema,
} from './order-money.ts'
import { readAmazonStanding } from './order-standing.ts'
import { pickupPointIn } from './pickup-point.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '')
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
  stateOrRegion: text,
  postalCode: text,
  countryCode: text,
  phone: text,
  addressType: text,
})
type Address = z.infer<typeof address>

const item = z.object({
  orderItemId: z.string(),
  quantityOrdered: z.int(),
  product: z.object({
    title: text,
    sellerSku: text,
    price: priceSchema,
    customization: z.object({ customizedUrl: text }).nullish(),
  }),
  proceeds: itemProceedsSchema,
  cancellation: z.object({ cancellationExecution: z.unknown().optional() }).nullish(),
  fulfillment: z
    .object({
      quantityFulfilled: z.int().nullish(),
      quantityUnfulfilled: z.int().nullish(),
      packing: z
        .object({ giftOption: z.object({ giftMessage: text, giftWrapLevel: text }).nullish() })
        .nullish(),
      shipping: z
        .object({ internationalShipping: z.object({ iossNumber: text }).nullish() })
        .nullish()
        .catch(null),
    })
    .nullish(),
})
type Item = z.infer<typeof item>

const payloadSchema = z.object({
  orderId: z.string().min(1),
  createdTime: z.string().refine((at) => !Number.isNaN(Date.parse(at)), 'a time'),
  programs: texts,
  salesChannel: z.object({ marketplaceId: text }).nullish(),
  buyer: z.object({ buyerName: text, buyerEmail: text }).nullish(),
  recipient: z
    .object({
      deliveryAddress: address.nullish(),
      deliveryPreference: z.object({ dropOffLocation: text, addressInstruction: text }).nullish(),
    })
    .nullish(),
  fulfillment: z.object({
    fulfillmentServiceLevel: text,
    shipByWindow: window,
    deliverByWindow: window,
  }),
  proceeds: orderProceedsSchema,
  tax: z
    .object({
      taxRegistrations: z.array(z.object({ entityType: text, taxRegistrationNumber: text })).nullish(),
    })
    .nullish()
    .catch(null),
  orderItems: z.array(item).min(1),
})
type Payload = z.infer<typeof payloadSchema>

/** Where Amazon has collected the tax of a consignment into the Union, its items carry Amazon's IOSS number. */
function customsOf({ orderItems, tax }: Payload): OrderCustoms {
  const ioss = orderItems.flatMap((own) => own.fulfillment?.shipping?.internationalShipping?.iossNumber || [])
  const ofBuyer = (tax?.taxRegistrations ?? []).filter(({ entityType }) => entityType === 'BUYER')
  return orderCustomsIn([
    { key: 'ioss', value: ioss[0] ?? '' },
    { key: 'tax id', value: ofBuyer[0]?.taxRegistrationNumber ?? '' },
  ])
}

const LONGEST_SKU = 80
/** Of ISO 4217, for "no currency". */
const NO_CURRENCY = 'XXX'

/** Maps a pulled Amazon order: standing first, whether or not its content can be read. Pure. */
export function mapAmazonOrder(channel: Channel, payload: string): MappedOrder {
  const { standing, isAmazons } = readAmazonStanding(jsonOf(payload))
  if (isAmazons) return { kind: 'ignored', standing, why: 'shipped-by-channel' }
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, standing) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, standing: OrderStanding): MappedOrder {
  const said = { order: source.orderId, channel: channel.name }
  const destination = destinationOf(source, standing)
  if (destination === null)
    return standing.meaning === 'called-off' || standing.meaning === 'left'
      ? {
          kind: 'ignored',
          standing,
          why: 'ended-without-address',
        }
      : rejected(message('amazon.noAddress', said), standing)
  const wanted = wantedItems(source, standing)
  const named = wanted.filter(({ item }) => isSku(item.product.sellerSku))
  const nameless = wanted
    .filter(({ item }) => !isSku(item.product.sellerSku))
    .map(
      ({ item, quantity }): NamelessLine => ({
        lineId: item.orderItemId,
        title: clipped(item.product.title, 255),
        quantity,
        grossCents: grossOf(item, quantity),
      }),
    )
  const { pickupPoint, ...requests } = requestsOf(source)
  const method = methodOf(source, pickupPoint)
  const currency =
    currencyOf(source) ?? currencyOfMarketplace(source.salesChannel?.marketplaceId ?? '') ?? NO_CURRENCY
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${source.orderId}`,
    channelId: channel.id,
    externalId: source.orderId,
    reference: source.orderId,
    placedAt: Date.parse(source.createdTime),
    destination,
    ...withCustoms(customsOf(source)),
    serviceLevel: 'standard',
    customerTier: tierOf(source.programs),
    tags: source.orderItems.some((own) => giftOf(own) !== null) ? ['gift'] : [],
    currency,
    shipBy: endOf(source.fulfillment.shipByWindow),
    deliverBy: endOf(source.fulfillment.deliverByWindow),
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    charges: chargesOf(source),
    lines: named.map(({ item, quantity }) => orderLine(item, quantity)),
  })
  if (!mapped.success)
    return rejected(
      message('channels.invalidOrder', {
        ...said,
        faults: valueFaults(mapped.error),
        shop: 'Seller Central',
      }),
      standing,
    )
  return {
    kind: 'order',
    order: asProposed(mapped.data, method),
    standing,
    method,
    ...(nameless.length === 0 ? {} : { nameless }),
  }
}

/** Items with the units that the customer is still to have, or had; of what is called off, as it was ordered. */
function wantedItems(
  source: Payload,
  { meaning }: OrderStanding,
): { readonly item: Item; readonly quantity: number }[] {
  const isCounted = meaning === 'ship' || meaning === 'left'
  return source.orderItems
    .map((item) => {
      if (meaning === 'called-off') return { item, quantity: Math.max(1, item.quantityOrdered) }
      if (!isCounted) return { item, quantity: item.quantityOrdered }
      const isCancelled = (item.cancellation?.cancellationExecution ?? null) !== null
      return { item, quantity: isCancelled ? (item.fulfillment?.quantityFulfilled ?? 0) : unitsOf(item) }
    })
    .filter(({ quantity }) => quantity > 0)
}

function orderLine(item: Item, quantity: number): object {
  const gross = grossOf(item, quantity)
  const customized = item.product.customization?.customizedUrl ?? ''
  return {
    id: item.orderItemId,
    sku: item.product.sellerSku,
    quantity,
    unitPriceCents: Math.round(gross / quantity),
    grossCents: gross,
    title: clipped(item.product.title, 255),
    ...(customized === '' ? {} : { options: [{ name: 'Amazon Custom', value: clipped(customized, 1000) }] }),
  }
}

function grossOf(item: Item, quantity: number): number {
  return Math.max(0, shareOf(grossCents(chargeOfItem(item)), quantity, item.quantityOrdered))
}

function isSku(sku: string): boolean {
  return sku !== '' && sku.length <= LONGEST_SKU
}

/** Where it goes; null = not given. Amazon gives the address once it is paid: until then it goes to its buyer. */
function destinationOf(source: Payload, { meaning }: OrderStanding): object | null {
  const to = source.recipient?.deliveryAddress ?? null
  const email = blankToNull(source.buyer?.buyerEmail ?? '')
  if (to !== null) return { ...addressOf(to), email }
  if (meaning !== 'wait') return null
  return notToldYet(source.buyer?.buyerName ?? '', email)
}

function addressOf(to: Address): object {
  const street = [to.addressLine1, to.addressLine2, to.addressLine3].filter((part) => part !== '')
  return {
    name: clipped(to.name, 255),
    company: blankToNull(clipped(to.companyName, 255)),
    street: street.map((part) => clipped(part, 255)),
    postcode: clipped(to.postalCode, 40),
    city: clipped(to.city === '' ? to.municipality : to.city, 255),
    ...(to.stateOrRegion === '' ? {} : { state: clipped(to.stateOrRegion, 120) }),
    ...countrySaid(to.countryCode),
    phone: blankToNull(clipped(to.phone, 255)),
    latitude: null,
    longitude: null,
  }
}

function requestsOf(source: Payload): OrderRequests {
  const { deliveryAddress: to, deliveryPreference: preference } = source.recipient ?? {}
  const gifts = source.orderItems.flatMap((own) => giftOf(own) ?? [])
  const message = giftMessageOf(source)
  const note = [preference?.dropOffLocation ?? '', preference?.addressInstruction ?? '']
    .filter((part) => part !== '')
    .join('; ')
  const point =
    to?.addressType === 'PICKUP_POINT'
      ? pickupPointIn([to.companyName, to.addressLine1, to.addressLine2, to.addressLine3])
      : null
  const level = source.fulfillment.fulfillmentServiceLevel
  return {
    ...(message === '' ? {} : { giftMessage: clipped(message, 5000) }),
    ...(gifts.some(({ giftWrapLevel }) => giftWrapLevel !== '') ? { giftWrap: true } : {}),
    ...(note === '' ? {} : { deliveryNote: clipped(note, 5000) }),
    ...(point === null ? {} : { pickupPoint: point }),
    ...(level === '' ? {} : { shippingMethod: clipped(level, 255) }),
  }
}

/** The service level that the buyer chose, and whether it goes to one of Amazon's points. */
function methodOf(source: Payload, point: OrderRequests['pickupPoint']): SaidMethod {
  const code = source.fulfillment.fulfillmentServiceLevel
  return saidMethod({
    methods: code === '' ? [] : [{ title: code.replaceAll('_', ' '), code, id: code }],
    told: source.recipient?.deliveryAddress?.addressType === 'PICKUP_POINT' ? 'relay' : null,
    point,
    fields: [],
    isMarketplace: true,
  })
}

/** The message of all items, or each with the title of its own. */
function giftMessageOf({ orderItems }: Payload): string {
  const said = orderItems.flatMap((own) => {
    const message = giftOf(own)?.giftMessage ?? ''
    return message === '' ? [] : [{ title: own.product.title, message }]
  })
  if (new Set(said.map(({ message }) => message)).size <= 1) return said[0]?.message ?? ''
  return said.map(({ title, message }) => `${title}: ${message}`).join('\n')
}

function giftOf({
  fulfillment,
}: Item): { readonly giftMessage: string; readonly giftWrapLevel: string } | null {
  return fulfillment?.packing?.giftOption ?? null
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
  return value === '' ? null : value
}
