import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CsvProblem } from '../../app/csv/csv-problem.ts'
import { readCsv } from '../../app/csv/csv-reader.ts'
import { fileKind } from '../../app/csv/given-file.ts'
import type { PlaceFinder } from '../../app/services/place-finder.ts'
import { csvOfJson } from './json-orders.ts'
import { type FiledOrder, orderTableOf } from './order-table.ts'

/** What a file says: its orders, those that are not whole without their content, and all that is wrong with these. */
export interface OrderFile {
  readonly orders: readonly FiledOrder[]
  /** The first of them; `problemCount` counts all. */
  readonly problems: readonly CsvProblem[]
  readonly problemCount: number
}

/** What a file of orders does not say. */
export interface FolderWorkspace {
  readonly findPlace: PlaceFinder
  readonly currency: string
  readonly timeZone: string
}

/** How many of them can be imported. */
export function wholeOrders({ orders }: OrderFile): number {
  return orders.filter(({ order }) => order !== null).length
}

/** Reads a file of orders, CSV or JSON by its name. Never throws for what is in it. */
export async function readOrderFile(
  channelId: string,
  name: string,
  bytes: Buffer,
  workspace: FolderWorkspace,
): Promise<OrderFile> {
  const kind = fileKind(name)
  if (kind !== null && kind !== 'orders') return wrong(name, message('csv.ordersNot', { kind }))
  const table = { ...orderTableOf(channelId), file: name }
  const { findPlace, currency, timeZone } = workspace
  const known = { findPlace, currency, repeatedLines: null }
  const choices = { timeZone, dateOrder: null, skus: null }
  if (!/\.json$/i.test(name)) {
    const read = await readCsv(table, [bytes], known, choices)
    return { orders: read.items, problems: read.problems, problemCount: read.problemCount }
  }
  const source = csvOfJson(name, bytes.toString('utf8'), Object.keys(table.columns))
  const read = await readCsv(table, [source.csv], known, choices)
  const found = read.problems.map((problem) => ({ ...problem, line: source.lineOf(problem.line) }))
  const filed = read.items.map((one) => (source.broken.has(one.externalId) ? { ...one, order: null } : one))
  const numbers = new Set(filed.map(({ externalId }) => externalId))
  return {
    orders: [...filed, ...source.lost.filter(({ externalId }) => !numbers.has(externalId))],
    problems: [...source.problems, ...found],
    problemCount: source.problems.length + read.problemCount,
  }
}

function wrong(file: string, expected: Message): OrderFile {
  const problem: CsvProblem = { file, line: null, column: null, value: null, expected }
  return { orders: [], problems: [problem], problemCount: 1 }
}
