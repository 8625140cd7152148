import type { ChannelKind } from './channel.ts'

/** What marketplaces measure of a seller, that our own orders tell. */
export const HEALTH_MEASURES = ['late', 'cancelled', 'untracked'] as const
export type HealthMeasure = (typeof HEALTH_MEASURES)[number]

export interface HealthWindow {
  readonly measure: HealthMeasure
  /** The last so many days, today included. */
  readonly days: number
  /** The share must stay below it; null = not known: each operator sets its own. */
  readonly limit: number | null
}

/**
 * Amazon's shipping performance (Seller Central > Account health): late shipments under 4 % over 10 and over 30 days,
 * cancellations by the seller before shipping under 2.5 % of the orders of 7 days, valid tracking above 95 % over 30
 * days; as its report's description gives them (https://cajari.com/reports/shipping-performance) and, for the first two,
 * https://www.hellotax.com/amazon/performance-measurement/. Limits of some categories and programmes are stricter.
 * Mirakl's operators set theirs in their own contracts.
 */
export const MARKETPLACE_LIMITS: Readonly<Partial<Record<ChannelKind, readonly HealthWindow[]>>> = {
  amazon: [
    { measure: 'late', days: 10, limit: 0.04 },
    { measure: 'late', days: 30, limit: 0.04 },
    { measure: 'cancelled', days: 7, limit: 0.025 },
    { measure: 'untracked', days: 30, limit: 0.05 },
  ],
  mirakl: [
    { measure: 'late', days: 30, limit: null },
    { measure: 'cancelled', days: 30, limit: null },
    { measure: 'untracked', days: 30, limit: null },
  ],
}

/** How many more may go wrong while `of` stays as it is, before the limit is reached. */
export function roomBelow(limit: number, bad: number, of: number): number {
  return Math.max(0, Math.ceil(limit * of) - 1 - bad)
}
