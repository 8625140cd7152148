import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CellForm, CsvColumn, CsvColumns } from './csv-columns.ts'
import type { CsvNote } from './csv-problem.ts'
import { isShortenedNumber, skusShortenedTo } from './near-skus.ts'
import type { TextTable } from './text-table.ts'
import { type DateOrder, dateOrderOf, instantOfTyped, needsDateOrder, typedDate } from './typed-dates.ts'
import { type DecimalSign, decimalSignOf, settledNumber } from './typed-numbers.ts'

/** What files do not say and a person chooses once. */
export interface FileChoices {
  /** IANA, of dates without one; null = such dates are problems. */
  readonly timeZone: string | null
  /** Of dates such as 3/4/2026 in a file that does not show it; null = it is asked. */
  readonly dateOrder: DateOrder | null
  /** SKUs that are known, for the proposals; `null` = not known. */
  readonly skus: ReadonlySet<string> | null
}

export const AS_WRITTEN: FileChoices = { timeZone: null, dateOrder: null, skus: null }

const SKUS_SHOWN = 3
const DATES: readonly CellForm[] = ['instant', 'deadline', 'day']

export type FormedCell =
  | { readonly kind: 'text'; readonly text: string }
  /** null = what its column expects. */
  | { readonly kind: 'problem'; readonly expected: Message | null }

/** A file-wide question that its cells leave open. */
interface OpenQuestion {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly expected: Message
}

/** Normalises cells for the schemas. What one cell leaves open is decided by all cells of the file. */
export class CellForms {
  readonly question: OpenQuestion | null
  readonly #choices: FileChoices
  readonly #decimal: DecimalSign | null
  readonly #dateOrder: DateOrder | null
  #localTimes = 0

  constructor(
    table: TextTable,
    columns: readonly { readonly name: string; readonly at: number; readonly read: CsvColumns[string] }[],
    choices: FileChoices,
  ) {
    const cellsOf = function* (...forms: readonly CsvColumn<unknown>['form'][]): Generator<string> {
      for (const { at, read } of columns) {
        if (at < 0 || !forms.includes(read.form)) continue
        for (const { cells } of table.rows) if (cells[at]) yield cells[at]
      }
    }
    this.#choices = choices
    this.#decimal = table.decimal ?? decimalSignOf(cellsOf('number'))
    const shown = dateOrderOf(cellsOf(...DATES))
    this.#dateOrder = shown === 'both' ? null : (shown ?? choices.dateOrder)
    this.question = null
    if (this.#dateOrder !== null) return
    const dates = columns.filter(
      ({ at, read }) => at >= 0 && read.form !== undefined && DATES.includes(read.form),
    )
    for (const { line, cells } of table.rows) {
      const open = dates.find(({ at }) => needsDateOrder(cells[at] ?? ''))
      if (open === undefined) continue
      const expected = message(shown === 'both' ? 'csv.dateOrderBoth' : 'csv.dateOrder')
      this.question = { line, column: open.name, value: cells[open.at] ?? '', expected }
      return
    }
  }

  form(cell: string, { form }: CsvColumn<unknown>): FormedCell {
    if (cell.includes('\uFFFD')) return { kind: 'problem', expected: message('csv.lostCharacter') }
    if (form === undefined) return { kind: 'text', text: cell }
    switch (form) {
      case 'number':
        return this.#number(cell)
      case 'instant':
      case 'deadline':
        return this.#instant(cell, form === 'deadline')
      case 'day':
        return this.#day(cell)
      case 'sku':
        return this.#sku(cell)
    }
  }

  notes(): Omit<CsvNote, 'file'>[] {
    const { timeZone } = this.#choices
    if (this.#localTimes === 0 || timeZone === null) return []
    return [{ kind: 'note', what: message('csv.localTimes', { count: this.#localTimes, timeZone }) }]
  }

  #number(cell: string): FormedCell {
    const read = settledNumber(cell, this.#decimal)
    if (read.kind !== 'either') return { kind: 'text', text: read.kind === 'number' ? read.text : cell }
    const { whole, decimal } = read
    return { kind: 'problem', expected: message('csv.clearNumber', { whole, decimal }) }
  }

  #instant(cell: string, isDeadline: boolean): FormedCell {
    const date = typedDate(cell)
    if (date === null) return { kind: 'text', text: cell }
    const { timeZone } = this.#choices
    if (date.offset === null && timeZone === null) {
      return { kind: 'problem', expected: message('csv.instantWithOffset') }
    }
    // Any order will do where it is open: nothing of such a file is used.
    const order = this.#dateOrder ?? 'day-first'
    const at = instantOfTyped(date, { timeZone, order }, isDeadline)
    if (Number.isNaN(at) && this.question !== null) return { kind: 'text', text: new Date(0).toISOString() }
    if (Number.isNaN(at)) return { kind: 'problem', expected: null }
    if (date.offset === null) this.#localTimes++
    return { kind: 'text', text: new Date(at).toISOString() }
  }

  /** The day as it is written there, whatever the zone. */
  #day(cell: string): FormedCell {
    const date = typedDate(cell)
    if (date === null) return { kind: 'text', text: cell }
    const order = this.#dateOrder ?? 'day-first'
    const at = instantOfTyped({ ...date, seconds: null, offset: 0 }, { timeZone: 'UTC', order }, false)
    const isOpen = Number.isNaN(at) && this.question !== null
    if (Number.isNaN(at) && !isOpen) return { kind: 'problem', expected: null }
    return { kind: 'text', text: new Date(isOpen ? 0 : at).toISOString().slice(0, 10) }
  }

  #sku(cell: string): FormedCell {
    const { skus } = this.#choices
    if (!isShortenedNumber(cell) || skus?.has(cell)) return { kind: 'text', text: cell }
    const fit = skusShortenedTo(cell, skus ?? [], SKUS_SHOWN)
    return {
      kind: 'problem',
      expected: message('csv.skuShortened', { fit: fit.length, skus: fit.join(', ') }),
    }
  }
}
