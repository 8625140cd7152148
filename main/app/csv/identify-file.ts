import { createHash } from 'node:crypto'
import type { FileMapping, SavedReading, TariffChoice } from '../../../shared/domain/file-mapping.ts'
import { columnName } from './column-names.ts'
import { recogniseExport } from './exports/known-exports.ts'
import type { ExportCode } from './exports/order-export.ts'
import { type ExportedOrders, type LeftOut, ordersOfExport } from './exports/orders-of-export.ts'
import { type FileKind, fileKind, type GivenFile } from './given-file.ts'
import { headerSignature } from './header-signature.ts'
import { mappedOrders, mappedTable } from './mapping/apply-mapping.ts'
import { type KnownThings, proposeMapping } from './mapping/propose-mapping.ts'
import { bytesOf, type CsvSource, readTable } from './read-table.ts'
import { ratesOfTariff } from './tariffs/rates-of-tariff.ts'
import { readTariffGrid } from './tariffs/tariff-grid.ts'
import type { TableRead, TextRow, TextTable } from './text-table.ts'
import { isSpreadsheet, readWorkbook, type Sheet } from './xlsx/read-workbook.ts'
import { tableOfSheet } from './xlsx/table-of-sheet.ts'

/** How a file came to be rows of ours where it is none of ours. */
export type Origin =
  | { readonly kind: 'export'; readonly program: string; readonly code: ExportCode }
  | { readonly kind: 'mapping'; readonly mapping: FileMapping; readonly isSaved: boolean }
  | {
      readonly kind: 'tariff'
      readonly choice: TariffChoice
      readonly isSaved: boolean
      readonly zones: number
      readonly fuelPercent: number | null
    }

/** What a person must say before a file can be read. */
export type FileAsk =
  | {
      readonly kind: 'mapping'
      readonly proposal: FileMapping
    }
  | { readonly kind: 'tariff'; readonly zones: readonly string[] }
  /** An export without what orders need. */
  | { readonly kind: 'unusable'; readonly program: string }

/** The columns of a file and its first rows, for the screens that ask. */
export interface FileHead {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** One table of one kind in a file: the whole of it, or a sheet. */
export interface Source {
  readonly name: string
  /** null = nobody knows yet. */
  readonly kind: FileKind | null
  /** Of a workbook. */
  readonly sheet: string | null
  /** All that the workbook has. */
  readonly sheets: readonly string[]
  readonly origin: Origin | null
  readonly orders: { readonly orders: number; readonly leftOut: readonly LeftOut[] } | null
  readonly ask: FileAsk | null
  /** Ours to the file's own, for what is wrong in them. */
  readonly columnNames: ReadonlyMap<string, string>
  readonly head: FileHead | null
  /** By which a mapping is remembered. */
  readonly signature: string | null
  /** null = it was not opened. */
  readonly hash: () => string | null
  readonly read: () => Promise<TableRead>
}

export interface IdentifyOptions extends KnownThings {
  /** By `headerSignature`. */
  readonly saved: ReadonlyMap<string, SavedReading>
}

const OPENED = /\.(csv|txt|tsv|tab|xlsx|xlsm|xls|ods)$/i
const HEAD_BYTES = 64 * 1024
const ROWS_SHOWN = 5

/** What a file is, by its bytes and its header row before its name. A workbook may be several. */
export async function identifyFile(file: GivenFile, options: IdentifyOptions): Promise<readonly Source[]> {
  const kind = fileKind(file.name)
  if (kind === 'rules' || kind === 'policy' || (kind === null && !OPENED.test(file.name)))
    return [asNamed(file, kind)]
  const head = await headOf(file.open())
  if (isSpreadsheet(head)) return identifyWorkbook(file, options)
  const peeked = kind === null ? null : await readTable([head])
  if (kind !== null && isOurs(kind, peeked, file)) return [asNamed(file, kind)]
  const bytes = await bytesOf(file.open())
  const read = await readTable([bytes])
  const hash = sha256Of(bytes)
  const rest = { name: file.name, sheet: null, sheets: [], hash: () => hash }
  return [{ ...rest, ...identifyTable(read, [], kind, file, options) }]
}

/** A file that is called as one of ours and is not plainly somebody's else. */
function isOurs(kind: FileKind, peeked: TableRead | null, { reading }: GivenFile): boolean {
  if (reading?.mapping || reading?.tariff) return false
  if (peeked?.kind !== 'table') return true
  if (recogniseExport(peeked.table.columns) !== null) return false
  return kind !== 'rates' || readTariffGrid(withHeader(peeked.table)) === null
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file of which only its table is known. */
const NOTHING_KNOWN = {
  kind: null,
  origin: null,
  orders: null,
  ask: null,
  columnNames: new Map<string, string>(),
  head: null,
  signature: null,
}

function asNamed(file: GivenFile, kind: FileKind | null): Source {
  let hash: string | null = null
  return {
    name: file.name,
    ...NOTHING_KNOWN,
    kind,
    sheet: null,
    sheets: [],
    hash: () => hash,
    async read() {
      const bytes = await bytesOf(file.open())
      hash = sha256Of(bytes)
      return readTable([bytes])
    },
  }
}

async function identifyWorkbook(file: GivenFile, options: IdentifyOptions): Promise<readonly Source[]> {
  const bytes = await bytesOf(file.open())
  const hash = sha256Of(bytes)
  const workbook = await readWorkbook(bytes)
  const rest = { name: file.name, hash: () => hash }
  if (workbook.kind === 'unreadable') {
    const read: TableRead = { kind: 'unreadable', line: 1, expected: workbook.expected }
    const kind = fileKind(file.name.replace(/\.\w+$/, '.csv')) ?? 'orders'
    return [{ ...rest, ...nothingOf(read), kind, sheet: null, sheets: [] }]
  }
  const sheets = workbook.sheets.map(({ name }) => name)
  const chosen = workbook.sheets.filter(({ name }) => name === file.reading?.sheet)
  const looked = chosen.length > 0 ? chosen : workbook.sheets
  const found = looked.map((sheet) => ({
    ...rest,
    sheet: sheet.name,
    sheets,
    ...identifyTable(
      tableOfSheet(sheet),
      workbook.sheets,
      kindOfSheet(sheet, file, sheets.length),
      file,
      options,
    ),
  }))
  const known = found.filter(
    ({ kind, ask }) => kind !== null || ask?.kind === 'tariff' || ask?.kind === 'unusable',
  )
  const tariff = known.find(({ ask, origin }) => ask?.kind === 'tariff' || origin?.kind === 'tariff')
  if (tariff) return [tariff]
  return known.length > 0 ? known : found.slice(0, 1)
}

/** By the name of the sheet, or of the file where it has one sheet only. */
function kindOfSheet({ name }: Sheet, file: GivenFile, count: number): FileKind | null {
  return fileKind(`${name}.csv`) ?? (count === 1 ? fileKind(file.name.replace(/\.\w+$/, '.csv')) : null)
}

type Identified = Omit<Source, 'name' | 'sheet' | 'sheets' | 'hash'>

function identifyTable(
  read: TableRead,
  sheets: readonly Sheet[],
  named: FileKind | null,
  { reading }: GivenFile,
  { saved, ...things }: IdentifyOptions,
): Identified {
  if (read.kind === 'unreadable') return { ...nothingOf(read), kind: named ?? 'orders' }
  const { table } = read
  const signature = headerSignature(table.columns)
  const remembered = saved.get(signature)
  const base = { ...nothingOf(read), head: headOfTable(table), signature }
  const mapping = reading?.mapping ?? (reading?.tariff ? null : remembered?.mapping)
  if (mapping) {
    const origin: Origin = { kind: 'mapping', mapping, isSaved: mapping === remembered?.mapping }
    if (mapping.kind === 'orders') return { ...base, ...ofOrders(mappedOrders(table, mapping)), origin }
    const columnNames = new Map(Object.entries(mapping.columns))
    return { ...base, kind: mapping.kind, origin, columnNames, read: tableRead(mappedTable(table, mapping)) }
  }
  const known = recogniseExport(table.columns)
  if (known?.kind === 'orders') {
    const origin: Origin = { kind: 'export', program: known.format.name, code: known.format.code }
    return { ...base, ...ofOrders(ordersOfExport(table, known.format)), origin }
  }
  if (known?.kind === 'unusable') return { ...base, ask: { kind: 'unusable', program: known.format.name } }
  const kind = kindOfColumns(table.columns)
  if (kind !== null) return { ...base, kind }
  const all = sheets.length > 0 ? sheets : [{ name: '', rows: withHeader(table) }]
  const grid = all.map(({ rows }) => readTariffGrid(rows)).find((prices) => prices !== null)
  if (grid) {
    const choice = reading?.tariff ?? remembered?.tariff
    const zones = [...new Set(grid.map(({ zone }) => zone))]
    const rates = choice ? ratesOfTariff(all, { ...choice, originSite: choice.originSite ?? '*' }) : null
    if (!choice || rates === null) return { ...base, ask: { kind: 'tariff', zones } }
    const { fuelPercent } = rates
    const origin: Origin = {
      kind: 'tariff',
      choice,
      isSaved: choice === remembered?.tariff,
      zones: rates.zones,
      fuelPercent,
    }
    return { ...base, kind: 'rates', origin, read: tableRead({ ...rates.table, notes: rates.notes }) }
  }
  if (named !== null) return { ...base, kind: named }
  return { ...base, ask: { kind: 'mapping', proposal: proposeMapping(table, things) } }
}

function nothingOf(read: TableRead): Identified {
  return { ...NOTHING_KNOWN, read: async () => read }
}

function ofOrders({
  table,
  orders,
  leftOut,
  sources,
}: ExportedOrders): Pick<Source, 'kind' | 'orders' | 'columnNames' | 'read'> {
  return { kind: 'orders', orders: { orders, leftOut }, columnNames: sources, read: tableRead(table) }
}

function tableRead(table: TextTable): () => Promise<TableRead> {
  return async () => ({ kind: 'table', table })
}

/** Columns of ours that only one kind of file has together. */
const OWN_COLUMNS: readonly (readonly [kind: FileKind, columns: readonly string[]])[] = [
  ['orders', ['order', 'placed_at', 'sku', 'quantity']],
  ['stock', ['site', 'sku', 'on_hand']],
  ['products', ['sku', 'weight_g']],
  ['products', ['sku', 'weight_kg']],
  ['rates', ['carrier', 'service', 'up_to_weight_g']],
  ['services', ['carrier', 'service', 'level']],
  ['sites', ['site', 'country', 'time_zone']],
  ['channel_reserves', ['channel', 'sku', 'quantity', 'site']],
  ['exchange_rates', ['currency', 'date', 'rate']],
  ['receipts', ['site', 'sku', 'quantity', 'expected_on']],
]

function kindOfColumns(columns: readonly string[]): FileKind | null {
  const names = new Set(columns.map(columnName))
  return OWN_COLUMNS.find(([, wanted]) => wanted.every((name) => names.has(name)))?.[0] ?? null
}

function withHeader({ columns, headerLine, rows }: TextTable): TextRow[] {
  return [{ line: headerLine, cells: columns }, ...rows]
}

function headOfTable({ columns, rows }: TextTable): FileHead {
  return {
    columns,
    rows: rows.slice(0, ROWS_SHOWN).map(({ cells }) => columns.map((_, at) => cells[at] ?? '')),
  }
}

async function headOf(source: CsvSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(bytes)
    size += bytes.length
    if (size >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks)
}
