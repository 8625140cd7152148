import { createHash } from 'node:crypto'
import type { Clock } from '../../shared/lib/clock.ts'

/** Everything that happens in a seed, folded into one digest: two runs with the same digest were the same run. */
export class EventLog {
  readonly #clock: Clock
  readonly #start: number
  readonly #hash = createHash('sha256')
  readonly #listener: ((line: string) => void) | null

  /** `listener` sees every line as it comes. */
  constructor(clock: Clock, listener: ((line: string) => void) | null) {
    this.#clock = clock
    this.#start = clock.now()
    this.#listener = listener
  }

  add(what: string): void {
    const line = this.#line(what)
    this.#hash.update(line).update('\n')
    this.#listener?.(line)
  }

  /** Only for whoever looks; `what` must read nothing but what it closes over. */
  detail(what: () => string): void {
    this.#listener?.(this.#line(`  ${what()}`))
  }

  #line(what: string): string {
    return `${((this.#clock.now() - this.#start) / 1000).toFixed(3)} ${what}`
  }

  digest(): string {
    return this.#hash.copy().digest('hex').slice(0, 16)
  }
}
