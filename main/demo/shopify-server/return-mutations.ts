import type { OrderRecord, ReturnRecord } from './records.ts'
import { deliveryView, returnView, reverseOrderId } from './return-views.ts'
import type { Shop } from './shop.ts'

interface CodedError {
  readonly code: string
  readonly field: readonly string[] | null
  readonly message: string
}

interface ReturnResult {
  readonly return: unknown
  readonly userErrors: readonly CodedError[]
}

export interface ReturnInput {
  readonly orderId: string
  readonly returnLineItems: readonly { readonly fulfillmentLineItemId: string; readonly quantity: number }[]
}

/** Opens a return of shipped units. */
export function createReturn(shop: Shop, input: ReturnInput): ReturnResult {
  const order = shop.orders.get(input.orderId)
  if (order === undefined) return refuse('NOT_FOUND', 'returnInput', 'Order does not exist.')
  const shipped = order.fulfillments.flatMap((fulfillment) => fulfillment.lines)
  const lines = []
  for (const asked of input.returnLineItems) {
    const line = shipped.find((candidate) => candidate.id === asked.fulfillmentLineItemId)
    if (line === undefined) return refuse('NOT_FOUND', 'returnInput', 'Fulfillment line item does not exist.')
    if (asked.quantity < 1 || asked.quantity > line.quantity)
      return refuse('GREATER_THAN', 'returnInput', 'Return line item has an invalid quantity.')
    lines.push({ id: shop.newId('ReturnLineItem'), shipped: line, quantity: asked.quantity, note: '' })
  }
  return { return: returnView(addReturn(shop, order, 'OPEN', lines)), userErrors: [] }
}

export function approveReturn(shop: Shop, id: string): ReturnResult {
  return moveReturn(shop, id, 'OPEN', (status) => status === 'REQUESTED')
}

/** Closing a return that is closed already changes nothing; one that was only asked for cannot be closed. */
export function closeReturn(shop: Shop, id: string): ReturnResult {
  return moveReturn(shop, id, 'CLOSED', (status) => status === 'OPEN' || status === 'CLOSED')
}

/** `REQUESTED`: a customer asks for it in the shop's own pages. */
export function addReturn(
  shop: Shop,
  order: OrderRecord,
  status: ReturnRecord['status'],
  lines: ReturnRecord['lines'],
): ReturnRecord {
  const record = {
    id: shop.newId('Return'),
    name: `${order.name}-R${order.returns.length + 1}`,
    createdAt: shop.clock.now(),
    status,
    lines,
    deliveries: [],
  }
  order.returns.push(record)
  shop.touch(order)
  return record
}

interface ReverseDeliveryInput {
  readonly reverseFulfillmentOrderId: string
  readonly trackingInput?: { readonly number?: string | null; readonly url?: string | null } | null
  readonly labelInput?: { readonly fileUrl: string } | null
}

interface ReverseDeliveryResult {
  readonly reverseDelivery: unknown
  readonly userErrors: readonly CodedError[]
}

/** A parcel brings all of an open return; a label must have been put where the shop said. */
export function createReverseDelivery(shop: Shop, input: ReverseDeliveryInput): ReverseDeliveryResult {
  const none = (code: string, field: string, message: string): ReverseDeliveryResult => ({
    reverseDelivery: null,
    userErrors: [{ code, field: [field], message }],
  })
  for (const order of shop.orders.values()) {
    const record = order.returns.find((one) => reverseOrderId(one) === input.reverseFulfillmentOrderId)
    if (record === undefined) continue
    if (record.status !== 'OPEN')
      return none('INVALID_STATE', 'reverseFulfillmentOrderId', 'Reverse fulfillment order is not open.')
    const label = input.labelInput?.fileUrl ?? null
    if (label !== null && !shop.files.has(label))
      return none('INVALID', 'labelInput', 'Label file could not be read.')
    const delivery = {
      id: shop.newId('ReverseDelivery'),
      trackingNumber: input.trackingInput?.number ?? null,
      trackingUrl: input.trackingInput?.url ?? null,
      label: label === null ? null : (shop.files.get(label) ?? null),
    }
    record.deliveries.push(delivery)
    shop.touch(order)
    return { reverseDelivery: deliveryView(delivery), userErrors: [] }
  }
  return none('NOT_FOUND', 'reverseFulfillmentOrderId', 'Reverse fulfillment order does not exist.')
}

function moveReturn(
  shop: Shop,
  id: string,
  to: ReturnRecord['status'],
  allowed: (status: ReturnRecord['status']) => boolean,
): ReturnResult {
  for (const order of shop.orders.values()) {
    const record = order.returns.find((candidate) => candidate.id === id)
    if (record === undefined) continue
    if (!allowed(record.status)) return refuse('INVALID_STATE', 'id', 'Return is in an invalid state.')
    record.status = to
    shop.touch(order)
    return { return: returnView(record), userErrors: [] }
  }
  return refuse('NOT_FOUND', 'id', 'Return does not exist.')
}

function refuse(code: string, field: string, message: string): ReturnResult {
  return { return: null, userErrors: [{ code, field: [field], message }] }
}
