import type { Freed } from '../app/ports/freed.ts'

/** Where the tables of one transaction write down what they free. */
export class FreedLog implements Freed {
  #skus = new Set<string>()
  #capacity = false
  #products = false
  readonly withdrawn = new Set<string>()

  units(skus: Iterable<string>): void {
    for (const sku of skus) this.#skus.add(sku)
  }

  /** Of these, those that were with their site. */
  withdraw(parts: Iterable<{ readonly id: string; readonly state: string }>): void {
    for (const { id, state } of parts) if (state === 'released' || state === 'packed') this.withdrawn.add(id)
  }

  capacity(): void {
    this.#capacity = true
  }

  products(): void {
    this.#products = true
  }

  take(): ReturnType<Freed['take']> {
    const freed = { skus: [...this.#skus], capacity: this.#capacity, products: this.#products }
    this.#skus = new Set()
    this.#capacity = false
    this.#products = false
    return freed
  }
}
