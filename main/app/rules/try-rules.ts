import type { TriedOrder } from '../../../shared/contract/rule-cases.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { ticksOf } from '../../engine/explain/explain.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import type { Tx } from '../ports/store.ts'
import { type Decided, decideAlone, partsOf } from '../queries/what-if.ts'

/** How one order would be decided now by the published rules and by others, and what each of these asks of it. */
export async function tryRules(
  tx: Tx,
  worlds: WorldCache,
  now: EpochMs,
  order: Order,
  rules: readonly Rule[],
): Promise<TriedOrder> {
  const today = await decideAlone(tx, worlds, order, now)
  const draft = await decideAlone(tx, worlds, order, now, [], rules)
  const { decision, view, world } = draft
  return {
    reference: order.reference,
    published: shown(today),
    draft: shown(draft),
    rules: [...ticksOf({ order, decision, rules: view.rules, context: world.context, world })],
  }
}

function shown({ decision, problem }: Decided): TriedOrder['draft'] {
  return { kind: decision.kind, parts: [...partsOf(decision)], problem }
}
