import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'

/** A clock that stands still until it is moved. */
export class SettableClock implements Clock {
  #now: EpochMs

  constructor(iso: string) {
    this.#now = Date.parse(iso)
  }

  now(): EpochMs {
    return this.#now
  }

  advance(ms: number): void {
    this.#now += ms
  }
}
