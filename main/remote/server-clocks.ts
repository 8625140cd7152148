import type { Clock } from '../../shared/lib/clock.ts'

/** Servers say the time in whole seconds: less ahead or behind says nothing. */
const COARSE_MS = 2_000

/** What the clocks of the servers that answered say, from the Date header of their answers. */
export class ServerClocks {
  readonly #clock: Clock
  readonly #ahead = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A fetch that listens. */
  readonly fetch: typeof fetch = async (input, init) => {
    const sentAt = this.#clock.now()
    const response = await fetch(input, init)
    const said = Date.parse(response.headers.get('date') ?? '')
    // Halfway of the call; the second that was said began up to a second before.
    if (!Number.isNaN(said)) {
      const ahead = said + 500 - (sentAt + this.#clock.now()) / 2
      this.#ahead.set(new URL(response.url).host, Math.abs(ahead) < COARSE_MS ? 0 : Math.round(ahead))
    }
    return response
  }

  /** How far the clock of an address' server goes ahead of ours, in milliseconds; null = it has not sent a time. */
  aheadMs(url: string): number | null {
    return URL.canParse(url) ? (this.#ahead.get(new URL(url).host) ?? null) : null
  }
}
