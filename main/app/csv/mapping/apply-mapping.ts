import type { FileMapping } from '../../../../shared/domain/file-mapping.ts'
import type { OrderColumn } from '../exports/order-columns.ts'
import { ORDER_COLUMN_NAMES } from '../exports/order-columns.ts'
import { type Field, headerKey } from '../exports/order-export.ts'
import { type ExportedOrders, ordersOfExport } from '../exports/orders-of-export.ts'
import type { TextTable } from '../text-table.ts'

/** The orders of a file by a mapping that a person made. */
export function mappedOrders(table: TextTable, { columns, constants }: FileMapping): ExportedOrders {
  const fields: Partial<Record<OrderColumn, Field>> = {}
  for (const column of ORDER_COLUMN_NAMES) {
    const [header, always] = [columns[column] ?? '', constants[column] ?? '']
    if (header !== '') fields[column] = { first: [header] }
    else if (always !== '') fields[column] = { always }
  }
  const unit = columns['unit_price'] ?? ''
  return ordersOfExport(table, {
    fields: { order: { always: '' }, ...fields },
    prices: unit === '' ? {} : { unit: [unit] },
    decimal: null,
    dates: null,
  })
}

/** The table with our columns in place of the file's; those that the mapping does not name are left out. */
export function mappedTable(table: TextTable, { columns, constants }: FileMapping): TextTable {
  const keys = table.columns.map(headerKey)
  const taken = Object.entries(columns)
    .map(([name, header]) => ({ name, at: keys.indexOf(headerKey(header)) }))
    .filter(({ at }) => at >= 0)
  const fixed = Object.entries(constants).filter(
    ([name, text]) => text !== '' && !taken.some((one) => one.name === name),
  )
  return {
    ...table,
    columns: [...taken.map(({ name }) => name), ...fixed.map(([name]) => name)],
    rows: table.rows.map(({ line, cells }) => ({
      line,
      cells: [...taken.map(({ at }) => cells[at] ?? ''), ...fixed.map(([, text]) => text)],
    })),
  }
}
