import { carrierName } from '../../../shared/domain/carrier.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'

/** What channels are told instead of a carrier. */
const COLLECTED_NAME = 'Click & Collect'

/** Who takes it, as people and channels call them. */
export function carrierOf({ carrierId }: Pick<Fulfillment, 'carrierId'>, { chosen }: Order): string {
  if (carrierId === COLLECTED) return COLLECTED_NAME
  return carrierId === BY_HAND ? (chosen?.byHand?.carrier ?? '') : carrierName(carrierId)
}
