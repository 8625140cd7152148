import { threadCpuMs } from '../options.ts'

export interface Holds<T> {
  readonly result: T
  /** Longest time that the event loop was held in one piece. */
  readonly longestMs: number
  /** Of what comes at any moment, 99 in 100 wait no longer than this. */
  readonly delayMs: number
}

/**
 * Carries out `work` and says how it held the event loop, in milliseconds of this thread's processor time: what other
 * programs on the machine take does not count.
 */
export async function watchHolds<T>(work: () => Promise<T>): Promise<Holds<T>> {
  const holds: number[] = []
  let since = threadCpuMs()
  let isOver = false
  const note = () => {
    const now = threadCpuMs()
    holds.push(now - since)
    since = now
  }
  const turn = () => {
    note()
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  try {
    const result = await work()
    note()
    return { result, longestMs: Math.max(...holds), delayMs: delayOf(holds) }
  } finally {
    isOver = true
  }
}

/** What comes while the loop is held waits for the rest of that hold. */
function delayOf(holds: readonly number[]): number {
  const total = holds.reduce((sum, ms) => sum + ms, 0)
  let low = 0
  let high = Math.max(...holds)
  while (high - low > 0.01) {
    const delay = (low + high) / 2
    const later = holds.reduce((sum, ms) => sum + Math.max(0, ms - delay), 0)
    if (later > total / 100) low = delay
    else high = delay
  }
  return high
}
