import { setImmediate } from 'node:timers/promises'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { AS_WRITTEN, CellForms, type FileChoices } from './cell-forms.ts'
import { columnName, isPriceWithoutTax, nearestColumn } from './column-names.ts'
import type { CsvColumns, RowOf } from './csv-columns.ts'
import { type CsvNote, type CsvProblem, shortened } from './csv-problem.ts'
import { type CsvSource, readTable } from './read-table.ts'
import type { TableRead, TextRow, TextTable } from './text-table.ts'

/** Reports what is wrong with the row at hand: a column of it with its value, or null for the row as a whole. */
export type Report = (column: string | null, value: string | null, expected: Message) => void

/** One file format: its columns, and what its rows mean together. */
export interface CsvTable<C extends CsvColumns, Item, Known> {
  readonly file: string
  readonly columns: C
  /** Columns of which a file has at least one, where each of them may be left out. */
  readonly either?: readonly (readonly (keyof C & string)[])[]
  /** Columns that a price belongs into: one that says "without tax" is not taken for unknown. */
  readonly price?: keyof C & string
  /** Starts one reading; `known` are the codes of other files that this one may refer to. */
  readonly collect: (known: Known, file: string) => Collector<RowOf<C>, Item>
}

export interface Collector<Row, Item> {
  /** Takes a row whose cells are right; what is wrong with it beside that goes to `report`. */
  row(row: Row, line: number, report: Report): void
  /** Hears of a row with wrong cells, as text by column. */
  badRow?(cells: ReadonlyMap<string, string>): void
  items(): Item[]
  /** `has` = whether the file has the column. */
  notes?(has: (column: string) => boolean): Omit<CsvNote, 'file'>[]
}

export interface CsvRead<Item> {
  /** Of the right rows; whether they may be used although others are wrong is the caller's to say. */
  readonly items: Item[]
  /** In the order of the file, at most MAX_PROBLEMS. */
  readonly problems: readonly CsvProblem[]
  /** All of them, also those not listed. */
  readonly problemCount: number
  readonly notes: readonly CsvNote[]
  /** Rows below the header. */
  readonly rows: number
  /** Of these, how many have a problem. */
  readonly badRows: number
}

export const MAX_PROBLEMS = 1_000

/** Rows read in one go; between two of them the window is drawn. */
const ROWS_AT_ONCE = 5_000

/** Reads a CSV file, see `readTable`; columns in any order and any case. Never throws for what is in the file. */
export async function readCsv<C extends CsvColumns, Item, Known>(
  table: CsvTable<C, Item, Known>,
  source: CsvSource,
  known: Known,
  choices: FileChoices = AS_WRITTEN,
): Promise<CsvRead<Item>> {
  return readRows(table, await readTable(source), known, choices)
}

/** Reads the rows of a table as the domain: of a CSV file, a sheet, or what another file was turned into. */
export async function readRows<C extends CsvColumns, Item, Known>(
  table: CsvTable<C, Item, Known>,
  read: TableRead,
  known: Known,
  choices: FileChoices = AS_WRITTEN,
): Promise<CsvRead<Item>> {
  const reading = new Reading(table, table.collect(known, table.file))
  if (read.kind === 'unreadable') {
    const all = message('csv.headerRowWith', { columns: Object.keys(table.columns).join(',') })
    reading.refuse(read.line, read.expected.code === 'csv.headerRow' ? all : read.expected)
  } else {
    await reading.read(read.table, choices)
  }
  return reading.result()
}

interface PlacedColumn {
  readonly name: string
  /** Where it is in a row; -1 = not in the file. */
  readonly at: number
  readonly read: CsvColumns[string]
}

class Reading<C extends CsvColumns, Item, Known> {
  readonly #table: CsvTable<C, Item, Known>
  readonly #collector: Collector<RowOf<C>, Item>
  readonly #problems: CsvProblem[] = []
  readonly #notes: Omit<CsvNote, 'file'>[] = []
  #present: ReadonlySet<string> = new Set()
  #width = 0
  #problemCount = 0
  #rows = 0
  #badRows = 0
  #lastBadRow = 0
  #isUsable = true
  #rounded = 0

  constructor(table: CsvTable<C, Item, Known>, collector: Collector<RowOf<C>, Item>) {
    this.#table = table
    this.#collector = collector
  }

  async read(table: TextTable, choices: FileChoices): Promise<void> {
    const columns = this.#header(table)
    const forms = new CellForms(table, columns, choices)
    if (forms.question !== null) this.refuse(forms.question.line, forms.question.expected, forms.question)
    for (const [n, row] of table.rows.entries()) {
      if (n > 0 && n % ROWS_AT_ONCE === 0) await setImmediate()
      this.#row(columns, row, forms)
    }
    this.#notes.push(...table.notes.map((what) => ({ kind: 'note' as const, what })), ...forms.notes())
    if (this.#rounded > 0) this.#note(message('csv.roundedGrams', { count: this.#rounded }))
    if (table.rows.length === 0 && this.#problemCount === 0) {
      this.#notes.push({ kind: 'attention', what: message('csv.noRows') })
    }
  }

  #header({ columns: written, headerLine }: TextTable): PlacedColumn[] {
    const names = written.map(columnName)
    const columns = Object.entries(this.#table.columns).map(([name, read]) => ({
      name,
      at: this.#placeOf(name, read, written, names),
      read,
    }))
    const taken = new Set(columns.map(({ at }) => at))
    this.#width = names.length
    this.#present = new Set(names)
    const absent = columns.filter(({ at }) => at < 0)
    for (const { name, read } of absent) {
      if (!read.empty) this.problem(headerLine, name, null, message('csv.missingColumn', { column: name }))
    }
    for (const choice of this.#table.either ?? []) {
      if (choice.some((name) => this.#present.has(name))) continue
      this.problem(headerLine, null, null, message('csv.missingEither', { columns: choice.join(', ') }))
    }
    for (const [at, name] of names.entries()) {
      if (name !== '' && !Object.hasOwn(this.#table.columns, name)) {
        if (!taken.has(at)) this.#unknown(written[at] ?? '', name, absent, headerLine)
      } else if (name !== '' && names.indexOf(name) !== at) {
        this.problem(headerLine, name, name, message('csv.columnOnce'))
      } else if (name === '') {
        this.#note(message('csv.unnamedColumn', { number: String(at + 1) }))
      }
    }
    return columns
  }

  /** -1 = the file does not have it. */
  #placeOf(
    name: string,
    { anyName }: CsvColumns[string],
    written: readonly string[],
    names: readonly string[],
  ): number {
    const at = names.indexOf(name)
    if (at >= 0 || anyName !== true) return at
    return written.findIndex(
      (one, n) => !Object.hasOwn(this.#table.columns, names[n] ?? '') && nearestColumn(one, [name]) === name,
    )
  }

  /** A column that is most likely one of ours under another name stops the file: without it the rows say less. */
  #unknown(written: string, name: string, absent: readonly PlacedColumn[], line: number): void {
    const { price } = this.#table
    const near = nearestColumn(written, this.#choosable(absent))
    if (price !== undefined && isPriceWithoutTax(written)) {
      this.refuse(line, message('csv.priceWithoutTax', { column: price }), {
        column: written,
        value: written,
      })
    } else if (near !== null) {
      this.refuse(line, message('csv.nearColumn', { column: near }), { column: written, value: written })
    } else this.#note(message('csv.unusedColumn', { column: name }))
  }

  /** Columns that the file lacks, without those whose other form it has. */
  #choosable(absent: readonly PlacedColumn[]): string[] {
    const covered = (this.#table.either ?? []).filter((choice) =>
      choice.some((one) => this.#present.has(one)),
    )
    return absent.map(({ name }) => name).filter((name) => !covered.some((choice) => choice.includes(name)))
  }

  #row(columns: readonly PlacedColumn[], { cells, line }: TextRow, forms: CellForms): void {
    this.#rows++
    const before = this.#problemCount
    const isShort = columns.some(({ at, read }) => at >= cells.length && !read.empty)
    if (cells.length > this.#width || isShort) {
      const counts = { width: this.#width, count: cells.length }
      this.problem(line, null, cells.join(','), message('csv.fieldCount', counts))
    }
    const row: Record<string, unknown> = {}
    for (const { name, at, read } of columns) {
      const cell = cells[at] ?? ''
      if (cell === '' && read.empty) {
        row[name] = read.empty.value
        continue
      }
      const formed = forms.form(cell, read)
      const parsed = formed.kind === 'text' ? read.schema.safeParse(formed.text) : null
      if (parsed?.success) {
        row[name] = parsed.data
        if (read.roundsUp && formed.kind === 'text' && Number(formed.text) !== parsed.data) this.#rounded++
      }
      if (!parsed?.success && at >= 0 && at < cells.length) {
        const more = formed.kind === 'text' ? read.explain?.(formed.text) : formed.expected
        this.problem(line, name, cell, more ?? read.expected)
      }
    }
    if (this.#problemCount === before && columns.every(({ name }) => name in row)) {
      this.#collector.row(row as RowOf<C>, line, (column, value, expected) =>
        this.problem(line, column, value, expected),
      )
    } else {
      this.#collector.badRow?.(new Map(columns.map(({ name, at }) => [name, cells[at] ?? ''])))
    }
  }

  #note(what: Message): void {
    this.#notes.push({ kind: 'note', what })
  }

  problem(line: number | null, column: string | null, value: string | null, expected: Message): void {
    this.#problemCount++
    if (this.#rows > 0 && this.#lastBadRow !== this.#rows) {
      this.#lastBadRow = this.#rows
      this.#badRows++
    }
    if (this.#problems.length >= MAX_PROBLEMS) return
    this.#problems.push({
      file: this.#table.file,
      line,
      column,
      value: value === null ? null : shortened(value),
      expected,
    })
  }

  /** Nothing of the file is used. */
  refuse(
    line: number,
    expected: Message,
    { column, value }: { column: string | null; value: string | null } = { column: null, value: null },
  ): void {
    this.#isUsable = false
    this.problem(line, column, value, expected)
  }

  result(): CsvRead<Item> {
    const collected = this.#collector.notes?.((column) => this.#present.has(column)) ?? []
    return {
      items: this.#isUsable ? this.#collector.items() : [],
      problems: this.#problems,
      problemCount: this.#problemCount,
      notes: [...this.#notes, ...collected].map((note) => ({ file: this.#table.file, ...note })),
      rows: this.#rows,
      badRows: this.#badRows,
    }
  }
}
