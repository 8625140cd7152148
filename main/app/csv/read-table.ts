import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import { message } from '../../../shared/messages/message.ts'
import { decoded, ENCODING_NAMES, encodingOf } from './text-encoding.ts'
import { MAX_ROWS, type TableRead, TextTableBuilder } from './text-table.ts'

/** The bytes or text of a file, in chunks of any size. */
export type CsvSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/**
 * Reads a CSV file as spreadsheets and programs save them: UTF-8 or UTF-16 with or without byte order mark,
 * Windows-1252; `,` `;` `|` or tabs, as a first line `sep=;` says or the header row uses; quotes as RFC 4180;
 * lines ended in any way. Never throws for what is in the file.
 */
export async function readTable(source: CsvSource): Promise<TableRead> {
  const bytes = await bytesOf(source)
  const encoding = encodingOf(bytes)
  let builder = new TextTableBuilder()
  let brokenAt = await parseInto(builder, linesOf(decoded(bytes, encoding)))
  if (brokenAt !== null && bytes.subarray(0, 4096).includes(TAB)) {
    // Amazon's reports and others with tabs know no quotes: `Mug "red"` is a text like any other.
    builder = new TextTableBuilder()
    brokenAt = await parseInto(builder, linesOf(decoded(bytes, encoding)), '\t')
  }
  if (brokenAt !== null) {
    const text = [...decoded(bytes, encoding)].join('')
    if (FORMULA_TEXT.test(text)) {
      builder = new TextTableBuilder()
      brokenAt = await parseInto(builder, linesOf([text.replaceAll(FORMULA_TEXTS, '$1"')]))
    }
  }
  if (brokenAt !== null) return { kind: 'unreadable', line: brokenAt, expected: message('csv.brokenQuotes') }
  const notes = encoding === 'utf-8' ? [] : [message('csv.readAs', { encoding: ENCODING_NAMES[encoding] })]
  if (builder.hasTooMany) return { kind: 'unreadable', line: 1, expected: TOO_MANY_ROWS }
  const table = builder.build(null, notes)
  return table === null
    ? { kind: 'unreadable', line: 1, expected: message('csv.headerRow') }
    : { kind: 'table', table }
}

/** The bytes of a whole file; one that comes in one piece is not copied. */
export async function bytesOf(source: CsvSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  const [first] = chunks
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks.splice(0))
}

const TOO_MANY_ROWS = message('csv.tooManyRows', { most: MAX_ROWS })

const TAB = 9

/** A cell such as ="0012", by which programs keep spreadsheets from reading a number. */
const FORMULA_TEXT = /(^|[\r\n,;|\t])="/
const FORMULA_TEXTS = new RegExp(FORMULA_TEXT, 'g')

/** With `unquoted`, cells are between such signs and quotes are nothing special. The line behind the last whole row where the text is no CSV; null = all of it was read. */
async function parseInto(
  builder: TextTableBuilder,
  slices: Generator<string>,
  unquoted?: string,
): Promise<number | null> {
  const head = slices.next().value ?? ''
  const said = /^(["']?)sep=(.)\1[^\S\n]*\n/i.exec(head)
  const text = said === null ? head : head.slice(said[0].length)
  let lastLine = said === null ? 0 : 1
  const firstLine = lastLine
  const parser = parserFor(
    unquoted ?? said?.[2] ?? delimiterOf(text),
    unquoted === undefined,
    (cells, endLine) => {
      const end = firstLine + endLine
      builder.add(cells, end === lastLine + 1 ? end : end - lineBreaksIn(cells))
      lastLine = end
    },
  )
  await written(parser, text)
  for (const slice of slices) {
    // The window is drawn between two of them.
    await setImmediate()
    await written(parser, slice)
    if (parser.destroyed) break
  }
  try {
    await finished(parser.end())
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return lastLine + 1
  }
}

function parserFor(
  delimiter: string,
  hasQuotes: boolean,
  row: (cells: string[], endLine: number) => void,
): Parser {
  const parser = parse({
    delimiter,
    quote: hasQuotes ? '"' : false,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    on_record(cells: string[], { lines }) {
      row(cells, lines)
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

const DELIMITERS = [',', ';', '\t', '|']

/** Whichever the header row has most of outside quotes. */
function delimiterOf(text: string): string {
  const header = (/[^\n]+/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((one) => header.split(one).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}

/** Every line ends with \n, whatever system wrote it. */
function* linesOf(slices: Iterable<string>): Generator<string> {
  let last = ''
  for (const slice of slices) {
    const text = last + slice
    last = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - last.length).replaceAll(/\r\n?/g, '\n')
  }
  if (last !== '') yield '\n'
}
