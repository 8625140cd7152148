import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { RuledCutoff, ShipEffects } from '../rules/effects.ts'
import { type DayNumber, dayNumberOfDate, isoWeekday } from './day-number.ts'
import type { SiteDays } from './site-days.ts'

/** When rules, or a person, let a fulfilment leave a site. */
export interface RuledLeaving {
  /** Not before this local day; 0 = whenever. */
  readonly from: DayNumber
  /** Bit n: not on ISO weekday n. */
  readonly barred: number
  readonly cutoff: RuledCutoff | null
}

/** null = as soon as it can. */
export function ruledLeaving({
  barredDays,
  firstDays,
  cutoff,
}: Pick<ShipEffects, 'barredDays' | 'firstDays' | 'cutoff'>): RuledLeaving | null {
  if (barredDays.length === 0 && firstDays.length === 0 && cutoff === null) return null
  const days = barredDays.flatMap(({ value }) => value)
  return {
    from: firstDays.reduce((latest, { value }) => Math.max(latest, dayNumberOfDate(value)), 0),
    barred: days.reduce((bits, day) => bits | (1 << day), 0),
    cutoff: cutoff?.value ?? null,
  }
}

/** As long as both say. */
export function leavingByBoth(own: RuledLeaving | null, ruled: RuledLeaving | null): RuledLeaving | null {
  if (own === null || ruled === null) return own ?? ruled
  return { ...ruled, from: Math.max(own.from, ruled.from) }
}

/** By its own first day alone. */
export function ownLeaving(notBefore: LocalDate | undefined): RuledLeaving | null {
  return notBefore === undefined ? null : { from: dayNumberOfDate(notBefore), barred: 0, cutoff: null }
}

export function isBarred({ barred }: RuledLeaving, day: DayNumber): boolean {
  return (barred & (1 << isoWeekday(day))) !== 0
}

/** The first local day on which rules let something leave that is decided now. */
export function firstDayRuled(
  { clock, today }: SiteDays,
  now: EpochMs,
  { from, cutoff }: RuledLeaving,
): DayNumber {
  const isOver =
    cutoff !== null && cutoff.days.includes(isoWeekday(today)) && now >= clock.instantOf(today, cutoff.minute)
  return isOver ? Math.max(from, today + 1) : from
}
