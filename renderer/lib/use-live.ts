import { useMemo, useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/contract/session.ts'
import { connection } from './client.ts'
import type { Client } from './connection.ts'
import { type Live, liveQuery } from './live.ts'

/**
 * The answer of a query, read again whenever one of `topics` changes. `key` holds what `read` depends on: with
 * another key it is another query, which starts at `loading`. Hoist `topics` out of the component.
 */
export function useLive<T>(
  topics: readonly Topic[],
  read: (client: Client) => Promise<T>,
  key: readonly (string | number | boolean | null)[] = [],
): Live<T> & { refresh(): void } {
  const query = useMemo(
    () => liveQuery(connection, afterTimeout, topics, () => read(connection.client)),
    // `read` is a new function on every render; `key` says when it means something else.
    [topics, JSON.stringify(key)],
  )
  const state = useSyncExternalStore(query.subscribe, query.get)
  return { ...state, refresh: query.refresh }
}

export function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
