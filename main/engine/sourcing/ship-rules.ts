import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { FactsOfShipment, type ShipFactSource } from '../facts/ship-facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { newShipEffects, type ShipEffects } from '../rules/effects.ts'
import type { RuleRun } from '../rules/run.ts'
import { type Carton, packCartons } from '../shipping/cartons.ts'
import type { OrderSlots } from './order-slots.ts'
import { RuledServiceBook } from './ruled-services.ts'
import type { SourcingTerms } from './sourcing-terms.ts'

/**
 * Asks the `ship` rules about one fulfilment being considered and turns their answer into terms for the
 * services. Rules see the parcels that the most generous service needs: one unless every service has a limit.
 */
export class ShipRuleCheck {
  readonly effects: ShipEffects = newShipEffects()
  /** Class numbers of the parcels checked last; valid until the next check. */
  parcelTrace: Uint16Array = new Uint16Array(0)
  readonly #rules: RuleRun
  readonly #source: ShipFactSource
  readonly #slots: OrderSlots
  readonly #terms: SourcingTerms
  readonly #distanceKm: Float64Array
  readonly #trace: Uint16Array
  readonly #services: RuledServiceBook
  readonly #maxWeightG: number
  readonly #maxLengthMm: number
  /** No rule reads the site, so the answer for the same goods a moment ago still holds. */
  readonly #sameForAllSites: boolean
  readonly #readsCount: boolean
  #lastSelection = -1
  #lastCount = 0
  #at = 0
  #level: ServiceLevel = 'standard'

  constructor(
    world: PreparedWorld,
    rules: RuleRun,
    source: ShipFactSource,
    slots: OrderSlots,
    terms: SourcingTerms,
    distanceKm: Float64Array,
    trace: Uint16Array,
  ) {
    const { services } = world.world
    const read = rules.compiled.vocabulary.tests.map(({ test }) => findField(test.field))
    this.#sameForAllSites = !read.some((field) => field?.variesBySite)
    this.#readsCount = read.some((field) => field?.code === 'ship.fulfillments')
    this.#rules = rules
    this.#source = source
    this.#slots = slots
    this.#terms = terms
    this.#distanceKm = distanceKm
    this.#trace = trace
    this.#services = new RuledServiceBook(services.length)
    this.#maxWeightG = Math.max(0, ...services.map((one) => one.maxWeightG ?? Number.POSITIVE_INFINITY))
    this.#maxLengthMm = Math.max(0, ...services.map((one) => one.maxLengthMm ?? Number.POSITIVE_INFINITY))
  }

  /** The order whose class numbers begin at `at` is the one checked from now on. */
  turnTo(at: number, level: ServiceLevel): void {
    this.#at = at
    this.#lastSelection = -1
    this.#level = level
  }

  /** Checks the goods selected in the slots. */
  check(site: number, fulfillments: number): void {
    const { ship } = this.#terms
    const selection = this.#slots.selection
    if (
      this.#sameForAllSites &&
      selection === this.#lastSelection &&
      (fulfillments === this.#lastCount || !this.#readsCount)
    ) {
      return
    }
    this.#lastSelection = selection
    this.#lastCount = fulfillments
    const distanceKm = this.#distanceKm[site] as number
    const considered = { site, destination: ship.destination, distanceKm, fulfillments }
    const facts = new FactsOfShipment(this.#source, considered, this.#slots, this.#cartons())
    this.parcelTrace = this.#rules.ship(facts, this.effects, this.#trace, this.#at)
    this.#apply()
  }

  #cartons(): readonly Carton[] | null {
    const { goods } = this.#slots
    if (goods.weightG <= this.#maxWeightG) return null
    const packing = packCartons(goods.items(), {
      maxWeightG: this.#maxWeightG,
      maxChargeableG: Number.POSITIVE_INFINITY,
      maxLengthMm: this.#maxLengthMm,
      volumetricDivisor: null,
    })
    return packing.kind === 'packed' ? packing.cartons : null
  }

  #apply(): void {
    const { ship, chosenByPerson } = this.#terms
    // A person's choice stands, whatever rules say of services.
    if (chosenByPerson !== null) return
    const { relayPoint, excluded, chosen, bonusCents } = this.#services.of(this.effects)
    ship.level = relayPoint ? 'relay' : this.#level
    ship.excluded = excluded
    ship.chosen = chosen ?? ship.byMethod
    ship.bonusCents = bonusCents
  }
}
