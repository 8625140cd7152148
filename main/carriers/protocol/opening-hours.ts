import type { WeekHours } from '../../../shared/domain/nearby-point.ts'

/** Opening hours of a week by day, Monday first, each as pairs of '09:00' or '0900'; midnight to midnight is closed. */
export function weekOf(days: readonly (readonly (readonly [string, string])[])[]): WeekHours | null {
  if (days.length !== 7) return null
  const week = days.map((pairs) =>
    pairs.flatMap(([from, to]) => {
      const [opens, closes] = [timeOf(from), timeOf(to)]
      return opens === null || closes === null || opens === closes ? [] : [`${opens}-${closes}`]
    }),
  )
  return week.every((day) => day.length === 0) ? null : week
}

function timeOf(text: string): string | null {
  const [, hour, minute] = /^(\d{2}):?(\d{2})/.exec(text.trim()) ?? []
  return hour === undefined || minute === undefined ? null : `${hour}:${minute}`
}
