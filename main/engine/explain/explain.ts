import { serviceKey } from '../../../shared/domain/carrier.ts'
import { isCollected } from '../../../shared/domain/collection.ts'
import type { Explanation, ServiceCandidate, SiteCandidate } from '../../../shared/domain/explanation.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { OrderFacts } from '../../../shared/rules/catalogue/facts.ts'
import type { RuleTick } from '../../../shared/rules/rule-tick.ts'
import type { Decision } from '../decision.ts'
import { FactsOfOrder, OrderFactSource } from '../facts/order-facts.ts'
import { distancesKm } from '../prepare/distance.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { PRIORITY_FACTORS } from '../priority/priority.ts'
import { localDateOfDay } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import { conditionTicks } from '../rules/condition-ticks.ts'
import { type RuleTrace, replayVerdicts } from '../rules/replay.ts'
import type { RuleContext } from '../rules/rule-context.ts'
import { nameHash } from '../trace/name-hash.ts'
import { readTrace, type Trace, type TracedService, type TracedSites } from '../trace/read-trace.ts'
import { closedDaysOf } from './closed-days.ts'

export interface ExplainInput {
  readonly order: Order
  readonly decision: Pick<Decision, 'orderId' | 'trace'>
  /** Compiled from the rule-set version that the trace names. */
  readonly rules: CompiledRules
  /** Sites and services whose names may occur in the trace, closed ones included. */
  readonly context: RuleContext
  /** For quoting the values that rules compared, such as weights; null = only what the trace tells of them. */
  readonly world: PreparedWorld | null
}

/**
 * Rebuilds why an order was decided as it was from the trace kept with the decision: nothing is decided again,
 * so stock, loads and rates of today do not matter. Throws RangeError when the bytes are not a trace.
 */
export function explain(input: ExplainInput): Explanation {
  const { order, decision, context } = input
  const trace = readTrace(decision.trace)
  const sites = new Map(context.siteIds.map((id) => [nameHash(id), id]))
  const services = new Map(context.services.map((one) => [nameHash(serviceKey(one)), one]))
  const chosen = chosenSites(trace, sites)
  const candidates = trace.sites.map((one) => siteCandidate(one, sites))
  return {
    orderId: decision.orderId,
    decidedAt: trace.decidedAt,
    ...postcodeRead(order),
    closedDays: closedDaysOnTheWay(input, trace, chosen),
    ruleSetVersion: trace.ruleSetVersion,
    priority: {
      score: trace.priorityParts.reduce((sum, points) => sum + points, 0),
      parts: trace.priorityParts.flatMap((points, i) =>
        points === 0
          ? []
          : [{ factor: PRIORITY_FACTORS[i] ?? 'rule', points, detail: priorityDetail(order, i) }],
      ),
    },
    rules: ruleVerdicts(input, trace),
    sites: candidates,
    services: trace.services.map((one) => serviceCandidate(one, chosen, services)),
    secondBestExtraCents: paidExtra(candidates, trace.secondBestExtraCents),
    ...(trace.linesShared === null ? {} : { linesShared: trace.linesShared }),
    search: trace.bounded ? 'bounded' : 'exact',
    isCollected: isCollected(order),
  }
}

function postcodeRead({ destination }: Order): Pick<Explanation, 'postcodeRead'> {
  const { postcode, postcodeAsGiven: given } = destination
  return given === undefined ? {} : { postcodeRead: { given, postcode } }
}

/** Every site, and every combination of them, that a decision considered, as its trace tells. @throws {RangeError} */
export function sitesOfTrace(trace: Uint8Array, siteIds: readonly string[]): SiteCandidate[] {
  const names = new Map(siteIds.map((id) => [nameHash(id), id]))
  return readTrace(trace).sites.map((one) => siteCandidate(one, names))
}

/** Empty where the sites and services of then are not known, and where nothing ships. */
function closedDaysOnTheWay(
  { order, world }: ExplainInput,
  trace: Trace,
  siteIds: readonly string[],
): Explanation['closedDays'] {
  const arrivals = trace.sites.flatMap(({ refusal, day }) => (refusal === null && day !== null ? [day] : []))
  if (world === null || arrivals.length === 0) return []
  const { sites, services, holidays } = world.world
  const chosen = new Set(
    trace.services.filter(({ refusal }) => refusal === null).map(({ service }) => service),
  )
  return closedDaysOf({
    destination: order.destination,
    deliveryDays: services
      .filter((one) => chosen.has(nameHash(serviceKey(one))))
      .flatMap(({ deliveryDays }) => deliveryDays),
    sites: sites.filter(({ id }) => siteIds.includes(id)),
    decidedOn: Math.floor(trace.decidedAt / DAY_MS),
    deliveredOn: Math.max(...arrivals),
    edits: holidays,
  })
}

/** The trace keeps by how much more the next best way counts; people see how much more of it is paid. */
function paidExtra(sites: readonly SiteCandidate[], countsMore: number | null): number | null {
  const chosen = sites.find(({ refusal }) => refusal === null)
  if (countsMore === null || chosen === undefined || chosen.totalCents === null) return countsMore
  const total = chosen.totalCents + countsMore
  const next = sites.find(({ refusal, totalCents }) => refusal !== null && totalCents === total)
  if (next === undefined) return countsMore
  const paid = (one: SiteCandidate) => (one.shippingCents ?? 0) + (one.handlingCents ?? 0)
  return paid(next) - paid(chosen)
}

/** Which rules matched and what they did, without what made the others fail. @throws {RangeError} */
export function matchesOf(decision: Pick<Decision, 'trace'>, rules: CompiledRules): Explanation['rules'] {
  const trace = readTrace(decision.trace)
  return trace.orderClasses.length === rules.orderTraceLength
    ? [...replayVerdicts(rules, ruleTrace(trace), null)]
    : []
}

/** Every condition of every rule, with the values that are known of the order. @throws {RangeError} */
export function ticksOf(input: ExplainInput): readonly RuleTick[] {
  const trace = readTrace(input.decision.trace)
  const order = quotedFacts(input, trace.decidedAt)
  return conditionTicks(input.rules, ruleTrace(trace), { order, sites: null, ship: null })
}

function ruleTrace(trace: Trace): RuleTrace {
  return {
    now: trace.decidedAt,
    order: trace.orderClasses,
    reached: trace.reached,
    fulfillments: trace.parcelClasses.map(({ classes }) => classes),
  }
}

/** Empty when other rules work today than did then, so that the trace cannot be read with this rule set. */
function ruleVerdicts(input: ExplainInput, trace: Trace): Explanation['rules'] {
  const { rules } = input
  if (trace.orderClasses.length !== rules.orderTraceLength) return []
  return [
    ...replayVerdicts(rules, ruleTrace(trace), {
      order: quotedFacts(input, trace.decidedAt),
      sites: null,
      ship: null,
    }),
  ]
}

/** What is known today of the facts that rules compared; values that need unknown products are left out. */
function quotedFacts({ order, world }: ExplainInput, now: EpochMs): OrderFacts | null {
  if (world === null) return null
  const skus = order.lines.map((line) => world.skuIndex.get(line.sku) ?? -1)
  const distanceKm = new Float64Array(world.world.sites.length)
  distancesKm(world.siteVectors, order.destination.latitude, order.destination.longitude, distanceKm)
  const source = new OrderFactSource(world, now)
  return new FactsOfOrder(source, order, skus, distanceKm, source.valueIn(world.world.currency, order))
}

const UNKNOWN = '?'

type SiteNames = ReadonlyMap<number, string>

function chosenSites(trace: Trace, names: SiteNames): readonly string[] {
  const chosen = trace.sites.find((one) => one.refusal === null)
  return (chosen?.sites ?? []).map((hash) => names.get(hash) ?? UNKNOWN)
}

function priorityDetail(order: Order, factor: number): string | null {
  switch (PRIORITY_FACTORS[factor]) {
    case 'express':
      return order.serviceLevel
    case 'tier':
      return order.customerTier
    case 'channel':
      return order.channelId
    default:
      return null
  }
}

function siteCandidate(traced: TracedSites, names: SiteNames): SiteCandidate {
  const { cost, refusal, day, detail } = traced
  return {
    siteIds: traced.sites.map((hash) => names.get(hash) ?? UNKNOWN),
    totalCents: cost === null ? null : cost.shippingCents + cost.handlingCents + cost.otherCents,
    shippingCents: cost?.shippingCents ?? null,
    handlingCents: cost?.handlingCents ?? null,
    deliverTo: day === null ? null : localDateOfDay(day),
    refusal:
      refusal === null ? null : { reason: refusal, detail: detail === null ? {} : { missingLines: detail } },
  }
}

function serviceCandidate(
  traced: TracedService,
  sites: readonly string[],
  names: ReadonlyMap<number, { carrierId: string; serviceId: string }>,
): ServiceCandidate {
  const { refusal, day, cents, fulfillment, service } = traced
  const { carrierId, serviceId } = names.get(service) ?? { carrierId: UNKNOWN, serviceId: UNKNOWN }
  return {
    siteId: sites[fulfillment] ?? UNKNOWN,
    carrierId,
    serviceId,
    shippingCents: cents,
    deliverTo: day === null ? null : localDateOfDay(day),
    refusal: refusal === null ? null : { reason: refusal, detail: {} },
  }
}
