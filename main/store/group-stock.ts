import type { DecisionRecord } from '../app/ports/order-tables.ts'

/** A level as one group of decisions sees it. */
interface LiveLevel {
  readonly sku: string
  readonly siteId: string
  /** Units that the whole group wants of it. */
  wanted: number
  /** Units that decisions of the group may still take. */
  free: number
  /** Units that decisions of the group have taken. */
  taken: number
}

/** What one decision wants of a level. */
interface Want {
  readonly level: LiveLevel
  readonly quantity: number
}

/**
 * Stock of one group of decisions, counted down in memory inside the transaction that holds the levels, so that
 * each level is read once and written once however many orders take from it.
 */
export class GroupStock {
  readonly #levels: LiveLevel[] = []
  readonly #wants: readonly (readonly Want[])[]

  /** Finds out what the records want; `free` is 0 until it is set on each of `levels`. */
  constructor(records: readonly DecisionRecord[]) {
    const sites = new Map<string, Map<string, LiveLevel>>()
    this.#wants = records.map(({ fulfillments }) => {
      const wants: Want[] = []
      for (const { siteId, allocations } of fulfillments) {
        let site = sites.get(siteId)
        if (!site) sites.set(siteId, (site = new Map()))
        for (const { sku, quantity } of allocations) {
          let level = site.get(sku)
          if (!level) {
            level = { sku, siteId, wanted: 0, free: 0, taken: 0 }
            site.set(sku, level)
            this.#levels.push(level)
          }
          level.wanted += quantity
          wants.push({ level, quantity })
        }
      }
      return wants
    })
  }

  get levels(): readonly LiveLevel[] {
    return this.#levels
  }

  /** Takes all that the record with this index wants, or nothing of it. */
  take(index: number): boolean {
    const wants = this.#wants[index] ?? []
    for (const [n, { level, quantity }] of wants.entries()) {
      if (level.free < quantity) {
        giveBack(wants.slice(0, n))
        return false
      }
      level.free -= quantity
      level.taken += quantity
    }
    return true
  }

  /** Undoes `take` of this index. */
  giveBack(index: number) {
    giveBack(this.#wants[index] ?? [])
  }
}

function giveBack(wants: readonly Want[]) {
  for (const { level, quantity } of wants) {
    level.free += quantity
    level.taken -= quantity
  }
}
