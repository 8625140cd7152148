import {
  type CellContext,
  type ColumnDef,
  columnVisibilityFeature,
  functionalUpdate,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { Check } from 'lucide-react'
import { useMemo } from 'react'
import type { Sort, TableColumn } from './data-table-row.tsx'

interface ColumnLook {
  width: string
  className: string
  /** See TableColumn.pinnedAt. */
  left: number | undefined
}

const FEATURES = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  columnMeta: {} as ColumnLook,
})
export type TableFeatures = typeof FEATURES

/** Takes the place of a click where a key ticks a row; with `range` from the row ticked last. */
export interface TickEvent {
  readonly target: { readonly checked: boolean }
  readonly shiftKey: boolean
}

/** The table library keeps rows in plain objects, where an id such as '__proto__' is no key. */
const KEY_MARK = '='

export function rowKey(id: string): string {
  return KEY_MARK + id
}

function idOfKey(key: string): string {
  return key.slice(KEY_MARK.length)
}

/**
 * Columns, order, ticks and what is hidden, as the table library keeps them. Sorting and paging are the server's:
 * the model gets the loaded rows and sorts none of them.
 */
export function useTableModel<T extends RowData>(parts: {
  rows: readonly T[]
  rowId: (row: T) => string
  columns: readonly TableColumn<T>[]
  isNarrow: boolean
  selection: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void } | undefined
  sort: { current: Sort; onChange: (sort: Sort) => void } | undefined
}) {
  const { rows, rowId, columns, isNarrow, selection, sort } = parts
  const isTicked = selection !== undefined
  const definitions = useMemo(
    () => [...(isTicked ? [tickColumn<T>()] : []), ...columns.map(definitionOf)],
    [columns, isTicked],
  )
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id, isWideOnly }) => [id, !(isWideOnly && isNarrow)])),
    [columns, isNarrow],
  )
  const ids = selection?.ids
  const rowSelection = useMemo(
    () => Object.fromEntries([...(ids ?? [])].map((id) => [rowKey(id), true] as const)),
    [ids],
  )
  const by = sort?.current.by ?? null
  const desc = sort?.current.descending ?? false
  const sorting = useMemo(() => (by === null ? [] : [{ id: by, desc }]), [by, desc])
  return useTable<TableFeatures, T>({
    features: FEATURES,
    columns: definitions,
    data: rows,
    getRowId: (row) => rowKey(rowId(row)),
    state: { sorting, rowSelection, columnVisibility },
    manualSorting: true,
    enableSorting: sort !== undefined,
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
    enableRowSelection: isTicked,
    onSortingChange: (update) => {
      const [next] = functionalUpdate(update, sorting)
      if (next) sort?.onChange({ by: next.id, descending: next.desc })
    },
    onRowSelectionChange: (update) =>
      selection?.onChange(new Set(Object.keys(functionalUpdate(update, rowSelection)).map(idOfKey))),
  })
}

export type TableModel<T extends RowData> = ReturnType<typeof useTableModel<T>>

/** A column with an accessor is one that can be sorted by; the server does it, so the value is never read. */
function definitionOf<T extends RowData>(column: TableColumn<T>): ColumnDef<TableFeatures, T> {
  const { id, header, width, align, isSortable = false, pinnedAt } = column
  const end = align === 'end' ? ' table-end' : ''
  const pinned = pinnedAt === undefined ? '' : ' table-pinned'
  const shared = {
    id,
    header,
    meta: { width, className: `table-cell${end}${pinned}`, left: pinnedAt },
    cell: ({ row }: CellContext<TableFeatures, T>) => column.cell(row.original),
  }
  return isSortable ? { ...shared, accessorFn: (row: T) => row } : shared
}

function tickColumn<T extends RowData>(): ColumnDef<TableFeatures, T> {
  return {
    id: 'tick',
    header: '',
    meta: { width: '28px', className: 'table-cell table-check', left: undefined },
    cell: ({ row }) => (
      <span
        className="table-box"
        onClick={(event) => {
          event.stopPropagation()
          tick(row, !row.getIsSelected() || event.shiftKey, event.shiftKey)
        }}
      >
        {row.getIsSelected() && <Check size={12} aria-hidden />}
      </span>
    ),
  }
}

/** Ticks a row, or all from the one ticked last up to it. */
export function tick(
  row: { getToggleSelectedHandler(): (event: unknown) => void },
  checked: boolean,
  shiftKey: boolean,
) {
  const event: TickEvent = { target: { checked }, shiftKey }
  row.getToggleSelectedHandler()(event)
}
