import type { EpochMs } from '../../../shared/lib/clock.ts'
import { STAGES } from '../../../shared/rules/document.ts'
import type { CompiledRules } from './compile.ts'
import type { RuleTrace } from './replay.ts'
import { NO_CLASSES, StageRun } from './stage-run.ts'

/**
 * How many of these orders, all decided at `now`, each rule matched, by rule id: what `replayVerdicts` says of each,
 * read from the bits of the terms that hold. Rules that matched none are absent. Traces of other rules count nothing.
 */
export function countHits(
  compiled: CompiledRules,
  now: EpochMs,
  traces: Iterable<Omit<RuleTrace, 'now'>>,
): ReadonlyMap<string, number> {
  const { orderTraceLength, parcelTraceLength, programs } = compiled
  const stages = STAGES.map((stage, position) => {
    const { rules, ruleOfTerm, words } = programs[stage]
    return {
      stage,
      position,
      rules,
      ruleOfTerm,
      run: new StageRun(compiled, stage, now),
      held: new Int32Array(words),
      counts: new Uint32Array(rules.length),
    }
  }).filter(({ rules }) => rules.length > 0)
  for (const { order, reached, fulfillments } of traces) {
    if (order.length !== orderTraceLength) continue
    const last = STAGES.indexOf(reached)
    for (const { stage, position, ruleOfTerm, run, held, counts } of stages) {
      if (position > last) continue
      held.fill(0)
      for (const classes of stage === 'ship' ? fulfillments : [NO_CLASSES]) {
        const parcels = classes.length === 0 ? 1 : classes.length / parcelTraceLength
        addBits(run.heldByAny(order, 0, classes, parcelTraceLength, parcels), held)
      }
      countRules(held, ruleOfTerm, counts)
    }
  }
  return new Map(
    stages.flatMap(({ rules, counts }) =>
      rules.flatMap(({ rule }, i): [string, number][] => {
        const count = counts[i] ?? 0
        return count === 0 ? [] : [[rule.id, count]]
      }),
    ),
  )
}

function addBits(from: Int32Array, into: Int32Array): void {
  for (let word = 0; word < into.length; word++) (into[word] as number) |= from[word] as number
}

/** Each rule once, however many of its terms hold: they lie side by side. */
function countRules(held: Int32Array, ruleOfTerm: Uint16Array, counts: Uint32Array): void {
  let last = -1
  for (let word = 0; word < held.length; word++) {
    for (let bits = held[word] as number; bits !== 0; bits &= bits - 1) {
      const rule = ruleOfTerm[word * 32 + 31 - Math.clz32(bits & -bits)] as number
      if (rule === last) continue
      last = rule
      ;(counts[rule] as number) += 1
    }
  }
}
