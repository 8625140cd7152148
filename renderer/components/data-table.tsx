import type { RowData } from '@tanstack/react-table'
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
import { type Sort, type TableColumn, TableHead, TableSkeleton } from './data-table-row.tsx'
import { rowKey, tick, useTableModel } from './table-model.tsx'
import { type Reveal, TableRows } from './table-rows.tsx'
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
  /** A column was given another width in pixels; null = its own again. Absent: widths stay as they are. */
  onResize?: (id: string, width: number | null) => void
  /** Details are open beside the list. */
  isNarrow?: boolean
  /** Rows have two lines: what tells them apart is longer than the room for it. */
  isTall?: boolean
  /** What an empty list means here, and the next step. */
  empty: ReactNode
  ref?: Ref<TableHandle>
}

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
  const reveal = useRef<Reveal | null>(null)

  if (cursorId === null) cursorIndex.current = -1
  else {
    const there = list.at(cursorIndex.current)
    if (there === null || rowId(there) !== cursorId) cursorIndex.current = indexOf(list, rowId, cursorId)
  }

  const moveTo = useCallback(
    (index: number) => {
      const clamped = Math.max(0, Math.min(list.total - 1, index))
      const row = list.at(clamped)
      reveal.current?.(clamped)
      if (row === null) return
      cursorIndex.current = clamped
      onCursor(rowId(row), row)
    },
    [list, rowId, onCursor],
  )

  const latest = useRef({ moveTo, onOpen })
  latest.current = { moveTo, onOpen }
  const press = useCallback((index: number) => latest.current.moveTo(index), [])
  const openRow = useCallback((row: T) => latest.current.onOpen(row), [])

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
        tabIndex={0}
        style={{
          '--columns': template,
          '--least': `${leastWidth(shown.map(({ columnDef }) => columnDef.meta?.width ?? ''))}px`,
        }}
      >
        <TableHead model={model} onResize={props.onResize} />
        {list.kind === 'loading' && <TableSkeleton columns={shown} />}
        {(list.kind === 'offline' || list.kind === 'error') && list.total === 0 && (
          <Instead>
            <Unreadable kind={list.kind} since={list.offlineSince} error={list.error} onAgain={list.adopt} />
          </Instead>
        )}
        {isEmpty && <Instead>{props.empty}</Instead>}
        <TableRows
          grid={grid}
          scroll={scroll}
          reveal={reveal}
          list={list}
          rowId={rowId}
          model={model}
          cursorId={cursorId}
          cursorIndex={cursorIndex.current}
          isTicked={selection !== undefined}
          isTall={props.isTall ?? false}
          missing={texts.missing}
          onPress={press}
          onOpen={openRow}
        />
      </div>
    </div>
  )
}

/** What stands where the rows would: a grid holds nothing but rows. */
function Instead({ children }: { children: ReactNode }) {
  return (
    <div role="row">
      <div role="gridcell">{children}</div>
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
  const row = list.rows.find((one) => rowId(one) === id)
  return row === undefined ? -1 : list.indexOf(row)
}
