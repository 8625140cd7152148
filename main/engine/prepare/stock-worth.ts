import type { UnitWorth, World } from '../world.ts'

/** What units of stock are worth to later orders, by position instead of by name; see `World.shadowPrices`. */
export class StockWorth {
  /** By cell `sku * sites + site`: where its steps begin; one more entry ends the last. */
  readonly #from: Int32Array
  readonly #units: Float64Array
  readonly #cents: Float64Array

  /** By cell; absent = nothing. */
  constructor(cells: readonly (UnitWorth | undefined)[], count: number) {
    const steps = cells.reduce((sum, own) => sum + (own?.length ?? 0), 0)
    this.#from = new Int32Array(count + 1)
    this.#units = new Float64Array(steps)
    this.#cents = new Float64Array(steps)
    let at = 0
    for (let cell = 0; cell < count; cell++) {
      this.#from[cell] = at
      for (const { units, cents } of cells[cell] ?? []) {
        this.#units[at] = units
        this.#cents[at] = cents
        at++
      }
    }
    this.#from[count] = at
  }

  /** null = no unit has a worth. Sites and SKUs that are unknown are left out. */
  static of(
    { shadowPrices }: Pick<World, 'shadowPrices'>,
    siteIndex: ReadonlyMap<string, number>,
    skuIndex: ReadonlyMap<string, number>,
  ): StockWorth | null {
    if (shadowPrices.size === 0) return null
    const cells: (UnitWorth | undefined)[] = []
    for (const [siteId, ofSite] of shadowPrices) {
      const site = siteIndex.get(siteId)
      if (site === undefined) continue
      for (const [sku, worth] of ofSite) {
        const at = skuIndex.get(sku)
        if (at !== undefined) cells[at * siteIndex.size + site] = worth
      }
    }
    return new StockWorth(cells, skuIndex.size * siteIndex.size)
  }

  /** Cents that the last of so many units in a cell is worth. */
  cents(cell: number, units: number): number {
    const first = this.#from[cell] as number
    const end = this.#from[cell + 1] as number
    if (first === end) return 0
    let at = first
    while (at < end && (this.#units[at] as number) < units) at++
    if (at === first || at === end) return this.#cents[at === end ? end - 1 : first] as number
    const below = this.#units[at - 1] as number
    const share = (units - below) / ((this.#units[at] as number) - below)
    const from = this.#cents[at - 1] as number
    return from + share * ((this.#cents[at] as number) - from)
  }
}
