import { carrierName } from '../../../shared/domain/carrier.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'

/** Who takes it, as people and channels call them. */
export function carrierOf({ carrierId }: Pick<Fulfillment, 'carrierId'>, { chosen }: Order): string {
  return carrierId === BY_HAND ? (chosen?.byHand?.carrier ?? '') : carrierName(carrierId)
}
