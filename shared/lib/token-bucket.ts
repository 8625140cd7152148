import type { EpochMs } from './clock.ts'

/** A call costs one token, one comes back every `everyMs`, at most `burst` are kept. */
export interface Rate {
  readonly everyMs: number
  readonly burst: number
}

/** What a bucket held when it was last looked at: enough to go on after a restart. */
export interface BucketLevel {
  readonly tokens: number
  readonly at: EpochMs
}

/** Full at first. Clocks may jump: set back, nothing is gained, and nothing is lost for longer than a full bucket. */
export class TokenBucket {
  readonly #rate: Rate
  #level: BucketLevel

  constructor(rate: Rate, level: BucketLevel) {
    this.#rate = rate
    this.#level = level
  }

  static full(rate: Rate, now: EpochMs): TokenBucket {
    return new TokenBucket(rate, { tokens: rate.burst, at: now })
  }

  get level(): BucketLevel {
    return this.#level
  }

  /**
   * Spends a token if at least `spare` are left after it.
   * @returns 0 = spent; else the milliseconds until there is one, and nothing was spent
   */
  take(now: EpochMs, spare = 0): number {
    const { everyMs, burst } = this.#rate
    const tokens = this.#filled(now)
    const missing = Math.min(spare + 1, burst) - tokens
    this.#level = { tokens: missing > 0 ? tokens : tokens - 1, at: now }
    return missing > 0 ? Math.ceil(missing * everyMs) : 0
  }

  /** Tokens that could be spent now. */
  left(now: EpochMs): number {
    return Math.floor(this.#filled(now))
  }

  empty(now: EpochMs): void {
    this.#level = { tokens: 0, at: now }
  }

  #filled(now: EpochMs): number {
    const { tokens, at } = this.#level
    return Math.min(this.#rate.burst, tokens + Math.max(0, now - at) / this.#rate.everyMs)
  }
}
