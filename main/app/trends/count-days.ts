import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { RETENTION } from '../../../shared/domain/retention.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import {
  type Clock,
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  type LocalDate,
  MINUTE_MS,
} from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { QuarterNumber } from '../ports/daily-figure-table.ts'
import type { Store, Tx } from '../ports/store.ts'
import { DaySums } from './day-sums.ts'

const QUARTER_MS = 15 * MINUTE_MS
/** Days of before this program's first count that are counted. */
const DAYS_BACK = 400
/** Counting takes at most a fiftieth of the time, and what is shown is a few minutes old at most. */
const REST_OF_SPENT = 50
const REST_AT_LEAST_MS = 15_000
const REST_AT_MOST_MS = 5 * MINUTE_MS
/** Grows when days are to be counted otherwise: all that can be are counted again. */
const WAY_OF_COUNTING = 1

/** How the days were counted last; null = never. */
export const COUNTED_DAYS: StoredDocument<CountedDays | null> = {
  key: 'other/counted-days',
  stored: z.object({ way: z.int(), timeZone: z.string(), first: scalars.localDate }).nullable(),
  defaults: null,
}
interface CountedDays {
  readonly way: number
  readonly timeZone: string
  /** Of the days before nothing is known. */
  readonly first: LocalDate
}

/**
 * Keeps the figures of each day: one of which something has changed is counted again, the newest first, hour by hour so
 * that nothing waits for it. The first time, and after the merchant's time zone has changed, these are all days whose
 * orders are not packed yet; an older day stays as it was counted.
 */
export function dayCounting({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  /** What is to be counted, by day and newest first, and the first day that can be. */
  async function look(now: EpochMs): Promise<{ days: [LocalDate, QuarterNumber[]][]; timeZone: string }> {
    const { marked, timeZone, oldest } = await store.read(async (tx) => ({
      marked: await tx.dailyFigures.marked(),
      timeZone: (await tx.settings.get(WORKSPACE)).timeZone,
      oldest: await oldestWhole(tx, now),
    }))
    const byDay = Map.groupBy(marked, (quarter) => localDateOf(quarter * QUARTER_MS, timeZone))
    const past = [...byDay].filter(([day]) => day < oldest).flatMap(([, quarters]) => quarters)
    if (past.length > 0) await store.write((tx) => tx.dailyFigures.forget(past))
    const days = [...byDay].filter(([day]) => day >= oldest).sort(([a], [b]) => (a < b ? 1 : -1))
    return { days, timeZone }
  }

  async function countDay(
    day: LocalDate,
    quarters: readonly QuarterNumber[],
    timeZone: string,
    signal: AbortSignal,
  ) {
    await store.write((tx) => tx.dailyFigures.beginCount(quarters))
    const sums = new DaySums(day)
    const end = instantOfLocal(dayAfter(day), 0, timeZone)
    for (let from = instantOfLocal(day, 0, timeZone); from < end; from += HOUR_MS) {
      const until = Math.min(from + HOUR_MS, end)
      await store.read(async ({ dailyFigures }) => {
        sums.decided(await dailyFigures.decided(from, until))
        sums.left(await dailyFigures.left(from, until))
        sums.opened(await dailyFigures.opened(from, until))
        sums.placed(await dailyFigures.placed(from, until))
      })
      if (signal.aborted) return
      await nextTurn()
    }
    await store.write((tx) => tx.dailyFigures.putDay(day, sums.figures(), quarters))
  }

  return {
    /** @returns the instant of the next round */
    async runOnce(signal: AbortSignal): Promise<EpochMs> {
      const began = performance.now()
      const now = clock.now()
      if (!(await store.read(isCountedSo))) await store.write((tx) => countAnew(tx, now))
      const { days, timeZone } = await look(now)
      for (const [day, quarters] of days) {
        if (signal.aborted) break
        await countDay(day, quarters, timeZone, signal)
      }
      const rest = (performance.now() - began) * REST_OF_SPENT
      return clock.now() + Math.min(REST_AT_MOST_MS, Math.max(REST_AT_LEAST_MS, Math.round(rest)))
    },
  }
}

/** False the first time, and when the days were counted by another zone or in another way. */
async function isCountedSo(tx: Tx): Promise<boolean> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const counted = await tx.settings.get(COUNTED_DAYS)
  return counted?.timeZone === timeZone && counted.way === WAY_OF_COUNTING
}

/** Days that can be counted are to be counted again, from the first order on. */
export async function countAnew(tx: Tx, now: EpochMs): Promise<void> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const counted = await tx.settings.get(COUNTED_DAYS)
  const oldest = await oldestWhole(tx, now)
  const firstOrder = localDateOf((await tx.orders.firstReceived(0)) ?? now, timeZone)
  const from = oldest > firstOrder ? oldest : firstOrder
  const quarters: QuarterNumber[] = []
  for (let at = instantOfLocal(from, 0, timeZone); at <= now; at += QUARTER_MS) quarters.push(at / QUARTER_MS)
  await tx.dailyFigures.mark(quarters)
  const first = counted !== null && counted.first < from ? counted.first : from
  await tx.settings.put(COUNTED_DAYS, { way: WAY_OF_COUNTING, timeZone, first })
}

/** The first day all of whose orders and parcels are still kept as they are. */
async function oldestWhole(tx: Tx, now: EpochMs): Promise<LocalDate> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const { archiveDays, journalDays } = await tx.settings.get(RETENTION)
  const days = Math.min(DAYS_BACK, archiveDays ?? DAYS_BACK, journalDays ?? DAYS_BACK)
  return localDateOf(now - (days - 1) * DAY_MS, timeZone)
}

function dayAfter(day: LocalDate): LocalDate {
  return localDateOfDay(dayNumberOfDate(day) + 1)
}
