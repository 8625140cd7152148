import { z } from 'zod'
import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import type { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { orderJson, time } from './json.ts'
import { kept, type OrderRecord, type PackageRecord, shipped } from './records.ts'
import type { SellerAccount } from './seller-account.ts'
import { spError } from './sp-error.ts'

/** Where a walk stands: its window and the last row given. */
const place = z.object({ from: z.int(), until: z.int(), at: z.int(), sequence: z.int() })

/**
 * `GET /orders/2026-01-01/orders`: by time of change. A window ends `lagMs` before now at the latest: asked for a
 * later end it answers 400, asked for none it takes that.
 */
export function searchOrders(
  account: SellerAccount,
  misbehaviour: Misbehaviour,
  query: URLSearchParams,
  marketplaceId: string,
  lagMs: number,
): HttpAnswer {
  const from = Date.parse(query.get('lastUpdatedAfter') ?? '')
  if (Number.isNaN(from))
    return spError(400, 'InvalidInput', 'Either createdAfter or lastUpdatedAfter must be specified.')
  const latest = account.clock.now() - lagMs
  const asked = query.get('lastUpdatedBefore')
  const until = asked === null ? latest : Date.parse(asked)
  if (until > latest)
    return spError(
      400,
      'InvalidInput',
      'LastUpdatedBefore must be at least two minutes before the time of the request.',
    )
  const token = query.get('paginationToken')
  const walk = token === null ? { from, until, at: Number.NEGATIVE_INFINITY, sequence: 0 } : readToken(token)
  if (walk === null) return spError(400, 'InvalidInput', 'The paginationToken is not valid.')
  const size = Number(query.get('maxResultsPerPage') ?? '100')
  const rows = [...account.orders.values()]
    .filter((order) => order.updatedAt >= walk.from && order.updatedAt <= walk.until && isAfter(order, walk))
    .sort((a, b) => a.updatedAt - b.updatedAt || a.sequence - b.sequence)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  const included = query.get('includedData')?.split(',') ?? []
  const nextToken =
    rows.length > size && last !== undefined
      ? Buffer.from(
          JSON.stringify({ from: walk.from, until: walk.until, at: last.updatedAt, sequence: last.sequence }),
        ).toString('base64')
      : null
  return json(200, {
    orders: misbehaviour
      .page(page)
      .map((order) => orderJson(order, marketplaceId, account.currency, included)),
    ...(nextToken === null ? {} : { pagination: { nextToken } }),
    lastUpdatedBefore: time(walk.until),
  })
}

export function getOrder(
  account: SellerAccount,
  id: string,
  query: URLSearchParams,
  marketplaceId: string,
): HttpAnswer {
  const order = account.orders.get(id)
  if (order === undefined) return spError(404, 'NotFound', `The order ${id} does not exist.`)
  const included = query.get('includedData')?.split(',') ?? []
  return json(200, { order: orderJson(order, marketplaceId, account.currency, included) })
}

const confirmation = z.strictObject({
  marketplaceId: z.string(),
  packageDetail: z.strictObject({
    packageReferenceId: z.string().regex(/^[1-9]\d*$/, 'a positive number'),
    carrierCode: z.string().min(1),
    carrierName: z.string().optional(),
    shippingMethod: z.string().optional(),
    trackingNumber: z.string().min(1),
    shipDate: z.iso.datetime(),
    orderItems: z.array(z.strictObject({ orderItemId: z.string(), quantity: z.int().min(1) })).min(1),
  }),
})

/** `POST /orders/v0/orders/:id/shipmentConfirmation`: a known reference edits its package. */
export function confirmShipment(account: SellerAccount, id: string, body: unknown): HttpAnswer {
  const order = account.orders.get(id)
  if (order === undefined) return spError(404, 'NotFound', `The order ${id} does not exist.`)
  const asked = confirmation.safeParse(body)
  if (!asked.success) return spError(400, 'InvalidInput', z.prettifyError(asked.error))
  const { packageReferenceId: reference, carrierCode, carrierName, ...detail } = asked.data.packageDetail
  if (order.isCancelled)
    return spError(400, 'InvalidInput', 'The order is in a state that cannot be confirmed.')
  if (carrierCode === 'Other' && carrierName === undefined)
    return spError(400, 'InvalidInput', 'carrierName is required when carrierCode is Other.')
  const before = order.packages.get(reference)
  order.packages.delete(reference)
  const items: PackageRecord['items'][number][] = []
  for (const { orderItemId, quantity } of detail.orderItems) {
    const item = order.items.find((candidate) => candidate.id === orderItemId)
    if (item === undefined || quantity > kept(item) - shipped(order, item)) {
      if (before !== undefined) order.packages.set(reference, before)
      return spError(400, 'InvalidInput', `${quantity} of ${orderItemId} cannot be shipped.`)
    }
    items.push({ item, quantity })
  }
  order.packages.set(reference, {
    reference,
    carrier: carrierCode === 'Other' ? (carrierName ?? '') : carrierCode,
    trackingNumber: detail.trackingNumber,
    shipTime: detail.shipDate,
    items,
  })
  account.touch(order)
  return { status: 204, headers: {}, body: '' }
}

function isAfter(
  order: OrderRecord,
  { at, sequence }: { readonly at: EpochMs; readonly sequence: number },
): boolean {
  return order.updatedAt > at || (order.updatedAt === at && order.sequence > sequence)
}

function readToken(token: string): z.infer<typeof place> | null {
  try {
    return place.parse(JSON.parse(Buffer.from(token, 'base64').toString('utf8')))
  } catch {
    return null
  }
}
