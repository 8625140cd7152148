import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'

/** The API's leaky bucket of query points, refilled by the injected clock. */
export class PointsBucket {
  readonly #clock: Clock
  readonly maximum: number
  readonly restorePerSecond: number
  #available: number
  #asOf: EpochMs

  constructor(clock: Clock, maximum: number, restorePerSecond: number) {
    this.#clock = clock
    this.maximum = maximum
    this.restorePerSecond = restorePerSecond
    this.#available = maximum
    this.#asOf = clock.now()
  }

  /** Whether `points` are there; nothing is taken yet. */
  holds(points: number): boolean {
    this.#refill()
    return this.#available >= points
  }

  take(points: number): void {
    this.#refill()
    this.#available = Math.max(0, this.#available - points)
  }

  drain(): void {
    this.#refill()
    this.#available = 0
  }

  status(): { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } {
    this.#refill()
    return {
      maximumAvailable: this.maximum,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.restorePerSecond,
    }
  }

  #refill(): void {
    const now = this.#clock.now()
    const seconds = Math.max(0, now - this.#asOf) / 1000
    this.#available = Math.min(this.maximum, this.#available + seconds * this.restorePerSecond)
    this.#asOf = now
  }
}
