import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { countrySaid } from '../../../shared/domain/read-country.ts'
import { asProposed, isCollected, saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { message } from '../../../shared/messages/message.ts'
import { valueFaults } from '../../../shared/messages/value-faults.ts'
import type { MappedOrder, NamelessLine } from '../../app/ports/channel.ts'
import { channelOrder } from '../protocol/channel-order.ts'
import { billedIn, notToldYet } from '../protocol/destination.ts'
import { jsonOf, parsePayload, rejected } from '../protocol/payload.ts'
import { pointInAddress } from '../protocol/point-in-address.ts'
import { shareOf } from '../protocol/share.ts'
import { chargeOfLine, chargesOf, lineMoneySchema, orderMoneySchema } from './order-money.ts'
import { readVendureStanding, type VendureStanding } from './order-standing.ts'

const addressSchema = z.object({
  fullName: z.string().nullable(),
  company: z.string().nullable(),
  streetLine1: z.string().nullable(),
  streetLine2: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullish(),
  postalCode: z.string().nullable(),
  countryCode: z.string().nullish(),
  phoneNumber: z.string().nullable(),
})

const payloadSchema = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  orderPlacedAt: z.iso.datetime({ offset: true }),
  currencyCode: z.string(),
  customer: z
    .object({ emailAddress: z.string(), groups: z.array(z.object({ name: z.string() })) })
    .nullable(),
  shippingAddress: addressSchema.nullable(),
  billingAddress: addressSchema.nullish(),
  shippingLines: z.array(z.object({ shippingMethod: z.object({ code: z.string(), name: z.string() }) })),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      orderPlacedQuantity: z.int(),
      productVariant: z.object({ sku: z.string(), name: z.string() }),
      ...lineMoneySchema.shape,
    }),
  ),
  ...orderMoneySchema.shape,
})
type Payload = z.infer<typeof payloadSchema>
type Line = Payload['lines'][number]

/** Maps a pulled Vendure order: standing first, whether or not its content can be read. Pure. */
export function mapVendureOrder(channel: Channel, payload: string): MappedOrder {
  const seen = readVendureStanding(jsonOf(payload))
  const { standing } = seen
  if (seen.notOurs !== null) return { kind: 'ignored', standing, why: seen.notOurs }
  const parsed = parsePayload(payloadSchema, payload, channel.name)
  return parsed.ok ? contentOf(channel, parsed.data, seen) : { ...parsed.rejected, standing }
}

function contentOf(channel: Channel, source: Payload, { standing, digital }: VendureStanding): MappedOrder {
  const said = { order: source.code, channel: channel.name }
  const methods = source.shippingLines.map(({ shippingMethod: { code, name } }) => ({
    title: name,
    code,
    id: code,
  }))
  const to = source.shippingAddress
  const method = saidMethod({
    methods,
    point: null,
    maybePoint: pointInAddress(to?.company, to?.streetLine2, to?.streetLine1),
    fields: [],
  })
  const destination = destinationOf(source, isCollected(method))
  const wanted = source.lines
    .map((line) => ({
      line,
      quantity:
        standing.meaning === 'called-off'
          ? line.orderPlacedQuantity
          : line.quantity - (digital.get(line.id) ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0)
  const named = wanted.filter(({ line }) => isSku(line))
  const nameless = wanted
    .filter(({ line }) => !isSku(line))
    .map(
      ({ line, quantity }): NamelessLine => ({
        lineId: line.id,
        title: clipped(line.productVariant.name, 255),
        quantity,
        grossCents: grossOf(line, quantity),
      }),
    )
  const charges = chargesOf(source)
  const requests = method.name === '' ? {} : { shippingMethod: clipped(method.name, 255) }
  const mapped = channelOrder.safeParse({
    id: `${channel.id}-${source.id}`,
    channelId: channel.id,
    externalId: source.id,
    reference: source.code,
    placedAt: Date.parse(source.orderPlacedAt),
    destination,
    serviceLevel: 'standard',
    customerTier: isVip(source) ? 'vip' : '',
    tags: [],
    currency: source.currencyCode,
    ...billedIn(source.billingAddress?.countryCode),
    shipBy: null,
    deliverBy: null,
    ...(Object.keys(requests).length === 0 ? {} : { requests }),
    ...(charges === undefined ? {} : { charges }),
    lines: named.map(({ line, quantity }) => {
      const gross = grossOf(line, quantity)
      return {
        id: line.id,
        sku: line.productVariant.sku,
        quantity,
        unitPriceCents: Math.round(gross / quantity),
        grossCents: gross,
        title: clipped(line.productVariant.name, 255),
      }
    }),
  })
  if (!mapped.success)
    return rejected(
      message('channels.invalidOrder', { ...said, faults: valueFaults(mapped.error), shop: 'Vendure' }),
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

function grossOf(line: Line, quantity: number): number {
  const charge = chargeOfLine(line)
  return Math.max(0, shareOf(grossCents(charge), quantity, charge.quantity))
}

function isSku({ productVariant: { sku } }: Line): boolean {
  return sku.trim() !== '' && sku.trim().length <= 80
}

/** Destination. For collection in the shop it is the billing address; Vendure may name none. */
function destinationOf(source: Payload, isCollected: boolean): object {
  const given = [source.shippingAddress, source.billingAddress].find((one) => blankToNull(one?.countryCode))
  const address = isCollected
    ? (given ?? source.shippingAddress ?? source.billingAddress)
    : source.shippingAddress
  const email = blankToNull(source.customer?.emailAddress)
  if (!address) return notToldYet('', email)
  const state = blankToNull(address?.province)
  return {
    name: address?.fullName ?? '',
    company: blankToNull(address?.company),
    street: [address?.streetLine1, address?.streetLine2].filter((line) => blankToNull(line) !== null),
    postcode: address?.postalCode ?? '',
    city: address?.city ?? '',
    ...(state === null ? {} : { state }),
    ...countrySaid(address?.countryCode),
    phone: blankToNull(address?.phoneNumber),
    email,
    latitude: null,
    longitude: null,
  }
}

/** Vendure has no tiers: merchants put their customers into groups. */
function isVip(source: Payload): boolean {
  return source.customer?.groups.some(({ name }) => name.toLowerCase() === 'vip') === true
}

function blankToNull(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text
}
