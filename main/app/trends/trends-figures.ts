import type { TrendsAsked, TrendsFigures } from '../../../shared/contract/trends.ts'
import { addSums, type DailySums, type FigurePart, NO_SUMS } from '../../../shared/domain/daily-figures.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type EpochMs, type LocalDate, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { dayNumberOfDate, isoWeekday, localDateOfDay } from '../../engine/promise/day-number.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { DailyFigure } from '../ports/daily-figure-table.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { COUNTED_DAYS } from './count-days.ts'

const WEEK = 7

/** Sums by step and by what is asked for, of the sites seen. */
export async function trendsFigures(
  tx: Tx,
  now: EpochMs,
  { by, step, weeks }: TrendsAsked,
  seen: SitesSeen,
): Promise<TrendsFigures> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const today = dayNumberOfDate(localDateOf(now, timeZone))
  const monday = today - isoWeekday(today) + 1
  const first = monday - (weeks - 1) * WEEK
  const every = step === 'week' ? WEEK : 1
  const steps = Array.from({ length: Math.floor((today - first) / every) + 1 }, (_, at) =>
    localDateOfDay(first + at * every),
  )
  const part: FigurePart = by === 'site' ? 'all' : by
  const sites = (await tx.sites.all()).map(({ id }) => id).filter((id) => sees(seen, [id]))
  const ofAll = seen === 'every-site' && by !== 'site'
  const figures = await tx.dailyFigures.between(
    localDateOfDay(first),
    localDateOfDay(today),
    ofAll ? null : sites,
    [part],
  )
  const known = (await tx.settings.get(COUNTED_DAYS))?.first ?? localDateOfDay(today)
  const isKnown = steps.map((day) => localDateOfDay(dayNumberOfDate(day) + every - 1) >= known)
  const series = [...Map.groupBy(figures, (one) => (by === 'site' ? (one.siteId ?? '') : one.partId))].map(
    ([id, own]) => seriesOf(id, own, (day) => Math.floor((dayNumberOfDate(day) - first) / every), isKnown),
  )
  const marked = await tx.dailyFigures.marked()
  const waiting = new Set(marked.map((quarter) => localDateOf(quarter * 15 * MINUTE_MS, timeZone)))
  waiting.delete(localDateOfDay(today))
  return {
    steps,
    series: series.sort((a, b) => b.total.orders - a.total.orders || (a.id < b.id ? -1 : 1)),
    daysWaiting: waiting.size,
    isOfSomeSites: seen !== 'every-site',
  }
}

function seriesOf(
  id: string,
  figures: readonly DailyFigure[],
  stepOf: (day: LocalDate) => number,
  isKnown: readonly boolean[],
): TrendsFigures['series'][number] {
  const steps = isKnown.map((known): DailySums | null => (known ? { ...NO_SUMS } : null))
  const total: DailySums = { ...NO_SUMS }
  for (const { day, sums } of figures) {
    addSums(total, sums)
    const step = steps[stepOf(day)]
    if (step) addSums(step, sums)
  }
  return { id, steps, total }
}

const CSV_SUMS = [
  'orders',
  'split',
  'costCents',
  'leftInTime',
  'leftLate',
  'arrivedInTime',
  'arrivedLate',
  'exceptions',
] as const satisfies readonly (keyof DailySums)[]

const CSV_COLUMNS = [
  'from',
  'of',
  'orders',
  'split_orders',
  'cost_cents',
  'parts_left_in_time',
  'parts_left_late',
  'parts_arrived_in_time',
  'parts_arrived_late',
  'exceptions',
]

export function trendsCsv({ by, step }: TrendsAsked, { steps, series }: TrendsFigures) {
  const rows = series.flatMap(({ id, steps: sums }) =>
    steps.flatMap((day, at) => {
      const own = sums[at]
      return own ? [[day, id, ...CSV_SUMS.map((name) => own[name])]] : []
    }),
  )
  return { name: `trends-${by}-by-${step}-${steps.at(-1) ?? ''}.csv`, text: safeCsv(rows, CSV_COLUMNS) }
}
