/** The heaviest of many, in no more memory than twice what is asked for; of equal ones those added first. */
export class Heaviest<T> {
  readonly #most: number
  #kept: { readonly weight: number; readonly item: T }[] = []
  /** What is not heavier is among the rest; null = there is room for everything. */
  #least: number | null = null

  constructor(most: number) {
    this.#most = most
  }

  add(weight: number, item: T): void {
    if (this.#least !== null && weight <= this.#least) return
    this.#kept.push({ weight, item })
    if (this.#kept.length >= 2 * this.#most) this.#cut()
  }

  /** In the order in which they were added. */
  all(): readonly T[] {
    if (this.#kept.length > this.#most) this.#cut()
    return this.#kept.map(({ item }) => item)
  }

  #cut(): void {
    const weights = this.#kept.map(({ weight }) => weight).sort((a, b) => b - a)
    const least = weights[this.#most - 1] ?? 0
    let equal = this.#most - weights.filter((weight) => weight > least).length
    this.#kept = this.#kept.filter(({ weight }) => weight > least || (weight === least && equal-- > 0))
    this.#least = least
  }
}
