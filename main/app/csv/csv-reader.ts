import { finished } from 'node:stream/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Translated } from '../../../shared/lib/language.ts'
import type { CsvColumns, RowOf } from './csv-columns.ts'
import { type CsvProblem, type CsvWarning, shortened } from './csv-problem.ts'

/** The bytes or text of a file, in chunks of any size. */
export type CsvSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** Reports what is wrong with the row at hand: a column of it with its value, or null for the row as a whole. */
export type Report = (column: string | null, value: string | null, expected: Translated<string>) => void

/** One file format: its columns, and what its rows mean together. */
export interface CsvTable<C extends CsvColumns, Item, Known> {
  readonly file: string
  readonly columns: C
  /** Starts one reading; `known` are the codes of other files that this one may refer to. */
  readonly collect: (known: Known, file: string) => Collector<RowOf<C>, Item>
}

export interface Collector<Row, Item> {
  /** Takes a row whose cells are right; what is wrong with it beside that goes to `report`. */
  row(row: Row, line: number, report: Report): void
  /** Hears of a row with wrong cells, as text by column. */
  badRow?(cells: ReadonlyMap<string, string>): void
  items(): Item[]
  warnings?(): CsvWarning[]
}

export interface CsvRead<Item> {
  /** Of the right rows; whether they may be used although others are wrong is the caller's to say. */
  readonly items: Item[]
  /** In the order of the file, at most MAX_PROBLEMS. */
  readonly problems: readonly CsvProblem[]
  /** All of them, also those not listed. */
  readonly problemCount: number
  readonly warnings: readonly CsvWarning[]
  /** Rows below the header. */
  readonly rows: number
  /** Of these, how many have a problem. */
  readonly badRows: number
}

export const MAX_PROBLEMS = 1_000

/**
 * Reads a CSV file as a stream: UTF-8 with or without byte order mark, `,` or `;` as the header row uses,
 * quotes as RFC 4180, columns in any order. Never throws for what is in the file.
 */
export async function readCsv<C extends CsvColumns, Item, Known>(
  table: CsvTable<C, Item, Known>,
  source: CsvSource,
  known: Known,
): Promise<CsvRead<Item>> {
  const reading = new Reading(table, table.collect(known, table.file))
  await feed(source, reading)
  return reading.result()
}

class Reading<C extends CsvColumns, Item, Known> {
  /** Set when a chunk held bytes that are not UTF-8; only then are cells searched for them. */
  brokenText = false
  readonly #table: CsvTable<C, Item, Known>
  readonly #collector: Collector<RowOf<C>, Item>
  readonly #problems: CsvProblem[] = []
  readonly #warnings: CsvWarning[] = []
  /** Where each column is in a record; -1 = not in the file. null until the header was read. */
  #columns: { name: string; at: number; read: CsvColumns[string] }[] | null = null
  #width = 0
  #problemCount = 0
  #rows = 0
  #badRows = 0
  #lastBadRow = 0
  #lastLine = 0
  #broken = false

  constructor(table: CsvTable<C, Item, Known>, collector: Collector<RowOf<C>, Item>) {
    this.#table = table
    this.#collector = collector
  }

  record(cells: readonly string[], endLine: number): void {
    const line = endLine === this.#lastLine + 1 ? endLine : endLine - lineBreaksIn(cells)
    this.#lastLine = endLine
    if (this.#broken) return
    if (this.#columns === null) this.#header(cells)
    else this.#row(this.#columns, cells, line)
  }

  #header(cells: readonly string[]): void {
    const names = cells.map((cell) => cell.trim().toLowerCase())
    if (names.some((name) => /[\0\uFFFD]/.test(name))) return this.#otherEncoding()
    const columns = Object.entries(this.#table.columns)
    this.#columns = columns.map(([name, read]) => ({ name, at: names.indexOf(name), read }))
    this.#width = names.length
    for (const { name, at, read } of this.#columns) {
      if (at < 0 && !read.empty) {
        this.problem(1, name, null, {
          en: `the column ${name} in the header row`,
          fr: `la colonne ${name} dans la ligne d’en-tête`,
        })
      }
    }
    for (const [at, name] of names.entries()) {
      if (name === '') continue
      if (!Object.hasOwn(this.#table.columns, name)) {
        this.#warnings.push({ file: this.#table.file, kind: 'unknown-column', column: name })
      } else if (names.indexOf(name) !== at) {
        this.problem(1, name, name, { en: 'each column once', fr: 'chaque colonne une seule fois' })
      }
    }
  }

  #otherEncoding(): void {
    this.#broken = true
    this.problem(1, null, null, { en: 'a file encoded as UTF-8', fr: 'un fichier encodé en UTF-8' })
  }

  #row(
    columns: readonly { name: string; at: number; read: CsvColumns[string] }[],
    cells: readonly string[],
    line: number,
  ): void {
    this.#rows++
    const before = this.#problemCount
    if (cells.length < this.#width || cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      this.problem(line, null, cells.join(','), {
        en: `${this.#width} fields as in the header row, not ${cells.length}`,
        fr: `${this.#width} champs comme dans l’en-tête, et non ${cells.length}`,
      })
    }
    const row: Record<string, unknown> = {}
    for (const { name, at, read } of columns) {
      const cell = (cells[at] ?? '').trim()
      if (this.brokenText && cell.includes('\uFFFD')) {
        this.problem(line, name, cell, { en: 'text encoded as UTF-8', fr: 'un texte encodé en UTF-8' })
        continue
      }
      if (cell === '' && read.empty) {
        row[name] = read.empty.value
        continue
      }
      const parsed = read.schema.safeParse(cell)
      if (parsed.success) row[name] = parsed.data
      else if (at >= 0 && cells.length >= this.#width) this.problem(line, name, cell, read.expected)
    }
    if (this.#problemCount === before && columns.every(({ name }) => name in row)) {
      this.#collector.row(row as RowOf<C>, line, (column, value, expected) =>
        this.problem(line, column, value, expected),
      )
    } else {
      this.#collector.badRow?.(new Map(columns.map(({ name, at }) => [name, (cells[at] ?? '').trim()])))
    }
  }

  problem(
    line: number | null,
    column: string | null,
    value: string | null,
    expected: Translated<string>,
  ): void {
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

  /** What follows the last whole row is no CSV: nothing of the file is used, as nobody knows what is missing. */
  broken(): void {
    this.#broken = true
    this.problem(this.#lastLine + 1, null, null, {
      en: 'quotes as in RFC 4180: a field that begins with " ends with one, and a " within it is doubled; nothing of the file is used',
      fr: 'des guillemets selon la RFC 4180 : un champ ouvert par " se ferme par ", et un " à l’intérieur est doublé ; rien du fichier n’est utilisé',
    })
  }

  result(): CsvRead<Item> {
    if (this.#columns === null && this.#problemCount === 0) {
      this.problem(1, null, null, {
        en: `a header row with ${Object.keys(this.#table.columns).join(',')}`,
        fr: `une ligne d’en-tête avec ${Object.keys(this.#table.columns).join(',')}`,
      })
    }
    return {
      items: this.#broken ? [] : this.#collector.items(),
      problems: this.#problems,
      problemCount: this.#problemCount,
      warnings: [...this.#warnings, ...(this.#collector.warnings?.() ?? [])],
      rows: this.#rows,
      badRows: this.#badRows,
    }
  }
}

/** Decodes and parses chunk by chunk; parsing stops at the first place that is no CSV. */
async function feed<C extends CsvColumns, Item, Known>(
  source: CsvSource,
  reading: Reading<C, Item, Known>,
): Promise<void> {
  const chunks = decoded(source, reading)
  let head = ''
  for await (const text of chunks) {
    head += text
    if (/[\r\n]/.test(head)) break
  }
  const parser = parserFor(head, reading)
  await written(parser, head)
  for await (const text of chunks) {
    await written(parser, text)
    if (parser.destroyed) break
  }
  try {
    await finished(parser.end())
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    reading.broken()
  } finally {
    await chunks.close()
  }
}

/** The text of a source; it can be read on after a `break`, so it is closed by hand. */
function decoded<C extends CsvColumns, Item, Known>(
  source: CsvSource,
  reading: Reading<C, Item, Known>,
): AsyncIterable<string> & { close(): Promise<unknown> } {
  const decoder = new TextDecoder('utf-8')
  const noted = (text: string): string => {
    if (!reading.brokenText && text.includes('\uFFFD')) reading.brokenText = true
    return text
  }
  const texts = (async function* () {
    for await (const chunk of source) {
      yield noted(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    }
    yield noted(decoder.decode())
  })()
  return { [Symbol.asyncIterator]: () => ({ next: () => texts.next() }), close: () => texts.return() }
}

function parserFor<C extends CsvColumns, Item, Known>(
  head: string,
  reading: Reading<C, Item, Known>,
): Parser {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    relax_column_count: true,
    skip_empty_lines: true,
    on_record(cells: string[], { lines }) {
      reading.record(cells, lines)
      return null
    },
  })
  // Nothing is handed on, but only a stream that is read comes to its end; errors are asked for there.
  parser.resume()
  parser.on('error', () => undefined)
  return parser
}

/** Waits while the parser has enough to do, or until it gave up. */
function written(parser: Parser, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (parser.destroyed) return resolve()
    parser.once('close', resolve)
    parser.write(text, () => {
      parser.removeListener('close', resolve)
      resolve()
    })
  })
}

/** Whichever of `,` and `;` the header row has more of outside quotes. */
function delimiterOf(head: string): ',' | ';' {
  const header = (/^[^\r\n]*/.exec(head)?.[0] ?? '').replace(/"[^"]*"/g, '')
  return header.split(';').length > header.split(',').length ? ';' : ','
}

function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
