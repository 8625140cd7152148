import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Stopwatch } from '../../../shared/lib/clock.ts'

/** Work between two turns of others, in milliseconds. */
const SLICE_MS = 8

/** Carries work that rests often to its end, and lets others work in between. `stopwatch`: absent: real time. */
export async function inSlices<T>(
  work: Generator<void, T>,
  stopwatch: Stopwatch = () => performance.now(),
): Promise<T> {
  let began = stopwatch()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (stopwatch() - began < SLICE_MS) continue
    await nextTurn()
    began = stopwatch()
  }
}
