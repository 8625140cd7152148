import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ReplayEvent, ReplayPeriod } from '../../../shared/contract/replay.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { nameLookup } from '../queries/name-lookup.ts'
import type { AppServices } from '../services/app-services.ts'
import { Comparison } from './comparison.ts'
import type { KeptReplays } from './kept-replays.ts'
import { momentsOf } from './moments.ts'
import { readPast } from './past-orders.ts'

/** The window and the channels get their turn at least so often, in milliseconds. */
const TURN_MS = 12
/** How often progress is sent to a screen, in milliseconds. */
const TELL_MS = 100

/**
 * Decides past orders with the published rules and with `rules`, and where one is given under another policy, each on
 * its own copy of the same world, and keeps what differs. Works in slices; ends early, keeping nothing, when `signal` aborts. Nothing is written.
 */
export async function* runReplay(
  { store, worlds, clock, newId }: Pick<AppServices, 'store' | 'worlds' | 'clock' | 'newId'>,
  kept: KeptReplays,
  { rules, period, policy }: { rules: readonly Rule[]; period: ReplayPeriod; policy?: Policy | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<ReplayEvent> {
  yield { kind: 'reading' }
  const { past, speech } = await store.read(async (tx) => ({
    past: await readPast(tx, worlds, period, clock.now(), { pause: nextTurn, signal }),
    speech: await nameLookup(tx),
  }))
  const comparison = new Comparison(past, rules, speech, policy ?? null)
  const total = past.orders.length
  const ofBoth = [...past.view.ruleSet.rules, ...rules]
  let done = 0
  let told = Number.NEGATIVE_INFINITY
  let turn = performance.now()
  for (const moment of momentsOf(past.orders, past.world.world, ofBoth)) {
    if (signal?.aborted) return
    const now = performance.now()
    if (now - told > TELL_MS) {
      told = now
      yield { kind: 'deciding', done, total }
    }
    if (now - turn > TURN_MS) {
      await nextTurn()
      turn = performance.now()
    }
    comparison.decide(moment)
    done += moment.orders.length
  }
  if (signal?.aborted) return
  const replay = comparison.finish(newId())
  kept.keep(replay)
  yield { kind: 'done', result: replay.result }
}
