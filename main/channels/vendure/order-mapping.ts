import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { MappedOrder } from '../../app/ports/channel.ts'
import { parsePayload, rejected, serviceLevelOf, whereAndWhat } from '../protocol/payload.ts'
import { standing } from '../protocol/standing.ts'

const payloadSchema = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  type: z.string(),
  state: z.string(),
  orderPlacedAt: z.iso.datetime({ offset: true }).nullable(),
  currencyCode: z.string(),
  customer: z
    .object({ emailAddress: z.string(), groups: z.array(z.object({ name: z.string() })) })
    .nullable(),
  shippingAddress: z
    .object({
      fullName: z.string().nullable(),
      company: z.string().nullable(),
      streetLine1: z.string().nullable(),
      streetLine2: z.string().nullable(),
      city: z.string().nullable(),
      postalCode: z.string().nullable(),
      countryCode: z.string().nullable(),
      phoneNumber: z.string().nullable(),
    })
    .nullable(),
  shippingLines: z.array(z.object({ shippingMethod: z.object({ code: z.string(), name: z.string() }) })),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      orderPlacedQuantity: z.int(),
      unitPriceWithTax: z.int(),
      productVariant: z.object({ sku: z.string(), name: z.string() }),
    }),
  ),
})
type Payload = z.infer<typeof payloadSchema>

/** States in which the merchant has the money or the right to take it. */
const PAID = ['PaymentAuthorized', 'PaymentSettled']

const LEFT: Readonly<Record<string, 'some' | 'all'>> = {
  PartiallyShipped: 'some',
  PartiallyDelivered: 'some',
  Shipped: 'all',
  Delivered: 'all',
}

/** A pulled Vendure order in the domain's words. Pure. */
export function mapVendureOrder(channel: Channel, payload: string): MappedOrder {
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  if (!parsed.ok) return parsed.rejected
  const source = parsed.data
  const fromShop = `Order ${source.code} from ${channel.name}`
  if (source.type === 'Aggregate')
    return {
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: 'its parts come as orders of their own',
    }
  const cancelled = source.state === 'Cancelled'
  const left = LEFT[source.state] ?? null
  if (!cancelled && left === null && !PAID.includes(source.state))
    return {
      kind: 'ignored',
      standing: standing({ meaning: 'ignore' }),
      why: `not placed, or being changed (${source.state})`,
    }
  if (source.shippingLines.length === 0)
    return { kind: 'ignored', standing: standing({ meaning: 'ignore' }), why: 'nothing to ship' }
  if (source.shippingAddress === null || source.orderPlacedAt === null)
    return rejected(`${fromShop} has no shipping address: add one in Vendure, then it is read again.`)

  const open = source.lines.filter((line) => line.quantity > 0)
  const lines = (cancelled ? source.lines : open).map((line) => ({
    id: line.id,
    sku: line.productVariant.sku,
    quantity: cancelled ? line.orderPlacedQuantity : line.quantity,
    unitPriceCents: line.unitPriceWithTax,
  }))
  const mapped = orderSchema.safeParse({
    id: `${channel.id}-${source.id}`,
    channelId: channel.id,
    externalId: source.id,
    reference: source.code,
    placedAt: Date.parse(source.orderPlacedAt),
    destination: destinationOf(source, source.shippingAddress),
    serviceLevel: serviceLevelOf(
      source.shippingLines.flatMap(({ shippingMethod }) => [shippingMethod.code, shippingMethod.name]),
    ),
    customerTier: isVip(source) ? 'vip' : '',
    tags: [],
    currency: source.currencyCode,
    shipBy: null,
    deliverBy: null,
    lines,
  })
  if (!mapped.success)
    return rejected(`${fromShop} cannot be taken: ${whereAndWhat(mapped.error)}. Correct it in Vendure.`)
  return {
    kind: 'order',
    order: mapped.data,
    standing: standing({ meaning: cancelled ? 'called-off' : left === 'all' ? 'left' : 'ship' }),
  }
}

function destinationOf(source: Payload, address: NonNullable<Payload['shippingAddress']>): object {
  return {
    name: address.fullName ?? '',
    company: blankToNull(address.company),
    street: [address.streetLine1, address.streetLine2].filter((line) => blankToNull(line) !== null),
    postcode: address.postalCode ?? '',
    city: address.city ?? '',
    country: address.countryCode,
    phone: blankToNull(address.phoneNumber),
    email: blankToNull(source.customer?.emailAddress ?? null),
    latitude: null,
    longitude: null,
  }
}

/** Vendure has no tiers: merchants put their customers into groups. */
function isVip(source: Payload): boolean {
  return source.customer?.groups.some(({ name }) => name.toLowerCase() === 'vip') === true
}

function blankToNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text
}
