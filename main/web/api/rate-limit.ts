import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type Rate, TokenBucket } from '../../../shared/lib/token-bucket.ts'

/** Of each key: 20 calls a second in the long run, 200 at once. */
export const CALLS: Rate = { burst: 200, everyMs: 50 }

const WINDOW_S = Math.ceil((CALLS.burst * CALLS.everyMs) / 1_000)

/** What a call is told of its key's pace, by the draft of RateLimit headers for HTTP. */
export interface Pace {
  /** Seconds until another call is answered; 0 = this one is. */
  readonly waitS: number
  readonly headers: Readonly<Record<string, string>>
}

export class RateLimits {
  readonly #buckets = new Map<string, TokenBucket>()

  take(keyId: string, now: EpochMs): Pace {
    const bucket = this.#buckets.get(keyId) ?? TokenBucket.full(CALLS, now)
    this.#buckets.set(keyId, bucket)
    const waitS = Math.ceil(bucket.take(now) / 1_000)
    return {
      waitS,
      headers: {
        'RateLimit-Policy': `"calls";q=${CALLS.burst};w=${WINDOW_S}`,
        RateLimit: `"calls";r=${bucket.left(now)};t=${Math.max(1, waitS)}`,
        ...(waitS > 0 && { 'Retry-After': String(waitS) }),
      },
    }
  }
}
