import { countHits } from '../../engine/rules/count-hits.ts'
import { readTraceHead } from '../../engine/trace/read-trace.ts'
import type { DecisionWrite } from './to-record.ts'
import type { DecidingView } from './world-cache.ts'

/** How many of these decisions, all made at one instant, each rule matched, by rule id; read from their traces. */
export function ruleHits(
  writes: readonly DecisionWrite[],
  { rules }: Pick<DecidingView, 'rules'>,
): ReadonlyMap<string, number> {
  if (rules.states.length === 0) return new Map()
  const heads = writes.map(({ record }) => readTraceHead(record.trace))
  return countHits(
    rules,
    heads[0]?.decidedAt ?? 0,
    heads.map(({ orderClasses, reached, parcelClasses }) => ({
      order: orderClasses,
      reached,
      fulfillments: parcelClasses.map(({ classes }) => classes),
    })),
  )
}
