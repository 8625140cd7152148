import type { ReplayRow, ReplaySide } from '../../../shared/contract/replay.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import type { Format } from '../../lib/format.ts'

/** '+12', '−3', '0'. */
export function signedCount(value: number, format: Format): string {
  return `${signOf(value)}${format.integer(Math.abs(value))}`
}

/** '+€3.20', '−€1.10', '€0.00'. */
export function signedMoney(cents: number, currency: string, format: Format): string {
  return `${signOf(cents)}${format.money(Math.abs(cents), currency)}`
}

function signOf(value: number): string {
  return value > 0 ? '+' : value < 0 ? '\u2212' : ''
}

/** The last day on which something of the order arrives; null when nothing ships. */
export function arrivalOf({ parts }: ReplaySide): LocalDate | null {
  return (
    parts
      .map(({ promise }) => promise.deliverTo)
      .sort()
      .at(-1) ?? null
  )
}

/** Whether this order needs somebody although it went before. */
export function isBlocked({ changes }: ReplayRow): boolean {
  return changes.includes('blocked')
}
