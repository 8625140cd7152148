import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'

export interface NamedDay {
  readonly date: LocalDate
  /** '' = it has no name. */
  readonly name: string
}

/** A list as it was pasted: a day a line, and the lines that say none. */
export interface PastedDays {
  readonly days: readonly NamedDay[]
  /** Numbers of the lines, 1-based. */
  readonly unreadable: readonly number[]
}

/** '2026-12-24', '24/12/2026' or '24.12.26' as a day; null when it is none. */
export function readDay(text: string): LocalDate | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed)
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(trimmed)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  if (!local) return null
  const year = Number(local[3])
  return dayOf(year < 100 ? 2000 + year : year, Number(local[2]), Number(local[1]))
}

function dayOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isSame = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isSame ? at.toISOString().slice(0, 10) : null
}

/** Reads 'date,name' a line (also ';' or a tab, quotes around the name); a header and blank lines are passed over. */
export function readDays(text: string): PastedDays {
  const days: NamedDay[] = []
  const unreadable: number[] = []
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return
    const [first = '', ...rest] = line.split(/[,;\t]/)
    const date = readDay(first)
    if (date !== null)
      days.push({ date, name: rest.join(',').trim().replace(/^"|"$/g, '').slice(0, MOST_NAME) })
    else if (at > 0 || /\d/.test(first)) unreadable.push(at + 1)
  })
  return { days, unreadable }
}

const MOST_NAME = 80

function editOf(edits: readonly HolidayEdit[], country: string): HolidayEdit {
  return edits.find((edit) => edit.country === country) ?? { country, closed: [], worked: [], names: {} }
}

/** The edits with one country's replaced; an edit that changes nothing is left out. */
function withEdit(edits: readonly HolidayEdit[], edit: HolidayEdit): HolidayEdit[] {
  const others = edits.filter(({ country }) => country !== edit.country)
  return edit.closed.length + edit.worked.length === 0 ? others : [...others, edit]
}

/** Closes days of a country; a built-in one that was worked is closed again. */
export function closeDays(
  edits: readonly HolidayEdit[],
  country: string,
  days: readonly NamedDay[],
): HolidayEdit[] {
  const { closed, worked, names } = editOf(edits, country)
  const dates = new Set(days.map(({ date }) => date))
  const named = days.flatMap(({ date, name }): [LocalDate, string][] => (name === '' ? [] : [[date, name]]))
  return withEdit(edits, {
    country,
    closed: [...new Set([...closed, ...dates])].sort(),
    worked: worked.filter((date) => !dates.has(date)),
    names: { ...names, ...Object.fromEntries(named) },
  })
}

/** A day that was closed on top is worked again. */
export function openDay(edits: readonly HolidayEdit[], country: string, day: LocalDate): HolidayEdit[] {
  const { closed, worked, names } = editOf(edits, country)
  const { [day]: _, ...left } = names
  return withEdit(edits, { country, closed: closed.filter((date) => date !== day), worked, names: left })
}

/** A built-in holiday is worked, or closed again. */
export function workHoliday(
  edits: readonly HolidayEdit[],
  country: string,
  day: LocalDate,
  isWorked: boolean,
): HolidayEdit[] {
  const { closed, worked, names } = editOf(edits, country)
  const others = worked.filter((date) => date !== day)
  return withEdit(edits, {
    country,
    // A day both closed and worked is closed.
    closed: isWorked ? closed.filter((date) => date !== day) : closed,
    worked: isWorked ? [...others, day].sort() : others,
    names,
  })
}
