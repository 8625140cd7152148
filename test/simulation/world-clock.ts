import type { Clock, EpochMs } from '../../shared/lib/clock.ts'

/** The true time of a simulated world. It moves only when the simulation moves it; nobody's clock shows it exactly. */
export class WorldClock implements Clock {
  #now: EpochMs

  constructor(start: EpochMs) {
    this.#now = start
  }

  now(): EpochMs {
    return this.#now
  }

  advance(ms: number): void {
    this.#now += ms
  }

  /** Never moves back: what was due before is only late. */
  advanceTo(at: EpochMs): void {
    this.#now = Math.max(this.#now, at)
  }

  /** A clock that goes wrong by the same amount all the time. */
  skewed(byMs: number): Clock {
    return { now: () => this.#now + byMs }
  }
}
