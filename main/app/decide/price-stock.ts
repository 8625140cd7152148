import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import { GOODS_ARRIVE, type GoodsArrive, type WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { Horizon } from '../../engine/optimise/cover.ts'
import { priceWorld } from '../../engine/optimise/price-world.ts'
import { dayNumberOfDate, isoWeekday, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { Store } from '../ports/store.ts'
import type { DemandHistory } from './demand-history.ts'
import { inSlices } from './in-slices.ts'
import { nextReceipts } from './next-receipts.ts'
import type { WorldCache } from './world-cache.ts'

/** What was ordered lately stands for what will be ordered. */
export const LOOK_BACK_MS = 28 * DAY_MS
/** Where nobody says when goods come in again: what lasts longer is not scarce. */
const LOOK_AHEAD_MS = 7 * DAY_MS
/** Orders that make a demand; prices of fewer cost more than they save, and there are none. */
export const EVIDENCE = 2_000

export interface PricingDeps {
  readonly store: Store
  readonly worlds: WorldCache
  readonly demand: DemandHistory
}

/**
 * Shadow prices for scarce stock, so that an order does not take for a small saving what a later one needs: recent orders
 * say what is ordered together and where to, the forecast how many come until new goods do. Returns how many units of
 * stock have a price. `evidence`: orders that it takes.
 */
export async function priceStock(
  { store, worlds, demand }: PricingDeps,
  now: EpochMs,
  evidence = EVIDENCE,
): Promise<number> {
  const ids = await store.read((tx) => tx.orders.receivedSince(now - LOOK_BACK_MS, evidence))
  if (ids.length < evidence) {
    worlds.price(new Map())
    return 0
  }
  const { records, view, receipts } = await store.read(async (tx) => {
    const records = await tx.orders.byIds(ids)
    const skus = [...new Set(records.flatMap(({ order }) => order.lines.map(({ sku }) => sku)))]
    return {
      records,
      view: await worlds.view(tx, now, skus),
      receipts: await tx.expectedReceipts.byDay(skus),
    }
  })
  const orders = records.map(({ order }) => order)
  const { timeZone } = view.settings
  const oldest = Math.min(...records.map(({ receivedAt }) => receivedAt))
  const spans = await spansSince(oldest, { store, demand }, now, timeZone)
  const arrivals = nextReceipts(receipts, unitsPerDay(orders, now - oldest), now, timeZone)
  const horizon: Horizon = {
    ...horizonOf(view.settings, now, spans),
    bySku: new Map([...arrivals].map(([sku, at]) => [sku, spans(at)])),
  }
  const prices = await inSlices(priceWorld(orders, horizon, view.world, view.rules, now))
  worlds.price(prices)
  return [...prices.values()].reduce((sum, ofSite) => sum + ofSite.size, 0)
}

/** How often the orders of the evidence come again until `end`. */
export type SpansUntil = (end: EpochMs) => number

/** By the forecast; at the evidence's own pace where there is none. */
async function spansSince(
  oldest: EpochMs,
  { store, demand }: Pick<PricingDeps, 'store' | 'demand'>,
  now: EpochMs,
  timeZone: string,
): Promise<SpansUntil> {
  const forecast = await demand.forecast(now, timeZone)
  if (forecast === null) return atOwnPace(oldest, now)
  const came = await store.read((tx) => tx.orders.countReceived(oldest, now + 1))
  return (end) => forecast.until(end) / came
}

/** As fast as those of the evidence came, which begins with `oldest`. */
export function atOwnPace(oldest: EpochMs, now: EpochMs): SpansUntil {
  return (end) => (end - now) / Math.max(now - oldest, DAY_MS / 24)
}

/** How far to plan ahead where nothing is known of a SKU. */
export function horizonOf(
  { goodsArrive, timeZone }: Pick<WorkspaceSettings, 'goodsArrive' | 'timeZone'>,
  now: EpochMs,
  spans: SpansUntil,
): Horizon {
  const until = nextArrival(goodsArrive, timeZone, now)
  return { isKnown: until !== null, spans: spans(until ?? now + LOOK_AHEAD_MS) }
}

/** The next morning of that weekday after today; null = there is no fixed day. */
export function nextArrival(day: GoodsArrive, timeZone: string, now: EpochMs): EpochMs | null {
  if (day === 'unknown') return null
  const today = dayNumberOfDate(localDateOf(now, timeZone))
  const ahead = ((GOODS_ARRIVE.indexOf(day) - isoWeekday(today) + 6) % 7) + 1
  return instantOfLocal(localDateOfDay(today + ahead), 0, timeZone)
}

function unitsPerDay(orders: readonly Order[], span: number): ReadonlyMap<Sku, number> {
  const units = new Map<Sku, number>()
  const days = Math.max(span / DAY_MS, 1)
  for (const { lines } of orders)
    for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity / days)
  return units
}
