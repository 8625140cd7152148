import { GOODS_ARRIVE, type GoodsArrive, type WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { Horizon } from '../../engine/optimise/cover.ts'
import { priceWorld } from '../../engine/optimise/price-world.ts'
import { dayNumberOfDate, isoWeekday, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { Store } from '../ports/store.ts'
import { inSlices } from './in-slices.ts'
import type { WorldCache } from './world-cache.ts'

/** What was ordered lately stands for what will be ordered. */
export const LOOK_BACK_MS = 28 * DAY_MS
/** Where nobody says when goods come in again: what lasts longer is not scarce. */
const LOOK_AHEAD_MS = 7 * DAY_MS
/** Orders that make a demand; prices of fewer cost more than they save, and there are none. */
export const EVIDENCE = 2_000

/**
 * Shadow prices for scarce stock by recent demand, so that an order does not take for a small saving what a later one
 * needs. Returns how many units of stock have one. `evidence`: orders that it takes.
 */
export async function priceStock(
  store: Store,
  worlds: WorldCache,
  now: EpochMs,
  evidence = EVIDENCE,
): Promise<number> {
  const ids = await store.read((tx) => tx.orders.receivedSince(now - LOOK_BACK_MS, evidence))
  if (ids.length < evidence) {
    worlds.price(new Map())
    return 0
  }
  const { orders, view } = await store.read(async (tx) => {
    const orders = (await tx.orders.byIds(ids)).map(({ order }) => order)
    const skus = new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))
    return { orders, view: await worlds.view(tx, now, [...skus]) }
  })
  const oldest = Math.min(...orders.map(({ placedAt }) => placedAt))
  const horizon = horizonOf(view.settings, oldest, now)
  const prices = await inSlices(priceWorld(orders, horizon, view.world, view.rules, now))
  worlds.price(prices)
  return [...prices.values()].reduce((sum, ofSite) => sum + ofSite.size, 0)
}

/** How far to plan ahead by evidence that begins with `oldest`. */
export function horizonOf(
  { goodsArrive, timeZone }: Pick<WorkspaceSettings, 'goodsArrive' | 'timeZone'>,
  oldest: EpochMs,
  now: EpochMs,
): Horizon {
  const span = Math.max(now - oldest, DAY_MS / 24)
  const until = nextArrival(goodsArrive, timeZone, now)
  return { isKnown: until !== null, spans: (until === null ? LOOK_AHEAD_MS : until - now) / span }
}

/** The next morning of that weekday after today; null = there is no fixed day. */
export function nextArrival(day: GoodsArrive, timeZone: string, now: EpochMs): EpochMs | null {
  if (day === 'unknown') return null
  const today = dayNumberOfDate(localDateOf(now, timeZone))
  const ahead = ((GOODS_ARRIVE.indexOf(day) - isoWeekday(today) + 6) % 7) + 1
  return instantOfLocal(localDateOfDay(today + ahead), 0, timeZone)
}
