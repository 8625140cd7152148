import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import { inOutage } from '../facts/site-facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, isoWeekday, NO_DEADLINE } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type { RuleEffects, ShortHandling, StrategyChoice } from '../rules/effects.ts'
import { CARRIER_CHOSEN, NAMED_BY_RULE } from '../shipping/ship-terms.ts'
import {
  ANY_SPLIT,
  SITE_EXCLUDED,
  SITE_NOT_CHOSEN,
  SITE_OPEN,
  SITE_OUTAGE,
  type SourcingTerms,
} from './sourcing-terms.ts'

/** Beyond every real cost: an order that may not ship in part is filled whatever it costs. */
const FILL_WHATEVER_IT_COSTS = 100_000_000
/** A site order given by a rule outweighs cost, and fewer sites outweigh the order. */
const CENTS_PER_RANK = 10_000
const CENTS_PER_EXTRA_RANKED_SITE = 1_000_000
/** `nearest`: a kilometre outweighs every difference in cost. */
const NEAREST_CENTS_PER_KM = 1_000
/** What one point of weight means in cents when cost has the weight 1. */
const BALANCE = { centsPerDay: 100, centsPerKm: 0.5, centsPerLoad: 300 }

export function newTerms(siteCount: number): SourcingTerms {
  return {
    channelId: '',
    ship: {
      destination: -1,
      level: 'standard',
      lastDeliveryDay: NO_DEADLINE,
      lastShipDay: NO_DEADLINE,
      excluded: null,
      chosen: null,
      isPersonsChoice: false,
      byMethod: null,
      bonusCents: null,
      centsPerDay: 0,
      centsPerLateDay: 0,
    },
    level: 'standard',
    chosenByPerson: null,
    fastest: false,
    splits: ANY_SPLIT,
    partialAllowed: false,
    splitPenalty: 0,
    unfilledCents: 0,
    centsPerKm: 0,
    centsPerLoad: 0,
    maxBonusCents: 0,
    relayByRule: false,
    servicesByKey: new Map(),
    siteState: new Uint8Array(siteCount),
    sitePenalty: new Float64Array(siteCount),
    protectedUnits: new Int32Array(siteCount),
  }
}

/** The most that a `ship` rule takes off the score of a service it prefers. */
export function largestPreference(rules: CompiledRules): number {
  let cents = 0
  for (const { parsed } of rules.programs.ship.rules) {
    for (const action of parsed.actions) {
      if (action.code === 'ship.prefer-service') cents = Math.max(cents, action.worthCents)
    }
  }
  return cents
}

/** Whether it can matter to any order how far sites are. */
export function countsDistance(rules: CompiledRules, { strategy }: Policy): boolean {
  if (rules.needs.distance || strategy === 'nearest' || strategy === 'balanced') return true
  return rules.programs.source.rules.some(({ parsed }) =>
    parsed.actions.some(({ code }) => code === 'source.strategy' || code === 'source.weights'),
  )
}

/** Whether a `ship` rule sends orders by relay. */
export function sendsByRelay(rules: CompiledRules): boolean {
  return rules.programs.ship.rules.some(({ parsed }) =>
    parsed.actions.some((action) => action.code === 'ship.relay-point'),
  )
}

/** What happens to an order that cannot be filled: a person's choice for it, else the rules' word, else the policy's. */
export function shortHandling(order: Order, world: PreparedWorld, effects: RuleEffects): ShortHandling {
  if (order.tags.includes(CHOICE_TAGS.shipPartial)) return 'partial'
  return effects.short?.value ?? (world.world.policy.partial === 'allow' ? 'partial' : 'hold')
}

/** Fills `terms` for one order, its destination class aside, from the policy and what rules ask. */
export function fillTerms(
  terms: SourcingTerms,
  order: Order,
  effects: RuleEffects,
  world: PreparedWorld,
  schedule: Schedule,
): void {
  const { policy } = world.world
  const { ship } = terms
  terms.channelId = order.channelId
  ship.level = order.serviceLevel
  terms.level = order.serviceLevel
  ship.excluded = null
  ship.chosen = null
  ship.bonusCents = null
  setMethodsService(terms, order, world)
  setChosenService(terms, order, world)
  setDeadlines(terms, order, effects, schedule)
  setSplits(terms, order, effects, world)
  terms.splitPenalty = policy.splitPenaltyCents
  terms.partialAllowed = shortHandling(order, world, effects) === 'partial'
  terms.unfilledCents = terms.partialAllowed ? policy.unfilledLineCents : FILL_WHATEVER_IT_COSTS
  setStrategy(terms, effects.strategy?.value ?? { kind: 'named', strategy: policy.strategy })
  setSites(terms, effects, world, schedule)
  setChosenSite(terms, order, world)
  terms.protectedUnits.fill(0)
  for (const { value } of effects.protectedStock) {
    if (value.channelId === order.channelId) continue
    for (let site = 0; site < terms.protectedUnits.length; site++) {
      if (value.site !== null && value.site.index !== site) continue
      terms.protectedUnits[site] = (terms.protectedUnits[site] as number) + value.units
    }
  }
}

/** The carrier or service that the shipping method stands for; one that is gone is as if it stood for none. */
function setMethodsService(terms: SourcingTerms, { requests }: Order, { world }: PreparedWorld): void {
  const key = requests?.service
  terms.ship.byMethod = key === undefined ? null : servicesOf(terms.servicesByKey, key, world.services)
  terms.ship.chosen = terms.ship.byMethod
}

/** By service position; one array a key, since quotes are kept by it. null = there is none of that key. */
function servicesOf(
  known: Map<string, Uint8Array | null>,
  key: string,
  services: readonly CarrierService[],
): Uint8Array | null {
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const marks = services.map((one) => {
    if (serviceKey(one) === key) return NAMED_BY_RULE
    return one.carrierId === key ? CARRIER_CHOSEN : 0
  })
  const found = marks.some((mark) => mark !== 0) ? Uint8Array.from(marks) : null
  known.set(key, found)
  return found
}

/** The service that a person chose, of whatever level; one that is gone is as if nobody had chosen. */
function setChosenService(terms: SourcingTerms, { chosen }: Order, { world }: PreparedWorld): void {
  terms.chosenByPerson = null
  terms.ship.isPersonsChoice = false
  const key = chosen?.service
  if (key === undefined) return
  const at = world.services.findIndex((one) => serviceKey(one) === key)
  const service = world.services[at]
  if (service === undefined) return
  const only = new Uint8Array(world.services.length)
  only[at] = NAMED_BY_RULE
  terms.chosenByPerson = only
  terms.level = service.level
  terms.ship.level = service.level
  terms.ship.chosen = only
  terms.ship.isPersonsChoice = true
}

/** Rules do not speak against the site that a person chose; a closed one stays closed. */
function setChosenSite({ siteState }: SourcingTerms, { chosen }: Order, { siteIndex }: PreparedWorld): void {
  const site = chosen?.siteId === undefined ? undefined : siteIndex.get(chosen.siteId)
  if (site === undefined) return
  const state = siteState[site] === SITE_OUTAGE ? SITE_OUTAGE : SITE_OPEN
  siteState.fill(SITE_NOT_CHOSEN)
  siteState[site] = state
}

/** A person's choice for the order outranks rules and policy. */
function setSplits(
  terms: SourcingTerms,
  { tags }: Order,
  { maxFulfillments }: RuleEffects,
  { world: { policy } }: PreparedWorld,
): void {
  const maxSites = maxFulfillments?.value ?? policy.maxFulfillments
  const splitLines = policy.splitLines === 'allow' || tags.includes(CHOICE_TAGS.shipPartial)
  terms.splits = tags.includes(CHOICE_TAGS.splitApproved) ? ANY_SPLIT : { maxSites, splitLines }
}

function setDeadlines(terms: SourcingTerms, order: Order, effects: RuleEffects, schedule: Schedule): void {
  const { ship } = terms
  ship.lastDeliveryDay = order.deliverBy === null ? NO_DEADLINE : schedule.merchantDayOf(order.deliverBy)
  ship.lastShipDay = order.shipBy === null ? NO_DEADLINE : schedule.merchantDayOf(order.shipBy)
  const promise = effects.promise?.value
  if (promise === undefined) return
  const day = workingDaysAfter(schedule.merchantDayOf(schedule.now), promise.withinDays)
  if (promise.what === 'ship') ship.lastShipDay = day
  else ship.lastDeliveryDay = day
}

/** Monday to Friday count; the rule's own promise knows no site's calendar. */
function workingDaysAfter(day: DayNumber, days: number): DayNumber {
  let at = day
  for (let left = days; left > 0; ) {
    at++
    if (isoWeekday(at) <= 5) left--
  }
  return at
}

function setStrategy(terms: SourcingTerms, choice: StrategyChoice): void {
  terms.fastest = choice.kind === 'named' && choice.strategy === 'fastest'
  terms.ship.centsPerDay = 0
  terms.centsPerKm = 0
  terms.centsPerLoad = 0
  if (choice.kind === 'weights') {
    const { cost, speed, distance, balance } = choice.weights
    const unit = 1 / Math.max(cost, 0.1)
    terms.ship.centsPerDay = BALANCE.centsPerDay * speed * unit
    terms.centsPerKm = BALANCE.centsPerKm * distance * unit
    terms.centsPerLoad = BALANCE.centsPerLoad * balance * unit
    terms.unfilledCents += FILL_WHATEVER_IT_COSTS
    return
  }
  switch (choice.strategy) {
    case 'cheapest':
      return
    case 'fastest':
      terms.unfilledCents += FILL_WHATEVER_IT_COSTS
      return
    case 'nearest':
      terms.centsPerKm = NEAREST_CENTS_PER_KM
      terms.unfilledCents += FILL_WHATEVER_IT_COSTS
      return
    case 'balanced':
      terms.ship.centsPerDay = BALANCE.centsPerDay
      terms.centsPerKm = BALANCE.centsPerKm
      terms.centsPerLoad = BALANCE.centsPerLoad
      return
  }
}

function setSites(
  terms: SourcingTerms,
  effects: RuleEffects,
  { world }: PreparedWorld,
  { now }: Schedule,
): void {
  const { siteState, sitePenalty } = terms
  const { sendTo, excludedSites, preferredSites, siteOrder } = effects
  for (let site = 0; site < siteState.length; site++) {
    const sentElsewhere = sendTo !== null && sendTo.value.index !== site
    siteState[site] = inOutage(world.sites[site]?.outage ?? null, now)
      ? SITE_OUTAGE
      : sentElsewhere
        ? SITE_EXCLUDED
        : SITE_OPEN
    sitePenalty[site] = 0
  }
  for (const { value } of excludedSites) {
    if (siteState[value.index] === SITE_OPEN) siteState[value.index] = SITE_EXCLUDED
  }
  if (preferredSites !== null) {
    const { sites, worthCents } = preferredSites.value
    sitePenalty.fill(worthCents)
    for (const { index } of sites) sitePenalty[index] = 0
  }
  if (siteOrder !== null) {
    const ranked = siteOrder.value
    terms.splitPenalty += CENTS_PER_EXTRA_RANKED_SITE
    terms.unfilledCents += FILL_WHATEVER_IT_COSTS
    for (let site = 0; site < siteState.length; site++) {
      const rank = ranked.findIndex((target) => target.index === site)
      sitePenalty[site] = (sitePenalty[site] as number) + (rank < 0 ? ranked.length : rank) * CENTS_PER_RANK
    }
  }
}
