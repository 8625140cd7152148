import { assert } from '../../../shared/lib/assert.ts'

/** Orders of more lines are searched by `bounded-cover.ts`: 3^lines steps a site is too much beyond it. */
export const MAX_EXACT_LINES = 10

export interface CoverProblem {
  readonly siteCount: number
  readonly lineCount: number
  /** At most so many sites ship; at least 1. */
  readonly maxSites: number
  /** Added for every site beyond the first. */
  readonly splitPenalty: number
  /** By site: the lines it can ship at all, as a mask; null = `cost` alone says. */
  readonly shippable: Int32Array | null
  /** Index `(site << lineCount) | mask`: what it costs to ship exactly these lines from there; Infinity = impossible. */
  readonly cost: Float64Array
  /** Index `mask`: what it costs to leave exactly these lines unfilled. */
  readonly unfilled: Float64Array
  /** Index `mask`: 0 when these lines together would take stock that is kept for others; null = all may be filled. */
  readonly fillable: Uint8Array | null
}

/** What the solver found; overwritten by its next call. */
export interface Cover {
  /** Lines that each site ships, as a bit mask by site; 0 = the site ships nothing. */
  masks: Int32Array
  /** Union of `masks`. */
  filled: number
  sitesUsed: number
  /** Sum of the chosen costs, the split penalty and the cost of what stays unfilled. */
  score: number
}

/**
 * Finds the cheapest way to ship an order's lines: which site ships which lines, every site at most once, at
 * most `maxSites` of them, lines left over at their price. Proven optimal: dynamic programming over line masks,
 * site by site; `best[mask]` is the cheapest way for the sites seen so far to ship exactly `mask`, one layer of it
 * for every number of sites where that number is limited. Equal scores: the earlier sites. Time
 * O(sites x 3^lines), times the limit where it binds; sites that hold few of the lines cost less.
 */
export class LineCoverSolver {
  #best = new Float64Array(0)
  #taken = new Uint16Array(0)
  /** Costs of the site under consideration, including the penalty. */
  #priced = new Float64Array(0)
  /** Subsets that it can ship, largest number first. */
  readonly #subsets: number[] = []
  /** The sites that can ship anything: `taken` says nothing of the others. */
  readonly #choosing: number[] = []
  readonly #cover: Cover = { masks: new Int32Array(16), filled: 0, sitesUsed: 0, score: 0 }

  solve(problem: CoverProblem): Cover {
    const { siteCount, lineCount, maxSites } = problem
    assert(lineCount <= MAX_EXACT_LINES, 'too many lines for the exact cover')
    if (maxSites >= Math.min(siteCount, lineCount)) this.#solveFreely(problem)
    else this.#solveCounting(problem)
    return this.#cover
  }

  /** No plan can have too many sites: how many there are need not be known, the penalty is a part of each cost. */
  #solveFreely(problem: CoverProblem): void {
    const { siteCount, lineCount, cost, splitPenalty, fillable, unfilled } = problem
    const size = 1 << lineCount
    const full = size - 1
    this.#reserve(siteCount, size)
    const best = this.#best
    const taken = this.#taken
    best.fill(Number.POSITIVE_INFINITY, 0, size)
    best[0] = 0
    taken.fill(0, 0, siteCount * size)
    for (let site = 0; site < siteCount; site++) {
      const row = site << lineCount
      const shippable = problem.shippable === null ? full : (problem.shippable[site] as number)
      if (shippable === 0) continue
      for (let sub = shippable; sub > 0; sub = (sub - 1) & shippable) {
        this.#priced[sub] = (cost[row + sub] as number) + splitPenalty
      }
      const priced = this.#priced
      for (let mask = full; mask > 0; mask--) {
        const own = mask & shippable
        let score = best[mask] as number
        let choice = 0
        for (let sub = own; sub > 0; sub = (sub - 1) & own) {
          const other = (best[mask ^ sub] as number) + (priced[sub] as number)
          if (other < score) {
            score = other
            choice = sub
          }
        }
        if (choice !== 0) {
          best[mask] = score
          taken[row + mask] = choice
        }
      }
    }
    const cover = this.#cover
    cover.score = unfilled[full] as number
    cover.filled = 0
    for (let mask = full; mask > 0; mask--) {
      if (fillable !== null && fillable[mask] === 0) continue
      const score = (best[mask] as number) - splitPenalty + (unfilled[full ^ mask] as number)
      if (score < cover.score) {
        cover.score = score
        cover.filled = mask
      }
    }
    cover.masks.fill(0, 0, siteCount)
    cover.sitesUsed = 0
    let rest = cover.filled
    for (let site = siteCount - 1; site >= 0 && rest !== 0; site--) {
      const sub = taken[(site << lineCount) + rest] as number
      if (sub === 0) continue
      cover.masks[site] = sub
      cover.sitesUsed++
      rest ^= sub
    }
  }

  /** `best` and `taken` have a layer for every number of sites. */
  #solveCounting(problem: CoverProblem): void {
    const { siteCount, lineCount, cost } = problem
    const size = 1 << lineCount
    const limit = Math.min(problem.maxSites, siteCount, lineCount)
    const layers = (limit + 1) * size
    this.#reserve(siteCount, layers)
    const best = this.#best
    const taken = this.#taken
    best.fill(Number.POSITIVE_INFINITY, 0, layers)
    best[0] = 0
    const subsets = this.#subsets
    this.#choosing.length = 0
    for (let site = 0; site < siteCount; site++) {
      const row = site << lineCount
      const choices = site * layers
      const shippable = problem.shippable === null ? size - 1 : (problem.shippable[site] as number)
      if (shippable === 0) continue
      const most = Math.min(limit, site + 1)
      subsets.length = 0
      for (let sub = shippable; sub > 0; sub = (sub - 1) & shippable) {
        if (cost[row + sub] !== Number.POSITIVE_INFINITY) subsets.push(sub)
      }
      if (subsets.length === 0) continue
      taken.fill(0, choices, choices + layers)
      this.#choosing.push(site)
      const isSparse = subsets.length < 1.5 ** lineCount
      for (let mask = most === 1 ? 0 : size - 1; mask > 0; mask--) {
        if (isSparse) {
          for (const sub of subsets) {
            if ((mask & sub) === sub) this.#add(mask, sub, cost[row + sub] as number, size, choices, most)
          }
          continue
        }
        const own = mask & shippable
        for (let sub = own; sub > 0; sub = (sub - 1) & own)
          this.#add(mask, sub, cost[row + sub] as number, size, choices, most)
      }
      // Alone, and after the rest: what a site ships must not be added to what it ships already.
      for (let sub = shippable; sub > 0; sub = (sub - 1) & shippable) {
        const price = cost[row + sub] as number
        if (price < (best[size + sub] as number)) {
          best[size + sub] = price
          taken[choices + size + sub] = sub
        }
      }
    }
    this.#choose(problem, limit)
    this.#trace(problem, layers)
  }

  /** `mask` by the site, which ships `sub` of it for `price`, and up to `most` - 1 of those before it. */
  #add(mask: number, sub: number, price: number, size: number, choices: number, most: number): void {
    const rest = mask ^ sub
    if (rest === 0 || price === Number.POSITIVE_INFINITY) return
    const best = this.#best
    for (let k = 2; k <= most; k++) {
      const score = (best[(k - 1) * size + rest] as number) + price
      const at = k * size + mask
      if (score < (best[at] as number)) {
        best[at] = score
        this.#taken[choices + at] = sub
      }
    }
  }

  #reserve(siteCount: number, layers: number): void {
    if (this.#best.length < layers) this.#best = new Float64Array(layers)
    if (this.#priced.length < layers) this.#priced = new Float64Array(layers)
    if (this.#taken.length < siteCount * layers) this.#taken = new Uint16Array(siteCount * layers)
    if (this.#cover.masks.length < siteCount) this.#cover.masks = new Int32Array(siteCount)
  }

  #choose(problem: CoverProblem, limit: number): void {
    const { lineCount, fillable, unfilled, splitPenalty } = problem
    const size = 1 << lineCount
    const full = size - 1
    const cover = this.#cover
    cover.score = unfilled[full] as number
    cover.filled = 0
    cover.sitesUsed = 0
    for (let k = 1; k <= limit; k++) {
      for (let mask = full; mask > 0; mask--) {
        if (fillable !== null && fillable[mask] === 0) continue
        const score =
          (this.#best[k * size + mask] as number) + splitPenalty * (k - 1) + (unfilled[full ^ mask] as number)
        if (score < cover.score) {
          cover.score = score
          cover.filled = mask
          cover.sitesUsed = k
        }
      }
    }
  }

  /** Walks the choices back from the last site to the first. */
  #trace(problem: CoverProblem, layers: number): void {
    const size = 1 << problem.lineCount
    const { masks, filled, sitesUsed } = this.#cover
    masks.fill(0, 0, problem.siteCount)
    let rest = filled
    let k = sitesUsed
    for (let i = this.#choosing.length - 1; i >= 0 && rest !== 0; i--) {
      const site = this.#choosing[i] as number
      const sub = this.#taken[site * layers + k * size + rest] as number
      if (sub === 0) continue
      masks[site] = sub
      rest ^= sub
      k--
    }
  }
}
