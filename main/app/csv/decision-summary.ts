import { causesOf, type Decision, type PlannedFulfillment } from '../../engine/decision.ts'
import type { Departures } from '../../engine/promise/departures.ts'
import type { Failure } from '../decide/decide-group.ts'
import { fulfillmentsOf } from './decision-rows.ts'

/** What summary.json says; every order is either allocated or has one exception. */
export interface DecisionSummary {
  readonly orders: number
  /** Shipped whole, with nobody to be asked. */
  readonly allocated: number
  /** Rows of exceptions.csv: also orders that ship in part or wait for a person's agreement. */
  readonly exceptions: number
  readonly fulfillments: number
  /** Orders with more than one fulfilment. */
  readonly splits: number
  readonly parcels: number
  readonly units: number
  readonly shipping_cents: number
  readonly handling_cents: number
  /** What leaves after the day it was decided on, by what kept it; the last figure is days. */
  readonly leaving_late: {
    readonly orders: number
    readonly fulfillments: number
    readonly by_reason: Readonly<Record<string, number>>
    readonly longest_days: number
  }
  readonly exceptions_by_reason: Readonly<Record<string, number>>
  readonly fulfillments_by_site: Readonly<Record<string, number>>
  readonly fulfillments_by_service: Readonly<Record<string, number>>
}

/** `failures`: orders that cannot be decided; `departures` are those of the run's world and time. */
export function summarise(
  decisions: readonly Decision[],
  failures: readonly Failure[],
  departures: Departures,
): DecisionSummary {
  const causes = [...decisions.flatMap(causesOf), ...failures.map(({ cause }) => cause)]
  const exceptions = decisions.filter((one) => causesOf(one).length > 0).length + failures.length
  const orders = decisions.length + failures.length
  const perOrder = decisions.map(fulfillmentsOf)
  const all = perOrder.flat()
  const total = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0)
  return {
    orders,
    allocated: orders - exceptions,
    exceptions,
    fulfillments: all.length,
    splits: perOrder.filter((fulfillments) => fulfillments.length > 1).length,
    parcels: total((one) => one.parcels.length),
    units: total((one) => one.allocations.reduce((sum, { quantity }) => sum + quantity, 0)),
    shipping_cents: total((one) => one.shippingCents),
    handling_cents: total((one) => one.handlingCents),
    leaving_late: lateOf(perOrder, departures),
    exceptions_by_reason: tally(causes.map(({ reason }) => reason)),
    fulfillments_by_site: tally(all.map(({ siteId }) => siteId)),
    fulfillments_by_service: tally(all.map(({ carrierId, serviceId }) => `${carrierId}/${serviceId}`)),
  }
}

function lateOf(
  perOrder: readonly (readonly PlannedFulfillment[])[],
  departures: Departures,
): DecisionSummary['leaving_late'] {
  const late = perOrder.map((fulfillments) =>
    departures.ofAll(fulfillments).filter(({ reason }) => reason !== null),
  )
  const all = late.flat()
  return {
    orders: late.filter((ofOrder) => ofOrder.length > 0).length,
    fulfillments: all.length,
    by_reason: tally(all.flatMap(({ reason }) => reason ?? [])),
    longest_days: all.reduce((most, { days }) => Math.max(most, days), 0),
  }
}

/** Most frequent first, then by name. */
function tally(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const ordered = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return Object.fromEntries(ordered)
}
