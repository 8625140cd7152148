import type { Clock } from '../../../shared/lib/clock.ts'

/** Calls per second and burst of each operation, by 'METHOD path' as a pattern; the first match counts. */
const PLAN: readonly (readonly [pattern: RegExp, perSecond: number, burst: number])[] = [
  [/^GET \/orders\/2026-01-01\/orders$/, 0.0056, 20],
  [/^GET \/orders\/2026-01-01\/orders\//, 0.5, 30],
  [/\/shipmentConfirmation$/, 2, 10],
  [/^(GET|PATCH) \/listings\//, 5, 5],
  [/^POST \/feeds\/2021-06-30\/feeds$/, 0.0083, 15],
  [/^POST \/feeds\/2021-06-30\/documents$/, 0.5, 15],
  [/^GET \/feeds\/2021-06-30\/documents\//, 0.0222, 10],
  [/^GET \/feeds\/2021-06-30\/feeds$/, 0.0222, 10],
  [/^GET \/feeds\/2021-06-30\/feeds\//, 2, 15],
]

/** The token buckets of one seller's account. */
export class UsagePlan {
  readonly #clock: Clock
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Spends a token: the rate as the header says it; 0 = refused; null = no plan. */
  spend(call: string): number | null {
    const found = PLAN.find(([pattern]) => pattern.test(call))
    if (found === undefined) return null
    const [pattern, perSecond, burst] = found
    const name = `${call.split(' ')[0]} ${pattern.source}`
    const now = this.#clock.now()
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.set(name, bucket)
    // A hair's breadth of rounding is not held against a client that waited as long as it should.
    if (bucket.tokens < 1 - 1e-6) return 0
    bucket.tokens -= 1
    return perSecond
  }
}
