import { locale } from '../../../shared/lib/language.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'

/** 2024-01-01 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** Days of the week in words: 'Mon-Fri' when they follow each other, else 'Mon, Wed, Sat'. */
export function useWeekdays(): (days: readonly number[]) => string {
  const language = useLanguage()
  const texts = useMessages('carriers')
  const names = new Intl.DateTimeFormat(locale(language), { weekday: 'short', timeZone: 'UTC' })
  const name = (day: number) => names.format(A_MONDAY + (day - 1) * DAY_MS).replace('.', '')
  return (days) => {
    const [first] = days
    const last = days.at(-1)
    if (days.length === 7) return texts.everyDay
    if (first === undefined || last === undefined) return '–'
    const inRow = days.length > 2 && last - first === days.length - 1
    return inRow ? `${name(first)}–${name(last)}` : days.map(name).join(', ')
  }
}
