import { FILL_WHATEVER_IT_COSTS } from './sourcing-terms.ts'

/** Orders too long for the exact cover, or cut into too many pieces. */
export interface BoundedCoverProblem {
  readonly siteCount: number
  readonly slotCount: number
  readonly maxSites: number
  readonly splitPenalty: number
  skuOf(slot: number): number
  unitsOf(slot: number): number
  unfilledOf(slot: number): number
  availableAt(sku: number, site: number): number
  availableOverAll(sku: number): number
  /** Infinity = impossible. */
  price(site: number, slots: readonly number[], fulfillments: number): number
}

export interface BoundedCover {
  /** In site order. */
  readonly parts: readonly { readonly site: number; readonly slots: readonly number[] }[]
  readonly score: number
}

/**
 * Slots priced at most for one order, since a price takes as long as its slots are many; the search keeps its best when
 * they are used up.
 */
const SLOT_BUDGET = 40_000

/**
 * Good, not proven: from each site as the first, sites are added that fill most of what is left (ties: the
 * cheaper), then single slots and whole sites are moved while that helps.
 */
export function boundedCover(problem: BoundedCoverProblem): BoundedCover {
  return new BoundedSearch(problem).run()
}

/** A site per slot; -1 = unfilled. */
type Assignment = Int32Array

/** Prices are remembered by their slots as a mask, of orders of up to so many. */
const MOST_MASKED = 30

class BoundedSearch {
  readonly #problem: BoundedCoverProblem
  /** By slot: where its SKU stands in the tables, and its units. */
  readonly #sku: number[] = []
  readonly #units: number[] = []
  /** SKU * sites + site, and by SKU. */
  readonly #available: number[] = []
  readonly #overAll: number[] = []
  /** Those that have the units of some slot; no other can be given any. */
  readonly #sites: number[] = []
  readonly #prices = new Map<number, number>()
  /** Of the assignment being scored: its sites, and the slots of each. */
  readonly #used: number[] = []
  readonly #slotsAt: readonly number[][]
  readonly #moved: Assignment
  #budget = SLOT_BUDGET

  constructor(problem: BoundedCoverProblem) {
    const { siteCount, slotCount, skuOf, unitsOf, availableAt, availableOverAll } = problem
    this.#problem = problem
    this.#moved = new Int32Array(slotCount)
    this.#slotsAt = Array.from({ length: siteCount }, () => [])
    const places = new Map<number, number>()
    for (let slot = 0; slot < slotCount; slot++) {
      const sku = skuOf(slot)
      let place = places.get(sku)
      if (place === undefined) {
        place = places.size
        places.set(sku, place)
        for (let site = 0; site < siteCount; site++) this.#available.push(availableAt(sku, site))
        this.#overAll.push(availableOverAll(sku))
      }
      this.#sku.push(place)
      this.#units.push(unitsOf(slot))
    }
    const none = new Int32Array(slotCount).fill(-1)
    for (let site = 0; site < siteCount; site++) if (this.#hasOf(none, site, -1) > 0) this.#sites.push(site)
  }

  run(): BoundedCover {
    const { slotCount } = this.#problem
    let best: Assignment = new Int32Array(slotCount).fill(-1)
    // A slot is left out for the cost of a further fulfilment, never of the first.
    let bestScore = Math.max(this.#score(best), FILL_WHATEVER_IT_COSTS)
    for (const first of this.#sites) {
      if (this.#budget <= 0) break
      const start = this.#greedy(first)
      if (start === null) continue
      const [assignment, score] = this.#improve(start)
      if (score < bestScore) {
        best = assignment
        bestScore = score
      }
    }
    return { parts: this.#partsOf(best), score: bestScore }
  }

  /** Fills from `first`, then from whichever site fills most of the rest. */
  #greedy(first: number): Assignment | null {
    const { slotCount, maxSites } = this.#problem
    const assignment = new Int32Array(slotCount).fill(-1)
    let filled = this.#fillFrom(first, assignment)
    if (filled === 0) return null
    for (let used = 1; used < maxSites && filled < slotCount; used++) {
      let next: Assignment | null = null
      let most = 0
      for (const site of this.#sites) {
        if (this.#hasOf(assignment, site, -1) <= most || assignment.includes(site)) continue
        const trial = assignment.slice()
        const more = this.#fillFrom(site, trial)
        if (more > most) {
          next = trial
          most = more
        }
      }
      if (next === null) break
      assignment.set(next)
      filled += most
    }
    return assignment
  }

  /** How many slots that are unfilled or at `from` the site has the units of, each by itself. */
  #hasOf(assignment: Assignment, site: number, from: number): number {
    const { siteCount } = this.#problem
    let count = 0
    for (let slot = 0; slot < assignment.length; slot++) {
      const at = assignment[slot] as number
      if (at !== -1 && at !== from) continue
      const units = this.#available[(this.#sku[slot] as number) * siteCount + site] as number
      if ((this.#units[slot] as number) <= units) count++
    }
    return count
  }

  /** Gives the site every unfilled slot that it has stock for; returns how many. */
  #fillFrom(site: number, assignment: Assignment): number {
    let count = 0
    for (let slot = 0; slot < assignment.length; slot++) {
      if (assignment[slot] !== -1) continue
      if (!this.#fits(assignment, slot, site)) continue
      assignment[slot] = site
      count++
    }
    return count
  }

  #fits(assignment: Assignment, slot: number, site: number): boolean {
    const sku = this.#sku[slot] as number
    const atSite = this.#available[sku * this.#problem.siteCount + site] as number
    let here = this.#units[slot] as number
    if (here > atSite) return false
    let overAll = here
    for (let other = 0; other < assignment.length; other++) {
      if (other === slot || assignment[other] === -1 || this.#sku[other] !== sku) continue
      overAll += this.#units[other] as number
      if (assignment[other] === site) here += this.#units[other] as number
    }
    return here <= atSite && overAll <= (this.#overAll[sku] as number)
  }

  #improve(start: Assignment): readonly [Assignment, number] {
    let current = start
    let score = this.#score(current)
    for (;;) {
      const better = this.#betterNeighbour(current, score)
      if (better === null) return [current, score]
      ;[current, score] = better
    }
  }

  /** The first neighbour that is cheaper: one slot elsewhere or unfilled, or all slots of a site elsewhere. */
  #betterNeighbour(current: Assignment, score: number): readonly [Assignment, number] | null {
    for (const neighbour of this.#neighbours(current)) {
      if (this.#budget <= 0) return null
      const cost = this.#score(neighbour)
      if (cost < score) return [neighbour.slice(), cost]
    }
    return null
  }

  /** Each is overwritten by the next. */
  *#neighbours(current: Assignment): Generator<Assignment> {
    const used = [...new Set(current)].filter((site) => site >= 0)
    const moved = this.#moved
    for (const from of used) {
      for (const to of this.#sites) {
        if (to === from || this.#hasOf(current, to, from) === 0) continue
        for (let slot = 0; slot < current.length; slot++)
          moved[slot] = current[slot] === from ? -1 : (current[slot] as number)
        if (this.#fillFrom(to, moved) > 0) yield moved
      }
    }
    moved.set(current)
    for (let slot = 0; slot < current.length; slot++) {
      for (const to of used) {
        if (current[slot] === to || !this.#fits(current, slot, to)) continue
        moved[slot] = to
        yield moved
      }
      moved[slot] = current[slot] as number
    }
  }

  #partsOf(assignment: Assignment): { site: number; slots: number[] }[] {
    const parts = new Map<number, number[]>()
    for (let slot = 0; slot < assignment.length; slot++) {
      const site = assignment[slot] as number
      if (site === -1) continue
      const slots = parts.get(site)
      if (slots === undefined) parts.set(site, [slot])
      else slots.push(slot)
    }
    return [...parts].map(([site, slots]) => ({ site, slots })).sort((a, b) => a.site - b.site)
  }

  #score(assignment: Assignment): number {
    const { splitPenalty, maxSites, unfilledOf } = this.#problem
    const used = this.#used
    used.length = 0
    let score = 0
    for (let slot = 0; slot < assignment.length; slot++) {
      const site = assignment[slot] as number
      if (site === -1) {
        score += unfilledOf(slot)
        continue
      }
      this.#budget--
      const slots = this.#slotsAt[site] as number[]
      if (!used.includes(site)) {
        used.push(site)
        slots.length = 0
      }
      slots.push(slot)
    }
    if (used.length > maxSites) return Number.POSITIVE_INFINITY
    score += splitPenalty * Math.max(0, used.length - 1)
    used.sort((a, b) => a - b)
    for (const site of used) score += this.#price(site, this.#slotsAt[site] as number[], used.length)
    return score
  }

  #price(site: number, slots: readonly number[], fulfillments: number): number {
    const { slotCount, siteCount, price } = this.#problem
    if (slotCount > MOST_MASKED) return price(site, slots, fulfillments)
    let mask = 0
    for (const slot of slots) mask |= 1 << slot
    const key = (fulfillments * siteCount + site) * 2 ** MOST_MASKED + mask
    let cents = this.#prices.get(key)
    if (cents === undefined) {
      cents = price(site, slots, fulfillments)
      this.#prices.set(key, cents)
    }
    return cents
  }
}
