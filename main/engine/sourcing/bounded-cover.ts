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

class BoundedSearch {
  readonly #problem: BoundedCoverProblem
  #budget = SLOT_BUDGET

  constructor(problem: BoundedCoverProblem) {
    this.#problem = problem
  }

  run(): BoundedCover {
    const { siteCount, slotCount } = this.#problem
    let best: Assignment = new Int32Array(slotCount).fill(-1)
    // A slot is left out for the cost of a further fulfilment, never of the first.
    let bestScore = Math.max(this.#score(best), FILL_WHATEVER_IT_COSTS)
    for (let first = 0; first < siteCount && this.#budget > 0; first++) {
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
    const { siteCount, slotCount, maxSites } = this.#problem
    const assignment = new Int32Array(slotCount).fill(-1)
    if (!this.#fillFrom(first, assignment)) return null
    for (let used = 1; used < maxSites; used++) {
      let next: Assignment | null = null
      let nextFilled = assignment.filter((site) => site >= 0).length
      for (let site = 0; site < siteCount; site++) {
        if (assignment.includes(site)) continue
        const trial = assignment.slice()
        this.#fillFrom(site, trial)
        const filled = trial.filter((at) => at >= 0).length
        if (filled > nextFilled) {
          next = trial
          nextFilled = filled
        }
      }
      if (next === null) break
      assignment.set(next)
    }
    return assignment
  }

  /** Gives the site every unfilled slot that it has stock for; false when there is none. */
  #fillFrom(site: number, assignment: Assignment): boolean {
    let any = false
    for (let slot = 0; slot < assignment.length; slot++) {
      if (assignment[slot] !== -1) continue
      if (!this.#fits(assignment, slot, site)) continue
      assignment[slot] = site
      any = true
    }
    return any
  }

  #fits(assignment: Assignment, slot: number, site: number): boolean {
    const { skuOf, unitsOf, availableAt, availableOverAll } = this.#problem
    const sku = skuOf(slot)
    let here = unitsOf(slot)
    let overAll = here
    for (let other = 0; other < assignment.length; other++) {
      if (other === slot || assignment[other] === -1 || skuOf(other) !== sku) continue
      overAll += unitsOf(other)
      if (assignment[other] === site) here += unitsOf(other)
    }
    return here <= availableAt(sku, site) && overAll <= availableOverAll(sku)
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
      if (cost < score) return [neighbour, cost]
    }
    return null
  }

  *#neighbours(current: Assignment): Generator<Assignment> {
    const { siteCount } = this.#problem
    const used = [...new Set(current)].filter((site) => site >= 0)
    for (const from of used) {
      for (let to = 0; to < siteCount; to++) {
        if (to === from) continue
        const moved = current.map((site) => (site === from ? -1 : site))
        if (this.#fillFrom(to, moved)) yield moved
      }
    }
    for (let slot = 0; slot < current.length; slot++) {
      for (const to of used) {
        if (current[slot] === to || !this.#fits(current, slot, to)) continue
        const moved = current.slice()
        moved[slot] = to
        yield moved
      }
    }
  }

  #partsOf(assignment: Assignment): { site: number; slots: number[] }[] {
    const parts: { site: number; slots: number[] }[] = []
    for (let site = 0; site < this.#problem.siteCount; site++) {
      const slots: number[] = []
      for (let slot = 0; slot < assignment.length; slot++) if (assignment[slot] === site) slots.push(slot)
      if (slots.length > 0) parts.push({ site, slots })
    }
    return parts
  }

  #score(assignment: Assignment): number {
    const { splitPenalty, maxSites, unfilledOf, price } = this.#problem
    const parts = this.#partsOf(assignment)
    if (parts.length > maxSites) return Number.POSITIVE_INFINITY
    let score = splitPenalty * Math.max(0, parts.length - 1)
    for (let slot = 0; slot < assignment.length; slot++)
      if (assignment[slot] === -1) score += unfilledOf(slot)
    for (const { site, slots } of parts) {
      this.#budget -= slots.length
      score += price(site, slots, parts.length)
    }
    return score
  }
}
