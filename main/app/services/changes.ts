import type { Change, Topic } from '../../../shared/contract/session.ts'
import { topic } from '../../../shared/contract/session.ts'
import type { Store } from '../ports/store.ts'

const BATCH = 500
/** Bursts of changes reach a screen as one. */
const QUIET_MS = 60

/** Wakes the streams of changes after a commit; what changed is read from the journal. */
export interface Changes {
  /** Something was committed. */
  announce(): void
  /** Something changed that no command is the cause of. */
  announceTopic(topic: Topic): void
  /** Resolves at the next commit, after `ms` or when `signal` aborts. */
  next(ms: number, signal: AbortSignal | undefined): Promise<void>
  /** Every change after `since`, coalesced, then new ones as they come; ends when `signal` aborts. */
  stream(since: number, signal: AbortSignal | undefined): AsyncGenerator<Change>
}

export function openChanges(store: Store): Changes {
  const streams = new Set<(topic?: Topic) => void>()
  return {
    announce() {
      for (const wake of streams) wake()
    },
    announceTopic(topic) {
      for (const wake of streams) wake(topic)
    },
    next(ms, signal) {
      return new Promise((resolve) => {
        const end = (): void => {
          streams.delete(end)
          clearTimeout(timer)
          signal?.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        streams.add(end)
        signal?.addEventListener('abort', end)
        if (signal?.aborted) end()
      })
    },
    async *stream(since, signal) {
      let seq = since
      let announced = true
      let wake: () => void = () => {}
      let lastAt = 0
      const besides = new Set<Topic>()
      const stir = (topic?: Topic): void => {
        announced = true
        if (topic) besides.add(topic)
        wake()
      }
      const leave = (): void => wake()
      streams.add(stir)
      signal?.addEventListener('abort', leave)
      try {
        while (!signal?.aborted) {
          if (!announced) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
            if (signal?.aborted) return
            await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
          }
          // Put down before reading, so that a commit during the read is not missed.
          announced = false
          const entries = await store.read((tx) => tx.journal.since(seq, BATCH))
          const last = entries.at(-1)
          if (!last && besides.size === 0) continue
          seq = last?.seq ?? seq
          lastAt = last?.at ?? lastAt
          announced ||= entries.length === BATCH
          const topics = [...new Set([...topicsOf(entries), ...besides])]
          besides.clear()
          yield { seq, at: lastAt, topics }
        }
      } finally {
        streams.delete(stir)
        signal?.removeEventListener('abort', leave)
      }
    },
  }
}

function topicsOf(entries: readonly { topics: readonly string[] }[]): Topic[] {
  const all = new Set(entries.flatMap((entry) => entry.topics))
  return [...all].flatMap((name) => {
    const parsed = topic.safeParse(name)
    return parsed.success ? [parsed.data] : []
  })
}
