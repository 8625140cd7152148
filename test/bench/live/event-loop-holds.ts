import { threadCpuMs } from '../options.ts'

/**
 * Carries out `work` and says how long it held the event loop in one piece, in milliseconds of this thread's processor
 * time: what other programs on the machine take does not count.
 */
export async function watchHolds<T>(work: () => Promise<T>): Promise<{ result: T; longestMs: number }> {
  let longestMs = 0
  let since = threadCpuMs()
  let isOver = false
  const turn = () => {
    const now = threadCpuMs()
    longestMs = Math.max(longestMs, now - since)
    since = now
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  try {
    const result = await work()
    return { result, longestMs: Math.max(longestMs, threadCpuMs() - since) }
  } finally {
    isOver = true
  }
}
