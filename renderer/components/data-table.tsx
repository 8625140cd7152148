import type { RowData } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { ListState, PagedList } from '../lib/paged-list.ts'
import './data-table.css'
import { useMessages } from '../lib/messages.ts'
import { ArrivedNotice, UnreadableNotice } from './data-table-notices.tsx'
import { type Sort, type TableColumn, TableHead, TableRow, TableSkeleton } from './data-table-row.tsx'
import { rowKey, tick, useTableModel } from './table-model.tsx'
import { Unreadable } from './unreadable.tsx'
import { useTableKeys } from './use-table-keys.ts'

export interface TableHandle {
  /** Moves the cursor by rows and returns the row it is on then; null at an end or where nothing is loaded. */
  move(by: number): void
}

interface DataTableProps<T extends RowData> {
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
  /** Details are open beside the list. */
  isNarrow?: boolean
  /** What an empty list means here, and the next step. */
  empty: ReactNode
  ref?: Ref<TableHandle>
}

const ROW_HEIGHT = 32

/**
 * A long list of rows of one height, of which only those in view exist. Sorting, filtering and paging are the
 * server's: the table says which rows it shows and draws what has come.
 */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const texts = useMessages('dataTable')
  const { label, list, rowId, columns, cursorId, onCursor, onOpen, selection, sort, isNarrow = false } = props
  const model = useTableModel({ rows: list.rows, rowId, columns, isNarrow, selection, sort })
  const scroll = useRef<HTMLDivElement>(null)
  const cursorIndex = useRef(-1)
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

  // A row that is scrolled out of the window does not exist, so nothing may point at it.
  const isCursorDrawn = items.some((item) => item.index === cursorIndex.current)

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

  const rowAt = (index: number) => {
    const row = list.at(index)
    return row === null ? null : (model.getCoreRowModel().rowsById[rowKey(rowId(row))] ?? null)
  }
  const tickAt = (index: number, isRange: boolean) => {
    const row = rowAt(index)
    if (row !== null) tick(row, isRange || !row.getIsSelected(), isRange)
  }

  const [isEntering, setEntering] = useState(false)
  useEffect(() => {
    if (!isEntering || list.kind === 'loading') return
    setEntering(false)
    if (list.total > 0) moveTo(0)
  }, [isEntering, list.kind, list.total, moveTo])
  useImperativeHandle(props.ref, () => ({ move: (by) => moveTo(cursorIndex.current + by) }), [moveTo])
  useTableKeys({
    enter() {
      scroll.current?.focus()
      setEntering(true)
    },
    move: (by) => moveTo(cursorIndex.current + by),
    moveTo: (place) => moveTo(place === 'first' ? 0 : list.total - 1),
    open: () => {
      const row = list.at(cursorIndex.current)
      if (row !== null) onOpen(row)
    },
    select: selection ? () => tickAt(cursorIndex.current, false) : null,
    extend: selection
      ? (by) => {
          const isFirst = rowAt(cursorIndex.current)?.getIsSelected() === false
          if (isFirst) tickAt(cursorIndex.current, false)
          const next = Math.max(0, Math.min(list.total - 1, cursorIndex.current + by))
          tickAt(next, true)
          moveTo(next)
        }
      : null,
    adopt: list.arrived > 0 || list.left.size > 0 ? list.adopt : null,
  })

  const shown = model.getVisibleLeafColumns()
  const template = shown.map(({ columnDef }) => columnDef.meta?.width).join(' ')
  const isEmpty = list.kind === 'ready' && list.total === 0
  return (
    <div className="table-frame">
      <ArrivedNotice arrived={list.arrived} left={list.left.size} onAdopt={list.adopt} />
      <UnreadableNotice count={list.unreadable} />
      <div
        ref={scroll}
        className="table"
        role="grid"
        aria-label={label}
        aria-rowcount={list.total}
        aria-busy={list.kind === 'loading'}
        aria-multiselectable={selection !== undefined}
        aria-activedescendant={isCursorDrawn ? `${grid}-${cursorIndex.current}` : undefined}
        tabIndex={0}
        style={{
          '--columns': template,
          '--least': `${leastWidth(shown.map(({ columnDef }) => columnDef.meta?.width ?? ''))}px`,
        }}
      >
        <TableHead model={model} />
        {list.kind === 'loading' && <TableSkeleton columns={shown} />}
        {(list.kind === 'offline' || list.kind === 'error') && list.total === 0 && (
          <Unreadable kind={list.kind} since={list.offlineSince} error={list.error} onAgain={list.adopt} />
        )}
        {isEmpty && props.empty}
        <div className="table-rows" role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rowAt(item.index)
            const id = row === null ? null : rowId(row.original)
            return (
              <TableRow
                key={id ?? item.index}
                domId={`${grid}-${item.index}`}
                row={row}
                missing={row === null && list.isMissing(item.index) ? texts.missing : null}
                columns={shown}
                index={item.index}
                start={item.start}
                isCursor={id !== null && id === cursorId}
                isSelected={selection && row !== null ? row.getIsSelected() : null}
                hasLeft={id !== null && list.left.has(id)}
                onPress={moveTo}
                onOpen={onOpen}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const ROW_PADDING = 40

/** Below it the table scrolls sideways: the sum of what the tracks need, '96px' or 'minmax(160px, 1fr)'. */
function leastWidth(tracks: readonly string[]): number {
  return tracks.reduce((sum, track) => sum + Number(/\d+/.exec(track)?.[0] ?? 0), ROW_PADDING)
}

/** Looks where rows are loaded; -1 when it is not among them. */
function indexOf<T>(list: ListState<T>, rowId: (row: T) => string, id: string): number {
  for (let index = 0; index < list.total; index++) {
    const row = list.at(index)
    if (row !== null && rowId(row) === id) return index
  }
  return -1
}
