import type { Decision } from '../../engine/decision.ts'
import type { Failure } from '../decide/decide-group.ts'
import { causeOf, fulfillmentsOf } from './decision-rows.ts'

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
  readonly exceptions_by_reason: Readonly<Record<string, number>>
  readonly fulfillments_by_site: Readonly<Record<string, number>>
  readonly fulfillments_by_service: Readonly<Record<string, number>>
}

/** `failures`: orders that cannot be decided. */
export function summarise(decisions: readonly Decision[], failures: readonly Failure[]): DecisionSummary {
  const causes = [
    ...decisions.flatMap((decision) => causeOf(decision) ?? []),
    ...failures.map(({ cause }) => cause),
  ]
  const orders = decisions.length + failures.length
  const perOrder = decisions.map(fulfillmentsOf)
  const all = perOrder.flat()
  const total = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0)
  return {
    orders,
    allocated: orders - causes.length,
    exceptions: causes.length,
    fulfillments: all.length,
    splits: perOrder.filter((fulfillments) => fulfillments.length > 1).length,
    parcels: total((one) => one.parcels.length),
    units: total((one) => one.allocations.reduce((sum, { quantity }) => sum + quantity, 0)),
    shipping_cents: total((one) => one.shippingCents),
    handling_cents: total((one) => one.handlingCents),
    exceptions_by_reason: tally(causes.map(({ reason }) => reason)),
    fulfillments_by_site: tally(all.map(({ siteId }) => siteId)),
    fulfillments_by_service: tally(all.map(({ carrierId, serviceId }) => `${carrierId}/${serviceId}`)),
  }
}

/** Most frequent first, then by name. */
function tally(keys: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const ordered = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return Object.fromEntries(ordered)
}
