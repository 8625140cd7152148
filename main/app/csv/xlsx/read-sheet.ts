import type { TextRow } from '../text-table.ts'
import { type NumberMeaning, numberText } from './number-format.ts'
import { scanXml } from './xml-scan.ts'

export interface SheetParts {
  readonly strings: readonly string[]
  /** By the number of a cell's style. */
  readonly meanings: readonly NumberMeaning[]
  readonly is1904: boolean
}

export interface SheetCells {
  /** Rows with anything in any cell. A merged cell's value stands in all the cells that it covers. */
  readonly rows: readonly TextRow[]
  /** Formulas that were saved without their result. */
  readonly withoutResult: number
}

/** More columns than any order file has; a sheet that is wider is not read beyond. */
const MAX_COLUMNS = 1_000

/** The cells of one sheet as text; formulas as the result they were saved with. */
export function readSheet(xml: string, parts: SheetParts): SheetCells {
  const reading = new SheetReading(parts)
  scanXml(xml, reading)
  return reading.result()
}

class SheetReading {
  readonly #parts: SheetParts
  readonly #rows = new Map<number, string[]>()
  readonly #merged: string[] = []
  #row = 0
  #column = -1
  #type = 'n'
  #style = 0
  #value: string | null = null
  #isFormula = false
  #withoutResult = 0
  /** Inside `v`, or `t` of an inline text. */
  #isText = false
  #isPhonetic = false

  constructor(parts: SheetParts) {
    this.#parts = parts
  }

  open(name: string, attribute: (name: string) => string | null): void {
    if (name === 'row') {
      this.#row = Number(attribute('r') ?? this.#row + 1)
      this.#column = -1
    } else if (name === 'c') {
      const reference = attribute('r')
      this.#column = reference === null ? this.#column + 1 : columnOf(reference)
      this.#type = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = null
      this.#isFormula = false
    } else if (name === 'f') this.#isFormula = true
    else if (name === 'rPh') this.#isPhonetic = true
    else if (name === 'v' || name === 't') this.#isText = !this.#isPhonetic
    else if (name === 'mergeCell') this.#merged.push(attribute('ref') ?? '')
  }

  text(text: string): void {
    if (this.#isText) this.#value = (this.#value ?? '') + text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isText = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c') this.#cell()
  }

  #cell(): void {
    if (this.#value === null) {
      if (this.#isFormula) this.#withoutResult++
      return
    }
    if (this.#column < 0 || this.#column >= MAX_COLUMNS) return
    const row = this.#rows.get(this.#row) ?? []
    this.#rows.set(this.#row, row)
    row[this.#column] = this.#textOf(this.#value)
  }

  #textOf(value: string): string {
    const { strings, meanings, is1904 } = this.#parts
    if (this.#type === 's') return strings[Number(value)] ?? ''
    if (this.#type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (this.#type === 'n') return numberText(value, meanings[this.#style] ?? { kind: 'plain' }, is1904)
    return unescapeControl(value)
  }

  result(): SheetCells {
    for (const reference of this.#merged) this.#fill(reference)
    const rows = [...this.#rows]
      .sort(([a], [b]) => a - b)
      .map(([line, cells]) => ({ line, cells: Array.from(cells, (cell) => (cell ?? '').trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    return { rows, withoutResult: this.#withoutResult }
  }

  /** Only rows that are there: a merge down to the last row of a sheet adds none. */
  #fill(reference: string): void {
    const [from = '', to = from] = reference.split(':')
    const [top, bottom] = [rowOf(from), rowOf(to)]
    const [left, right] = [columnOf(from), Math.min(columnOf(to), MAX_COLUMNS - 1)]
    const value = this.#rows.get(top)?.[left]
    if (value === undefined || value === '') return
    for (const [row, cells] of this.#rows) {
      if (row < top || row > bottom) continue
      for (let column = left; column <= right; column++) cells[column] ??= value
    }
  }
}

/** 'BC12' is 54. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0)
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapeControl(text: string): string {
  return text.replaceAll(/_x([\dA-F]{4})_/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(String(hex), 16)),
  )
}
