import { stringify } from 'csv-stringify/sync'

type Cell = string | number

/** What spreadsheets run as a formula when they open a file, also behind spaces that some of them drop. */
const FORMULA = /^'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const ESCAPED = /^'(?='*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/

/**
 * Rows as CSV that opens safely in a spreadsheet: text that it would run as a formula gets an apostrophe before it.
 * Every table that leaves the program, as a file or to the clipboard, is written here. Numbers stay as they are.
 */
export function safeCsv(rows: readonly (readonly Cell[])[], columns?: readonly string[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell)))
  return stringify(columns === undefined ? cells : [[...columns], ...cells])
}

export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The value behind what `safeCsv` wrote, when a file of ours is read back. */
export function unescapeFormula(value: string): string {
  return value.replace(ESCAPED, '')
}
