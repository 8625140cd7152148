import type { SavingsFigure } from '../../../shared/contract/savings.ts'

/** Of fewer days nobody can say how far a sum of days may be off. */
const FEWEST_DAYS = 5

/**
 * Two-sided 95 % quantiles of Student's t by degrees of freedom, from 4 to 30 (Abramowitz and Stegun, table 26.10);
 * a month has no more days.
 */
const T95 = [
  2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093,
  2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]

/**
 * A sum of cents saved, by order and day, with its error: days stand for one another, orders of one day share its stock
 * and do not. The error is t times the standard error of a sum of as many days.
 */
export function figureOf(orders: readonly { readonly day: string; readonly cents: number }[]): SavingsFigure {
  const days = new Map<string, number>()
  for (const { day, cents } of orders) days.set(day, (days.get(day) ?? 0) + cents)
  const savedCents = [...days.values()].reduce((sum, cents) => sum + cents, 0)
  const changed = orders.filter(({ cents }) => cents !== 0).length
  const n = days.size
  if (n < FEWEST_DAYS) return { savedCents, errorCents: null, orders: changed }
  const mean = savedCents / n
  const squares = [...days.values()].reduce((sum, cents) => sum + (cents - mean) ** 2, 0)
  const t = T95[Math.min(n - FEWEST_DAYS, T95.length - 1)] as number
  return { savedCents, errorCents: Math.round(t * Math.sqrt((n * squares) / (n - 1))), orders: changed }
}
