import { useSyncExternalStore } from 'react'
import type { OverviewFigures } from '../../shared/contract/overview.ts'
import { connection } from './client.ts'
import { type Live, liveQuery } from './live.ts'
import { afterTimeout } from './use-live.ts'

const TOPICS = ['orders', 'exceptions', 'channels', 'sites', 'carriers'] as const

/** Figures of the whole day are dearer to count than a page of rows, and no one reads them faster. */
const QUIET_MS = 1000

const figures = liveQuery(
  connection,
  afterTimeout,
  TOPICS,
  () => connection.client.overview.figures({}),
  QUIET_MS,
)

/** The figures of the day, read once for the rail, the strip, the headings and the overview. */
export function useFigures(): Live<OverviewFigures> & { refresh(): void } {
  const state = useSyncExternalStore(figures.subscribe, figures.get)
  return { ...state, refresh: figures.refresh }
}
