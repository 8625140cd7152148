import type { Suspension } from '../../../shared/domain/carrier.ts'
import { hasLeft, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Decider } from '../decide/decider.ts'
import { isSuspended, planMove } from '../decide/stopped-work.ts'
import type { Tx } from '../ports/store.ts'

/** So many orders are decided in some hundred milliseconds. */
const MOST = 1_000

/** What a suspension would do to the orders that are with it now and not packed, decided together in memory. */
export async function trySuspension(
  tx: Tx,
  decider: Decider,
  input: Pick<Suspension, 'carrierId' | 'serviceId' | 'zones' | 'from' | 'until'>,
) {
  const suspension: Suspension = { ...input, id: '', reason: '' }
  const records = await tx.orders.byIds(
    await tx.orders.withOpenFulfillments(input.carrierId, input.serviceId),
  )
  const held = Map.groupBy(
    await tx.fulfillments.byOrders(records.map(({ order }) => order.id)),
    ({ orderId }) => orderId,
  )
  const concerned = records.filter(({ order }) =>
    (held.get(order.id) ?? []).some(
      ({ carrierId, serviceId, state }) =>
        carrierId === input.carrierId &&
        isOpenFulfillment(state) &&
        state !== 'packed' &&
        !hasLeft(state) &&
        isSuspended(suspension, serviceId, order.destination),
    ),
  )
  const orders = new Map(concerned.slice(0, MOST).map(({ order }) => [order.id, order]))
  const plan = await planMove(
    tx,
    [...orders.keys()],
    (all) => decider.trialTogether(tx, all, [suspension]),
    new Map(),
  )
  // What stays with it leaves before it begins, or after it has ended.
  const moved = plan.movable.filter(({ orderId, services }) => {
    const destination = orders.get(orderId)?.destination
    return !services.some(
      ({ carrierId, serviceId }) =>
        carrierId === input.carrierId && destination && isSuspended(suspension, serviceId, destination),
    )
  })
  return {
    orders: orders.size,
    isCapped: concerned.length > orders.size,
    moved: moved.length,
    late: moved.filter(({ isLate }) => isLate).length,
    extraCents: moved.reduce((sum, { extraCents }) => sum + extraCents, 0),
    stuck: plan.stuck.length,
  }
}
