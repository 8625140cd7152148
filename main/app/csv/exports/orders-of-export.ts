import type { TextRow, TextTable } from '../text-table.ts'
import { type DateOrder, typedDate } from '../typed-dates.ts'
import { amountText, type DecimalSign, decimalSignOf } from '../typed-numbers.ts'
import { LINE_COLUMNS, ORDER_COLUMN_NAMES, type OrderColumn } from './order-columns.ts'
import {
  type Cell,
  type Field,
  headerKey,
  type LeftOutReason,
  type OrderExport,
  type Prices,
} from './order-export.ts'
import { shareOut } from './share-out.ts'

/** What is not imported of a file, for one reason. */
export interface LeftOut {
  readonly reason: LeftOutReason
  /** Orders of which nothing is left to import. */
  readonly orders: number
  /** Lines of orders that are imported otherwise. */
  readonly lines: number
  /** An order's number. */
  readonly example: string
}

export interface ExportedOrders {
  /** With our columns. */
  readonly table: TextTable
  readonly orders: number
  readonly lines: number
  readonly leftOut: readonly LeftOut[]
  /** Which column of the file ours came from, where it is one. */
  readonly sources: ReadonlyMap<OrderColumn, string>
}

/** By `headerKey`. */
type Cells = Pick<ReadonlyMap<string, string>, 'get'>
type Count = { -readonly [K in Exclude<keyof LeftOut, 'reason'>]: LeftOut[K] }

/** A line of an order before it is known whether it is imported. Amounts are hundredths. */
interface Line {
  readonly row: TextRow
  readonly cell: Cell
  readonly gross: number | null
  readonly reason: LeftOutReason | null
}

/** What of an export describes orders: the same of a program we know and of a mapping that a person made. */
export type OrderReading = Pick<
  OrderExport,
  'fields' | 'prices' | 'decimal' | 'dates' | 'leavesOutOrder' | 'leavesOutLine' | 'linesInRow'
>

/**
 * Turns an export into a table of our columns, a row a line. What the first row of an order says holds for those of its
 * rows that leave it empty. Where the file says what was paid for the order, its lines add up to that without carriage:
 * discounts of the whole order are in the prices.
 */
export function ordersOfExport(table: TextTable, format: OrderReading): ExportedOrders {
  const sign = table.decimal ?? format.decimal ?? decimalSignOf(moneyCells(table, format.prices))
  const left = new Map<LeftOutReason, Count>()
  const rows: TextRow[] = []
  let orders = 0
  for (const [order, cells] of rowsByOrder(table, format)) {
    const first = cellOf(cells[0]?.cells ?? new Map<string, string>())
    const reason = order === '' ? null : (format.leavesOutOrder?.(first) ?? null)
    const lines = cells.flatMap((one) => linesOf(one, format, table.columns, sign))
    const amounts = paidFor(lines, first, format.prices, sign)
    const kept = lines.filter((line) => reason === null && line.reason === null)
    const why = reason ?? (kept.length === 0 ? (lines[0]?.reason ?? null) : null)
    if (why !== null) noted(left, why, order).orders++
    else for (const line of lines) if (line.reason !== null) noted(left, line.reason, order).lines++
    if (kept.length > 0) orders++
    for (const line of kept) {
      rows.push({
        line: line.row.line,
        cells: ourCells(line, amounts.get(line) ?? null, first, format, sign),
      })
    }
  }
  const sources = sourcesOf(table, format)
  const isThere = (column: OrderColumn): boolean => {
    const field = format.fields[column]
    if (column === 'line_total_cents' || column === 'unit_price_cents')
      return amountsAreThere(table, format.prices)
    if (column === 'shipping_cents') return format.prices.shipping !== undefined
    if (format.linesInRow) return field !== undefined
    return field !== undefined && (!('first' in field || 'joined' in field) || sources.has(column))
  }
  const at = ORDER_COLUMN_NAMES.flatMap((column, i) => (isThere(column) ? [i] : []))
  return {
    table: {
      ...table,
      columns: at.map((i) => ORDER_COLUMN_NAMES[i] ?? ''),
      rows: rows.map(({ line, cells }) => ({ line, cells: at.map((i) => cells[i] ?? '') })),
    },
    orders,
    lines: rows.length,
    leftOut: [...left].map(([reason, counts]) => ({ reason, ...counts })),
    sources,
  }
}

/** In the order in which orders first appear. A row without an order's number goes on with the order above it. */
function rowsByOrder(
  table: TextTable,
  { fields }: OrderReading,
): ReadonlyMap<string, { row: TextRow; cells: Cells }[]> {
  const index = new Map(table.columns.map((column, at) => [headerKey(column), at]))
  const groups = new Map<string, { row: TextRow; cells: Cells }[]>()
  let last = ''
  for (const row of table.rows) {
    const cells: Cells = { get: (key) => row.cells[index.get(key) ?? -1] }
    const order = valueOf(fields.order, cellOf(cells)) || last
    last = order
    const group = groups.get(order)
    if (group) group.push({ row, cells })
    else groups.set(order, [{ row, cells }])
  }
  return groups
}

function linesOf(
  { row, cells }: { row: TextRow; cells: Cells },
  format: OrderReading,
  columns: readonly string[],
  sign: DecimalSign | null,
): Line[] {
  const all: readonly Cells[] = format.linesInRow ? linesBeside(row, format.linesInRow, columns) : [cells]
  return all.map((one) => {
    const cell = cellOf(one)
    return { row, cell, gross: grossOf(cell, format, sign), reason: format.leavesOutLine?.(cell) ?? null }
  })
}

function linesBeside(
  { cells }: TextRow,
  linesInRow: NonNullable<OrderReading['linesInRow']>,
  columns: readonly string[],
): Cells[] {
  const row = new Map(columns.map((column, at) => [headerKey(column), cells[at] ?? '']))
  return linesInRow(row).map((part) => new Map([...row, ...Object.entries(part)]))
}

/** Hundredths that the line costs by its own row, with tax; null = the file does not say. */
function grossOf(cell: Cell, { fields, prices }: OrderReading, sign: DecimalSign | null): number | null {
  const amount = (names: readonly string[] | undefined) => hundredths(cell(...(names ?? [])), prices, sign)
  const quantity = fields.quantity ? Number(valueOf(fields.quantity, cell)) : 1
  const unit = amount(prices.unit)
  const whole = amount(prices.line) ?? (unit === null ? null : unit * quantity)
  if (whole === null || !Number.isFinite(whole)) return null
  return Math.max(
    0,
    Math.round(whole + (amount(prices.lineTax) ?? 0) - Math.abs(amount(prices.lineDiscount) ?? 0)),
  )
}

/** What each line costs when all of the order's add up to what was paid for goods. */
function paidFor(
  lines: readonly Line[],
  first: Cell,
  prices: Prices,
  sign: DecimalSign | null,
): ReadonlyMap<Line, number> {
  const known = lines.filter(({ gross }) => gross !== null)
  const own = known.map(({ gross }) => gross ?? 0)
  const total = prices.total ? hundredths(first(...prices.total), prices, sign) : null
  const shipping = prices.shipping ? (hundredths(first(...prices.shipping), prices, sign) ?? 0) : 0
  const goods = total === null || total < shipping ? null : total - shipping
  const shared = goods === null || known.length < lines.length ? own : shareOut(goods, own)
  return new Map(known.map((line, at) => [line, shared[at] ?? 0]))
}

function ourCells(
  line: Line,
  paid: number | null,
  first: Cell,
  { fields, prices, dates }: OrderReading,
  sign: DecimalSign | null,
): string[] {
  const quantity = fields.quantity ? Number(valueOf(fields.quantity, line.cell)) : Number.NaN
  return ORDER_COLUMN_NAMES.map((column) => {
    if (column === 'line_total_cents' && paid !== null) return String(paid)
    if (column === 'unit_price_cents' && paid !== null)
      return quantity > 0 ? String(Math.round(paid / quantity)) : ''
    if (column === 'shipping_cents' && prices.shipping) {
      return String(hundredths(first(...prices.shipping), prices, sign) ?? '')
    }
    const field = fields[column]
    if (field === undefined) return ''
    const own = valueOf(field, line.cell)
    const text = own === '' && !LINE_COLUMNS.has(column) ? valueOf(field, first) : own
    return dates !== null && DATE_COLUMNS.has(column) ? isoDate(text, dates) : text
  })
}

function valueOf(field: Field, cell: Cell): string {
  if ('always' in field) return field.always
  if ('read' in field) return field.read(cell)
  if ('first' in field) return cell(...field.first)
  return field.joined
    .map((name) => cell(name))
    .filter((text) => text !== '')
    .join(' ')
}

const DATE_COLUMNS: ReadonlySet<OrderColumn> = new Set(['placed_at', 'ship_by', 'deliver_by'])

/** The date year first, where its order of day and month is known; what is no date stays as it is. */
function isoDate(text: string, order: DateOrder): string {
  const date = typedDate(text)
  if (date === null || date.order !== null) return text
  const [day, month] = order === 'day-first' ? [date.first, date.second] : [date.second, date.first]
  const two = (value: number): string => String(value).padStart(2, '0')
  const local = `${date.year}-${two(month)}-${two(day)}`
  if (date.seconds === null) return local
  const time = [Math.floor(date.seconds / 3600), Math.floor(date.seconds / 60) % 60, date.seconds % 60]
  const minutes = Math.abs(date.offset ?? 0) / 60_000
  const sign = (date.offset ?? 0) < 0 ? '-' : '+'
  const zone = date.offset === null ? '' : `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${local}T${time.map(two).join(':')}${zone}`
}

const keyOf = new Map<string, string>()

function cellOf(cells: Cells): Cell {
  return (...names) => {
    for (const name of names) {
      const key = keyOf.get(name) ?? headerKey(name)
      keyOf.set(name, key)
      const text = cells.get(key)
      if (text !== undefined && text !== '') return text
    }
    return ''
  }
}

function hundredths(text: string, { inCents }: Prices, sign: DecimalSign | null): number | null {
  const bare = text.replaceAll(/[€$£]|[A-Z]{3}/g, '').trim()
  if (bare === '') return null
  const number = amountText(bare, sign)
  if (number === null) return null
  return Math.round(Number(number) * (inCents === true ? 1 : 100))
}

function amountsAreThere({ columns }: TextTable, { unit = [], line = [] }: Prices): boolean {
  const keys = new Set(columns.map(headerKey))
  return [...unit, ...line].some((name) => keys.has(headerKey(name)) || name.startsWith('item '))
}

function moneyCells(table: TextTable, prices: Prices): Iterable<string> {
  const names = new Set(
    [prices.unit, prices.line, prices.total, prices.shipping, prices.lineDiscount]
      .flatMap((one) => one ?? [])
      .map(headerKey),
  )
  const at = table.columns.flatMap((column, i) => (names.has(headerKey(column)) ? [i] : []))
  return table.rows.flatMap(({ cells }) => at.map((i) => cells[i] ?? ''))
}

function noted(left: Map<LeftOutReason, Count>, reason: LeftOutReason, order: string): Count {
  const counts = left.get(reason) ?? { orders: 0, lines: 0, example: order }
  left.set(reason, counts)
  return counts
}

function sourcesOf(table: TextTable, { fields }: OrderReading): ReadonlyMap<OrderColumn, string> {
  const written = new Map(table.columns.map((column) => [headerKey(column), column]))
  const sources = new Map<OrderColumn, string>()
  for (const column of ORDER_COLUMN_NAMES) {
    const field = fields[column]
    const names =
      field === undefined ? [] : 'first' in field ? field.first : 'joined' in field ? field.joined : []
    const source = names.map((name) => written.get(headerKey(name))).find((name) => name !== undefined)
    if (source !== undefined) sources.set(column, source)
  }
  return sources
}
