import { DAY_MS, type EpochMs, type LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { localTime } from '../../../shared/rules/validity.ts'

type Validity = NonNullable<Rule['validity']>

/** An end of a rule's time as people give it: a day, and a time where it is not the whole day. */
export interface Bound {
  readonly day: LocalDate
  /** Minute of the local day; null = the day begins it, or the whole day still belongs to it. */
  readonly minute: number | null
}

const ALWAYS: Validity = { from: null, until: null, days: null, hours: null }

/** A changed validity; null where nothing restricts it any more. */
export function withValidity(old: Rule['validity'], change: Partial<Validity>): Rule['validity'] {
  const next = { ...ALWAYS, ...old, ...change }
  const days = next.days === null || next.days.length === 0 || next.days.length === 7 ? null : next.days
  const isBound = next.from !== null || next.until !== null || days !== null || next.hours !== null
  return isBound ? { ...next, days } : null
}

export function beginOf(from: EpochMs, timeZone: string): Bound {
  const { minute } = localTime(from, timeZone)
  return { day: localDateOf(from, timeZone), minute: minute === 0 ? null : minute }
}

/** An end at midnight is the whole day before it. */
export function endOf(until: EpochMs, timeZone: string): Bound {
  const { minute } = localTime(until, timeZone)
  const day = localDateOf(until, timeZone)
  return minute === 0 ? { day: dayAfter(day, -1), minute: null } : { day, minute }
}

export function instantOfBegin({ day, minute }: Bound, timeZone: string): EpochMs {
  return instantOfLocal(day, minute ?? 0, timeZone)
}

/** The first instant at which the rule is over. */
export function instantOfEnd({ day, minute }: Bound, timeZone: string): EpochMs {
  return minute === null
    ? instantOfLocal(dayAfter(day, 1), 0, timeZone)
    : instantOfLocal(day, minute, timeZone)
}

/** Ends before it begins: it is never in force. */
export function isBackwards(validity: Rule['validity']): boolean {
  if (validity === null) return false
  const { from, until } = validity
  return from !== null && until !== null && until <= from
}

/** Hours of the day; a blank one is the day's own beginning or end, both blank = all day. */
export function hoursOf(from: number | null, until: number | null): Validity['hours'] {
  if (from === null && until === null) return null
  const begin = from === null || from === 1440 ? 0 : from
  const end = until === null || until === 0 ? 1440 : until
  return begin === 0 && end === 1440 ? null : { from: begin, until: end }
}

function dayAfter(day: LocalDate, by: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10)
}
