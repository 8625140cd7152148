import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { OrderRequests } from '../../../shared/domain/order.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { countrySaid } from '../../../shared/domain/read-country.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { asProposed, isCollected, saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, NamelessLine, ReportedReturn } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { orderCustomsIn, withCustoms } from '../protocol/customs-fields.ts'
import { billedIn, notToldYet } from '../protocol/destination.ts'
import { isSku } from '../protocol/is-sku.ts'
import { type WishField, wishesIn } from '../protocol/order-wishes.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { pointInAddress } from '../protocol/point-in-address.ts'
import { shareOf } from '../protocol/share.ts'
import { returnList } from './answers.ts'
import {
  chargeOfLine,
  chargesOf,
  lineMoneySchema,
  orderMoneySchema,
  shippingMoneySchema,
} from './order-money.ts'
import { readShopifyStanding, type ShopifyStanding } from './order-standing.ts'

const attributes = z.array(z.object({ key: z.string(), value: z.string().nullable() })).nullish()

const addressSchema = z.object({
  name: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  zip: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullish(),
  provinceCode: z.string().nullish(),
  countryCodeV2: z.string().nullish(),
  phone: z.string().nullable(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
})
type Address = z.infer<typeof addressSchema>

const payloadSchema = z.object({
  id: z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/, 'an id like gid://shopify/Order/1'),
  name: z.string().min(1),
  createdAt: z.iso.datetime({ offset: true }),
  cancelledAt: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string().nullish(),
  customAttributes: attributes,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  currencyCode: z.string(),
  customer: z
    .object({
      tags: z.array(z.string()),
      displayName: z.string().nullish(),
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    })
    .nullable(),
  shippingAddress: addressSchema.nullable(),
  billingAddress: addressSchema.nullish(),
  shippingLine: z
    .object({ code: z.string().nullable(), title: z.string(), ...shippingMoneySchema.shape })
    .nullable(),
  returns: returnList.catch([]).optional(),
  /** What some countries ask buyers for; absent in what was pulled before it was asked for. */
  localizedFields: z
    .object({ nodes: z.array(z.object({ key: z.string(), value: z.string() })) })
    .optional()
    .catch(undefined),
  /** Absent, or less of it, in what was pulled before it was asked for. */
  fulfillmentOrders: z
    .object({
      nodes: z.array(
        z.object({
          status: z.string().nullish(),
          deliveryMethod: z
            .object({
              methodType: z.string(),
              additionalInformation: z.object({ instructions: z.string().nullable() }).nullish(),
            })
            .nullish(),
          assignedLocation: z.object({
            name: z.string().nullish(),
            address1: z.string().nullish(),
            address2: z.string().nullish(),
            zip: z.string().nullish(),
            city: z.string().nullish(),
            countryCode: z.string().nullish(),
            location: z.object({ id: z.string(), isFulfillmentService: z.boolean().nullish() }).nullable(),
          }),
        }),
      ),
    })
    .optional(),
  lineItems: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        sku: z.string().nullable(),
        title: z.string(),
        quantity: z.int(),
        currentQuantity: z.int(),
        requiresShipping: z.boolean(),
        customAttributes: attributes,
        ...lineMoneySchema.shape,
      }),
    ),
  }),
  ...orderMoneySchema.shape,
})
type Payload = z.infer<typeof payloadSchema>
type Line = Payload['lineItems']['nodes'][number]

/** Maps a pulled Shopify order: standing first, whether or not its content can be read. Pure. */
export function mapShopifyOrder(channel: Channel, payload: string): MappedOrder {
  const seen = readShopifyStanding(channel, jsonOf(payload))
  const { standing } = seen
  if (seen.notOurs !== null) return { kind: 'ignored', standing, why: seen.notOurs }
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, seen) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, { standing, units }: ShopifyStanding): MappedOrder {
  const said = { order: source.name, channel: channel.name }
  const types = methodTypes(source)
  if (types.length > 0 && types.every((type) => type === 'RETAIL'))
    return { kind: 'ignored', standing, why: 'sold-at-counter' }
  const { pickupPoint, ...requests } = requestsOf(source)
  const method = methodOf(source, pickupPoint)
  const destination = destinationOf(source, isCollected(method))

  const isCalledOff = standing.meaning === 'called-off'
  const wanted = source.lineItems.nodes
    .filter((line) => line.requiresShipping)
    .map((line) => ({
      line,
      quantity: isCalledOff ? line.quantity : (units.get(line.id)?.ours ?? line.currentQuantity),
    }))
    .filter(({ quantity }) => quantity > 0)
  const named = wanted.filter(({ line }) => isSku(line.sku))
  const nameless = wanted
    .filter(({ line }) => !isSku(line.sku))
    .map(
      ({ line, quantity }): NamelessLine => ({
        lineId: line.id,
        title: clipped(line.title, 255),
        quantity,
        grossCents: shareOf(grossCents(chargeOfLine(source, line)), quantity, line.quantity),
      }),
    )
  const charges = chargesOf(source)
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${source.id.split('/').at(-1)}`,
    channelId: channel.id,
    externalId: source.id,
    reference: source.name,
    placedAt: Date.parse(source.createdAt),
    destination,
    serviceLevel: 'standard',
    customerTier: tierOf(source),
    tags: source.tags.map((tag) => clipped(tag, 60)).slice(0, 60),
    currency: source.currencyCode,
    ...billedIn(source.billingAddress?.countryCodeV2),
    shipBy: null,
    deliverBy: null,
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(charges === undefined ? {} : { charges }),
    ...withCustoms(orderCustomsIn([...(source.localizedFields?.nodes ?? []), ...wishFieldsOf(source)])),
    lines: named.map(({ line, quantity }) => orderLine(source, line, quantity)),
  })
  if (!mapped.success)
    return rejected(
      message('channels.invalidOrder', { ...said, faults: valueFaults(mapped.error), shop: 'Shopify' }),
      standing,
    )
  const returns = source.returns?.map(reported)
  const locationId = ownFulfillmentOrders(source)[0]?.assignedLocation.location?.id
  return {
    kind: 'order',
    order: asProposed(mapped.data, method),
    standing,
    method,
    ...(nameless.length === 0 ? {} : { nameless }),
    ...(locationId === undefined ? {} : { locationId }),
    ...(returns === undefined ? {} : { returns }),
  }
}

function orderLine(source: Payload, line: Line, quantity: number): object {
  const gross = shareOf(grossCents(chargeOfLine(source, line)), quantity, line.quantity)
  // By Shopify's custom, what begins with _ is an app's own and not for people.
  const options = (line.customAttributes ?? []).flatMap(({ key, value }) =>
    key.startsWith('_') || blankToNull(value) === null
      ? []
      : [{ name: clipped(key, 120), value: clipped(value ?? '', 1000) }],
  )
  return {
    id: line.id,
    sku: line.sku,
    quantity,
    unitPriceCents: Math.round(Math.max(0, gross) / quantity),
    grossCents: Math.max(0, gross),
    title: clipped(line.title, 255),
    ...(options.length === 0 ? {} : { options: options.slice(0, 50) }),
  }
}

/** Fulfilment orders at the merchant's own locations, those with something left first. */
function ownFulfillmentOrders(source: Payload): NonNullable<Payload['fulfillmentOrders']>['nodes'] {
  const own = (source.fulfillmentOrders?.nodes ?? []).filter(
    ({ assignedLocation }) => assignedLocation.location?.isFulfillmentService !== true,
  )
  const isOpen = ({ status }: (typeof own)[number]): boolean => status !== 'CLOSED' && status !== 'CANCELLED'
  return [...own.filter(isOpen), ...own.filter((one) => !isOpen(one))]
}

function methodTypes(source: Payload): string[] {
  return ownFulfillmentOrders(source).flatMap(({ deliveryMethod }) => deliveryMethod?.methodType ?? [])
}

/** An order that is picked up has a shipping line called like the shop, and no address to ship to. */
function methodOf(source: Payload, point: OrderRequests['pickupPoint']): SaidMethod {
  const types = methodTypes(source)
  const { shippingLine, shippingAddress: to } = source
  const isWithoutAddress = types.length === 0 && source.shippingAddress === null
  const isPickedUp = types.includes('PICK_UP') || (isWithoutAddress && shippingLine !== null)
  const methods = shippingLine === null ? [] : [{ title: shippingLine.title, code: shippingLine.code ?? '' }]
  return saidMethod({
    methods,
    told: isPickedUp ? 'collect' : types.includes('PICKUP_POINT') ? 'relay' : null,
    point,
    maybePoint: pointInAddress(to?.company, to?.address2, to?.address1),
    fields: wishFieldsOf(source),
  })
}

/**
 * Where it goes. What is collected in the shop goes to the payer, or where no address of theirs is given, to the
 * collection point.
 */
function destinationOf(source: Payload, isCollected: boolean): object {
  const address = source.shippingAddress ?? (isCollected ? (source.billingAddress ?? placeOf(source)) : null)
  const email = blankToNull(source.email) ?? source.customer?.defaultEmailAddress?.emailAddress ?? null
  if (address === null) return notToldYet(source.customer?.displayName ?? '', email)
  const state = stateOf(address)
  return {
    name: blankToNull(address.name) ?? (isCollected ? (source.customer?.displayName ?? '') : ''),
    company: blankToNull(address.company),
    street: [address.address1, address.address2].filter((line) => blankToNull(line) !== null),
    postcode: address.zip ?? '',
    city: address.city ?? '',
    ...(state === null ? {} : { state }),
    ...countrySaid(address.countryCodeV2),
    phone: blankToNull(address.phone) ?? blankToNull(source.phone),
    email,
    latitude: address.latitude ?? null,
    longitude: address.longitude ?? null,
  }
}

function placeOf(source: Payload): Address {
  const place = ownFulfillmentOrders(source)[0]?.assignedLocation
  return {
    name: '',
    company: place?.name ?? source.shippingLine?.title ?? null,
    address1: place?.address1 ?? null,
    address2: place?.address2 ?? null,
    zip: place?.zip ?? null,
    city: place?.city ?? null,
    countryCodeV2: place?.countryCode ?? null,
    phone: null,
  }
}

/** The code where an address is written with it (NY, NSW, MI), else the name. */
function stateOf({ province, provinceCode }: Address): string | null {
  const code = blankToNull(provinceCode)
  return code !== null && /^[A-Z]{2,3}$/.test(code) ? code : (blankToNull(province) ?? code)
}

function requestsOf(source: Payload): OrderRequests {
  const note = blankToNull(source.note)
  const method = blankToNull(source.shippingLine?.title) ?? blankToNull(source.shippingLine?.code)
  const instructions = ownFulfillmentOrders(source).flatMap(
    ({ deliveryMethod }) => blankToNull(deliveryMethod?.additionalInformation?.instructions) ?? [],
  )[0]
  return {
    ...(instructions === undefined ? {} : { deliveryNote: clipped(instructions, 5000) }),
    ...wishesIn(wishFieldsOf(source)),
    ...(note === null ? {} : { customerNote: clipped(note, 5000) }),
    ...(method === null ? {} : { shippingMethod: clipped(method, 255) }),
  }
}

function wishFieldsOf({ customAttributes }: Payload): WishField[] {
  return (customAttributes ?? []).map(({ key, value }) => ({ key, value: value ?? '' }))
}

/** Shopify has no tiers: merchants tag their customers. */
function tierOf(source: Payload): string {
  return source.customer?.tags.some((tag) => tag.toLowerCase() === 'vip') === true ? 'vip' : ''
}

function blankToNull(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text
}

function reported({ id, status, returnLineItems }: z.infer<typeof returnList>[number]): ReportedReturn {
  const { nodes } = returnLineItems
  return {
    id,
    state: status === 'REQUESTED' || status === 'OPEN' ? 'open' : 'ended',
    lines: nodes.flatMap(({ quantity, fulfillmentLineItem }) =>
      fulfillmentLineItem ? [{ lineId: fulfillmentLineItem.lineItem.id, quantity }] : [],
    ),
    reason: nodes.flatMap((line) => line.customerNote || line.returnReasonNote || []).join('; '),
  }
}
