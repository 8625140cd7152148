import type { Message } from '../../../shared/messages/definition.ts'

/** One row below the header. */
export interface TextRow {
  /** In the file as an editor or a spreadsheet counts, from 1; of a row over several lines the first. */
  readonly line: number
  /** Trimmed, in the order of the columns. Fewer than columns = the row ends early; more = there is something beyond. */
  readonly cells: readonly string[]
}

/** What a file of rows and columns says, before anybody asks what it means: the same for CSV and for a sheet. */
export interface TextTable {
  /** The header row as it is written, trimmed; '' = a column without a name. Ends with a name. */
  readonly columns: readonly string[]
  readonly headerLine: number
  /** Those with anything in any cell, in the order of the file. */
  readonly rows: readonly TextRow[]
  /** The decimal sign of all numbers, where the kind of file fixes it (a sheet's is `.`); null = as the cells show. */
  readonly decimal: '.' | ',' | null
  /** How the file was read, where a person may want to know: its encoding. */
  readonly notes: readonly Message[]
}

export type TableRead =
  | { readonly kind: 'table'; readonly table: TextTable }
  /** Nothing of the file can be used. */
  | { readonly kind: 'unreadable'; readonly line: number; readonly expected: Message }

/** As many as a sheet of Excel or LibreOffice has: what holds more is no file for people. */
export const MAX_ROWS = 1_048_576

/** Makes a table of rows as they come; the first that is not empty is the header. */
export class TextTableBuilder {
  #columns: readonly string[] | null = null
  #headerLine = 1
  readonly #rows: TextRow[] = []
  #hasTooMany = false

  /** `cells` need not be trimmed. */
  add(cells: readonly string[], line: number): void {
    const trimmed = cells.map((cell) => cell.trim())
    const used = trimmed.findLastIndex((cell) => cell !== '') + 1
    if (used === 0) return
    if (this.#columns === null) {
      this.#columns = trimmed.slice(0, used)
      this.#headerLine = line
    } else if (this.#rows.length === MAX_ROWS) {
      this.#hasTooMany = true
    } else {
      this.#rows.push({ line, cells: trimmed.slice(0, Math.max(used, this.#columns.length)) })
    }
  }

  /** Rows beyond MAX_ROWS were not kept. */
  get hasTooMany(): boolean {
    return this.#hasTooMany
  }

  /** null = there is no header row. */
  build(decimal: TextTable['decimal'], notes: readonly Message[]): TextTable | null {
    if (this.#columns === null) return null
    return { columns: this.#columns, headerLine: this.#headerLine, rows: this.#rows, decimal, notes }
  }
}
