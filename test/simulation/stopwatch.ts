import type { Stopwatch } from '../../shared/lib/clock.ts'

/** Shown time for each look at a counting stopwatch. */
const LOOK_MS = 2

/**
 * Goes on by the same amount with each look. Real time must not decide anything in a seed: a search that ends by it
 * draws more or fewer random numbers on a busy machine, and everything after it is played otherwise.
 */
export function countingStopwatch(): Stopwatch {
  let elapsed = 0
  return () => {
    elapsed += LOOK_MS
    return elapsed
  }
}

/** Nobody waits for a transaction of a seed to end. */
export const standingStopwatch: Stopwatch = () => 0
