import type { Topic } from '../../shared/contract/session.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { type Connection, OfflineError } from './connection.ts'

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
  connection: Pick<Connection, 'status' | 'onStatus' | 'onChange'>,
  after: (ms: number, run: () => void) => () => void,
  topics: readonly Topic[],
  read: () => Promise<T>,
  quietMs = QUIET_MS,
): LiveQuery<T> {
  let state: Live<T> = { kind: 'loading', data: null }
  const listeners = new Set<() => void>()
  let reading = false
  let wanted = false
  let cancelQuiet: (() => void) | null = null
  let stop: (() => void)[] = []

  function set(next: Live<T>) {
    state = next
    for (const listener of listeners) listener()
  }

  function refresh() {
    wanted = true
    if (reading || cancelQuiet !== null || listeners.size === 0) return
    void readOnce()
  }

  async function readOnce() {
    wanted = false
    reading = true
    try {
      const data = await read()
      set({ kind: 'ready', data })
    } catch (error) {
      if (error instanceof OfflineError) showOffline()
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

  function start() {
    stop = [
      connection.onChange((changed) => {
        if (changed === null || changed.some((topic) => topics.includes(topic))) refresh()
      }),
      connection.onStatus(() => {
        if (connection.status().kind !== 'online') showOffline()
        else if (state.kind !== 'ready') refresh()
      }),
    ]
    refresh()
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const each of stop) each()
        cancelQuiet?.()
        cancelQuiet = null
      }
    },
    refresh,
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
