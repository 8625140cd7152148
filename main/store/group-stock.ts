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

/**
 * Stock of one group of decisions, counted down in memory inside the transaction that holds the levels, so that
 * each level is read once and written once however many orders take from it.
 */
export class GroupStock {
  readonly #levels: LiveLevel[] = []
  readonly #ofRecord: LiveLevel[][] = []
  readonly #records: readonly DecisionRecord[]

  /** Finds out what the records want; `free` is 0 until it is set on each of `levels`. */
  constructor(records: readonly DecisionRecord[]) {
    this.#records = records
    const sites = new Map<string, Map<string, LiveLevel>>()
    for (const { reservations } of records) {
      const ofRecord: LiveLevel[] = []
      for (const { siteId, sku, quantity } of reservations) {
        let site = sites.get(siteId)
        if (!site) sites.set(siteId, (site = new Map()))
        let level = site.get(sku)
        if (!level) {
          level = { sku, siteId, wanted: 0, free: 0, taken: 0 }
          site.set(sku, level)
          this.#levels.push(level)
        }
        level.wanted += quantity
        ofRecord.push(level)
      }
      this.#ofRecord.push(ofRecord)
    }
  }

  get levels(): readonly LiveLevel[] {
    return this.#levels
  }

  /** Takes all that the record with this index wants, or nothing of it. */
  take(index: number): boolean {
    const levels = this.#ofRecord[index] ?? []
    const reservations = this.#records[index]?.reservations ?? []
    for (let n = 0; n < levels.length; n++) {
      const level = levels[n]
      const quantity = reservations[n]?.quantity ?? 0
      if (!level || level.free < quantity) {
        this.#giveBack(index, n)
        return false
      }
      level.free -= quantity
      level.taken += quantity
    }
    return true
  }

  /** Undoes `take` of this index. */
  giveBack(index: number) {
    this.#giveBack(index, this.#ofRecord[index]?.length ?? 0)
  }

  #giveBack(index: number, count: number) {
    const levels = this.#ofRecord[index] ?? []
    const reservations = this.#records[index]?.reservations ?? []
    for (let n = 0; n < count; n++) {
      const level = levels[n]
      const quantity = reservations[n]?.quantity ?? 0
      if (!level) continue
      level.free += quantity
      level.taken -= quantity
    }
  }
}
