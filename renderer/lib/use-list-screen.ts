import { useCallback, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { type AreaId, screenPath } from '../../shared/lib/screen-path.ts'
import { useKeyCommands } from './keys.ts'
import { useMessages } from './messages.ts'
import { useSearchKey } from './use-search-key.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * What every screen of a long list keeps: the row under the cursor, the ticked ones, the row whose details are
 * open, the filter in the address; with `/` to the search field and Escape one step back.
 */
export function useListScreen(parts: {
  area: AreaId
  /** The row whose details are open, from the address. */
  openId: string | null
  /** What its keys are listed under in the help. */
  group: string
  /** What the list is sorted by when it comes, '-placed' for descending. */
  firstSort?: string
  /** Its search field is there now. */
  isSearched?: boolean
}) {
  const { area, openId, group, firstSort = '', isSearched = true } = parts
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const [params, setParams] = useSearchParams()
  const [pointedId, setCursorId] = useState(openId)
  // A filter takes the cursor away while details are open: keys still act on what is shown there.
  const cursorId = pointedId ?? openId
  const [selected, setSelected] = useState(NONE)
  const searchInput = useSearchKey({ group, isThere: isSearched })

  const named = params.get('sort') ?? firstSort
  /** The sort that the address names, '-due' for descending; else as the list comes. */
  const sort = {
    by: named.replace(/^-/, ''),
    descending: named.startsWith('-'),
  }
  const setSort = useCallback(
    ({ by, descending }: { readonly by: string; readonly descending: boolean }) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old)
          const name = `${descending ? '-' : ''}${by}`
          if (name === firstSort) next.delete('sort')
          else next.set('sort', name)
          return next
        },
        { replace: true },
      ),
    [setParams, firstSort],
  )
  const query = params.toString()
  const open = useCallback(
    (id: string | null) => {
      const to = screenPath(area, id)
      navigate(query === '' ? to : `${to}?${query}`, { replace: true })
    },
    [navigate, area, query],
  )
  const onCursor = useCallback(
    (id: string | null) => {
      setCursorId(id)
      if (openId !== null) open(id)
    },
    [openId, open],
  )
  /** Another filter: what was pointed at and ticked is of the old list. */
  const show = useCallback(
    (change: (old: URLSearchParams) => URLSearchParams) => {
      setCursorId(null)
      setSelected(NONE)
      setParams(change, { replace: true })
    },
    [setParams],
  )

  useKeyCommands([
    {
      id: 'list.leave',
      label: verbs.close,
      group,
      quiet: true,
      keys: ['Escape'],
      run: () => {
        if (openId !== null) open(null)
        else if (selected.size > 0) setSelected(NONE)
        else setCursorId(null)
      },
    },
  ])

  return {
    params,
    query,
    searchInput,
    sort,
    setSort,
    cursorId,
    onCursor,
    selected,
    select: setSelected,
    clearSelection: useCallback(() => setSelected(NONE), []),
    /** Somebody works in the list: its rows must keep their places. */
    isHeld: cursorId !== null || selected.size > 0,
    open,
    show,
  }
}
