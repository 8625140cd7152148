/** An instant as milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number

/** A calendar day 'YYYY-MM-DD'; which zone it is in is said by whatever holds it. */
export type LocalDate = string

/** The only way time enters the program; tests hand in their own. */
export interface Clock {
  now(): EpochMs
}

export const systemClock: Clock = { now: () => Date.now() }

/** Shows `at` now and runs on from there. */
export function clockFrom(at: EpochMs): Clock {
  const ahead = at - systemClock.now()
  return { now: () => systemClock.now() + ahead }
}

/** Milliseconds that have really passed since some fixed moment: for limits on work, never for what is kept or shown. */
export type Stopwatch = () => number

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
