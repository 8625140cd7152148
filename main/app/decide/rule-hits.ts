import type { Decision } from '../../engine/decision.ts'
import { countHits } from '../../engine/rules/count-hits.ts'
import { readTraceHead } from '../../engine/trace/read-trace.ts'
import type { DecidingView } from './world-cache.ts'

/** How many of these decisions, all made at one instant, each rule matched, by rule id; read from their traces. */
export function ruleHits(
  decisions: readonly Pick<Decision, 'trace'>[],
  { rules }: Pick<DecidingView, 'rules'>,
): ReadonlyMap<string, number> {
  if (rules.states.length === 0) return new Map()
  const heads = decisions.map(({ trace }) => readTraceHead(trace))
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
