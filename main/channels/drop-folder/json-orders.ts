import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { type CsvProblem, shortened } from '../../app/csv/csv-problem.ts'
import { type FiledOrder, lostOrder } from './order-table.ts'

const LINE_COLUMNS = [
  'sku',
  'quantity',
  'unit_price_cents',
  'unit_price',
  'title',
  'tax_cents',
  'discount_cents',
]

const anObject = z.record(z.string(), z.unknown())
const anOrder = z.looseObject({ lines: z.array(anObject).min(1) })
const aList = z.union([
  z.array(z.unknown()),
  z.object({ orders: z.array(z.unknown()) }).transform(({ orders }) => orders),
])

/** Orders of a JSON file as the rows of a CSV, so that both are read and judged by the same columns. */
export interface CsvOfJson {
  readonly csv: string
  readonly problems: readonly CsvProblem[]
  /** Numbers of orders that must not be taken although their rows are right. */
  readonly broken: ReadonlySet<string>
  /** Orders of which there are no rows, by what they say of their standing. */
  readonly lost: readonly FiledOrder[]
  /** The line of the JSON file on which the object behind a line of `csv` begins. */
  lineOf(csvLine: number | null): number | null
}

/** An order, a list of them, or `{orders: [...]}`; the fields are the columns of orders.csv, with `lines` inside. */
export function csvOfJson(file: string, text: string, columns: readonly string[]): CsvOfJson {
  const problems: CsvProblem[] = []
  const broken = new Set<string>()
  const lost: FiledOrder[] = []
  const rows: string[][] = []
  const origins: (number | null)[] = []
  const report = (line: number | null, column: string | null, value: string | null, expected: Message) =>
    problems.push({
      file,
      line,
      column,
      value: value === null ? null : shortened(value),
      expected,
    })

  const value = parsed(text)
  const entries = entriesOf(value)
  if (entries === null) report(null, null, null, message('csv.jsonOrders'))
  const lines = linesOfObjects(value, text)
  const known = new Set<string>()
  for (const entry of entries ?? []) {
    const order = anOrder.safeParse(entry)
    const origin = lineOfObject(lines, entry)
    if (!order.success) {
      const { order: number, cancelled, hold } = anObject.catch({}).parse(entry)
      const filed = lostOrder(cell(number), cell(cancelled), cell(hold))
      if (filed !== null) lost.push(filed)
      report(origin, 'lines', null, message('csv.jsonLines'))
      continue
    }
    const number = cell(order.data.order)
    if (known.has(number)) {
      report(origin, 'order', number, message('csv.orderOnce'))
      broken.add(number)
      continue
    }
    known.add(number)
    for (const [at, line] of order.data.lines.entries()) {
      rows.push(columns.map((name) => cell(LINE_COLUMNS.includes(name) ? line[name] : order.data[name])))
      origins.push(lineOfObject(lines, linesField(entry)[at]) ?? origin)
    }
  }
  return {
    csv: stringify([[...columns], ...rows]),
    problems,
    broken,
    lost,
    lineOf: (csvLine) => (csvLine === null ? null : (origins[csvLine - 2] ?? null)),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** The orders as they stand in the document itself, so that their place in the text can be found; null = none. */
function entriesOf(value: unknown): readonly unknown[] | null {
  const list = aList.safeParse(value)
  if (list.success) return list.data
  return typeof value === 'object' && value !== null ? [value] : null
}

/** One line of text, as a cell of a row; what is no plain value is shown as it is, for the column to refuse. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('|')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.replaceAll(/[\r\n]+/g, ' ').trim()
}

function linesField(entry: unknown): readonly unknown[] {
  const { lines } = z.object({ lines: z.array(z.unknown()) }).parse(entry)
  return lines
}

function lineOfObject(lines: ReadonlyMap<object, number>, value: unknown): number | null {
  return typeof value === 'object' && value !== null ? (lines.get(value) ?? null) : null
}

/** The line on which each object of a JSON text begins: objects open in the order in which they are met. */
function linesOfObjects(value: unknown, text: string): ReadonlyMap<object, number> {
  const openings: number[] = []
  let line = 1
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\{|\n/g)) {
    if (token === '{') openings.push(line)
    if (token === '\n') line += 1
  }
  const lines = new Map<object, number>()
  let next = 0
  const visit = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    if (!Array.isArray(at)) {
      lines.set(at, openings[next] ?? 1)
      next += 1
    }
    for (const part of Object.values(at)) visit(part)
  }
  visit(value)
  return lines
}
