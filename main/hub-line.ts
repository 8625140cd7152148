import { setTimeout as sleep } from 'node:timers/promises'
import { message } from '../shared/messages/message.ts'
import type { HubLink } from './app/following/joined-line.ts'
import type { JoinedSide } from './app/following/joined-side.ts'
import type { Linked } from './station-link.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** The hub is heard of more often than that, whatever goes on. */
const SILENCE_MS = 30_000

export interface KeptLine {
  /** Resolves when it has followed the hub once, or that cannot be. */
  readonly begun: Promise<'following' | 'not-let-in' | 'unreachable'>
  stop(): Promise<void>
}

/** Connects to the hub again and again, and lets `side` follow it over each connection. */
export function keepLine(
  side: Pick<JoinedSide, 'run' | 'away' | 'aloneSince'>,
  connect: (onHeard: () => void) => Promise<Linked>,
  elapsed: () => number,
  /** Goes on beside the following, until the connection ends. */
  beside: (link: HubLink) => Promise<void>,
): KeptLine {
  const stopping = new AbortController()
  let tell: (how: 'following' | 'not-let-in' | 'unreachable') => void = () => undefined
  const begun = new Promise<'following' | 'not-let-in' | 'unreachable'>((resolve) => {
    tell = resolve
  })
  let current: HubLink | null = null

  async function once(): Promise<void> {
    let heardAt = elapsed()
    const linked = await connect(() => {
      heardAt = elapsed()
    })
    if (linked.kind !== 'linked') {
      const isKnown = linked.kind === 'not-let-in'
      side.away(isKnown ? (linked.message ?? message('following.notPaired')) : null)
      tell(linked.kind)
      return
    }
    const { link } = linked
    if (stopping.signal.aborted) return link.close()
    current = link
    const watch = setInterval(() => {
      if (elapsed() - heardAt > SILENCE_MS) link.close()
      if (side.aloneSince() === null) tell('following')
    }, 100)
    try {
      await Promise.all([side.run(link), beside(link).catch(() => undefined)])
    } finally {
      clearInterval(watch)
      current = null
    }
  }

  const running = (async () => {
    let pause = FIRST_PAUSE_MS
    while (!stopping.signal.aborted) {
      const began = elapsed()
      await once()
      pause = elapsed() - began > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    begun,
    async stop() {
      stopping.abort()
      current?.close()
      await running
    },
  }
}
