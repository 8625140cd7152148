import { batchSteps } from '../../main/engine/optimise/batch.ts'
import type { Network } from '../../main/engine/optimise/demand.ts'
import { type ShadowPrices, shadowPriceSteps } from '../../main/engine/optimise/shadow-prices.ts'

/** What the engine does with rests, in one piece. */

export function planBatch(...args: Parameters<typeof batchSteps>) {
  return toEnd(batchSteps(...args))
}

export function shadowPrices(
  network: Network,
  iterations: number,
  step: number,
  start: Float64Array | null,
): ShadowPrices {
  return toEnd(shadowPriceSteps(network, iterations, step, start))
}

function toEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
