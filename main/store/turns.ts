import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Stopwatch } from '../../shared/lib/clock.ts'

/** Work done in one go before the window and the network get their turn, in milliseconds. */
const SLICE_MS = 8

/**
 * When the store's work lets others have their turn. One for all transactions of a store: many short ones after one
 * another hold the program as long as one that is long.
 */
export class Turns {
  readonly #stopwatch: Stopwatch
  /** When the work began that nobody else has had a turn since; null = somebody has. */
  #began: number | null = null

  constructor(stopwatch: Stopwatch = () => performance.now()) {
    this.#stopwatch = stopwatch
  }

  /** Whether others have waited long enough. */
  isOver(): boolean {
    const now = this.#stopwatch()
    if (this.#began === null) {
      this.#began = now
      // Runs as soon as anything else does.
      setImmediate(() => {
        this.#began = null
      })
    }
    return now - this.#began > SLICE_MS
  }

  async give(): Promise<void> {
    await nextTurn()
  }
}
