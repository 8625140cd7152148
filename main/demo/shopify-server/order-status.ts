import { type OrderRecord, orderTotalCents, refundedCents, unfulfilledQuantity } from './records.ts'

export function returnStatus(order: OrderRecord): string {
  const has = (status: string): boolean => order.returns.some((record) => record.status === status)
  if (has('REQUESTED')) return 'RETURN_REQUESTED'
  if (has('OPEN')) return 'IN_PROGRESS'
  return order.returns.length === 0 ? 'NO_RETURN' : 'RETURNED'
}

export function financialStatus(order: OrderRecord): string {
  if (order.isVoided) return 'VOIDED'
  const refunded = refundedCents(order)
  if (refunded === 0) return 'PAID'
  return refunded >= orderTotalCents(order) ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
}

export function fulfillmentStatus(order: OrderRecord): string {
  const open = order.fulfillmentOrders.filter(({ status }) => status !== 'CLOSED' && status !== 'CANCELLED')
  for (const state of ['ON_HOLD', 'SCHEDULED'])
    if (open.length > 0 && open.every(({ status }) => status === state)) return state
  const hasFulfilled = order.fulfillments.length > 0 || order.lines.some(({ variant }) => variant.isDigital)
  if (!hasFulfilled) return 'UNFULFILLED'
  const isOpen = order.lines.some((line) => unfulfilledQuantity(order, line) > 0)
  return isOpen ? 'PARTIALLY_FULFILLED' : 'FULFILLED'
}
