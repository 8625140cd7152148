import type { Order } from '../../../shared/domain/order.ts'
import { explain } from '../../engine/explain/explain.ts'
import type { DecisionWrite } from './to-record.ts'
import type { DecidingView } from './world-cache.ts'

/** How many of these decisions each rule matched, by rule id; read from their traces. */
export function ruleHits(
  orders: readonly Order[],
  writes: readonly DecisionWrite[],
  { rules, world }: DecidingView,
): ReadonlyMap<string, number> {
  const hits = new Map<string, number>()
  if (rules.states.length === 0) return hits
  const byId = new Map(orders.map((order) => [order.id, order]))
  for (const { record } of writes) {
    const order = byId.get(record.orderId)
    if (!order) continue
    const decision = { orderId: record.orderId, trace: record.trace }
    const { rules: verdicts } = explain({ order, decision, rules, context: world.context, world: null })
    for (const { ruleId, matched } of verdicts) {
      if (matched) hits.set(ruleId, (hits.get(ruleId) ?? 0) + 1)
    }
  }
  return hits
}
