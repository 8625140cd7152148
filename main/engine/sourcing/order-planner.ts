import type { DemandClass } from '../optimise/demand.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, NO_DEADLINE } from '../promise/day-number.ts'
import { boundedCover } from './bounded-cover.ts'
import type { FulfillmentPricer, ShipRules, SiteOffers } from './fulfillment-pricer.ts'
import { LineCoverSolver, MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'
import { cutIntoPieces } from './pieces.ts'
import { isLate, NO_PLAN, type Plan, type PlanPart } from './plan.ts'
import { LATE_CENTS_PER_DAY, MOST_FULFILLMENTS, SITE_OPEN, type SourcingTerms } from './sourcing-terms.ts'
import { SubsetLimits, wantedOf } from './subset-limits.ts'

/** On-time services must win over late ones whatever they cost. */
const LATE_IS_OUT = 1_000_000_000

/** Plans one order after the other against the live ledger and schedule of a run. */
export class OrderPlanner {
  readonly slots: OrderSlots
  readonly offers: SiteOffers
  readonly #world: PreparedWorld
  readonly #pricer: FulfillmentPricer
  readonly #solver = new LineCoverSolver()
  #cost = new Float64Array(256)
  readonly #limits = new SubsetLimits()
  /** Slots each site has stock for, each by itself. */
  readonly #stockedMasks: Int32Array
  /** By site, from the last look at single sites: the least a part from there costs; 0 = no part of a best split. */
  readonly #floors: Float64Array
  readonly #splits: Uint8Array
  /** The site that does the whole order alone for least; -1 = none. */
  #bestAlone = -1
  readonly #terms: SourcingTerms

  constructor(world: PreparedWorld, pricer: FulfillmentPricer, terms: SourcingTerms) {
    const sites = world.world.sites.length
    this.#world = world
    this.#pricer = pricer
    this.#terms = terms
    this.slots = pricer.slots
    this.offers = pricer.offers
    this.#stockedMasks = new Int32Array(sites)
    this.#floors = new Float64Array(sites)
    this.#splits = new Uint8Array(sites)
  }

  /**
   * The best plan for the lines in `slots`. On time before late, complete before partial, whole lines before
   * split ones; within that the lowest score. A line is left out for its cost only when it would take a further
   * fulfilment that costs more than the policy says the line is worth.
   */
  plan(shipRules: ShipRules | null): Plan {
    this.#pricer.shipRules = shipRules
    const { ship, fastest } = this.#terms
    this.#onTimeOnly()
    const onTime = fastest ? this.#fastest() : this.#anyCut()
    if (onTime.complete) return onTime
    if (ship.lastDeliveryDay === NO_DEADLINE && ship.lastShipDay === NO_DEADLINE) return onTime
    this.#pricer.lateAllowed = true
    ship.centsPerLateDay = LATE_CENTS_PER_DAY
    const late = this.#anyCut()
    return late.complete ? late : onTime.parts.length > 0 ? onTime : late
  }

  /**
   * What every way to ship the whole lines in time would cost, units of other orders aside; null for an order
   * too long for the exact search, or that wants a SKU on two lines.
   */
  demand(shipRules: ShipRules | null): DemandClass | null {
    const { slots } = this
    this.#pricer.shipRules = shipRules
    this.#onTimeOnly()
    slots.restoreLines()
    if (slots.count > MAX_EXACT_LINES || slots.repeatsSku) return null
    slots.sumSubsets()
    const size = 1 << slots.count
    this.#singleSites(size - 1, true)
    const sites = this.#costTable(size - 1, false)
    const cost = this.#cost.slice(0, sites * size)
    for (let at = 0; at < cost.length; at++) {
      const missing = (at % size) & ~(this.#stockedMasks[Math.floor(at / size)] as number)
      if (missing !== 0 || at % size === 0) cost[at] = Number.POSITIVE_INFINITY
    }
    const unfilled = new Float64Array(size).fill(LATE_IS_OUT)
    unfilled[0] = 0
    return {
      expected: 1,
      skus: slots.sku.slice(0, slots.count),
      units: slots.units.slice(0, slots.count),
      cost,
      unfilled,
    }
  }

  /** The plan in which each site ships exactly these slots, with the best service for them. */
  planAs(masks: Int32Array, shipRules: ShipRules | null): Plan {
    const { slots } = this
    this.#pricer.shipRules = shipRules
    this.#onTimeOnly()
    slots.restoreLines()
    slots.sumSubsets()
    const full = (1 << slots.count) - 1
    this.#singleSites(full, true)
    const chosen: [number, number][] = []
    let filled = 0
    let score = 0
    masks.forEach((mask, site) => {
      if (mask === 0) return
      chosen.push([site, mask])
      filled |= mask
      slots.select(mask)
      score += this.#holds(site, mask) ? this.#pricer.partScore(site) : Number.POSITIVE_INFINITY
    })
    score += this.#terms.splitPenalty * (chosen.length - 1)
    return Number.isFinite(score) ? this.#plan(chosen, filled, score, false) : NO_PLAN
  }

  #onTimeOnly(): void {
    this.#pricer.lateAllowed = false
    this.#terms.ship.centsPerLateDay = LATE_IS_OUT
  }

  /** Tries delivery days from the earliest that any line can reach until one holds the whole order. */
  #fastest(): Plan {
    const { ship } = this.#terms
    const deadline = ship.lastDeliveryDay
    const days = this.#reachableDays()
    for (const day of days) {
      if (day > deadline) break
      ship.lastDeliveryDay = day
      const plan = this.#anyCut()
      ship.lastDeliveryDay = deadline
      if (plan.complete) return plan
    }
    return this.#anyCut()
  }

  #reachableDays(): readonly DayNumber[] {
    const { ship, siteState } = this.#terms
    const before = ship.centsPerDay
    ship.centsPerDay = LATE_IS_OUT
    const days = new Set<DayNumber>()
    for (let site = 0; site < siteState.length; site++) {
      if (siteState[site] !== SITE_OPEN) continue
      for (let slot = 0; slot < this.slots.count; slot++) {
        this.slots.selectSlots([slot])
        const best = this.#pricer.best(site, 1)
        if (best !== null) days.add(best.deliverTo)
      }
    }
    ship.centsPerDay = before
    return [...days].sort((a, b) => a - b)
  }

  /** Whole lines first; only when they do not fill the order, lines cut into pieces. */
  #anyCut(): Plan {
    const { slots } = this
    slots.restoreLines()
    const whole = this.#cover(false)
    const { siteState, channelId, maxSites, splitLines, partialAllowed } = this.#terms
    if (whole.complete || !splitLines || (maxSites === 1 && !partialAllowed)) return whole
    const pieces = cutIntoPieces(
      slots,
      siteState.length,
      (sku, site) => (siteState[site] === SITE_OPEN ? this.#pricer.unitsAt(sku, site) : 0),
      (sku) => this.#world.stock.availableToPromise(sku, channelId),
    )
    if (pieces === null) return whole
    slots.cut(pieces.pieces)
    const cut = this.#cover(!pieces.exact)
    if (cut.score < whole.score) return cut
    slots.restoreLines()
    return this.#cover(false)
  }

  /** The complete plan that more fulfilments than allowed, or shared lines, would make; null when there is none either. */
  withMoreSites(shipRules: ShipRules | null): Plan | null {
    const { maxSites, splitLines } = this.#terms
    this.#terms.maxSites = Math.max(maxSites, MOST_FULFILLMENTS)
    this.#terms.splitLines = true
    const plan = this.plan(shipRules)
    this.#terms.maxSites = maxSites
    this.#terms.splitLines = splitLines
    return plan.complete ? plan : null
  }

  #cover(bounded: boolean): Plan {
    const { slots } = this
    if (slots.count > MAX_EXACT_LINES) return this.#boundedCover()
    slots.sumSubsets()
    const full = (1 << slots.count) - 1
    const { channelId, unfilledCents } = this.#terms
    const unfilled = this.#limits.unfilledCosts(slots, unfilledCents)
    const fillable = this.#limits.fillableMasks(slots, this.#world.stock, channelId)
    const single = this.#singleSites(full, fillable === null || fillable[full] === 1)
    if (single >= 0) return this.#plan([[single, full]], full, this.offers.score[single] as number, bounded)
    const sites = this.#costTable(full, true)
    const { maxSites, splitPenalty } = this.#terms
    const cover = this.#solver.solve({
      siteCount: sites,
      lineCount: slots.count,
      maxSites,
      splitPenalty,
      shippable: this.#stockedMasks,
      cost: this.#cost,
      unfilled,
      fillable,
    })
    const alone = this.#bestAlone
    if (cover.filled !== full && alone >= 0) {
      return this.#plan([[alone, full]], full, this.offers.score[alone] as number, bounded)
    }
    const chosen: [number, number][] = []
    for (let site = 0; site < sites; site++) {
      const mask = cover.masks[site] as number
      if (mask !== 0) chosen.push([site, mask])
    }
    return this.#plan(chosen, cover.filled, cover.score, bounded)
  }

  /**
   * Prices every site that can do the whole order alone. Returns the best of them when no split can be
   * cheaper, -1 when that must be searched. A split costs at least the two cheapest first grams of two sites;
   * a site that even with the cheapest other one cannot beat the best alone is noted as no part of a split.
   */
  #singleSites(full: number, fillable: boolean): number {
    const { offers, slots } = this
    const { siteState, maxSites, splitPenalty, maxBonusCents, ship } = this.#terms
    let selected = false
    let best = -1
    let bestScore = Number.POSITIVE_INFINITY
    let first = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    const alone = maxSites === 1 || slots.count === 1
    const floors = alone
      ? null
      : this.#world.floorPrices.of(ship.destination, ship.level, this.#pricer.shipRules !== null)
    for (let site = 0; site < siteState.length; site++) {
      offers.score[site] = Number.POSITIVE_INFINITY
      offers.deliverTo[site] = -1
      offers.stocked[site] = 0
      this.#stockedMasks[site] = 0
      if (siteState[site] !== SITE_OPEN) continue
      const stocked = this.#stockedMask(site)
      this.#stockedMasks[site] = stocked
      if (stocked === 0) continue
      offers.stocked[site] = bitCount(stocked)
      if (stocked === full && fillable && this.#holds(site, full)) {
        if (!selected) slots.select(full)
        selected = true
        const score = this.#pricer.offer(site, 1)
        offers.score[site] = score
        if (score < bestScore) {
          bestScore = score
          best = site
        }
      }
      if (floors === null) continue
      const floor = this.#pricer.floorOf(site, floors)
      this.#floors[site] = floor
      if (floor < first) {
        second = first
        first = floor
      } else if (floor < second) second = floor
    }
    this.#bestAlone = best
    this.#splits.fill(1)
    if (best < 0) return -1
    if (alone) return best
    if (!this.#world.ratesGrow) return -1
    const more = splitPenalty - 2 * maxBonusCents
    if (first + second + more >= bestScore) return best
    for (let site = 0; site < siteState.length; site++) {
      const floor = this.#floors[site] as number
      if (floor + (floor === first ? second : first) + more >= bestScore) this.#splits[site] = 0
    }
    return -1
  }

  /** Whole slots that the site has stock for, each by itself. */
  #stockedMask(site: number): number {
    const { slots } = this
    let mask = 0
    for (let slot = 0; slot < slots.count; slot++) {
      if (this.#pricer.unitsAt(slots.sku[slot] as number, site) >= (slots.units[slot] as number))
        mask |= 1 << slot
    }
    return mask
  }

  /** Whether slots that want the same SKU have enough together. */
  #holds(site: number, mask: number): boolean {
    const { slots } = this
    if (!slots.repeatsSku) return true
    for (let slot = 0; slot < slots.count; slot++) {
      if (((mask >> slot) & 1) === 0) continue
      const sku = slots.sku[slot] as number
      if (this.#pricer.unitsAt(sku, site) < wantedOf(slots, sku, mask)) return false
    }
    return true
  }

  /**
   * Fills `#cost` for every site and subset of slots that it has; returns the number of sites. `pruned`: sites
   * that are part of no best split ship everything or nothing.
   */
  #costTable(full: number, pruned: boolean): number {
    const { offers, slots } = this
    const sites = offers.score.length
    const size = full + 1
    if (this.#cost.length < sites * size) this.#cost = new Float64Array(sites * size)
    const cost = this.#cost
    const stocked = this.#stockedMasks
    for (let site = 0; site < sites; site++) cost[site * size + full] = offers.score[site] as number
    for (let mask = 1; mask < full; mask++) {
      slots.select(mask)
      for (let site = 0; site < sites; site++) {
        if ((mask & ~(stocked[site] as number)) !== 0) continue
        const possible = (pruned ? this.#splits[site] === 1 : true) && this.#holds(site, mask)
        cost[site * size + mask] = possible ? this.#pricer.partScore(site) : Number.POSITIVE_INFINITY
      }
    }
    return sites
  }

  #plan(chosen: readonly [number, number][], filled: number, score: number, bounded: boolean): Plan {
    const { slots } = this
    const parts: PlanPart[] = []
    for (const [site, mask] of chosen) {
      slots.select(mask)
      const part = this.#pricer.part(site, slots.slotsOf(mask), chosen.length)
      if (part === null) return NO_PLAN
      parts.push(part)
    }
    return { parts, complete: filled === (1 << slots.count) - 1, late: parts.some(isLate), bounded, score }
  }

  #boundedCover(): Plan {
    const { slots } = this
    const { siteState, maxSites, splitPenalty, unfilledCents, channelId } = this.#terms
    const cover = boundedCover({
      siteCount: siteState.length,
      slotCount: slots.count,
      maxSites,
      splitPenalty,
      skuOf: (slot) => slots.sku[slot] as number,
      unitsOf: (slot) => slots.units[slot] as number,
      unfilledOf: (slot) => slots.share(slot) * unfilledCents,
      availableAt: (sku, site) => (siteState[site] === SITE_OPEN ? this.#pricer.unitsAt(sku, site) : 0),
      availableOverAll: (sku) => this.#world.stock.availableToPromise(sku, channelId),
      price: (site, chosen, fulfillments) => {
        slots.selectSlots(chosen)
        return this.#pricer.offer(site, fulfillments)
      },
    })
    this.offers.score.fill(Number.POSITIVE_INFINITY)
    this.offers.deliverTo.fill(-1)
    this.#pricer.countStocked()
    const parts: PlanPart[] = []
    let filled = 0
    for (const { site, slots: chosen } of cover.parts) {
      slots.selectSlots(chosen)
      const part = this.#pricer.part(site, chosen, cover.parts.length)
      if (part === null) return NO_PLAN
      parts.push(part)
      filled += chosen.length
      if (chosen.length === slots.count) this.offers.score[site] = cover.score
    }
    return {
      parts,
      complete: filled === slots.count,
      late: parts.some(isLate),
      bounded: true,
      score: cover.score,
    }
  }
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
