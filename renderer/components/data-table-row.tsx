import { ArrowDown, ArrowUp, Check } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Skeleton } from './skeleton.tsx'

export interface TableColumn<T> {
  id: string
  header: string
  /** A CSS grid track: '96px', 'minmax(160px, 1fr)'. */
  width: string
  /** Numbers stand right. */
  align?: 'end'
  isSortable?: boolean
  cell: (row: T) => ReactNode
}

export interface Sort {
  readonly by: string
  readonly descending: boolean
}

export function TableHead<T>(props: {
  columns: readonly TableColumn<T>[]
  sort: { current: Sort; onChange: (sort: Sort) => void } | undefined
  isSelectable: boolean
}) {
  const { columns, sort } = props
  return (
    <div className="table-head" role="row">
      {props.isSelectable && <span className="table-cell" role="columnheader" aria-hidden />}
      {columns.map((column) => {
        const sorted = sort?.current.by === column.id ? sort.current : null
        const Arrow = sorted?.descending ? ArrowDown : ArrowUp
        return (
          <span
            key={column.id}
            className={`table-cell ${column.align === 'end' ? 'table-end' : ''}`}
            role="columnheader"
            aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
          >
            {column.isSortable && sort ? (
              <button
                type="button"
                className="table-sort"
                tabIndex={-1}
                onClick={() =>
                  sort.onChange({ by: column.id, descending: sorted ? !sorted.descending : false })
                }
              >
                {column.header}
                {sorted && <Arrow size={12} aria-hidden />}
              </button>
            ) : (
              column.header
            )}
          </span>
        )
      })}
    </div>
  )
}

interface TableRowProps<T> {
  domId: string | undefined
  /** null while it is being read. */
  row: T | null
  columns: readonly TableColumn<T>[]
  index: number
  /** Pixels from the top of the rows. */
  start: number
  isCursor: boolean
  /** null = rows cannot be selected. */
  isSelected: boolean | null
  hasLeft: boolean
  onPress: (index: number) => void
  onOpen: (row: T) => void
  onToggle: (index: number, extend: boolean) => void
}

function TableRowPlain<T>(props: TableRowProps<T>) {
  const { row, columns, index, isCursor, isSelected } = props
  const className = `table-row ${isCursor ? 'table-row-cursor' : ''} ${isSelected ? 'table-row-selected' : ''} ${
    props.hasLeft ? 'table-row-left' : ''
  }`
  return (
    <div
      id={props.domId}
      className={className}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected ?? isCursor}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={(event) => {
        if (event.shiftKey && isSelected !== null) props.onToggle(index, true)
        else props.onPress(index)
      }}
      onDoubleClick={() => {
        if (row !== null) props.onOpen(row)
      }}
    >
      {isSelected !== null && (
        <span className="table-cell table-check" role="gridcell">
          <span
            className="table-box"
            onClick={(event) => {
              event.stopPropagation()
              props.onToggle(index, event.shiftKey)
            }}
          >
            {isSelected && <Check size={12} aria-hidden />}
          </span>
        </span>
      )}
      {columns.map((column) => (
        <span
          key={column.id}
          className={`table-cell ${column.align === 'end' ? 'table-end' : ''}`}
          role="gridcell"
        >
          {row === null ? <Skeleton width="60%" /> : column.cell(row)}
        </span>
      ))}
    </div>
  )
}

/** Drawn again only when its row or its marks changed. */
export const TableRow = memo(TableRowPlain) as typeof TableRowPlain

const SKELETON_WIDTHS = ['70%', '55%', '82%', '64%', '75%', '48%', '60%', '80%', '52%', '68%']

export function TableSkeleton<T>(props: { columns: readonly TableColumn<T>[]; isSelectable: boolean }) {
  return (
    <div aria-hidden>
      {SKELETON_WIDTHS.map((width) => (
        <div key={width} className="table-row table-row-skeleton">
          {props.isSelectable && <span className="table-cell" />}
          {props.columns.map((column) => (
            <span key={column.id} className={`table-cell ${column.align === 'end' ? 'table-end' : ''}`}>
              <Skeleton width={width} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
