import { useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/contract/session.ts'
import { connection } from './client.ts'
import type { Client } from './connection.ts'
import { type Live, liveQuery } from './live.ts'
import { useKeyed } from './use-keyed.ts'

/**
 * The answer of a query, read again whenever one of `topics` changes. `key` holds what `read` depends on: with
 * another key it is another query, which starts at `loading`.
 */
export function useLive<T>(
  topics: readonly Topic[],
  read: (client: Client) => Promise<T>,
  key: readonly (string | number | boolean | null)[] = [],
): Live<T> & { refresh(): void } {
  const query = useKeyed(JSON.stringify([topics, key]), () =>
    liveQuery(connection, afterTimeout, topics, () => read(connection.client)),
  )
  const state = useSyncExternalStore(query.subscribe, query.get)
  return { ...state, refresh: query.refresh }
}

export function afterTimeout(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
