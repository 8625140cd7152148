import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Decider } from '../decide/decider.ts'
import { BEFORE_RELEASE } from '../decide/reallocate.ts'
import type { Tx } from '../ports/store.ts'
import { offerWay } from '../resolutions/offer-way.ts'
import { otherWays } from '../resolutions/other-ways.ts'
import { nameLookup } from './name-lookup.ts'
import { orderById } from './order-detail.ts'
import { partsOf } from './what-if.ts'

/**
 * Other services and sites that could take an order now, decided whole, but for the way that it goes already; none once
 * it is at its site.
 */
export async function orderWays(tx: Tx, decider: Pick<Decider, 'trials' | 'world'>, orderId: string) {
  const { order, state } = await orderById(tx, orderId)
  if (!BEFORE_RELEASE.includes(state)) return []
  const speech = await nameLookup(tx)
  const ways = await otherWays(order, ['change-service', 'change-site'], await decider.world(tx), (orders) =>
    decider.trials(tx, orders),
  )
  const goes = wayOf((await tx.fulfillments.byOrders([orderId])).filter((one) => one.state !== 'cancelled'))
  return ways
    .filter(({ decision }) => wayOf(decision.fulfillments) !== goes)
    .map((way) => {
      // That another one of its level is not taken by itself is said by the difference in cost.
      const why = way.why === 'excluded-by-rule' ? null : way.why
      const { code, choice, label, effect } = offerWay({ ...way, why }, speech)
      return { code, choice, label, effect, parts: [...partsOf(way.decision)] }
    })
}

function wayOf(parts: readonly Pick<Fulfillment, 'siteId' | 'carrierId' | 'serviceId'>[]): string {
  return parts
    .map(({ siteId, carrierId, serviceId }) => `${siteId}/${carrierId}/${serviceId}`)
    .toSorted()
    .join(' ')
}
