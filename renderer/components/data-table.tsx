import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useCallback, useEffect, useId, useImperativeHandle, useRef } from 'react'
import type { ListState, PagedList } from '../lib/paged-list.ts'
import './data-table.css'
import { ArrivedNotice, TableTrouble } from './data-table-notices.tsx'
import { type Sort, type TableColumn, TableHead, TableRow, TableSkeleton } from './data-table-row.tsx'
import { useTableKeys } from './use-table-keys.ts'

export interface TableHandle {
  /** Moves the cursor by rows and returns the row it is on then; null at an end or where nothing is loaded. */
  move(by: number): void
}

export interface DataTableProps<T> {
  label: string
  list: ListState<T> & Pick<PagedList<T>, 'show' | 'adopt'>
  rowId: (row: T) => string
  /** Hoist or memoise. */
  columns: readonly TableColumn<T>[]
  cursorId: string | null
  onCursor: (id: string | null, row: T | null) => void
  /** Enter, or a double press. */
  onOpen: (row: T) => void
  selection?: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void }
  sort?: { current: Sort; onChange: (sort: Sort) => void }
  /** What an empty list means here, and the next step. */
  empty: ReactNode
  ref?: Ref<TableHandle>
}

const ROW_HEIGHT = 32

/**
 * A long list of rows of one height, of which only those in view exist. Sorting, filtering and paging are the
 * server's: the table says which rows it shows and draws what has come.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, list, rowId, columns, cursorId, onCursor, onOpen, selection, sort } = props
  const scroll = useRef<HTMLDivElement>(null)
  const cursorIndex = useRef(-1)
  const anchor = useRef(-1)
  const grid = useId()
  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { show } = list
  useEffect(() => show(first, last), [show, first, last])

  if (cursorId === null) cursorIndex.current = -1
  else {
    const there = list.at(cursorIndex.current)
    if (there === null || rowId(there) !== cursorId) cursorIndex.current = indexOf(list, rowId, cursorId)
  }

  const moveTo = useCallback(
    (index: number) => {
      const clamped = Math.max(0, Math.min(list.total - 1, index))
      const row = list.at(clamped)
      virtualizer.scrollToIndex(clamped)
      if (row === null) return
      cursorIndex.current = clamped
      onCursor(rowId(row), row)
    },
    [list, rowId, onCursor, virtualizer],
  )

  const toggle = useCallback(
    (index: number, extend: boolean) => {
      if (!selection) return
      const ids = new Set(selection.ids)
      const from = extend && anchor.current >= 0 ? anchor.current : index
      const chosen = range(from, index).flatMap((each) => {
        const row = list.at(each)
        return row === null ? [] : [rowId(row)]
      })
      const row = list.at(index)
      const add = extend || (row !== null && !ids.has(rowId(row)))
      for (const id of chosen) {
        if (add) ids.add(id)
        else ids.delete(id)
      }
      if (!extend) anchor.current = index
      selection.onChange(ids)
    },
    [list, rowId, selection],
  )

  useImperativeHandle(props.ref, () => ({ move: (by) => moveTo(cursorIndex.current + by) }), [moveTo])
  useTableKeys({
    move: (by) => moveTo(cursorIndex.current + by),
    moveTo: (place) => moveTo(place === 'first' ? 0 : list.total - 1),
    open: () => {
      const row = list.at(cursorIndex.current)
      if (row !== null) onOpen(row)
    },
    select: selection ? () => toggle(cursorIndex.current, false) : null,
    extend: selection
      ? (by) => {
          if (anchor.current < 0) anchor.current = cursorIndex.current
          const next = Math.max(0, Math.min(list.total - 1, cursorIndex.current + by))
          toggle(next, true)
          moveTo(next)
        }
      : null,
    adopt: list.arrived > 0 || list.left.size > 0 ? list.adopt : null,
  })

  const tracks = columns.map((column) => column.width).join(' ')
  const template = selection ? `28px ${tracks}` : tracks
  const trouble = list.total === 0 && list.kind !== 'ready' && list.kind !== 'loading'
  const isEmpty = list.kind === 'ready' && list.total === 0
  return (
    <div className="table-frame">
      <ArrivedNotice arrived={list.arrived} left={list.left.size} onAdopt={list.adopt} />
      <div
        ref={scroll}
        className="table"
        role="grid"
        aria-label={label}
        aria-rowcount={list.total}
        aria-busy={list.kind === 'loading'}
        aria-multiselectable={selection !== undefined}
        aria-activedescendant={cursorId === null ? undefined : `${grid}-${cursorId}`}
        tabIndex={0}
        style={{ '--columns': template }}
      >
        <TableHead columns={columns} sort={sort} isSelectable={selection !== undefined} />
        {list.kind === 'loading' && (
          <TableSkeleton columns={columns} isSelectable={selection !== undefined} />
        )}
        {trouble && <TableTrouble list={list} />}
        {isEmpty && props.empty}
        <div className="table-rows" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = list.at(item.index)
            const id = row === null ? null : rowId(row)
            return (
              <TableRow
                key={id ?? item.index}
                domId={id === null ? undefined : `${grid}-${id}`}
                row={row}
                columns={columns}
                index={item.index}
                start={item.start}
                isCursor={id !== null && id === cursorId}
                isSelected={selection && id !== null ? selection.ids.has(id) : null}
                hasLeft={id !== null && list.left.has(id)}
                onPress={moveTo}
                onOpen={onOpen}
                onToggle={toggle}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Looks where rows are loaded; -1 when it is not among them. */
function indexOf<T>(list: ListState<T>, rowId: (row: T) => string, id: string): number {
  for (let index = 0; index < list.total; index++) {
    const row = list.at(index)
    if (row !== null && rowId(row) === id) return index
  }
  return -1
}

function range(from: number, to: number): number[] {
  const low = Math.min(from, to)
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => low + step)
}
