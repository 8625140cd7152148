import type { LinesShared } from '../../../shared/domain/explanation.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import type { ClassifiedOrders } from '../classified-orders.ts'
import type { CollectSite } from '../collect.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { PRIORITY_FACTORS } from '../priority/priority.ts'
import { NEVER, NO_DEADLINE } from '../promise/day-number.ts'
import type { Goods } from '../shipping/goods.ts'
import type { Answer, Quote, Quoter } from '../shipping/quoter.ts'
import type { ShipTerms } from '../shipping/ship-terms.ts'
import type { OrderSlots } from '../sourcing/order-slots.ts'
import type { OrderStock } from '../sourcing/order-stock.ts'
import type { Plan, PlanPart } from '../sourcing/plan.ts'
import { SITE_OPEN, type SourcingTerms } from '../sourcing/sourcing-terms.ts'
import type { ServiceRefusal, SiteRefusal } from './trace-format.ts'
import { type CandidateCost, TraceWriter } from './trace-writer.ts'

/** Why a site is not asked, by its state. */
const NOT_ASKED: readonly (SiteRefusal | null)[] = [
  null,
  'excluded-by-rule',
  'outage',
  'not-chosen-by-person',
]

/** Records why a plan was chosen: every site and, for the chosen ones, every service, with what they would have cost. */
export class DecisionRecorder {
  readonly #world: PreparedWorld
  readonly #quoter: Quoter
  readonly #writer = new TraceWriter()
  readonly #ruleSetVersion: number
  readonly #now: number
  readonly #cost: CandidateCost = { shippingCents: 0, handlingCents: 0, otherCents: 0 }
  readonly #one: number[] = [0]

  constructor(world: PreparedWorld, quoter: Quoter, ruleSetVersion: number, now: number) {
    this.#world = world
    this.#quoter = quoter
    this.#ruleSetVersion = ruleSetVersion
    this.#now = now
  }

  /** `plan` null = nothing was sourced; `reached`: the last stage of the rules that was asked. */
  begin(
    { points, trace }: ClassifiedOrders,
    i: number,
    traceLength: number,
    plan: Plan | null,
    reached: Stage,
  ): void {
    const writer = this.#writer
    const costlier = plan === null ? null : secondBest(plan)
    const shared = plan === null ? null : whyLinesAreShared(plan)
    writer.start(this.#ruleSetVersion, this.#now, reached, plan?.bounded ?? false, shared)
    writer.priority(points, i * PRIORITY_FACTORS.length, PRIORITY_FACTORS.length, costlier)
    writer.rules(trace, i * traceLength, traceLength)
  }

  /** Class numbers of the parcels of one fulfilment. */
  parcels(site: number, classes: Uint16Array): void {
    this.#writer.parcelRules(this.#world.siteHashes[site] as number, classes)
  }

  endRules(): void {
    this.#writer.endParcelRules()
  }

  sites(plan: Plan): void {
    const { offers, slots, stock, terms } = plan.task
    const { siteState, sitePenalty } = terms
    const writer = this.#writer
    const hashes = this.#world.siteHashes
    if (plan.parts.length > 1 || (plan.parts.length === 1 && !plan.complete)) this.#split(plan)
    const chosen = plan.parts.length === 1 && plan.complete ? (plan.parts[0] as PlanPart).site : -1
    for (let site = 0; site < siteState.length; site++) {
      this.#one[0] = hashes[site] as number
      const state = siteState[site]
      if (state !== SITE_OPEN) {
        writer.site(this.#one, NOT_ASKED[state ?? SITE_OPEN] ?? 'outage', null, -1, -1)
        continue
      }
      const stocked = stock.counts[site] as number
      const missing = slots.repeatsSku ? missingLines(slots, stock, terms, site) : slots.count - stocked
      if (missing > 0) {
        writer.site(this.#one, stocked === 0 ? 'no-stock' : 'partial-stock', null, -1, missing)
        continue
      }
      const { shippingCents, deliverTo: day } = offers.quotes[site] as Quote
      if (day === NEVER) {
        writer.site(this.#one, 'no-service', null, -1, -1)
        continue
      }
      const score = offers.score[site] as number
      const waiting = offers.waitingCents[site] as number
      const cost = this.#cost
      cost.shippingCents = shippingCents
      cost.handlingCents = offers.handlingCents[site] as number
      cost.otherCents = Math.round(waiting + (offers.scarcityCents[site] as number))
      let refusal: SiteRefusal | null = null
      if (site !== chosen) {
        if (score === Number.POSITIVE_INFINITY) {
          refusal = isInTime(offers.quotes[site] as Quote, site, terms.ship) ? 'slower' : 'too-late'
        } else if (waiting > 0 && score - waiting < plan.score) refusal = 'at-capacity'
        else if (score - (sitePenalty[site] as number) < plan.score) refusal = 'lower-preference'
        else refusal = 'costlier'
      }
      writer.site(this.#one, refusal, cost, day, -1)
    }
    writer.endSites()
  }

  /** Every site asked whether the buyer can collect the order there. */
  collectSites(sites: readonly CollectSite[]): void {
    const cost = this.#cost
    for (const { site, refusal, day, handlingCents, missingLines } of sites) {
      this.#one[0] = this.#world.siteHashes[site] as number
      cost.shippingCents = 0
      cost.handlingCents = handlingCents
      cost.otherCents = 0
      this.#writer.site(
        this.#one,
        refusal,
        day === NEVER ? null : cost,
        day === NEVER ? -1 : day,
        missingLines,
      )
    }
    this.#writer.endSites()
  }

  /** Every service for a part of a plan, its goods and the terms of shipping them, rules asked. */
  services(part: PlanPart, fulfillment: number, goods: Goods, ship: ShipTerms): void {
    const answers = this.#quoter.answers(part.site, ship, goods)
    for (let service = 0; service < answers.length; service++) {
      const { refusal, quote } = answers[service] as Answer
      const hash = this.#world.serviceHashes[service] as number
      if (refusal === null) {
        const word = service === part.service ? null : wordFor(quote, part)
        this.#writer.service(fulfillment, hash, word, quote.shippingCents, quote.deliverTo, -1)
      } else this.#writer.service(fulfillment, hash, refusal, -1, -1, -1)
    }
  }

  /** No site was considered. */
  endSites(): void {
    this.#writer.endSites()
  }

  finish(): Uint8Array {
    return this.#writer.finish()
  }

  #split(plan: Plan): void {
    const cost = this.#cost
    cost.shippingCents = 0
    cost.handlingCents = 0
    cost.otherCents = Math.round(plan.task.terms.splitPenalty) * (plan.parts.length - 1)
    let day = -1
    const sites: number[] = []
    for (const part of plan.parts) {
      cost.shippingCents += part.shippingCents
      cost.handlingCents += part.handlingCents
      day = Math.max(day, part.deliverTo)
      sites.push(this.#world.siteHashes[part.site] as number)
    }
    this.#writer.site(sites, null, cost, day, -1)
  }
}

/** Lines that the site has too few units for, served one after the other. */
function missingLines(
  { count, line, sku, units }: OrderSlots,
  stock: OrderStock,
  terms: SourcingTerms,
  site: number,
): number {
  const left = new Map<number, number>()
  const missing = new Set<number>()
  for (let slot = 0; slot < count; slot++) {
    const of = sku[slot] as number
    const there = left.get(of) ?? stock.askedAt(terms, of, site)
    const wanted = units[slot] as number
    if (there < wanted) missing.add(line[slot] as number)
    else left.set(of, there - wanted)
  }
  return missing.size
}

/** It keeps what the order asks for, though not the earlier day that was looked for. */
function isInTime({ deliverTo, shipDay }: Quote, site: number, ship: ShipTerms): boolean {
  if (deliverTo > ship.lastDeliveryDay) return false
  return ship.lastShipDays === null || shipDay <= (ship.lastShipDays[site] as number)
}

/** null = every line leaves whole from one site, or in part from one. */
function whyLinesAreShared({ task: { slots, stock, terms }, parts }: Plan): LinesShared | null {
  if (parts.length < 2 || !slots.repeatsSku) return null
  const siteOf = new Map<number, number>()
  const shared = new Set<number>()
  for (const part of parts) {
    for (const slot of part.slots) {
      const line = slots.line[slot] as number
      if ((siteOf.get(line) ?? part.site) !== part.site) shared.add(slot)
      siteOf.set(line, part.site)
    }
  }
  if (shared.size === 0) return null
  const held = [...shared].some((slot) => {
    const sku = slots.sku[slot] as number
    return stock.masks.some((_, site) => stock.askedAt(terms, sku, site) >= (slots.ofLine[slot] as number))
  })
  if (!held) return 'stock'
  const isDated = terms.ship.lastDeliveryDay !== NO_DEADLINE || terms.ship.lastShipDays !== null
  return isDated || terms.fastestExtraCents !== null ? 'time' : 'service'
}

/** What the best other site for the whole order would have cost more. */
function secondBest(plan: Plan): number | null {
  if (!plan.complete) return null
  const { score } = plan.task.offers
  const chosen = plan.parts.length === 1 ? (plan.parts[0] as PlanPart).site : -1
  let second = Number.POSITIVE_INFINITY
  for (let site = 0; site < score.length; site++) {
    if (site !== chosen) second = Math.min(second, score[site] as number)
  }
  return second === Number.POSITIVE_INFINITY ? null : Math.max(0, Math.round(second - plan.score))
}

/** Why a service that takes the goods was not chosen. */
function wordFor(quote: Quote, chosen: PlanPart): ServiceRefusal {
  if (quote.daysLate > chosen.daysLate) return 'too-late'
  const dearer = quote.shippingCents > chosen.shippingCents || quote.score >= chosen.score
  return dearer ? 'costlier' : 'lower-preference'
}
