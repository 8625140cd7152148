import type { Topic } from '../../shared/contract/session.ts'
import type { Connection } from './connection.ts'

export type Transport = Pick<Connection, 'status' | 'onStatus' | 'onChange'>

/** What is read from the control room for those who watch. */
interface Watched {
  /** A change that concerns it, or the connection is back: reads again. */
  refresh(): void
  /** The connection is gone. */
  goOffline(): void
  /** Read, and not since marked as old. */
  isReady(): boolean
  /** Nobody watches any more. */
  rest(): void
}

export interface Audience {
  isEmpty(): boolean
  /** What is watched has changed. */
  tell(): void
  subscribe(listener: () => void): () => void
}

/** Those who watch one thing. The connection is listened to only while there is somebody. */
export function audience(transport: Transport, topics: readonly Topic[], watched: Watched): Audience {
  const listeners = new Set<() => void>()
  let stop: (() => void)[] = []

  function start() {
    stop = [
      transport.onChange((changed) => {
        if (changed === null || changed.some((topic) => topics.includes(topic))) watched.refresh()
      }),
      transport.onStatus(() => {
        if (transport.status().kind !== 'online') watched.goOffline()
        else if (!watched.isReady()) watched.refresh()
      }),
    ]
    watched.refresh()
  }

  return {
    isEmpty: () => listeners.size === 0,
    tell() {
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const each of stop) each()
        watched.rest()
      }
    },
  }
}
