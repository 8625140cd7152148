import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { type DailyOrders, type Forecast, forecastOrders } from '../../engine/optimise/forecast.ts'
import { type DayNumber, dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { Store } from '../ports/store.ts'

/** What a forecast looks at: a year and the eight weeks before it. */
const DAYS = 52 * 7 + 8 * 7
/** Days counted in one look at the store. */
const AT_ONCE = 14

/** Orders expected from an instant on. */
export interface DemandForecast {
  readonly error: Forecast['error']
  /** Orders until then; of a day that is begun, or not looked at to its end, the part in time. */
  until(end: EpochMs): number
  on(day: DayNumber): number
}

/**
 * How many orders came on each past day. A day that is over is counted once: the store is asked for what has passed
 * since.
 */
export class DemandHistory {
  readonly #store: Store
  readonly #counts = new Map<DayNumber, number>()
  #timeZone = ''

  constructor(store: Store) {
    this.#store = store
  }

  /** null = too little is known. Lets others work between two looks. */
  async forecast(now: EpochMs, timeZone: string): Promise<DemandForecast | null> {
    const today = dayNumberOfDate(localDateOf(now, timeZone))
    const forecast = forecastOrders(await this.#daily(today, timeZone))
    if (forecast === null) return null
    const startOf = (day: DayNumber) => instantOfLocal(localDateOfDay(day), 0, timeZone)
    return {
      ...forecast,
      until(end) {
        let sum = 0
        for (let day = today, from = now; from < end; day++) {
          const next = startOf(day + 1)
          sum += (forecast.on(day) * (Math.min(end, next) - from)) / (next - startOf(day))
          from = next
        }
        return sum
      },
    }
  }

  async #daily(today: DayNumber, timeZone: string): Promise<DailyOrders> {
    if (this.#timeZone !== timeZone) this.#counts.clear()
    this.#timeZone = timeZone
    const first = await this.#firstDay(today, timeZone)
    const missing = daysFrom(first, today).filter((day) => !this.#counts.has(day))
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      const some = missing.slice(at, at + AT_ONCE)
      await this.#store.read(async (tx) => {
        for (const day of some) {
          const [from, to] = [day, day + 1].map((one) => instantOfLocal(localDateOfDay(one), 0, timeZone))
          this.#counts.set(day, await tx.orders.countReceived(from as EpochMs, to as EpochMs))
        }
      })
      await nextTurn()
    }
    return { firstDay: first, orders: daysFrom(first, today).map((day) => this.#counts.get(day) ?? 0) }
  }

  /** The first whole day that is known: days before the first order say nothing. */
  async #firstDay(today: DayNumber, timeZone: string): Promise<DayNumber> {
    const since = instantOfLocal(localDateOfDay(today - DAYS), 0, timeZone)
    const oldest = await this.#store.read((tx) => tx.orders.firstReceived(since))
    return oldest === null ? today : dayNumberOfDate(localDateOf(oldest + DAY_MS, timeZone))
  }
}

function daysFrom(first: DayNumber, end: DayNumber): DayNumber[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
}
