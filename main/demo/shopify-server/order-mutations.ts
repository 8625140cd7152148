import { fulfillmentView } from './fulfillment-views.ts'
import { given } from './given.ts'
import { orderView, refundView } from './order-views.ts'
import type { CancelReason, FulfillmentOrderRecord, OrderRecord, RestockType } from './records.ts'
import { orderTotalCents, refundedCents, refundedShippingCents } from './records.ts'
import type { Shop } from './shop.ts'

interface FieldError {
  readonly field: readonly string[] | null
  readonly message: string
}
interface CodedError extends FieldError {
  readonly code: string
}

export interface FulfillmentInput {
  readonly lineItemsByFulfillmentOrder: readonly {
    readonly fulfillmentOrderId: string
    readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[] | null
  }[]
  readonly trackingInfo?: {
    readonly company?: string | null
    readonly number?: string | null
    readonly numbers?: readonly string[] | null
    readonly url?: string | null
    readonly urls?: readonly string[] | null
  } | null
}

/** Ships lines of fulfilment orders of one order at one location; without lines, all that remains. Not idempotent. */
export function createFulfillment(
  shop: Shop,
  input: FulfillmentInput,
): { fulfillment: unknown; userErrors: readonly FieldError[] } {
  const refuse = (message: string): { fulfillment: null; userErrors: readonly FieldError[] } => ({
    fulfillment: null,
    userErrors: [{ field: ['fulfillment'], message }],
  })
  const chosen: { order: OrderRecord; from: FulfillmentOrderRecord; takes: Take[] }[] = []
  for (const group of input.lineItemsByFulfillmentOrder) {
    const found = shop.fulfillmentOrders.get(group.fulfillmentOrderId) ?? null
    if (found === null) return refuse('Fulfillment order does not exist.')
    if (found.from.status !== 'OPEN' && found.from.status !== 'IN_PROGRESS')
      return refuse(
        `Fulfillment order ${found.from.id} has an unfulfillable status= ${found.from.status.toLowerCase()}`,
      )
    const asked = group.fulfillmentOrderLineItems
    const takes =
      !given(asked) || asked.length === 0
        ? found.from.lines.map((entry) => ({ entry, quantity: entry.remaining }))
        : asked.map(({ id, quantity }) => ({
            entry: found.from.lines.find((entry) => entry.id === id),
            quantity,
          }))
    if (
      takes.some(({ entry, quantity }) => entry === undefined || quantity < 1 || quantity > entry.remaining)
    )
      return refuse('Invalid fulfillment order line item quantity requested.')
    chosen.push({
      ...found,
      takes: takes.flatMap(({ entry, quantity }) => (entry === undefined ? [] : [{ entry, quantity }])),
    })
  }
  const first = chosen[0]
  if (first === undefined) return refuse('Fulfillment order line items are required.')
  if (chosen.some(({ order }) => order !== first.order))
    return refuse('All fulfillment orders must belong to the same order.')
  if (chosen.some(({ from }) => from.location !== first.from.location))
    return refuse('All fulfillment orders must be assigned to the same location.')

  const now = shop.clock.now()
  for (const { from, takes } of chosen) {
    for (const { entry, quantity } of takes) {
      shop.release(entry.line.variant, from.location.id, quantity, false)
      entry.remaining -= quantity
    }
    from.status = from.lines.every((entry) => entry.remaining === 0) ? 'CLOSED' : 'IN_PROGRESS'
    from.updatedAt = now
  }
  const tracking = input.trackingInfo
  const record = {
    id: shop.newId('Fulfillment'),
    name: `${first.order.name}.${first.order.fulfillments.length + 1}`,
    createdAt: now,
    location: first.from.location,
    company: tracking?.company ?? null,
    numbers: tracking?.numbers ?? (given(tracking?.number) ? [tracking.number] : []),
    urls: tracking?.urls ?? (given(tracking?.url) ? [tracking.url] : []),
    lines: chosen.flatMap(({ takes }) =>
      takes.map(({ entry, quantity }) => ({
        id: shop.newId('FulfillmentLineItem'),
        line: entry.line,
        quantity,
      })),
    ),
  }
  first.order.fulfillments.push(record)
  shop.touch(first.order)
  return { fulfillment: fulfillmentView(shop, first.order, record), userErrors: [] }
}

interface Take {
  readonly entry: FulfillmentOrderRecord['lines'][number]
  readonly quantity: number
}

/** Cancels a whole order that has not shipped. The real one answers with a job; this one is done at once. */
export function cancelOrder(
  shop: Shop,
  args: { readonly orderId: string; readonly reason: CancelReason; readonly restock: boolean },
): { job: unknown; orderCancelUserErrors: readonly CodedError[] } {
  const refuse = (
    code: string,
    message: string,
  ): { job: null; orderCancelUserErrors: readonly CodedError[] } => ({
    job: null,
    orderCancelUserErrors: [{ code, field: ['orderId'], message }],
  })
  const order = shop.orders.get(args.orderId)
  if (order === undefined) return refuse('NOT_FOUND', 'The order could not be found.')
  if (order.cancelledAt !== null) return refuse('INVALID', 'The order has already been cancelled.')
  if (order.fulfillments.length > 0)
    return refuse('INVALID', 'Cannot cancel order with outstanding fulfillments.')
  shop.cancel(order, args.reason, args.restock)
  return { job: { id: shop.newId('Job'), done: true }, orderCancelUserErrors: [] }
}

export interface RefundInput {
  readonly orderId: string
  readonly note?: string | null
  readonly refundLineItems?: readonly {
    readonly lineItemId: string
    readonly quantity: number
    readonly locationId?: string | null
    readonly restockType?: RestockType | null
  }[]
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null
  readonly transactions?: readonly { readonly amount: string; readonly kind: string }[]
}

export interface RefundResult {
  readonly order: unknown
  readonly refund: unknown
  readonly userErrors: readonly FieldError[]
}

/** Refunds money and lines. Units that have not shipped need not ship any more; CANCEL puts them back on sale. */
export function createRefund(shop: Shop, input: RefundInput): RefundResult {
  const refuse = (field: string, message: string): RefundResult => ({
    order: null,
    refund: null,
    userErrors: [{ field: [field], message }],
  })
  const order = shop.orders.get(input.orderId)
  if (order === undefined) return refuse('orderId', 'Order does not exist')
  const lines = (input.refundLineItems ?? []).map((asked) => ({
    asked,
    line: order.lines.find((candidate) => candidate.id === asked.lineItemId),
  }))
  for (const { asked, line } of lines) {
    if (line === undefined) return refuse('refundLineItems', 'Line item does not exist')
    if (asked.quantity < 1 || asked.quantity > line.currentQuantity)
      return refuse('refundLineItems', 'Quantity cannot refund more items than were purchased')
    if (asked.restockType === 'CANCEL' && asked.quantity > unshipped(order, asked.lineItemId))
      return refuse('refundLineItems', 'Quantity cannot cancel more items than are unfulfilled')
  }
  const shippingLeft = order.basket.shipping.cents - refundedShippingCents(order)
  const shippingCents =
    input.shipping?.fullRefund === true ? shippingLeft : toCents(input.shipping?.amount ?? '0')
  const transactions = (input.transactions ?? []).filter((transaction) => transaction.kind === 'REFUND')
  const amountCents = transactions.reduce((sum, transaction) => sum + toCents(transaction.amount), 0)
  if (refundedCents(order) + amountCents > orderTotalCents(order))
    return refuse('transactions', 'Refund amount cannot be greater than the amount left to refund')
  if (shippingCents > shippingLeft) return refuse('shipping', 'Shipping refund is too high')

  const record = {
    id: shop.newId('Refund'),
    createdAt: shop.clock.now(),
    note: input.note ?? null,
    amountCents,
    shippingCents,
    lines: lines.flatMap(({ asked, line }) =>
      line === undefined
        ? []
        : [
            {
              id: shop.newId('RefundLineItem'),
              line,
              quantity: asked.quantity,
              restockType: asked.restockType ?? 'NO_RESTOCK',
            },
          ],
    ),
  }
  for (const { line, quantity, restockType } of record.lines) {
    line.currentQuantity -= quantity
    if (restockType === 'CANCEL' || restockType === 'NO_RESTOCK') {
      const taken = Math.min(quantity, unshipped(order, line.id))
      takeOffFulfillmentOrders(shop, order, line.id, taken, restockType === 'CANCEL')
    }
    if (restockType === 'RETURN') {
      const location = shop.locations[0]
      const level = location === undefined ? undefined : line.variant.levels.get(location.id)
      if (level !== undefined) level.available += quantity
    }
  }
  order.refunds.push(record)
  shop.touch(order)
  return { order: orderView(shop, order), refund: refundView(shop, order, record), userErrors: [] }
}

function unshipped(order: OrderRecord, lineId: string): number {
  return order.fulfillmentOrders
    .flatMap((fulfillmentOrder) => fulfillmentOrder.lines)
    .filter((entry) => entry.line.id === lineId)
    .reduce((sum, entry) => sum + entry.remaining, 0)
}

function takeOffFulfillmentOrders(
  shop: Shop,
  order: OrderRecord,
  lineId: string,
  quantity: number,
  restock: boolean,
): void {
  let left = quantity
  for (const from of order.fulfillmentOrders) {
    for (const entry of from.lines) {
      if (entry.line.id !== lineId || left === 0) continue
      const taken = Math.min(left, entry.remaining)
      shop.release(entry.line.variant, from.location.id, taken, restock)
      entry.remaining -= taken
      left -= taken
    }
    if (from.status !== 'CANCELLED' && from.lines.every((entry) => entry.remaining === 0))
      from.status = 'CLOSED'
  }
}

function toCents(amount: string): number {
  return Math.round(Number(amount) * 100)
}
