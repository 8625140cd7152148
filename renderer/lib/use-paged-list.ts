import { useEffect, useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/contract/session.ts'
import { connection } from './client.ts'
import type { Client } from './connection.ts'
import { type ListPage, type ListState, type PagedList, pagedList } from './paged-list.ts'
import { useKeyed } from './use-keyed.ts'
import { afterTimeout } from './use-live.ts'

export interface ListQuery<T> {
  topics: readonly Topic[]
  rowId(row: T): string
  read(client: Client, offset: number, limit: number): Promise<ListPage<T>>
  /** What `read` depends on besides the page: filters, search, sort. Another key is another list. */
  key: readonly (string | number | boolean | null)[]
  /** Somebody works in the list: rows must keep their places. */
  held: boolean
}

/** A long list read page by page as it is scrolled, live, and still while held. */
export function usePagedList<T>(query: ListQuery<T>): ListState<T> & Pick<PagedList<T>, 'show' | 'adopt'> {
  const { topics, rowId, read, key, held } = query
  const list = useKeyed(JSON.stringify([topics, key]), () =>
    pagedList<T>({
      connection,
      after: afterTimeout,
      topics,
      rowId,
      read: (offset, limit) => read(connection.client, offset, limit),
    }),
  )
  const state = useSyncExternalStore(list.subscribe, list.get)
  useEffect(() => list.hold(held), [list, held])
  return { ...state, show: list.show, adopt: list.adopt }
}
