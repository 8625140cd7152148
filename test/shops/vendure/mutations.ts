import { GraphQLError } from 'graphql'
import type { HeadlessShop } from './headless-shop.ts'
import { type FulfillmentRecord, fulfilled, type OrderRecord, refundedCents } from './records.ts'
import { fulfillmentView, orderView, paymentView, refundView, variantView } from './views.ts'

interface LineInput {
  readonly orderLineId: string
  readonly quantity: number
}

export interface VariantInput {
  readonly id: string
  readonly trackInventory?: 'TRUE' | 'FALSE' | 'INHERIT' | null
  readonly stockLevels?: readonly { readonly stockLocationId: string; readonly stockOnHand: number }[] | null
}

/** One unknown variant fails the whole call before anything is written. */
export function updateVariants(shop: HeadlessShop, inputs: readonly VariantInput[]): unknown[] {
  const found = inputs.map((input) => {
    const variant = shop.variants.find(({ id }) => id === input.id)
    if (variant === undefined)
      throw new GraphQLError(`No ProductVariant with the id "${input.id}" could be found`, {
        extensions: { code: 'ENTITY_NOT_FOUND' },
      })
    for (const { stockLocationId } of input.stockLevels ?? [])
      if (!variant.levels.has(stockLocationId))
        throw new GraphQLError('No such stock location', { extensions: { code: 'ENTITY_NOT_FOUND' } })
    return { input, variant }
  })
  return found.map(({ input, variant }) => {
    if (input.trackInventory) variant.trackInventory = input.trackInventory
    for (const level of input.stockLevels ?? [])
      shop.setOnHand(variant, level.stockLocationId, level.stockOnHand)
    shop.pushed(variant)
    return variantView(variant)
  })
}

export function settlePayment(shop: HeadlessShop, id: string): unknown {
  const order = [...shop.orders.values()].find(({ payment }) => payment.id === id)
  if (order === undefined) throw notFound('Payment', id)
  if (order.state === 'Cancelled')
    return {
      ...failed('SettlePaymentError', 'SETTLE_PAYMENT_ERROR', 'Settling the payment failed'),
      paymentErrorMessage: 'The order is cancelled',
    }
  order.payment.state = 'Settled'
  if (order.state === 'PaymentAuthorized') order.state = 'PaymentSettled'
  return paymentView(order)
}

export interface FulfillInput {
  readonly lines: readonly LineInput[]
  readonly handler: {
    readonly code: string
    readonly arguments: readonly { readonly name: string; readonly value: string }[]
  }
}

/** Makes a fulfilment that is still pending; its units leave the stock now. Not idempotent. */
export function addFulfillment(shop: HeadlessShop, { lines, handler }: FulfillInput): unknown {
  if (lines.reduce((sum, { quantity }) => sum + quantity, 0) === 0)
    return failed(
      'EmptyOrderLineSelectionError',
      'EMPTY_ORDER_LINE_SELECTION_ERROR',
      'At least one OrderLine must be specified',
    )
  const { order, taken } = linesOf(shop, lines)
  if (taken.some(({ line, quantity }) => quantity > line.quantity - fulfilled(order, line)))
    return failed(
      'ItemsAlreadyFulfilledError',
      'ITEMS_ALREADY_FULFILLED_ERROR',
      'One or more OrderItems are already part of a Fulfillment',
    )
  if (taken.some(({ line, quantity }) => quantity > shop.home(line.variant).onHand))
    return failed(
      'InsufficientStockOnHandError',
      'INSUFFICIENT_STOCK_ON_HAND_ERROR',
      'Cannot create a Fulfillment as there is insufficient stock on hand',
    )
  const told = (name: string): string => handler.arguments.find((entry) => entry.name === name)?.value ?? ''
  const one: FulfillmentRecord = {
    id: shop.newId(),
    state: 'Pending',
    method: told('method'),
    trackingCode: told('trackingCode'),
    lines: taken,
  }
  for (const { line, quantity } of taken) {
    const home = shop.home(line.variant)
    home.onHand -= quantity
    home.allocated -= quantity
  }
  order.fulfillments.push(one)
  return fulfillmentView(one)
}

/** The step to Shipped moves the order on; an order that is not paid stays where it is and refuses. */
export function moveFulfillment(shop: HeadlessShop, id: string, state: string): unknown {
  const order = [...shop.orders.values()].find(({ fulfillments }) =>
    fulfillments.some((one) => one.id === id),
  )
  const one = order?.fulfillments.find((candidate) => candidate.id === id)
  if (order === undefined || one === undefined) throw notFound('Fulfillment', id)
  if (state !== 'Shipped' || one.state !== 'Pending' || order.state === 'PaymentAuthorized')
    return {
      ...failed(
        'FulfillmentStateTransitionError',
        'FULFILLMENT_STATE_TRANSITION_ERROR',
        `Cannot transition Fulfillment from "${one.state}" to "${state}"`,
      ),
      transitionError: `Cannot transition Fulfillment from "${one.state}" to "${state}"`,
      fromState: one.state,
      toState: state,
    }
  one.state = 'Shipped'
  const all = order.lines.every((line) => sent(order, line.id) >= line.quantity)
  order.state = all ? 'Shipped' : 'PartiallyShipped'
  return fulfillmentView(one)
}

function sent(order: OrderRecord, lineId: string): number {
  return order.fulfillments
    .filter((one) => one.state === 'Shipped')
    .flatMap((one) => one.lines)
    .filter((entry) => entry.line.id === lineId)
    .reduce((sum, entry) => sum + entry.quantity, 0)
}

export interface CancelInput {
  readonly orderId: string
  readonly lines?: readonly LineInput[] | null
  readonly reason?: string | null
}

/** Takes units off an order, also such that have left; with none left the order is cancelled. Not idempotent. */
export function cancelOrder(shop: HeadlessShop, input: CancelInput): unknown {
  const wanted =
    input.lines ??
    shop.orders.get(input.orderId)?.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity })) ??
    []
  if (wanted.reduce((sum, { quantity }) => sum + quantity, 0) === 0)
    return failed(
      'EmptyOrderLineSelectionError',
      'EMPTY_ORDER_LINE_SELECTION_ERROR',
      'At least one OrderLine must be specified',
    )
  const { order, taken } = linesOf(shop, wanted)
  if (order.id !== input.orderId)
    return failed('MultipleOrderError', 'MULTIPLE_ORDER_ERROR', 'The lines are of another order')
  if (taken.some(({ line, quantity }) => quantity > line.quantity))
    return failed(
      'QuantityTooGreatError',
      'QUANTITY_TOO_GREAT_ERROR',
      'The specified quantity is greater than the available OrderItems',
    )
  shop.cancelUnits(order, taken, input.reason ?? null)
  return orderView(shop, order)
}

export interface RefundInput {
  readonly lines?: readonly LineInput[] | null
  readonly shipping?: number | null
  readonly adjustment?: number | null
  readonly amount?: number | null
  readonly paymentId: string
  readonly reason?: string | null
}

/** Pays back through the payment's handler. Its deprecated fields are needed, whatever the schema says. */
export function refundOrder(shop: HeadlessShop, input: RefundInput): unknown {
  if (typeof input.shipping !== 'number' || typeof input.adjustment !== 'number')
    throw new Error("Cannot read properties of undefined (reading 'reduce')")
  if (!input.amount) return failed('NothingToRefundError', 'NOTHING_TO_REFUND_ERROR', 'Nothing to refund')
  const order = [...shop.orders.values()].find(({ payment }) => payment.id === input.paymentId)
  if (order === undefined) throw notFound('Payment', input.paymentId)
  if (order.state === 'PaymentAuthorized')
    return {
      ...failed('RefundOrderStateError', 'REFUND_ORDER_STATE_ERROR', 'Cannot refund an Order in this state'),
      orderState: order.state,
    }
  const left = order.payment.amountCents - refundedCents(order)
  if (input.amount > left)
    return {
      ...failed('RefundAmountError', 'REFUND_AMOUNT_ERROR', 'The amount exceeds what can be refunded'),
      maximumRefundable: left,
    }
  return refundView(shop.refund(order, input.amount, input.reason ?? ''))
}

function linesOf(
  shop: HeadlessShop,
  inputs: readonly LineInput[],
): { order: OrderRecord; taken: { line: OrderRecord['lines'][number]; quantity: number }[] } {
  const [first] = inputs
  const order = shop.lineOwner.get(first?.orderLineId ?? '')
  if (order === undefined) throw notFound('OrderLine', first?.orderLineId ?? '')
  const taken = inputs.map(({ orderLineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === orderLineId)
    if (line === undefined) throw notFound('OrderLine', orderLineId)
    return { line, quantity }
  })
  return { order, taken }
}

function failed(typename: string, errorCode: string, message: string): Readonly<Record<string, unknown>> {
  return { __typename: typename, errorCode, message }
}

function notFound(type: string, id: string): GraphQLError {
  return new GraphQLError(`No ${type} with the id "${id}" could be found`, {
    extensions: { code: 'ENTITY_NOT_FOUND' },
  })
}
