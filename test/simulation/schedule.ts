import type { EpochMs } from '../../shared/lib/clock.ts'

interface Planned {
  readonly at: EpochMs
  readonly order: number
  readonly run: () => Promise<void> | void
}

/** What will happen and when, by the world's time; of the same instant, what was planned first comes first. */
export class Schedule {
  readonly #heap: Planned[] = []
  #planned = 0

  plan(at: EpochMs, run: Planned['run']): void {
    this.#planned += 1
    this.#heap.push({ at, order: this.#planned, run })
    let index = this.#heap.length - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfEarlier(index, parent)) return
      index = parent
    }
  }

  /** The instant of the next event; null = nothing is planned. */
  nextAt(): EpochMs | null {
    return this.#heap[0]?.at ?? null
  }

  /** Takes the next event off. */
  next(): Planned['run'] | null {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return null
    if (this.#heap.length > 0) {
      this.#heap[0] = last
      this.#sink()
    }
    return first.run
  }

  #sink(): void {
    for (let index = 0; ; ) {
      const left = 2 * index + 1
      const right = left + 1
      const child = right < this.#heap.length && this.#isEarlier(right, left) ? right : left
      if (child >= this.#heap.length || !this.#swapIfEarlier(child, index)) return
      index = child
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined) return false
    return one.at < other.at || (one.at === other.at && one.order < other.order)
  }

  #swapIfEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined || !this.#isEarlier(a, b)) return false
    this.#heap[a] = other
    this.#heap[b] = one
    return true
  }
}
