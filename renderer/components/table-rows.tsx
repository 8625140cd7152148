import type { RowData } from '@tanstack/react-table'
import { type RefObject, useEffect, useImperativeHandle } from 'react'
import type { ListState, PagedList } from '../lib/paged-list.ts'
import { TableRow } from './data-table-row.tsx'
import { rowKey, type TableModel } from './table-model.tsx'
import { useRowsInView } from './use-rows-in-view.ts'

const ROW_PX = 32
/** Of two lines. */
const TALL_ROW_PX = 46

/** Brings the row at a place into view. */
export type Reveal = (index: number) => void

interface TableRowsProps<T extends RowData> {
  grid: string
  scroll: RefObject<HTMLElement | null>
  reveal: RefObject<Reveal | null>
  list: ListState<T> & Pick<PagedList<T>, 'show'>
  rowId: (row: T) => string
  model: TableModel<T>
  cursorId: string | null
  cursorIndex: number
  isTicked: boolean
  isTall: boolean
  missing: string
  onPress: (index: number) => void
  onOpen: (row: T) => void
}

/**
 * The rows in view. They stand in slots: scrolled out of view, one takes the place of one that comes in, and only what
 * differs in it is written. So a cell that keeps something of its own is given its row's id as key.
 */
export function TableRows<T extends RowData>(props: TableRowsProps<T>) {
  const { grid, scroll, list, rowId, model, cursorId, cursorIndex } = props
  const rowPx = props.isTall ? TALL_ROW_PX : ROW_PX
  const { first, last, slots, reveal } = useRowsInView(scroll, list.total, rowPx)
  const { show } = list
  useImperativeHandle(props.reveal, () => reveal, [reveal])
  useEffect(() => show(Math.max(0, first), Math.max(0, last)), [show, first, last])
  // A row that is scrolled out of the window does not exist, so nothing may point at it.
  const isCursorDrawn = cursorIndex >= first && cursorIndex <= last
  useEffect(() => {
    const element = scroll.current
    if (isCursorDrawn) element?.setAttribute('aria-activedescendant', `${grid}-${cursorIndex}`)
    else element?.removeAttribute('aria-activedescendant')
  }, [scroll, grid, cursorIndex, isCursorDrawn])

  const columns = model.getVisibleLeafColumns()
  const { rowsById } = model.getCoreRowModel()
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n).toSorted(
    (a, b) => (a % slots) - (b % slots),
  )
  return (
    <div
      className={props.isTall ? 'table-rows table-tall' : 'table-rows'}
      role="rowgroup"
      style={{ height: list.total * rowPx, '--row': `${rowPx}px` }}
    >
      {drawn.map((index) => {
        const here = list.at(index)
        const row = here === null ? null : (rowsById[rowKey(rowId(here))] ?? null)
        const id = row === null ? null : rowId(row.original)
        return (
          <TableRow
            key={index % slots}
            domId={`${grid}-${index}`}
            row={row}
            missing={row === null && list.isMissing(index) ? props.missing : null}
            columns={columns}
            index={index}
            start={index * rowPx}
            isCursor={id !== null && id === cursorId}
            isSelected={props.isTicked && row !== null ? row.getIsSelected() : null}
            hasLeft={id !== null && list.left.has(id)}
            onPress={props.onPress}
            onOpen={props.onOpen}
          />
        )
      })}
    </div>
  )
}
