import type { Topic } from '../../shared/contract/session.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { audience, type Transport } from './audience.ts'
import { isPassing } from './connection.ts'

/** What a screen knows of one query. `data` is the last that was read, whatever happened since. */
export type Live<T> =
  | { readonly kind: 'loading'; readonly data: null }
  | { readonly kind: 'ready'; readonly data: T }
  /** Read before the connection broke; true as of `since`. */
  | { readonly kind: 'offline'; readonly data: T | null; readonly since: EpochMs }
  /** The last read failed; `data` is older. */
  | { readonly kind: 'error'; readonly data: T | null; readonly error: Error }

export interface LiveQuery<T> {
  get(): Live<T>
  subscribe(listener: () => void): () => void
  refresh(): void
}

/** A change stream may tell of hundreds of changes a second; one read answers them all. */
const QUIET_MS = 250

/**
 * Reads with `read` when first watched, and again after every change that names one of `topics`: one read at a
 * time, at least `quietMs` apart. Stops listening when nobody watches.
 */
export function liveQuery<T>(
  connection: Transport,
  after: (ms: number, run: () => void) => () => void,
  topics: readonly Topic[],
  read: () => Promise<T>,
  quietMs = QUIET_MS,
): LiveQuery<T> {
  let state: Live<T> = { kind: 'loading', data: null }
  let reading = false
  let wanted = false
  let cancelQuiet: (() => void) | null = null

  function set(next: Live<T>) {
    state = next
    watching.tell()
  }

  function refresh() {
    wanted = true
    if (reading || cancelQuiet !== null || watching.isEmpty()) return
    void readOnce()
  }

  async function readOnce() {
    wanted = false
    reading = true
    try {
      const data = await read()
      set({ kind: 'ready', data })
    } catch (error) {
      if (isPassing(error)) showOffline()
      else set({ kind: 'error', data: state.data, error: asError(error) })
    }
    reading = false
    cancelQuiet = after(quietMs, () => {
      cancelQuiet = null
      if (wanted) refresh()
    })
  }

  function showOffline() {
    const status = connection.status()
    if (status.kind === 'offline') set({ kind: 'offline', data: state.data, since: status.since })
  }

  const watching = audience(connection, topics, {
    refresh,
    goOffline: showOffline,
    isReady: () => state.kind === 'ready',
    rest() {
      cancelQuiet?.()
      cancelQuiet = null
    },
  })
  return { get: () => state, subscribe: watching.subscribe, refresh }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
