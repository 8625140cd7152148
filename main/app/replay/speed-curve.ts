import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ReplayPeriod, SpeedCurve, SpeedPoint } from '../../../shared/contract/replay.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { withChanges } from '../../engine/prepare/prepared-world.ts'
import { dayNumberOfDate, isoWeekday } from '../../engine/promise/day-number.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import { fulfillmentsOf } from '../csv/decision-rows.ts'
import type { ReckoningParts } from '../reckoning/reckoning.ts'
import { momentsOf } from './moments.ts'
import { MOST_AT_ONCE, type Past, pastIds, readPast } from './past-orders.ts'
import { ReplaySide } from './replay-side.ts'

const TURN_MS = 12
/** What an earlier arrival may cost at most, in hundredths of the workspace's currency; null = the cheapest way. */
const SETTINGS: readonly (number | null)[] = [null, 50, 100, 150, 200, 300, 500, 800, 1_200, 2_500]

/**
 * What faster delivery costs: the same past orders decided under each setting of "the fastest way, up to so much
 * dearer", by `rules`, each on its own copy of the same world. Works in slices; nothing is written.
 */
export async function speedCurve(
  { store, worlds, clock }: ReckoningParts,
  { rules, period }: { rules: readonly Rule[]; period: ReplayPeriod },
  signal: AbortSignal | undefined,
): Promise<SpeedCurve> {
  const past = await store.read(async (tx) => {
    const { ids } = await pastIds(tx, period, MOST_AT_ONCE)
    return readPast(tx, worlds, ids, clock.now(), { pause: nextTurn, signal })
  })
  const points: SpeedPoint[] = []
  for (const extraCents of SETTINGS) {
    if (signal?.aborted) break
    points.push(await pointOf(past, rules, extraCents, signal))
  }
  return { orders: past.orders.length, current: past.world.world.policy, points }
}

async function pointOf(
  past: Past,
  rules: readonly Rule[],
  extraCents: number | null,
  signal: AbortSignal | undefined,
): Promise<SpeedPoint> {
  const { view, world } = past
  const policy: Policy = {
    ...world.world.policy,
    ...(extraCents === null
      ? { strategy: 'cheapest' }
      : { strategy: 'fastest', fastestExtraCents: extraCents }),
  }
  const draft = { version: 0, publishedAt: 0, author: '', note: '', rules: [...rules] }
  const side = new ReplaySide(withChanges(world, { policy }), compileRules(draft, world.context), view.fit)
  const { timeZone } = world.world
  const point = { extraCents, shipped: 0, nextDay: 0, cents: 0 }
  let turn = performance.now()
  for (const { now, orders } of momentsOf(past.orders, world.world, rules)) {
    if (signal?.aborted) break
    if (performance.now() - turn > TURN_MS) {
      await nextTurn()
      turn = performance.now()
    }
    const today = localDateOf(now, timeZone)
    for (const decision of side.decide(
      orders.map(({ order }) => order),
      now,
    )) {
      const parts = decision === null ? [] : fulfillmentsOf(decision)
      if (parts.length === 0) continue
      point.shipped += 1
      for (const part of parts) point.cents += part.shippingCents + part.handlingCents
      if (parts.every(({ promise }) => workingDays(today, promise.deliverTo) <= 1)) point.nextDay += 1
    }
  }
  return point
}

/** Mondays to Fridays after one day up to another. */
function workingDays(from: LocalDate, to: LocalDate): number {
  const last = dayNumberOfDate(to)
  let count = 0
  for (let day = dayNumberOfDate(from) + 1; day <= last; day++) if (isoWeekday(day) <= 5) count++
  return count
}
