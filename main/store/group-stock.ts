import type { Reservation } from '../app/ports/stock-tables.ts'

/** A level as one group of decisions sees it: what is left, and what the group has taken. */
interface LiveLevel {
  readonly sku: string
  readonly siteId: string
  free: number
  taken: number
}

/**
 * Stock of one group of decisions, counted down in memory inside the transaction that holds the levels, so that
 * each level is read once and written once however many orders take from it.
 */
export class GroupStock {
  readonly #sites = new Map<string, Map<string, LiveLevel | null>>()
  readonly #load: (sku: string, siteId: string) => number | null

  /** `load` reads the free units of a level, null where there is no such level. */
  constructor(load: (sku: string, siteId: string) => number | null) {
    this.#load = load
  }

  /** Takes all of it or nothing of it. */
  take(reservations: readonly Reservation[]): boolean {
    for (let n = 0; n < reservations.length; n++) {
      const one = reservations[n] as Reservation
      const level = this.#level(one)
      if (!level || level.free < one.quantity) {
        this.giveBack(reservations.slice(0, n))
        return false
      }
      level.free -= one.quantity
      level.taken += one.quantity
    }
    return true
  }

  giveBack(reservations: readonly Reservation[]) {
    for (const one of reservations) {
      const level = this.#level(one)
      if (!level) continue
      level.free += one.quantity
      level.taken -= one.quantity
    }
  }

  /** Levels that something was taken from. */
  *taken(): Generator<Readonly<LiveLevel>> {
    for (const levels of this.#sites.values()) {
      for (const level of levels.values()) if (level && level.taken > 0) yield level
    }
  }

  #level({ sku, siteId }: Reservation): LiveLevel | null {
    let levels = this.#sites.get(siteId)
    if (!levels) {
      levels = new Map()
      this.#sites.set(siteId, levels)
    }
    const known = levels.get(sku)
    if (known !== undefined) return known
    const free = this.#load(sku, siteId)
    const level = free === null ? null : { sku, siteId, free, taken: 0 }
    levels.set(sku, level)
    return level
  }
}
