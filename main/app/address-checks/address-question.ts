import { createHash } from 'node:crypto'
import type { AskedAddress } from '../../../shared/domain/address-check.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import { recipientOf } from '../labels/label-request.ts'

/** The same for every order to this address by this product of a carrier. */
export function addressQuestion(product: string, order: Pick<Order, 'destination'>): string {
  return createHash('sha256')
    .update(JSON.stringify([product, recipientOf(order)]))
    .digest('hex')
    .slice(0, 32)
}

/** What a carrier is asked about an order before it is released. */
export interface AskedOfOrder extends AskedAddress {
  readonly order: Order
  readonly carrierId: string
  readonly serviceId: string
}

/** What is asked of these orders, by their decisions at the same place in the list; each account once an order. */
export function askedOf(
  orders: readonly Order[],
  decisionOf: (order: Order, i: number) => Decision | undefined,
  fit: CarrierFit,
): readonly AskedOfOrder[] {
  if (fit.checksNothing) return []
  return orders.flatMap((order, i) => {
    const decision = decisionOf(order, i)
    if (decision === undefined || !('fulfillments' in decision)) return []
    const lanes = decision.fulfillments.flatMap((plan) => fit.checkedBy(order, plan) ?? [])
    const asked = lanes.map(({ accountId, carrierId, serviceId, product }) => ({
      order,
      accountId,
      carrierId,
      serviceId,
      question: addressQuestion(product, order),
    }))
    return [...new Map(asked.map((one) => [one.accountId, one])).values()]
  })
}
