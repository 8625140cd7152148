import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import {
  type PreparedWorld,
  prepareWorld,
  withChanges,
  withStock,
} from '../../engine/prepare/prepared-world.ts'
import { type CompiledRules, compileRules } from '../../engine/rules/compile.ts'
import type { World } from '../../engine/world.ts'
import type { Tx } from '../ports/store.ts'
import { type CarrierFaults, CarrierFit } from './carrier-fit.ts'
import { loadDeciding } from './load-world.ts'

/** Everything a group of decisions is made from. */
export interface DecidingView {
  readonly world: PreparedWorld
  readonly rules: CompiledRules
  readonly ruleSet: RuleSet
  readonly settings: WorkspaceSettings
  readonly fit: CarrierFit
}

/**
 * The prepared world kept between groups: indexing rate cards and compiling rules costs far more than a group of
 * decisions. Stock of the SKUs at hand and the loads are read each time; all else only after `forget`.
 */
export class WorldCache {
  #kept: DecidingView | null = null
  /** Grows with every `forget`, so that a view begun before it is not kept after it. */
  #revision = 0
  #prices: World['shadowPrices'] = new Map()
  readonly #faults: CarrierFaults | null

  /** `faults`: null = no carrier is asked what it takes. */
  constructor(faults: CarrierFaults | null = null) {
    this.#faults = faults
  }

  /** Sites, products, carriers, rules, reserves, policy or settings have changed. */
  forget(): void {
    this.#kept = null
    this.#revision += 1
  }

  /** Changes whenever the data that decisions are based on changes. */
  get revision(): number {
    return this.#revision
  }

  /** Shadow prices of scarce stock, used from now on and kept when the world is prepared again. */
  price(prices: World['shadowPrices']): void {
    this.#prices = prices
    if (this.#kept)
      this.#kept = { ...this.#kept, world: withChanges(this.#kept.world, { shadowPrices: prices }) }
  }

  /** The world as `tx` sees it, exact for the stock of `skus`. */
  async view(tx: Tx, now: EpochMs, skus: readonly string[]): Promise<DecidingView> {
    const kept = this.#kept
    if (kept === null) {
      const revision = this.#revision
      const view = await prepare(tx, now, this.#prices, this.#faults)
      if (revision === this.#revision) this.#kept = view
      return view
    }
    const from = localDateOf(now - DAY_MS, kept.settings.timeZone)
    const world = withChanges(withStock(kept.world, await tx.stock.bySkus(skus)), {
      siteLoad: await tx.fulfillments.siteLoad(from),
      serviceLoad: await tx.fulfillments.serviceLoad(from),
    })
    return { ...kept, world }
  }
}

async function prepare(
  tx: Tx,
  now: EpochMs,
  shadowPrices: World['shadowPrices'],
  faults: CarrierFaults | null,
): Promise<DecidingView> {
  const { world, quoting } = await loadDeciding(tx, now)
  const prepared = prepareWorld({ ...world, shadowPrices })
  const ruleSet = await tx.ruleSets.current()
  return {
    world: prepared,
    rules: compileRules(ruleSet, prepared.context),
    ruleSet,
    settings: await tx.settings.get(WORKSPACE),
    fit: new CarrierFit(prepared.world, await tx.carrierAccounts.all(), faults, quoting),
  }
}
