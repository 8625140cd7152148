import { needsCustoms } from '../../../shared/domain/customs/customs-area.ts'
import { identityOf } from '../../../shared/domain/customs/customs-identity.ts'
import { declare, type UndeclaredProduct } from '../../../shared/domain/customs/declare.ts'
import { numberGaps } from '../../../shared/domain/customs/number-gaps.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { Decision, PlannedFulfillment } from '../../engine/decision.ts'
import { merchantIdentity } from '../labels/customs-of.ts'
import type { Tx } from '../ports/store.ts'
import type { DecidingView } from './world-cache.ts'

/**
 * Which of these orders cross a border of customs with a carrier of ours and lack what must be declared, by their
 * decisions at the same place in the list. Where no account declares them, papers are made elsewhere.
 */
export async function lackingCustoms(
  tx: Tx,
  orders: readonly Order[],
  decisions: readonly Decision[],
  { world, fit }: Pick<DecidingView, 'world' | 'fit'>,
): Promise<ReadonlyMap<OrderId, ExceptionCause>> {
  const abroad = orders.flatMap((order, i) => {
    const plans = plansAbroad(order, decisions[i], world.world.sites, fit)
    return plans.length === 0 ? [] : [{ order, plans }]
  })
  if (abroad.length === 0) return new Map()
  const merchant = await merchantIdentity(tx)
  const channels = new Map((await tx.channels.all()).map((channel) => [channel.id, channel]))
  const skus = [...new Set(abroad.flatMap(({ order }) => order.lines.map(({ sku }) => sku)))]
  const products = new Map((await tx.products.bySkus(skus)).map((product) => [product.sku, product]))
  const sites = new Map(world.world.sites.map((site) => [site.id, site]))
  const lacking = new Map<OrderId, ExceptionCause>()
  for (const { order, plans } of abroad) {
    const identity = identityOf(order.customs, channels.get(order.channelId)?.customs, merchant)
    const undeclared = new Map<string, UndeclaredProduct>()
    for (const parcel of plans.flatMap(({ parcels }) => parcels)) {
      const declared = declare(order, parcel, products, identity)
      if (declared.kind === 'incomplete') for (const one of declared.products) undeclared.set(one.sku, one)
    }
    const numbers = plans.flatMap(({ siteId }) => {
      const site = sites.get(siteId)
      return site === undefined ? [] : numberGaps(order, identity, site)
    })
    const [first] = plans
    if (first === undefined || undeclared.size + numbers.length === 0) continue
    lacking.set(order.id, {
      reason: 'customs-incomplete',
      country: order.destination.country,
      carrierId: first.carrierId,
      products: [...undeclared.values()].map(({ sku, gaps }) => ({ sku, gaps: [...gaps] })),
      numbers: [...new Set(numbers)],
    })
  }
  return lacking
}

function plansAbroad(
  order: Order,
  decision: Decision | undefined,
  sites: DecidingView['world']['world']['sites'],
  fit: DecidingView['fit'],
): readonly PlannedFulfillment[] {
  if (decision === undefined || !('fulfillments' in decision)) return []
  return decision.fulfillments.filter((plan) => {
    const site = sites.find(({ id }) => id === plan.siteId)
    return site !== undefined && fit.declares(order, plan) && needsCustoms(site, order.destination)
  })
}
