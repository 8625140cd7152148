import type { EpochMs } from '../../../shared/lib/clock.ts'
import type {
  OrderFacts,
  ParcelFacts,
  ParcelView,
  ShipFacts,
  SiteFacts,
} from '../../../shared/rules/catalogue/facts.ts'
import { type CompiledRules, traceOffset } from './compile.ts'
import { type RuleEffects, resetRuleEffects, resetShipEffects, type ShipEffects } from './effects.ts'
import { NO_CLASSES, StageRun } from './stage-run.ts'

/**
 * Compiled rules at one instant, for any number of orders. Stages are asked for an order in their order:
 * `classify`, `source`, then `ship` for each fulfilment considered; stages of different orders may alternate,
 * since all that is known of an order is in its trace. It owns scratch memory: one caller at a time.
 *
 * A trace is the class numbers of an order's facts, `CompiledRules.orderTraceLength` numbers from `at` on:
 * the truth of every distinct test, packed. `replayVerdicts` reads it back.
 */
export class RuleRun {
  readonly compiled: CompiledRules
  readonly now: EpochMs
  readonly #classify: StageRun
  readonly #source: StageRun
  readonly #ship: StageRun
  readonly #allTags: { tags: string[] } = { tags: [] }
  readonly #tagsAt: number
  readonly #sitesAt: number
  #parcelTrace: Uint16Array
  /** The part of it written last. */
  #parcelTraceWritten: Uint16Array = NO_CLASSES

  constructor(compiled: CompiledRules, now: EpochMs) {
    this.compiled = compiled
    this.now = now
    this.#classify = new StageRun(compiled, 'classify', now)
    this.#source = new StageRun(compiled, 'source', now)
    this.#ship = new StageRun(compiled, 'ship', now)
    this.#tagsAt = traceOffset(compiled.vocabulary, 'tags')
    this.#sitesAt = traceOffset(compiled.vocabulary, 'sites')
    this.#parcelTrace = new Uint16Array(compiled.parcelTraceLength)
  }

  /** Empties `effects`, fills it with what classify rules ask, and begins the trace. */
  classify(facts: OrderFacts, effects: RuleEffects, trace: Uint16Array, at: number): void {
    const { vocabulary, needs } = this.compiled
    resetRuleEffects(effects)
    vocabulary.classify.order(facts, trace, at)
    if (needs.classify) this.#classify.decide(trace, at, effects)
    if (vocabulary.sizes.tags === 0) return
    const all = effects.tags.length === 0 ? facts : this.#withAdded(facts.tags, effects.tags)
    vocabulary.classify.tags(all, trace, at + this.#tagsAt)
  }

  /** Adds to `effects` what source rules ask; the order was classified into the same trace. */
  source(sites: SiteFacts, effects: RuleEffects, trace: Uint16Array, at: number): void {
    const { vocabulary, needs } = this.compiled
    vocabulary.classify.sites(sites, trace, at + this.#sitesAt)
    if (!needs.source) return
    const held = effects.hold
    this.#source.decide(trace, at, effects)
    if (held) effects.hold = held
  }

  /**
   * Empties `effects` and fills it with what ship rules ask of one fulfilment: a rule matches when it matches
   * one of its parcels, and then applies once. Returns the class numbers of the parcels, one after the other,
   * `parcelTraceLength` each: valid until the next call, for the caller to copy into its trace.
   */
  ship(facts: ShipFacts, effects: ShipEffects, trace: Uint16Array, at: number): Uint16Array {
    resetShipEffects(effects)
    const { parcelTraceLength: length, needs } = this.compiled
    if (length === 0) {
      // Without tests on parcels, the order says it for all.
      if (needs.ship) this.#ship.decide(trace, at, effects)
      return NO_CLASSES
    }
    const parcelTrace = this.#classifyParcels(facts, length)
    if (needs.ship) {
      this.#ship.decideForAny(trace, at, this.#parcelTrace, length, facts.parcels.length, effects)
    }
    return parcelTrace
  }

  #withAdded(own: readonly string[], added: RuleEffects['tags']): { readonly tags: readonly string[] } {
    const { tags } = this.#allTags
    tags.length = 0
    for (const tag of own) tags.push(tag)
    for (const tag of added) tags.push(tag.value)
    return this.#allTags
  }

  #classifyParcels(ship: ShipFacts, length: number): Uint16Array {
    const { parcels } = ship
    const written = parcels.length * length
    if (this.#parcelTrace.length < written) {
      this.#parcelTrace = new Uint16Array(written)
      this.#parcelTraceWritten = NO_CLASSES
    }
    for (let i = 0; i < parcels.length; i++) {
      const view: ParcelView = { ship, parcel: parcels[i] as ParcelFacts }
      this.compiled.vocabulary.classify.parcel(view, this.#parcelTrace, i * length)
    }
    // A view costs more than all else here: the last is kept, since most fulfilments have as many parcels.
    if (this.#parcelTraceWritten.length !== written) {
      this.#parcelTraceWritten = this.#parcelTrace.subarray(0, written)
    }
    return this.#parcelTraceWritten
  }
}
