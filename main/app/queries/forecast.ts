import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { DemandHistory } from '../decide/demand-history.ts'
import type { Store } from '../ports/store.ts'

const DAYS = 7

/** Orders expected today and in the days after it; null = too little is known. */
export async function expectedOrders({
  store,
  demand,
  clock,
}: {
  readonly store: Store
  readonly demand: DemandHistory
  readonly clock: Clock
}) {
  const { timeZone } = await store.read((tx) => tx.settings.get(WORKSPACE))
  const now = clock.now()
  const forecast = await demand.forecast(now, timeZone)
  if (forecast === null) return null
  const today = dayNumberOfDate(localDateOf(now, timeZone))
  return {
    days: Array.from({ length: DAYS }, (_, i) => ({
      on: localDateOfDay(today + i),
      orders: Math.round(forecast.on(today + i)),
    })),
    error: forecast.error,
  }
}
