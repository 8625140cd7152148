import type { Store, Tx } from '../../main/app/ports/store.ts'
import { cpuMs, median } from './options.ts'

/** Processor time that a store takes for an answer, in ms: the median of five, after one that fills the caches. */
export async function spentOnReading(store: Store, ask: (tx: Tx) => Promise<unknown>): Promise<number> {
  await store.read(ask)
  const took: number[] = []
  for (let round = 0; round < 5; round++) {
    const before = cpuMs()
    await store.read(ask)
    took.push(cpuMs() - before)
  }
  return median(took)
}
