import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { priceWorld } from '../../engine/optimise/price-world.ts'
import type { Store } from '../ports/store.ts'
import type { WorldCache } from './world-cache.ts'

/** What was ordered lately stands for what will be ordered until goods come in again: a week of it. */
const LOOK_BACK_MS = 7 * DAY_MS
/** A sample of the demand: more orders sharpen the prices little and hold the window. */
const MOST_ORDERS = 300

/** Shadow prices for scarce stock by recent demand, so that an order does not take for a small saving what a later one needs. */
export async function priceStock(store: Store, worlds: WorldCache, now: EpochMs): Promise<number> {
  const { orders, view } = await store.read(async (tx) => {
    const ids = await tx.orders.receivedSince(now - LOOK_BACK_MS, MOST_ORDERS)
    const orders = (await tx.orders.byIds(ids)).map(({ order }) => order)
    const skus = new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))
    return { orders, view: await worlds.view(tx, now, [...skus]) }
  })
  if (orders.length === 0) return 0
  const oldest = Math.min(...orders.map(({ placedAt }) => placedAt))
  // The sample spans this long; as many orders are expected again for every such span of the week ahead.
  const span = Math.max(now - oldest, DAY_MS / 24)
  const prices = priceWorld(orders, LOOK_BACK_MS / span, view.world, view.rules, now)
  worlds.price(prices)
  return [...prices.values()].reduce((sum, ofSite) => sum + ofSite.size, 0)
}
