import type { Random } from '../../shared/lib/random.ts'

const FIRST_MS = 1000
const LONGEST_MS = 60_000

/** The wait after `failures` failures in a row: doubling, half of it random, so that many do not return at once. */
export function backoffMs(failures: number, random: Random, longestMs = LONGEST_MS): number {
  const full = Math.min(longestMs, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(full / 2 + (random() * full) / 2)
}

/** The wait before a call is tried again: at least what the other side asked for (`afterMs`, 0 = nothing). */
export function waitMs(afterMs: number, failures: number, random: Random, longestMs: number): number {
  return Math.max(afterMs, backoffMs(failures, random, longestMs))
}
