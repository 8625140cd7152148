import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { Tx } from '../ports/store.ts'

/** Of orders that a service would take to a pick-up point that they do not name: which point is asked, by order. */
export type MissingPoints = ReadonlyMap<OrderId, ExceptionCause>

/** No order is asked for its point. */
export const NO_POINT_ASKED: MissingPoints = new Map()

/**
 * Which of these orders must name a point before they are released: their decision, at the same place in its list,
 * sends them by a service to one, and their method does not let the carrier choose it.
 */
export async function missingPoints(
  tx: Pick<Tx, 'methods'>,
  orders: readonly Order[],
  decisions: readonly Decision[],
  services: readonly CarrierService[],
): Promise<MissingPoints> {
  const toPoints = new Set(services.filter(({ level }) => level === 'relay').map(serviceKey))
  const missing = new Map<OrderId, ExceptionCause>()
  for (const [i, { id, requests }] of orders.entries()) {
    const decision = decisions[i]
    if (requests?.pickupPoint !== undefined || decision === undefined || !('fulfillments' in decision))
      continue
    const plan = decision.fulfillments.find((one) => toPoints.has(serviceKey(one)))
    if (plan === undefined) continue
    const { carrierId, serviceId } = plan
    missing.set(id, { reason: 'pickup-point-missing', carrierId, serviceId })
  }
  if (missing.size === 0) return missing
  for (const { orderId, target } of await tx.methods.ofOrders([...missing.keys()]))
    if (target?.delivery === 'relay' && target.isPointOptional) missing.delete(orderId)
  return missing
}
