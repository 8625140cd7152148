import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { FactsOfShipment, type ShipFactSource } from '../facts/ship-facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { leavingByBoth } from '../promise/ruled-leaving.ts'
import { newShipEffects, type ShipEffects } from '../rules/effects.ts'
import type { RuleRun } from '../rules/run.ts'
import { NO_CLASSES } from '../rules/stage-run.ts'
import { type Carton, packCartons } from '../shipping/cartons.ts'
import { NO_DESTINATION_TERMS, type ShipTerms } from '../shipping/ship-terms.ts'
import { NOTHING_RULED, RuledServiceBook, type RuledServices } from './ruled-services.ts'
import { LISTED, type SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'

/** What `ship` rules ask of one fulfilment. */
export interface RuledShipment {
  /** The task's terms of shipping as the rules change them. */
  terms: ShipTerms
  readonly effects: ShipEffects
  /** Class numbers of its parcels. */
  parcelTrace: Uint16Array
}

/**
 * Asks the `ship` rules about one fulfilment being considered and turns their answer into terms for the
 * services. Rules see the parcels that the most generous service needs: one unless every service has a limit.
 */
export class ShipRuleCheck {
  readonly #rules: RuleRun
  readonly #source: ShipFactSource
  /** Of all orders of the run. */
  readonly #trace: Uint16Array
  readonly #services: RuledServiceBook
  readonly #maxWeightG: number
  readonly #maxLengthMm: number
  /** No rule reads the site, so the last answer holds for the same slots at every site. */
  readonly #sameForAllSites: boolean
  readonly #readsCount: boolean
  readonly #answer: RuledShipment
  /** What was asked last: the subset as a mask. */
  #task: SourcingTask | null = null
  #mask = 0
  #count = 0

  constructor(world: PreparedWorld, rules: RuleRun, source: ShipFactSource, trace: Uint16Array) {
    const { services } = world.world
    const read = rules.compiled.vocabulary.tests.map(({ test }) => findField(test.field))
    this.#sameForAllSites = !read.some((field) => field?.variesBySite)
    this.#readsCount = read.some((field) => field?.code === 'ship.fulfillments')
    this.#rules = rules
    this.#source = source
    this.#trace = trace
    this.#services = new RuledServiceBook(services.length)
    this.#maxWeightG = Math.max(0, ...services.map((one) => one.maxWeightG ?? Number.POSITIVE_INFINITY))
    this.#maxLengthMm = Math.max(0, ...services.map((one) => one.maxLengthMm ?? Number.POSITIVE_INFINITY))
    this.#answer = { terms: NO_DESTINATION_TERMS, effects: newShipEffects(), parcelTrace: NO_CLASSES }
  }

  /** The goods from the site, one of so many fulfilments. Overwritten by the next question. */
  ask(task: SourcingTask, goods: SlotGoods, site: number, fulfillments: number): RuledShipment {
    const answer = this.#answer
    if (this.#isKnown(task, goods, fulfillments)) return answer
    this.#task = task
    this.#mask = goods.mask
    this.#count = fulfillments
    const { ship, terms, traceAt } = task
    const distanceKm = terms.distanceKm[site] as number
    const considered = { site, destination: ship.destination, distanceKm, fulfillments }
    const facts = new FactsOfShipment(this.#source, considered, goods, this.#cartons(goods))
    answer.parcelTrace = this.#rules.ship(facts, answer.effects, this.#trace, traceAt)
    // A person's choice stands, whatever rules say of services.
    const ruled = this.#services.of(answer.effects)
    answer.terms = ship.isPersonsChoice ? withDays(ship, ruled) : ruledTerms(ship, ruled)
    return answer
  }

  #isKnown(task: SourcingTask, goods: SlotGoods, fulfillments: number): boolean {
    return (
      this.#sameForAllSites &&
      task === this.#task &&
      goods.mask === this.#mask &&
      goods.mask !== LISTED &&
      (fulfillments === this.#count || !this.#readsCount)
    )
  }

  #cartons(goods: SlotGoods): readonly Carton[] | null {
    if (goods.weightG <= this.#maxWeightG) return null
    const packing = packCartons(goods.items(), {
      maxWeightG: this.#maxWeightG,
      maxChargeableG: Number.POSITIVE_INFINITY,
      maxLengthMm: this.#maxLengthMm,
      volumetricDivisor: null,
    })
    return packing.kind === 'packed' ? packing.cartons : null
  }
}

function ruledTerms(ship: ShipTerms, ruled: RuledServices): ShipTerms {
  if (ruled === NOTHING_RULED) return ship
  return {
    ...ship,
    level: ruled.relayPoint ? 'relay' : ship.level,
    excluded: ruled.excluded,
    chosen: ruled.chosen ?? ship.byMethod,
    bonusCents: ruled.bonusCents,
    leaves: leavingByBoth(ship.leaves, ruled.leaves),
  }
}

function withDays(ship: ShipTerms, { leaves }: RuledServices): ShipTerms {
  return leaves === null ? ship : { ...ship, leaves: leavingByBoth(ship.leaves, leaves) }
}
