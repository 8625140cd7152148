import type { Sku } from '../../shared/domain/product.ts'
import type { Written } from '../app/ports/written.ts'

/** Where the tables of one transaction write down what they write. */
export class WrittenLog implements Written {
  readonly #skus = new Set<Sku>()
  readonly #rates = new Set<string>()

  get skus(): ReadonlySet<Sku> {
    return this.#skus
  }

  get rates(): ReadonlySet<string> {
    return this.#rates
  }

  wroteProducts(skus: Iterable<Sku>): void {
    for (const sku of skus) this.#skus.add(sku)
  }

  wroteRates(services: Iterable<string>): void {
    for (const service of services) this.#rates.add(service)
  }
}
