import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'

/** Longest wait between two tries. */
const LONGEST_MS = 5 * 60_000
const FORGOTTEN_MS = HOUR_MS
const MOST_KEYS = 2_000

interface Failures {
  count: number
  at: EpochMs
}

/** Of what somebody tries to guess: whose PIN, or at which device; `free` tries are without a wait. */
export interface AttemptKey {
  readonly key: string
  readonly free: number
}

/** How long the next try has to wait after `count` failed ones, in milliseconds. */
export function waitAfter(count: number, free: number): number {
  return count < free ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (count - free))
}

/** Failed tries in memory: each makes the wait before the next one longer. */
export class Attempts {
  readonly #failures = new Map<string, Failures>()

  /** Milliseconds until another try is looked at; 0 = now. */
  waitFor(keys: readonly AttemptKey[], now: EpochMs): number {
    return Math.max(
      0,
      ...keys.map(({ key, free }) => {
        const failed = this.#failures.get(key)
        return failed === undefined ? 0 : failed.at + waitAfter(failed.count, free) - now
      }),
    )
  }

  /** A try counts as failed until `succeeded`: those that are made at once do not share a free one. */
  begin(keys: readonly AttemptKey[], now: EpochMs): void {
    for (const [key, { at }] of this.#failures) if (now - at > FORGOTTEN_MS) this.#failures.delete(key)
    for (const { key } of keys) {
      const count = (this.#failures.get(key)?.count ?? 0) + 1
      this.#failures.delete(key)
      this.#failures.set(key, { count, at: now })
    }
    while (this.#failures.size > MOST_KEYS) this.#failures.delete(this.#failures.keys().next().value ?? '')
  }

  succeeded(keys: readonly AttemptKey[]): void {
    for (const { key } of keys) this.#failures.delete(key)
  }
}
