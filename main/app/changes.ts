import type { Change, Topic } from '../../shared/contract/session.ts'
import { topic } from '../../shared/contract/session.ts'
import type { Store } from './ports/store.ts'

const BATCH = 500
/** Bursts of changes reach a screen as one. */
const QUIET_MS = 60

/** Wakes the streams of changes after a commit; what changed is read from the journal. */
export interface Changes {
  /** Something was committed. */
  announce(): void
  /** Every change after `since`, coalesced, then new ones as they come; ends when `signal` aborts. */
  stream(since: number, signal: AbortSignal | undefined): AsyncGenerator<Change>
}

export function openChanges(store: Store): Changes {
  let waiters: (() => void)[] = []
  return {
    announce() {
      const woken = waiters
      waiters = []
      for (const wake of woken) wake()
    },
    async *stream(since, signal) {
      let seq = since
      while (!signal?.aborted) {
        // Registered before reading, so that a commit between the read and the wait is not missed.
        const woken = new Promise<void>((resolve) => {
          waiters.push(resolve)
          signal?.addEventListener('abort', () => resolve(), { once: true })
        })
        const entries = await store.read((tx) => tx.journal.since(seq, BATCH))
        const last = entries.at(-1)
        if (last) {
          seq = last.seq
          yield { seq, at: last.at, topics: topicsOf(entries) }
        } else {
          await woken
          await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
        }
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
