import type { Clock } from '../../shared/lib/clock.ts'

export interface BucketSize {
  /** How many may come at once. */
  burst: number
  /** How many more per second, on average. */
  perSecond: number
}

/** A token bucket: `take()` is true as long as the caller keeps to its size. */
export function tokenBucket(size: BucketSize, clock: Clock): { take(): boolean } {
  let tokens = size.burst
  let last = clock.now()
  return {
    take() {
      const now = clock.now()
      // A clock set back adds nothing and takes nothing away.
      tokens = Math.min(size.burst, tokens + (Math.max(0, now - last) / 1000) * size.perSecond)
      last = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
