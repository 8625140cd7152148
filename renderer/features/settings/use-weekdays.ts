import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'

/** Days of the week in words: 'Mon–Fri' when they follow each other, else all of them. */
export function useWeekdays(): (days: readonly number[]) => string {
  const language = useLanguage()
  const { sites } = useMessages('settings')
  const short = (day: number) => weekdayName(language, day).slice(0, 3)
  return (days) => {
    const [first] = days
    const last = days.at(-1)
    if (days.length === 7) return sites.everyDay
    if (first === undefined || last === undefined) return '–'
    const inRow = days.length > 2 && last - first === days.length - 1
    return inRow ? `${short(first)}–${short(last)}` : days.map(short).join(', ')
  }
}
