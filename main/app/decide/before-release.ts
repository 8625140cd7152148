import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import { type AddressQuestions, doubtedAddresses } from '../address-checks/doubted-addresses.ts'
import type { Tx } from '../ports/store.ts'
import { mendable } from './decide-by-fit.ts'
import { lackingCustoms } from './lacking-customs.ts'
import type { DecidingView } from './world-cache.ts'

/** What orders that can be sent still lack, by order: they are not released without. */
export type LackingBeforeRelease = ReadonlyMap<OrderId, ExceptionCause>

/** Nothing is asked for. */
export const NOTHING_LACKS: LackingBeforeRelease = new Map()

/**
 * What these orders lack by their decisions, at the same place in their list: a pick-up point, what customs must be
 * told, a note for the driver that their carrier takes, an address that it finds.
 */
export async function lackingBeforeRelease(
  tx: Tx,
  orders: readonly Order[],
  decisions: readonly Decision[],
  view: Pick<DecidingView, 'world' | 'fit'>,
  questions: AddressQuestions,
): Promise<LackingBeforeRelease> {
  return new Map([
    ...unfitNotes(orders, decisions, view),
    ...doubtedAddresses(questions),
    ...(await lackingCustoms(tx, orders, decisions, view)),
    ...(await missingPoints(tx, orders, decisions, view.world.world.services)),
  ])
}

function unfitNotes(
  orders: readonly Order[],
  decisions: readonly Decision[],
  { fit }: Pick<DecidingView, 'fit'>,
): LackingBeforeRelease {
  return new Map(
    orders.flatMap((order, i): [OrderId, ExceptionCause][] => {
      const decision = decisions[i]
      if (!order.requests?.deliveryNote || decision === undefined || !('fulfillments' in decision)) return []
      const misfit = decision.fulfillments.flatMap((plan) => fit.unfitNote(order, plan) ?? [])[0]
      const cause = misfit === undefined ? null : mendable(order, misfit, fit)
      return cause === null ? [] : [[order.id, cause]]
    }),
  )
}

/**
 * Which of these orders must name a point: their decision sends them by a service to one, and their method does not
 * let the carrier choose it.
 */
async function missingPoints(
  tx: Pick<Tx, 'methods'>,
  orders: readonly Order[],
  decisions: readonly Decision[],
  services: readonly CarrierService[],
): Promise<LackingBeforeRelease> {
  const toPoints = new Set(services.filter(({ level }) => level === 'relay').map(serviceKey))
  const missing = new Map<OrderId, ExceptionCause>()
  for (const [i, { id, requests }] of orders.entries()) {
    const decision = decisions[i]
    if (requests?.pickupPoint !== undefined || decision === undefined || !('fulfillments' in decision))
      continue
    const plan = decision.fulfillments.find((one) => toPoints.has(serviceKey(one)))
    if (plan === undefined) continue
    const { carrierId, serviceId } = plan
    missing.set(id, { reason: 'pickup-point-missing', carrierId, serviceId, closed: null, asked: null })
  }
  if (missing.size === 0) return missing
  for (const { orderId, target } of await tx.methods.ofOrders([...missing.keys()]))
    if (target?.delivery === 'relay' && target.isPointOptional) missing.delete(orderId)
  return missing
}
