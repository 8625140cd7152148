import type { OrderRecord } from './records.ts'

/**
 * The orders by (updatedAt, sequence), kept sorted so that a page costs a binary search even over a
 * hundred thousand orders. `touch` is the only way to change `updatedAt`.
 */
export class OrderIndex {
  readonly #rows: OrderRecord[] = []

  add(order: OrderRecord): void {
    this.#rows.splice(this.#firstAtOrAfter(order.updatedAt, order.sequence), 0, order)
  }

  remove(order: OrderRecord): void {
    this.#rows.splice(this.#firstAtOrAfter(order.updatedAt, order.sequence), 1)
  }

  touch(order: OrderRecord, now: number): void {
    this.remove(order)
    order.updatedAt = now
    this.add(order)
  }

  /** Orders at or after the instant and sequence, ascending. */
  *from(updatedAt: number, sequence: number): Generator<OrderRecord> {
    for (let i = this.#firstAtOrAfter(updatedAt, sequence); i < this.#rows.length; i += 1) {
      const row = this.#rows[i]
      if (row !== undefined) yield row
    }
  }

  #firstAtOrAfter(updatedAt: number, sequence: number): number {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const row = this.#rows[middle]
      if (
        row !== undefined &&
        (row.updatedAt < updatedAt || (row.updatedAt === updatedAt && row.sequence < sequence))
      )
        low = middle + 1
      else high = middle
    }
    return low
  }
}
