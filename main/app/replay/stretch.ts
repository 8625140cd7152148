import { setImmediate as nextTurn } from 'node:timers/promises'
import { MOST_LISTED } from '../../../shared/contract/replay.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { nameLookup } from '../queries/name-lookup.ts'
import type { ReckoningParts } from '../reckoning/reckoning.ts'
import { Comparison } from './comparison.ts'
import { momentsOf } from './moments.ts'
import { readPast } from './past-orders.ts'
import type { StretchFound } from './stretch-found.ts'

/** A part of the past to replay, by itself. */
export interface StretchJob {
  readonly orderIds: readonly OrderId[]
  readonly rules: readonly Rule[]
  /** Of the draft; null = the one in force. */
  readonly policy: Policy | null
  /** Orders decided otherwise that are kept as examples, the most telling ones. */
  readonly examples: number
}

/** Of each stretch at least. */
const FEWEST_EXAMPLES = 500
/** The window and the channels get their turn at least so often, in milliseconds. */
const TURN_MS = 12

/**
 * Cut from the newest on, at least one. Each begins with what its own orders took and what is on the shelves today: one
 * stock for a whole year would hold at its beginning all that came in meanwhile, and nothing would ever be scarce.
 */
export function stretchesOf(newestFirst: readonly OrderId[], most: number): readonly (readonly OrderId[])[] {
  const stretches: (readonly OrderId[])[] = []
  for (let at = 0; at < newestFirst.length; at += most) stretches.push(newestFirst.slice(at, at + most))
  return stretches.length === 0 ? [[]] : stretches
}

/** Examples of each of so many stretches: of one all orders decided otherwise, of more about as many in all. */
export function examplesOfEach(stretches: number): number {
  return Math.max(FEWEST_EXAMPLES, Math.ceil(MOST_LISTED / stretches))
}

/** Decides its orders by both rule sets; null = aborted. `onDecided` hears of so many more. Writes nothing. */
export async function replayStretch(
  { store, worlds, clock }: ReckoningParts,
  { orderIds, rules, policy, examples }: StretchJob,
  { onDecided, signal }: { onDecided: (orders: number) => void; signal: AbortSignal },
): Promise<{ readonly found: StretchFound; readonly comparison: Comparison } | null> {
  const { past, speech } = await store.read(async (tx) => ({
    past: await readPast(tx, worlds, orderIds, clock.now(), { pause: nextTurn, signal }),
    speech: await nameLookup(tx),
  }))
  const comparison = new Comparison(past, rules, speech, { policy, examples })
  let turn = performance.now()
  for (const moment of momentsOf(past.orders, past.world.world, [...past.view.ruleSet.rules, ...rules])) {
    if (performance.now() - turn > TURN_MS) {
      await nextTurn()
      turn = performance.now()
    }
    if (signal.aborted) return null
    comparison.decide(moment)
    onDecided(moment.orders.length)
  }
  return signal.aborted ? null : { found: comparison.finish(), comparison }
}
