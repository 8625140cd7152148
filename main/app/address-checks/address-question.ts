import { createHash } from 'node:crypto'
import type { AskedAddress } from '../../../shared/domain/address-check.ts'
import { bareId } from '../../../shared/domain/nearby-point.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import { recipientOf } from '../labels/label-request.ts'
import { pointArea } from '../points/point-area.ts'

/** Whether the address is right, or the pick-up point takes parcels. */
export type AskedAbout = 'address' | 'point'

/** The same for every order to this address, or this point near it, by this product of a carrier. */
export function questionAbout(about: AskedAbout, order: Order, product: string): string {
  const what =
    about === 'address'
      ? [product, recipientOf(order)]
      : [pointArea(order, product), bareId(order.requests?.pickupPoint?.id ?? '')]
  const digest = createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)
  return about === 'address' ? digest : `${ABOUT_POINT}${digest}`
}

export function aboutOf({ question }: Pick<AskedAddress, 'question'>): AskedAbout {
  return question.startsWith(ABOUT_POINT) ? 'point' : 'address'
}

const ABOUT_POINT = 'point/'

/** What a carrier is asked about an order before it is released. */
export interface AskedOfOrder extends AskedAddress {
  readonly order: Order
  readonly carrierId: string
  readonly serviceId: string
}

/** What is asked of these orders by their decisions; each account once an order. */
export function askedOf(
  orders: readonly Order[],
  decisions: readonly Decision[],
  fit: CarrierFit,
): readonly AskedOfOrder[] {
  if (fit.checksNothing) return []
  const byOrder = new Map(decisions.map((one) => [one.orderId, one]))
  return orders.flatMap((order) => {
    const decision = byOrder.get(order.id)
    if (decision === undefined || !('fulfillments' in decision)) return []
    const asked = decision.fulfillments.flatMap((plan): AskedOfOrder[] => {
      const check = fit.checkedBy(order, plan)
      if (check === null) return []
      const { accountId, carrierId, serviceId, product } = check.lane
      return [
        { order, accountId, carrierId, serviceId, question: questionAbout(check.about, order, product) },
      ]
    })
    return [...new Map(asked.map((one) => [one.accountId, one])).values()]
  })
}
