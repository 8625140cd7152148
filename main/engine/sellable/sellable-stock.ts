import type { Order } from '../../../shared/domain/order.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import {
  isSamePlace,
  type OrderPlace,
  placeOfKind,
  type RuleMention,
  type SiteBar,
} from '../../../shared/domain/sellable.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { Orchestration, type SitesAsked } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NEVER } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type { Effect } from '../rules/effects.ts'
import { NO_FAILURES } from '../site-failure.ts'
import { SITE_OPEN, SITE_OUTAGE } from '../sourcing/sourcing-terms.ts'
import type { UnfitServices } from '../unfit-services.ts'
import { type StockSteps, stockSteps } from './stock-steps.ts'
import type { UsualOrder, UsualOrders } from './usual-order.ts'

/** Units of one SKU that a channel may be told, in whole packs. */
export interface Sellable {
  /** By site, in the world's order; sites may fill a pack together. */
  readonly bySite: readonly number[]
  /** Over all sites: no more than what is left of other channels' reserves over all of them. */
  readonly units: number
}

/** Why a site's free units are not told, or not for every kind of order. */
export interface SiteReason {
  /** null = all of them are told. */
  readonly bar: SiteBar | null
  /** See `siteSum`. */
  readonly onlyFor: readonly number[] | null
}

const NOTHING: readonly never[] = []

/**
 * What could be sourced and shipped of what is in stock, asked of the engine that decides, with the same rules, sites
 * and services: units of a SKU that orders of the channel's usual kinds could take one after the other, each for one
 * pack of it. A unit counts where one usual kind at least could have it. See README.md.
 *
 * Asks about the world's ledger as it is and leaves it so. One caller at a time.
 */
export class SellableStock {
  readonly #world: PreparedWorld
  readonly #rules: CompiledRules
  readonly #now: EpochMs
  readonly #usual: UsualOrders
  readonly #asksServices: boolean
  readonly #steps: StockSteps | null
  readonly #run: Orchestration
  /** The order that `#run` is asked about. */
  readonly #asked: Order[] = []
  readonly #siteCount: number
  /** What the channel's orders could take of each site, rules aside. */
  readonly #free: Int32Array
  readonly #found: Int32Array
  /** The site that the first usual order to find any would take. */
  #cheapest = -1

  /**
   * `unfit`: services that do not take usual orders. `asksServices`: false = what services take is
   * not known yet, and they bar nothing.
   */
  constructor(
    world: PreparedWorld,
    rules: CompiledRules,
    now: EpochMs,
    usual: UsualOrders,
    unfit: UnfitServices,
    asksServices: boolean,
  ) {
    this.#asksServices = asksServices
    this.#world = world
    this.#rules = rules
    this.#now = now
    this.#usual = usual
    this.#steps = stockSteps(rules, world.siteIndex)
    const [first] = usual.values().flatMap((orders) => orders)
    if (first !== undefined) this.#asked.push(first.order)
    this.#run = new Orchestration(this.#asked, world, rules, now, NO_FAILURES, unfit)
    this.#siteCount = world.world.sites.length
    this.#free = new Int32Array(this.#siteCount)
    this.#found = new Int32Array(this.#siteCount)
  }

  /**
   * `pack`: units of ours that an order of one article takes. None of a SKU that is no product. `place`: to orders that
   * go there alone.
   */
  of(channelId: string, sku: Sku, pack: number, place: OrderPlace | null = null): Sellable {
    const { stock } = this.#world
    const mark = stock.mark()
    try {
      return this.#take(channelId, this.#usualOf(channelId, place), sku, pack)
    } finally {
      stock.rollback(mark)
    }
  }

  /** By site, why `of` is not all that is free there. */
  reasons(channelId: string, sku: Sku, pack: number, place: OrderPlace | null = null): readonly SiteReason[] {
    const { stock } = this.#world
    const at = this.#world.skuIndex.get(sku)
    const usual = this.#usualOf(channelId, place)
    const byKind = Map.groupBy(usual, ({ kind }) => kind)
    const kinds = [...new Set(this.#usualOf(channelId, null).map(({ kind }) => kind))]
    const reached = [...byKind.values()].map((ofKind) => {
      this.#found.fill(0)
      if (at !== undefined) for (const one of ofKind) this.#ask(one, at, pack)
      return [...this.#found]
    })
    const mark = stock.mark()
    try {
      this.#take(channelId, usual, sku, pack)
      const left = this.#freeNow(channelId, at)
      const asked = at === undefined || usual[0] === undefined ? null : this.#question(usual[0], at, pack)
      return left.map((units, site) => {
        const reaching = [...byKind.keys()].filter((_, i) => (reached[i]?.[site] as number) > 0)
        return {
          bar: asked === null || units === 0 ? null : this.#barAt(asked, site),
          onlyFor:
            reaching.length === 0 || reaching.length === byKind.size
              ? null
              : reaching.map((kind) => kinds.indexOf(kind)),
        }
      })
    } finally {
      stock.rollback(mark)
    }
  }

  #usualOf(channelId: string, place: OrderPlace | null): readonly UsualOrder[] {
    const usual = this.#usual.get(channelId) ?? NOTHING
    return place === null ? usual : usual.filter(({ kind }) => isSamePlace(placeOfKind(kind), place))
  }

  /** Takes all that can be told from the ledger, as usual orders would. */
  #take(channelId: string, usual: readonly UsualOrder[], sku: Sku, pack: number): Sellable {
    const { skuIndex, stock } = this.#world
    const at = skuIndex.get(sku)
    const bySite = new Array<number>(this.#siteCount).fill(0)
    if (at === undefined) return { bySite, units: 0 }
    const overAll = stock.availableToPromise(at, channelId)
    const take = (site: number, units: number) => {
      bySite[site] = (bySite[site] as number) + units
      stock.take(at, site, units)
    }
    for (;;) {
      if (!this.#look(channelId, usual, at, pack)) break
      if (this.#steps === null) {
        this.#found.forEach((units, site) => {
          if (units >= pack) take(site, units - (units % pack))
        })
        break
      }
      const site = this.#cheapest
      const until = this.#steps.next(site, stock.free(at, site), pack)
      const packs = Math.min(
        Math.floor((this.#found[site] as number) / pack),
        Math.max(1, Math.floor(until / pack)),
      )
      take(site, packs * pack)
    }
    if (pack > 1) this.#takeTogether(usual, at, pack, bySite)
    const units = bySite.reduce((sum, one) => sum + one, 0)
    return { bySite, units: Math.min(units, overAll) }
  }

  /** Packs that no site has whole, where the policy lets sites share them. */
  #takeTogether(usual: readonly UsualOrder[], sku: number, pack: number, bySite: number[]): void {
    const { stock } = this.#world
    for (const one of usual) {
      for (;;) {
        if (this.#question(one, sku, pack) === null) break
        const parts = this.#run.planOfAsked(0)
        if (parts === null) break
        for (const { site, units } of parts) {
          stock.take(sku, site, units)
          bySite[site] = (bySite[site] as number) + units
        }
      }
    }
  }

  #freeNow(channelId: string, sku: number | undefined): number[] {
    if (sku === undefined) return new Array<number>(this.#siteCount).fill(0)
    this.#world.stock.availableBySite(sku, channelId, this.#free)
    return [...this.#free]
  }

  /** Leaves in `#found` what usual orders could take of each site now; false = a pack of nothing. */
  #look(channelId: string, usual: readonly UsualOrder[], sku: number, pack: number): boolean {
    this.#world.stock.availableBySite(sku, channelId, this.#free)
    this.#found.fill(0)
    this.#cheapest = -1
    if (!this.#free.some((units) => units >= pack)) return false
    for (const one of usual) {
      this.#ask(one, sku, pack)
      if (!this.#isMore(pack)) break
    }
    return this.#found.some((units) => units >= pack)
  }

  /** A site has free units that no order asked about so far could take. */
  #isMore(pack: number): boolean {
    for (let site = 0; site < this.#siteCount; site++) {
      const free = this.#free[site] as number
      if (free >= pack && (this.#found[site] as number) < free) return true
    }
    return false
  }

  /** Raises `#found` to what this order could take of each site. */
  #ask(usual: UsualOrder, sku: number, pack: number): void {
    const asked = this.#question(usual, sku, pack)
    if (asked === null) return
    const { stock, terms, offers } = asked.task
    const found = this.#found
    let cheapest = -1
    let best = Number.POSITIVE_INFINITY
    for (let site = 0; site < this.#siteCount; site++) {
      const score = asked.collect === null ? (offers.score[site] as number) : dayOf(asked.collect[site])
      if (!Number.isFinite(score) && !this.#needsNoService(asked, site)) continue
      const units = stock.askedAt(terms, sku, site)
      if (units > (found[site] as number)) found[site] = units
      if (units < pack || (cheapest >= 0 && score >= best)) continue
      best = score
      cheapest = site
    }
    if (this.#cheapest < 0) this.#cheapest = cheapest
  }

  /** Nothing but what services take could keep the order from the site. */
  #needsNoService({ task, collect }: SitesAsked, site: number): boolean {
    return !this.#asksServices && collect === null && task.terms.siteState[site] === SITE_OPEN
  }

  #question({ order }: UsualOrder, sku: number, pack: number): SitesAsked | null {
    const { columns, exchange, world } = this.#world
    const { sku: name, priceCents } = columns.products[sku] as Product
    const price = exchange.convert(priceCents, world.currency, order.currency, Math.floor(this.#now / DAY_MS))
    const unitPriceCents = Number.isNaN(price) ? 0 : price
    const line = { id: '1', sku: name, quantity: pack, unitPriceCents }
    this.#asked[0] = { ...order, placedAt: this.#now, lines: [line] }
    return this.#run.askSites(0)
  }

  /** What keeps the order that was asked last from what is left at a site; null = it is too little for a pack. */
  #barAt(asked: SitesAsked, site: number): SiteBar | null {
    const { effects, task, collect } = asked
    const { terms, slots } = task
    const state = terms.siteState[site]
    if (state === SITE_OUTAGE) return { kind: 'outage' }
    if (state !== SITE_OPEN) {
      const { sendTo, excludedSites } = effects
      const excluding = excludedSites.filter(({ value }) => value.index === site)
      const sending = sendTo !== null && sendTo.value.index !== site ? [sendTo] : []
      return { kind: 'rule', rules: this.#mentions([...sending, ...excluding]) }
    }
    if (task.stock.askedAt(terms, slots.sku[0] as number, site) < (slots.units[0] as number)) {
      if (terms.protectedUnits[site] === 0) return null
      const keeping = effects.protectedStock.filter(
        ({ value }) =>
          value.channelId !== terms.channelId && (value.site === null || value.site.index === site),
      )
      return { kind: 'kept-by-rule', rules: this.#mentions(keeping) }
    }
    const answer = collect?.[site]
    if (answer !== undefined) return { kind: 'collect', refusal: answer.refusal ?? 'no-stock' }
    const { refusal, rules } = this.#run.refusalOfAsked(asked, site)
    return { kind: 'service', refusal, rules: this.#mentions(rules) }
  }

  #mentions(effects: readonly Effect<unknown>[]): RuleMention[] {
    const ids = [...new Set(effects.map(({ ruleId }) => ruleId))]
    return ids.map((id) => {
      const at = this.#rules.states.findIndex((state) => idOf(state) === id)
      const effect = effects.find(({ ruleId }) => ruleId === id)
      assert(effect, 'an effect names its rule')
      return { id, name: effect.ruleName, number: at + 1 }
    })
  }
}

function idOf(state: CompiledRules['states'][number]): string {
  return state.kind === 'working' ? state.rule.rule.id : state.id
}

function dayOf(site: { readonly day: number } | undefined): number {
  return site === undefined || site.day === NEVER ? Number.POSITIVE_INFINITY : site.day
}
