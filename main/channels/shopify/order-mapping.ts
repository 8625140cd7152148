import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { MappedOrder, ReportedReturn } from '../../app/ports/channel.ts'
import {
  centsFromDecimal,
  parsePayload,
  rejected,
  serviceLevelOf,
  whereAndWhat,
} from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'
import { returnList } from './answers.ts'

const payloadSchema = z.object({
  id: z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/, 'an id like gid://shopify/Order/1'),
  name: z.string().min(1),
  createdAt: z.iso.datetime({ offset: true }),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  tags: z.array(z.string()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  currencyCode: z.string(),
  requiresShipping: z.boolean(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  customer: z
    .object({
      tags: z.array(z.string()),
      defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    })
    .nullable(),
  shippingAddress: z
    .object({
      name: z.string().nullable(),
      company: z.string().nullable(),
      address1: z.string().nullable(),
      address2: z.string().nullable(),
      zip: z.string().nullable(),
      city: z.string().nullable(),
      countryCodeV2: z.string().nullable(),
      phone: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
    })
    .nullable(),
  shippingLine: z.object({ code: z.string().nullable(), title: z.string() }).nullable(),
  returns: returnList.catch([]).optional(),
  /** Absent in what was pulled before it was asked for. */
  fulfillmentOrders: z
    .object({
      nodes: z.array(
        z.object({ assignedLocation: z.object({ location: z.object({ id: z.string() }).nullable() }) }),
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
        originalUnitPriceSet: z.object({ shopMoney: z.object({ amount: centsFromDecimal }) }),
      }),
    ),
  }),
})
type Payload = z.infer<typeof payloadSchema>

/** Payment states in which the merchant has the money or the right to take it. */
const SHIPPABLE = ['PAID', 'AUTHORIZED', 'PARTIALLY_REFUNDED', 'REFUNDED']

const LEFT: Readonly<Record<string, 'some' | 'all'>> = { PARTIALLY_FULFILLED: 'some', FULFILLED: 'all' }

/** A pulled Shopify order in the domain's words. Pure. */
export function mapShopifyOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const source = parsed.data
  const fromShop = `Order ${source.name} from ${channel.name}`
  if (source.test && !channel.sandbox)
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'a test order' }
  if (!source.requiresShipping)
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'nothing to ship' }
  const wanted = source.lineItems.nodes.filter((line) => line.requiresShipping)
  const open = wanted.filter((line) => line.currentQuantity > 0)
  const cancelled = source.cancelledAt !== null || open.length === 0
  if (!cancelled && !SHIPPABLE.includes(source.displayFinancialStatus ?? ''))
    return {
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: `not paid (${source.displayFinancialStatus ?? 'no payment'})`,
    }
  if (source.shippingAddress === null)
    return rejected(`${fromShop} has no shipping address: add one in Shopify, then it is read again.`)
  const nameless = wanted.find((line) => line.sku === null || line.sku.trim() === '')
  if (nameless !== undefined)
    return rejected(
      `${fromShop}: "${nameless.title}" has no SKU: give its variant one in Shopify, then edit the order.`,
    )

  const lines = (cancelled ? wanted : open).map((line) => ({
    id: line.id,
    sku: line.sku,
    quantity: cancelled ? line.quantity : line.currentQuantity,
    unitPriceCents: line.originalUnitPriceSet.shopMoney.amount,
  }))
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${source.id.split('/').at(-1)}`,
    channelId: channel.id,
    externalId: source.id,
    reference: source.name,
    placedAt: Date.parse(source.createdAt),
    destination: destinationOf(source, source.shippingAddress),
    serviceLevel: serviceLevelOf([source.shippingLine?.code, source.shippingLine?.title]),
    customerTier: tierOf(source),
    tags: source.tags.map((tag) => tag.slice(0, 60)).slice(0, 60),
    currency: source.currencyCode,
    shipBy: null,
    deliverBy: null,
    lines,
  })
  if (!mapped.success)
    return rejected(`${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in Shopify.`)
  const left = LEFT[source.displayFulfillmentStatus]
  const returns = source.returns?.map(reported)
  const locationId = source.fulfillmentOrders?.nodes[0]?.assignedLocation.location?.id
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : left === 'all' ? 'left' : 'ship' }),
    ...(locationId === undefined ? {} : { locationId }),
    ...(returns === undefined ? {} : { returns }),
  }
}

function destinationOf(source: Payload, address: NonNullable<Payload['shippingAddress']>): object {
  return {
    name: address.name ?? '',
    company: blankToNull(address.company),
    street: [address.address1, address.address2].filter((line) => blankToNull(line) !== null),
    postcode: address.zip ?? '',
    city: address.city ?? '',
    country: address.countryCodeV2,
    phone: blankToNull(address.phone) ?? blankToNull(source.phone),
    email: blankToNull(source.email) ?? source.customer?.defaultEmailAddress?.emailAddress ?? null,
    latitude: address.latitude,
    longitude: address.longitude,
  }
}

/** Shopify has no tiers: merchants tag their customers. */
function tierOf(source: Payload): string {
  return source.customer?.tags.some((tag) => tag.toLowerCase() === 'vip') === true ? 'vip' : ''
}

function blankToNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text
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
