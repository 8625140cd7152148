import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** How many of these are due by `until`, and when the first of them is. */
export function pastDue(
  rows: readonly ExceptionRow[],
  until: EpochMs,
): { count: number; first: EpochMs | null } {
  const dues = rows.flatMap(({ record: { dueAt } }) => (dueAt !== null && dueAt <= until ? [dueAt] : []))
  return { count: dues.length, first: dues.length === 0 ? null : Math.min(...dues) }
}
