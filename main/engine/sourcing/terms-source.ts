import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import { inOutage } from '../facts/site-facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, isoWeekday, NEVER, NO_DEADLINE } from '../promise/day-number.ts'
import { ownLeaving } from '../promise/ruled-leaving.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type {
  SiteOrder as RuledOrder,
  RuleEffects,
  ShortHandling,
  SiteTarget,
  StrategyChoice,
} from '../rules/effects.ts'
import type { DestinationClass } from '../shipping/rate-index.ts'
import { CARRIER_CHOSEN, NAMED_BY_RULE, type ShipTerms } from '../shipping/ship-terms.ts'
import type { UnfitServices } from '../unfit-services.ts'
import {
  ANY_SPLIT,
  FILL_WHATEVER_IT_COSTS,
  LATE_IS_OUT,
  type ShipRuleReach,
  SITE_EXCLUDED,
  SITE_NOT_CHOSEN,
  SITE_OPEN,
  SITE_OUTAGE,
  type SourcingTerms,
  type SplitLimits,
} from './sourcing-terms.ts'

/** A site order given by a rule outweighs cost, and fewer sites outweigh the order. */
const CENTS_PER_RANK = 10_000
const CENTS_PER_EXTRA_RANKED_SITE = 1_000_000

type PreferredSites = RuleEffects['preferredSites']
type SiteOrder = RuleEffects['siteOrder']

/** What speed, distance and load are worth in the score. */
interface StrategyWorth {
  readonly fastest: boolean
  readonly centsPerDay: number
  readonly centsPerKm: number
  readonly centsPerLoad: number
  /** Added to the cost of an unfilled line, so that none is left out for speed, distance or load. */
  readonly unfilledCents: number
}

const BY_COST = { fastest: false, centsPerDay: 0, centsPerKm: 0, centsPerLoad: 0, unfilledCents: 0 }

/** `nearest`: a kilometre outweighs every difference in cost. */
const STRATEGIES: Readonly<Record<Policy['strategy'], StrategyWorth>> = {
  cheapest: BY_COST,
  fastest: { ...BY_COST, fastest: true, unfilledCents: FILL_WHATEVER_IT_COSTS },
  nearest: { ...BY_COST, centsPerKm: 1_000, unfilledCents: FILL_WHATEVER_IT_COSTS },
  balanced: { ...BY_COST, centsPerDay: 100, centsPerKm: 0.5, centsPerLoad: 300 },
}

/** What reading the terms of any order takes: the world, the schedule and what the rules may ask at all. */
export class TermsSource {
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #byRule: ShipRuleReach
  readonly #unfit: UnfitServices
  /** Of every order that neither rules nor a person send elsewhere. */
  readonly #siteState: Uint8Array
  readonly #noPenalty: Float64Array
  readonly #noneProtected: Int32Array
  readonly #penaltiesBy = new Map<PreferredSites, Map<SiteOrder, Float64Array>>()
  /** What shipping methods stand for, by 'carrier' or 'carrier/service'; one array a key. null = there is none. */
  readonly #servicesByKey = new Map<string, Uint8Array | null>()

  constructor(world: PreparedWorld, schedule: Schedule, rules: CompiledRules, unfit: UnfitServices) {
    const { sites } = world.world
    this.#world = world
    this.#schedule = schedule
    this.#unfit = unfit
    this.#byRule = shipRuleReach(rules)
    this.#siteState = Uint8Array.from(sites, ({ outage }) =>
      inOutage(outage, schedule.now) ? SITE_OUTAGE : SITE_OPEN,
    )
    this.#noPenalty = new Float64Array(sites.length)
    this.#noneProtected = new Int32Array(sites.length)
  }

  /** From the policy, what rules ask and what a person chose. `distanceKm`: from each site. */
  termsOf(
    order: Order,
    effects: RuleEffects,
    destination: DestinationClass,
    distanceKm: Float64Array,
  ): SourcingTerms {
    const { policy } = this.#world.world
    const choice = effects.strategy?.value
    const worth = choice === undefined ? STRATEGIES[policy.strategy] : strategyWorth(choice)
    const partialAllowed = shortHandling(order, this.#world, effects) === 'partial'
    // Who approved as many parcels as it takes has seen what they cost.
    const mayLeaveOut = partialAllowed && !order.tags.includes(CHOICE_TAGS.splitApproved)
    const isRanked = effects.siteOrder !== null
    return {
      channelId: order.channelId,
      ship: this.#shipTerms(order, effects, destination, worth),
      shipsByRule: effects.promise?.value.what === 'ship',
      byRule: this.#byRule,
      fastestExtraCents: worth.fastest ? policy.fastestExtraCents : null,
      splits: splitLimits(order, effects, policy),
      partialAllowed,
      splitPenalty: policy.splitPenaltyCents + (isRanked ? CENTS_PER_EXTRA_RANKED_SITE : 0),
      unfilledCents:
        (mayLeaveOut ? policy.unfilledLineCents : FILL_WHATEVER_IT_COSTS) +
        worth.unfilledCents +
        (isRanked ? FILL_WHATEVER_IT_COSTS : 0),
      centsPerKm: worth.centsPerKm,
      centsPerLoad: worth.centsPerLoad,
      siteState: this.#siteStates(order, effects),
      sitePenalty: this.#penalties(effects),
      protectedUnits: this.#protected(order, effects),
      distanceKm,
    }
  }

  #shipTerms(
    order: Order,
    effects: RuleEffects,
    destination: DestinationClass,
    { centsPerDay, fastest }: StrategyWorth,
  ): ShipTerms {
    const byMethod = this.#methodsServices(order)
    const byPerson = this.#personsService(order)
    const promise = effects.promise?.value
    return {
      destination,
      level: byPerson?.level ?? effects.shipAs?.value ?? order.serviceLevel,
      leaves: ownLeaving(order.dates?.notBefore),
      lastDeliveryDay:
        promise?.what === 'deliver' ? this.#dayOf(promise.withinDays) : this.#merchantDayOf(order.deliverBy),
      lastShipDays:
        promise?.what === 'ship'
          ? this.#noneProtected.slice().fill(this.#dayOf(promise.withinDays))
          : this.#lastPickups(order.shipBy),
      excluded: null,
      chosen: byPerson === null ? byMethod : byPerson.only,
      isPersonsChoice: byPerson !== null,
      byMethod,
      unfit: this.#unfitOf(order),
      bonusCents: null,
      asksSpeed: fastest,
      centsPerDay,
      centsPerLateDay: LATE_IS_OUT,
    }
  }

  #unfitOf(order: Order): Uint8Array | null {
    const unfit = this.#unfit(order)
    if (unfit.length === 0) return null
    const { siteIndex, world } = this.#world
    const { services } = world
    const at = new Map(services.map((service, i) => [serviceKey(service), i]))
    const marks = new Uint8Array(world.sites.length * services.length)
    for (const { siteId, service } of unfit) {
      const site = siteIndex.get(siteId)
      const column = at.get(service)
      if (site !== undefined && column !== undefined) marks[site * services.length + column] = 1
    }
    return marks
  }

  /** The carrier or service that the shipping method stands for; one that is gone is as if it stood for none. */
  #methodsServices({ requests }: Order): Uint8Array | null {
    const key = requests?.service
    if (key === undefined) return null
    const kept = this.#servicesByKey.get(key)
    if (kept !== undefined) return kept
    const marks = this.#world.world.services.map((one) => {
      if (serviceKey(one) === key) return NAMED_BY_RULE
      return one.carrierId === key ? CARRIER_CHOSEN : 0
    })
    const found = marks.some((mark) => mark !== 0) ? Uint8Array.from(marks) : null
    this.#servicesByKey.set(key, found)
    return found
  }

  /** The service that a person chose, of whatever level; one that is gone is as if nobody had chosen. */
  #personsService({
    chosen,
  }: Order): { readonly only: Uint8Array; readonly level: CarrierService['level'] } | null {
    const key = chosen?.service
    if (key === undefined) return null
    const { services } = this.#world.world
    const at = services.findIndex((one) => serviceKey(one) === key)
    const service = services[at]
    if (service === undefined) return null
    const only = new Uint8Array(services.length)
    only[at] = NAMED_BY_RULE
    return { only, level: service.level }
  }

  #lastPickups(shipBy: Order['shipBy']): Int32Array | null {
    if (shipBy === null) return null
    return this.#noneProtected.map((_, site) => this.#schedule.lastPickupBy(site, shipBy))
  }

  #merchantDayOf(deadline: Order['deliverBy']): DayNumber {
    return deadline === null ? NO_DEADLINE : this.#schedule.merchantDayOf(deadline)
  }

  /** Monday to Friday count; the rule's own promise knows no site's calendar. */
  #dayOf(workingDays: number): DayNumber {
    let day = this.#schedule.merchantDayOf(this.#schedule.now)
    for (let left = workingDays; left > 0; ) {
      day++
      if (isoWeekday(day) <= 5) left--
    }
    return day
  }

  /** Rules do not speak against the site that a person chose; a closed one stays closed. */
  #siteStates({ chosen }: Order, { sendTo, excludedSites }: RuleEffects): Uint8Array {
    const { siteIndex } = this.#world
    if (chosen?.split !== undefined) return this.#siteState
    const chosenSite = chosen?.siteId === undefined ? undefined : siteIndex.get(chosen.siteId)
    if (chosenSite === undefined && sendTo === null && excludedSites.length === 0) return this.#siteState
    const only = chosenSite ?? sendTo?.value.index
    const others = chosenSite === undefined ? SITE_EXCLUDED : SITE_NOT_CHOSEN
    const states = this.#siteState.map((state, site) => {
      if (only === undefined || site === only) return state
      return chosenSite === undefined && state === SITE_OUTAGE ? SITE_OUTAGE : others
    })
    if (chosenSite !== undefined) return states
    for (const { value } of excludedSites) {
      if (states[value.index] === SITE_OPEN) states[value.index] = SITE_EXCLUDED
    }
    return states
  }

  /** Effects are few and shared by all orders, so each pair is worked out once. */
  #penalties({ preferredSites, siteOrder }: RuleEffects): Float64Array {
    if (preferredSites === null && siteOrder === null) return this.#noPenalty
    let known = this.#penaltiesBy.get(preferredSites)
    if (known === undefined) {
      known = new Map()
      this.#penaltiesBy.set(preferredSites, known)
    }
    // Who is behind its share is another one after each order.
    if (siteOrder !== null && siteOrder.value.parts !== null)
      return this.#newPenalties(preferredSites, this.#byShare(siteOrder.value))
    const found = known.get(siteOrder) ?? this.#newPenalties(preferredSites, siteOrder?.value.sites ?? null)
    known.set(siteOrder, found)
    return found
  }

  /** First the site whose orders of its next working day, with one more, are the least for its part of the work. */
  #byShare({ sites, parts }: RuledOrder): readonly SiteTarget[] {
    const behind = sites.map(({ index }, i) => {
      const day = this.#schedule.nextWorkday(index)
      const orders = day === NEVER ? 0 : this.#schedule.ordersOn(index, day)
      return (orders + 1) / (parts?.[i] ?? 1)
    })
    return sites
      .map((site, i) => ({ site, behind: behind[i] ?? 0 }))
      .sort((a, b) => a.behind - b.behind)
      .map(({ site }) => site)
  }

  #newPenalties(preferredSites: PreferredSites, ranked: readonly SiteTarget[] | null): Float64Array {
    const penalties = new Float64Array(this.#noPenalty.length)
    if (preferredSites !== null) {
      const { sites, worthCents } = preferredSites.value
      penalties.fill(worthCents)
      for (const { index } of sites) penalties[index] = 0
    }
    if (ranked !== null) {
      for (let site = 0; site < penalties.length; site++) {
        const rank = ranked.findIndex((target) => target.index === site)
        penalties[site] = (penalties[site] as number) + (rank < 0 ? ranked.length : rank) * CENTS_PER_RANK
      }
    }
    return penalties
  }

  #protected({ channelId }: Order, { protectedStock }: RuleEffects): Int32Array {
    if (protectedStock.length === 0) return this.#noneProtected
    const units = new Int32Array(this.#noneProtected.length)
    for (const { value } of protectedStock) {
      if (value.channelId === channelId) continue
      for (let site = 0; site < units.length; site++) {
        if (value.site !== null && value.site.index !== site) continue
        units[site] = (units[site] as number) + value.units
      }
    }
    return units
  }
}

/** Whether it can matter to any order how far sites are. */
export function countsDistance(rules: CompiledRules, { strategy }: Policy): boolean {
  if (rules.needs.distance || strategy === 'nearest' || strategy === 'balanced') return true
  return rules.programs.source.rules.some(({ parsed }) =>
    parsed.actions.some(({ code }) => code === 'source.strategy' || code === 'source.weights'),
  )
}

/** What happens to an order that cannot be filled: a person's choice for it, else the rules' word, else the policy's. */
export function shortHandling(order: Order, world: PreparedWorld, effects: RuleEffects): ShortHandling {
  if (order.tags.includes(CHOICE_TAGS.shipPartial)) return 'partial'
  return effects.short?.value ?? (world.world.policy.partial === 'allow' ? 'partial' : 'hold')
}

function shipRuleReach(rules: CompiledRules): ShipRuleReach {
  let relay = false
  let maxBonusCents = 0
  for (const { parsed } of rules.programs.ship.rules) {
    for (const action of parsed.actions) {
      if (action.code === 'ship.relay-point') relay = true
      if (action.code === 'ship.prefer-service') maxBonusCents = Math.max(maxBonusCents, action.worthCents)
    }
  }
  return { any: rules.needs.ship, relay, maxBonusCents }
}

/** A person's choice for the order outranks rules and policy. */
function splitLimits({ tags }: Order, { maxFulfillments }: RuleEffects, policy: Policy): SplitLimits {
  if (tags.includes(CHOICE_TAGS.splitApproved)) return ANY_SPLIT
  const splitLines = policy.splitLines === 'allow' || tags.includes(CHOICE_TAGS.shipPartial)
  return { maxSites: maxFulfillments?.value ?? policy.maxFulfillments, splitLines }
}

/** What one point of weight means in cents is that of `balanced` when cost has the weight 1. */
function strategyWorth(choice: StrategyChoice): StrategyWorth {
  if (choice.kind === 'named') return STRATEGIES[choice.strategy]
  const { cost, speed, distance, balance } = choice.weights
  const unit = 1 / Math.max(cost, 0.1)
  const { centsPerDay, centsPerKm, centsPerLoad } = STRATEGIES.balanced
  return {
    fastest: false,
    centsPerDay: centsPerDay * speed * unit,
    centsPerKm: centsPerKm * distance * unit,
    centsPerLoad: centsPerLoad * balance * unit,
    unfilledCents: FILL_WHATEVER_IT_COSTS,
  }
}
