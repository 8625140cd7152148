import { type Cell, FlexRender, type Row, type RowData } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Skeleton } from './skeleton.tsx'
import { type TableFeatures, type TableModel, tick } from './table-model.tsx'

export interface TableColumn<T> {
  id: string
  header: string
  /** A CSS grid track: '96px', 'minmax(160px, 1fr)'. */
  width: string
  /** Numbers stand right. */
  align?: 'end'
  isSortable?: boolean
  /** Left out while details are open beside the list: it does not tell rows apart. */
  isWideOnly?: boolean
  /** Pixels from the left at which it stays while the others scroll sideways; absent = it scrolls. */
  pinnedAt?: number
  cell: (row: T) => ReactNode
}

export interface Sort {
  readonly by: string
  readonly descending: boolean
}

type Columns<T extends RowData> = ReturnType<TableModel<T>['getVisibleLeafColumns']>

export function TableHead<T extends RowData>(props: {
  model: TableModel<T>
  onResize: ((id: string, width: number | null) => void) | undefined
}) {
  const { model, onResize } = props
  return (
    <div className="table-head" role="row">
      {model.getFlatHeaders().map((header) => {
        const { column } = header
        const sorted = column.getIsSorted()
        const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp
        return (
          <span
            key={header.id}
            className={column.columnDef.meta?.className}
            role="columnheader"
            aria-hidden={column.columnDef.header === '' || undefined}
            aria-sort={sorted === false ? undefined : sorted === 'desc' ? 'descending' : 'ascending'}
            style={{ left: column.columnDef.meta?.left }}
          >
            {column.getCanSort() ? (
              <button
                type="button"
                className="table-sort"
                tabIndex={-1}
                onClick={column.getToggleSortingHandler()}
              >
                <FlexRender header={header} />
                {sorted !== false && <Arrow size={12} aria-hidden />}
              </button>
            ) : (
              <FlexRender header={header} />
            )}
            {onResize !== undefined && column.columnDef.header !== '' && (
              <ResizeHandle onResize={(width) => onResize(column.id, width)} />
            )}
          </span>
        )
      })}
    </div>
  )
}

const LEAST_COLUMN = 48

/** Dragged by the mouse; twice pressed, the column has its own width again. */
function ResizeHandle({ onResize }: { onResize: (width: number | null) => void }) {
  return (
    <span
      className="table-resize"
      aria-hidden
      onDoubleClick={() => onResize(null)}
      onPointerDown={(event) => {
        event.preventDefault()
        const handle = event.currentTarget
        const width = handle.parentElement?.getBoundingClientRect().width ?? LEAST_COLUMN
        const from = event.clientX
        handle.setPointerCapture(event.pointerId)
        handle.onpointermove = (move) =>
          onResize(Math.max(LEAST_COLUMN, Math.round(width + move.clientX - from)))
        handle.onlostpointercapture = () => {
          handle.onpointermove = null
        }
      }}
    />
  )
}

interface TableRowProps<T extends RowData> {
  domId: string
  /** null while it is being read. */
  row: Row<TableFeatures, T> | null
  /** Those shown. */
  columns: Columns<T>
  index: number
  /** Pixels from the top of the rows. */
  start: number
  isCursor: boolean
  /** null = rows cannot be selected. */
  isSelected: boolean | null
  hasLeft: boolean
  /** In place of a row that cannot be read; null = it is still to come. */
  missing: string | null
  onPress: (index: number) => void
  onOpen: (row: T) => void
}

function TableRowPlain<T extends RowData>(props: TableRowProps<T>) {
  const { row, columns, index, isCursor, isSelected } = props
  const className = `table-row ${isCursor ? 'table-row-cursor' : ''} ${isSelected ? 'table-row-selected' : ''} ${
    props.hasLeft ? 'table-row-left' : ''
  }`
  const cells = row?.getVisibleCellsByColumnId()
  return (
    <div
      id={props.domId}
      className={className}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected ?? isCursor}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={(event) => {
        if (event.shiftKey && isSelected !== null && row !== null) tick(row, true, true)
        else props.onPress(index)
      }}
      onDoubleClick={() => {
        if (row !== null) props.onOpen(row.original)
      }}
    >
      {props.missing !== null && (
        <span className="table-cell table-missing" role="gridcell">
          {props.missing}
        </span>
      )}
      {(props.missing === null ? columns : []).map((column) => {
        const cell = cells?.[column.id]
        return (
          <span
            key={column.id}
            className={column.columnDef.meta?.className}
            role="gridcell"
            style={{ left: column.columnDef.meta?.left }}
          >
            {cell ? drawn(cell) : <Skeleton width="60%" />}
          </span>
        )
      })}
    </div>
  )
}

/**
 * Called, not mounted: with each new definition a column's function is another one, and a component of another type
 * starts anew. What was typed in a cell would be gone whenever names or sites are read again.
 */
function drawn<T extends RowData>(cell: Cell<TableFeatures, T>): ReactNode {
  const { cell: draw } = cell.column.columnDef
  return typeof draw === 'function' ? draw(cell.getContext()) : draw
}

/** Drawn again only when its row or its marks changed. The model makes other rows of the same with each page that comes. */
export const TableRow = memo(TableRowPlain, (before, now) => {
  if (now.row?.original !== before.row?.original) return false
  for (const name in now) {
    const part = name as keyof typeof now
    if (part !== 'row' && now[part] !== before[part]) return false
  }
  return true
}) as typeof TableRowPlain

const SKELETON_WIDTHS = ['70%', '55%', '82%', '64%', '75%', '48%', '60%', '80%', '52%', '68%']

export function TableSkeleton<T extends RowData>({ columns }: { columns: Columns<T> }) {
  return (
    <div aria-hidden>
      {SKELETON_WIDTHS.map((width) => (
        <div key={width} className="table-row table-row-skeleton">
          {columns.map(({ id, columnDef }) => (
            <span key={id} className={columnDef.meta?.className}>
              {columnDef.header !== '' && <Skeleton width={width} />}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
