/** A clock and timer that a test moves by hand. */
export interface ManualTimer {
  now(): number
  after(ms: number, run: () => void): () => void
  /** Runs what falls due on the way, in order. */
  advance(ms: number): void
}

export function manualTimer(start = 0): ManualTimer {
  let now = start
  let waiting: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((each) => each !== entry)
      }
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = waiting.filter((each) => each.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting = waiting.filter((each) => each !== next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}
