import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import type { RuleOutcomes } from '../../../shared/rules/draft.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import { countHits } from '../../engine/rules/count-hits.ts'
import { readTraceHead } from '../../engine/trace/read-trace.ts'
import type { Tx } from '../ports/store.ts'
import { ruleContextOf } from './rule-context-of.ts'

/** So many orders tell what rules do, and are read in some milliseconds. */
const MOST_ORDERS = 300

/**
 * What `ruleSet` made of the last orders that came in since `since`, as these orders are now. Those that came before
 * and were only tried again tell more of the rules before.
 */
export async function recentOutcomes(tx: Tx, ruleSet: RuleSet, since: EpochMs): Promise<RuleOutcomes> {
  const compiled = compileRules(ruleSet, await ruleContextOf(tx))
  const ids = await tx.decisions.recent(since, MOST_ORDERS)
  const fresh = (await tx.orders.byIds(ids)).filter(({ receivedAt }) => receivedAt >= since)
  const outcomes = { orders: 0, exceptions: 0 }
  const rules = new Map<string, { hits: number; exceptions: number }>()
  for (const {
    order: { id },
    state,
  } of fresh) {
    const kept = await tx.decisions.get(id)
    if (kept === null || kept.ruleSetVersion !== ruleSet.version) continue
    const waits = state === 'on-hold' ? 1 : 0
    outcomes.orders += 1
    outcomes.exceptions += waits
    const { decidedAt, orderClasses: order, reached, parcelClasses } = readTraceHead(kept.trace)
    const trace = { order, reached, fulfillments: parcelClasses.map(({ classes }) => classes) }
    for (const ruleId of countHits(compiled, decidedAt, [trace]).keys()) {
      const one = rules.get(ruleId) ?? { hits: 0, exceptions: 0 }
      rules.set(ruleId, { hits: one.hits + 1, exceptions: one.exceptions + waits })
    }
  }
  return { ...outcomes, rules: Object.fromEntries(rules) }
}
