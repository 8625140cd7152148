import type { Sku } from '../../../shared/domain/product.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import {
  type PreparedWorld,
  patchWorld,
  prepareWorld,
  withChanges,
  withStock,
} from '../../engine/prepare/prepared-world.ts'
import { type CompiledRules, compileRules } from '../../engine/rules/compile.ts'
import type { World } from '../../engine/world.ts'
import type { Tx } from '../ports/store.ts'
import type { Written } from '../ports/written.ts'
import { type CarrierFaults, CarrierFit } from './carrier-fit.ts'
import { type Loaded, loadDeciding } from './load-world.ts'

/** Everything a group of decisions is made from. */
export interface DecidingView {
  readonly world: PreparedWorld
  readonly rules: CompiledRules
  readonly ruleSet: RuleSet
  readonly settings: WorkspaceSettings
  readonly fit: CarrierFit
}

interface Kept {
  readonly loaded: Loaded
  readonly view: DecidingView
}

/**
 * The prepared world kept between groups: indexing rate cards and compiling rules costs far more than a group of
 * decisions. Stock of the SKUs at hand and the loads are read each time. After a change of anything else the world is
 * patched: what is as it was is not prepared again.
 */
export class WorldCache {
  #kept: Kept | null = null
  /** What was written since the world was kept; null = nothing of it has changed. */
  #changed: { readonly skus: Set<Sku>; readonly rates: Set<string> } | null = null
  /** Grows with every change, so that a view begun before it is not kept after it. */
  #revision = 0
  #prices: World['shadowPrices'] = new Map()
  readonly #faults: CarrierFaults | null
  /** Up to which change it is known, by whichever process. */
  #seen = -1

  /** `faults`: null = no carrier is asked what it takes. */
  constructor(faults: CarrierFaults | null = null) {
    this.#faults = faults
  }

  /** Learns what any process has changed, as `tx` sees it; false = `tx` sees an older world than the one that is kept. */
  async catchUp(tx: Tx): Promise<boolean> {
    const { revision, written } = await tx.worldChanges.since(this.#seen)
    if (revision < this.#seen) return false
    if (revision === this.#seen) return true
    this.#seen = revision
    if (written === null) this.forget()
    else this.#change(written)
    return true
  }

  /** A change was committed here. One that follows on none that is known is read with the next view. */
  changed(written: Written, revision: number): void {
    if (revision !== this.#seen + 1) return
    this.#seen = revision
    this.#change(written)
  }

  /** Nobody knows what has changed, stock perhaps too: all is read and prepared anew. */
  forget(): void {
    this.#kept = null
    this.#changed = null
    this.#revision += 1
  }

  /** Sites, carriers, rules, reserves, policy or settings have changed, and what was `written`. */
  #change(written: Written): void {
    const changed = (this.#changed ??= { skus: new Set(), rates: new Set() })
    for (const sku of written.skus) changed.skus.add(sku)
    for (const service of written.rates) changed.rates.add(service)
    this.#revision += 1
  }

  /** Changes whenever the data that decisions are based on changes. */
  get revision(): number {
    return this.#revision
  }

  get prices(): World['shadowPrices'] {
    return this.#prices
  }

  /** Shadow prices of scarce stock, used from now on and kept when the world is prepared again. */
  price(prices: World['shadowPrices']): void {
    this.#prices = prices
    if (this.#kept === null) return
    const { loaded, view } = this.#kept
    const world = withChanges(view.world, { shadowPrices: prices })
    this.#kept = { loaded, view: { ...view, world } }
  }

  /** The world as `tx` sees it, exact for the stock of `skus`. */
  async view(tx: Tx, now: EpochMs, skus: readonly Sku[]): Promise<DecidingView> {
    if (!(await this.catchUp(tx))) {
      const loaded = await loadDeciding(tx, now, null)
      return viewOf(loaded, { ...loaded.world, shadowPrices: this.#prices }, null, this.#faults)
    }
    if (this.#kept === null) return (await this.#prepare(tx, now, null)).view
    const { view } = this.#changed === null ? this.#kept : await this.#prepare(tx, now, this.#kept)
    const from = localDateOf(now - DAY_MS, view.settings.timeZone)
    const world = withChanges(withStock(view.world, await tx.stock.bySkus(skus)), {
      siteLoad: await tx.fulfillments.siteLoad(from),
      serviceLoad: await tx.fulfillments.serviceLoad(from),
    })
    return { ...view, world }
  }

  /** Reads and prepares it, all of it or what has changed since `before`, and keeps it unless it changed meanwhile. */
  async #prepare(tx: Tx, now: EpochMs, before: Kept | null): Promise<Kept> {
    const revision = this.#revision
    const written = this.#changed ?? { skus: new Set<Sku>(), rates: new Set<string>() }
    const loaded = await loadDeciding(tx, now, before && { loaded: before.loaded, written })
    const world: World = { ...loaded.world, shadowPrices: this.#prices }
    const kept = { loaded, view: viewOf(loaded, world, before, this.#faults) }
    if (revision === this.#revision) {
      this.#kept = kept
      this.#changed = null
    }
    return kept
  }
}

function viewOf(
  { world: { sites, services }, accounts, quoting, settings, ruleSet }: Loaded,
  world: World,
  before: Kept | null,
  faults: CarrierFaults | null,
): DecidingView {
  const prepared = before === null ? prepareWorld(world) : patchWorld(before.view.world, world)
  const { context } = prepared
  const was = before?.loaded
  const hasSameRules = ruleSet === was?.ruleSet && context === before?.view.world.context
  const fitsAlike =
    sites === was?.world.sites &&
    services === was.world.services &&
    accounts === was.accounts &&
    settings === was.settings &&
    quoting.isOff &&
    was.quoting.isOff
  return {
    world: prepared,
    rules: before !== null && hasSameRules ? before.view.rules : compileRules(ruleSet, context),
    ruleSet,
    settings,
    fit:
      before !== null && fitsAlike
        ? before.view.fit
        : new CarrierFit(prepared.world, accounts, faults, quoting),
  }
}
