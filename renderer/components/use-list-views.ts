import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { NamedView } from '../../shared/contract/views.ts'
import type { ColumnPlace, ViewedList } from '../../shared/domain/list-view.ts'
import { useCommand } from '../lib/use-command.ts'
import { useLive } from '../lib/use-live.ts'
import { arrangedColumns, placesOf, withPlace } from './arranged-columns.ts'
import type { TableColumn } from './data-table-row.tsx'

const TOPICS = ['views'] as const
/** A column that is being dragged is kept when it rests. */
const REST_MS = 600
/** Names the view in the address. */
const SAVED = 'saved'

export interface ListViews {
  readonly list: ViewedList
  readonly views: readonly NamedView[]
  /** The one on screen; null = none, or it is gone. */
  readonly shown: NamedView | null
  readonly places: readonly ColumnPlace[]
  readonly headers: ReadonlyMap<string, string>
  /** What a view would keep of the address. */
  readonly query: string
  arrange(places: readonly ColumnPlace[] | null): void
  show(view: NamedView | null): void
}

/**
 * A list's columns as this person has them, and its views. While a view is on screen its own columns are shown, and
 * what is arranged then is of this moment, until the view is saved.
 */
export function useListViews<T>(
  list: ViewedList,
  columns: readonly TableColumn<T>[],
): ListViews & {
  readonly columns: readonly TableColumn<T>[]
  onResize(id: string, width: number | null): void
} {
  const [params, setParams] = useSearchParams()
  const known = useLive(TOPICS, (client) => client.views.of({ list }), [list]).data
  const [arranged, setArranged] = useState<readonly ColumnPlace[] | null | undefined>(undefined)
  const { run } = useCommand((client) => client.views.arrange)
  const savedId = params.get(SAVED)
  const shown = known?.views.find(({ id }) => id === savedId) ?? null
  const kept = shown === null ? (known?.columns ?? null) : shown.columns
  const current = arranged === undefined ? kept : arranged
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const seen = useRef(savedId)
  useEffect(() => {
    if (seen.current === savedId) return
    seen.current = savedId
    setArranged(undefined)
  }, [savedId])

  const arrange = useCallback(
    (places: readonly ColumnPlace[] | null) => {
      setArranged(places)
      clearTimeout(timer.current)
      if (savedId !== null) return
      const input = { list, columns: places === null ? null : [...places] }
      timer.current = setTimeout(() => void run(input), REST_MS)
    },
    [list, run, savedId],
  )
  const show = useCallback(
    (view: NamedView | null) => {
      setArranged(undefined)
      const next = new URLSearchParams(view?.query ?? '')
      if (view !== null) next.set(SAVED, view.id)
      setParams(next, { replace: true })
    },
    [setParams],
  )
  const query = new URLSearchParams(params)
  query.delete(SAVED)
  const places = useMemo(() => placesOf(columns, current), [columns, current])
  return {
    list,
    views: known?.views ?? [],
    shown,
    places,
    headers: useMemo(() => new Map(columns.map(({ id, header }) => [id, header])), [columns]),
    query: query.toString(),
    arrange,
    show,
    columns: useMemo(() => arrangedColumns(columns, current), [columns, current]),
    onResize: (id, width) => arrange(withPlace(places, id, { width })),
  }
}
