import { createHash } from 'node:crypto'
import {
  type AmountColumn,
  type ChargeKind,
  type InvoiceColumn,
  type InvoiceLine,
  type InvoiceMapping,
} from '../../../shared/domain/carrier-invoice.ts'
import { minorUnits } from '../../../shared/domain/money.ts'
import { hasLostDigits } from '../../../shared/domain/printed-number.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { shortened } from '../csv/csv-problem.ts'
import type { TextRow, TextTable } from '../csv/text-table.ts'
import { type DateOrder, dateOrderOf, instantOfTyped, typedDate } from '../csv/typed-dates.ts'
import { amountText, type DecimalSign, decimalSignOf } from '../csv/typed-numbers.ts'
import { chargeKindOf, plainWords } from './charge-words.ts'

/** A line as the file says it, nobody's yet. */
export type ReadLine = Omit<InvoiceLine, 'importId' | 'costId'>

/** What is wrong with a row; it is left out. `skipped`: it is no charge. */
export interface RowProblem {
  readonly line: number
  readonly isSkipped: boolean
  readonly what: Message
}

export interface InvoiceRead {
  readonly lines: readonly ReadLine[]
  readonly problems: readonly RowProblem[]
  readonly rows: number
}

/** What a file does not say of itself. */
export interface InvoiceDefaults {
  readonly accountId: string
  /** Of rows without one; null = such rows are problems. */
  readonly invoice: string | null
  readonly currency: string
}

/** Reads the rows by a mapping whose headers the table has. Every row is a charge, skipped, or a problem. */
export function readInvoice(
  table: TextTable,
  mapping: InvoiceMapping,
  defaults: InvoiceDefaults,
): InvoiceRead {
  return new Reading(table, mapping, defaults).read()
}

const GRAMS: Readonly<Record<string, number>> = {
  '': 1000,
  k: 1000,
  kg: 1000,
  kgs: 1000,
  kgm: 1000,
  g: 1,
  gr: 1,
  l: 453.592,
  lb: 453.592,
  lbs: 453.592,
  oz: 28.3495,
}
/** Rows that add others up. */
const SUM_ROW = /^(sous )?(total|sub ?total|grand total|summe|zwischensumme|gesamtsumme|somme)\b/

class Reading {
  readonly #table: TextTable
  readonly #mapping: InvoiceMapping
  readonly #defaults: InvoiceDefaults
  readonly #decimal: DecimalSign | null
  readonly #dateOrder: DateOrder
  readonly #seen = new Map<string, number>()
  readonly #lines: ReadLine[] = []
  readonly #problems: RowProblem[] = []

  constructor(table: TextTable, mapping: InvoiceMapping, defaults: InvoiceDefaults) {
    this.#table = table
    this.#mapping = mapping
    this.#defaults = defaults
    const cellsOf = (headers: readonly (string | undefined)[]) =>
      headers.flatMap((header) => {
        const at = header === undefined ? -1 : table.columns.indexOf(header)
        return at < 0 ? [] : table.rows.map(({ cells }) => cells[at] ?? '')
      })
    const amounts = mapping.amounts.map(({ header }) => header)
    this.#decimal = table.decimal ?? decimalSignOf(cellsOf(amounts).map(bareAmount))
    const { invoice_date, shipped_on } = mapping.columns
    const shown = dateOrderOf(cellsOf([invoice_date, shipped_on]))
    this.#dateOrder = shown === null || shown === 'both' ? 'day-first' : shown
  }

  read(): InvoiceRead {
    for (const row of this.#table.rows) this.#row(row)
    return { lines: this.#lines, problems: this.#problems, rows: this.#table.rows.length }
  }

  #row(row: TextRow): void {
    const { line } = row
    const tracking = unquoted(this.#cell(row, 'tracking'))
    const reference = unquoted(this.#cell(row, 'reference'))
    const amounts = this.#mapping.amounts.map((column) => ({ column, text: this.#at(row, column.header) }))
    const namesParcel = [tracking, reference].some((text) => text !== '' && !isSum(text))
    if (!namesParcel && row.cells.some(isSum)) return this.#skip(line, message('invoices.sumRow'))
    if (hasLostDigits(this.#cell(row, 'tracking')))
      return this.#problem(line, message('invoices.lostDigits', { value: shortened(tracking) }))
    const currency = (this.#cell(row, 'currency') || this.#defaults.currency).toUpperCase()
    if (!/^[A-Z]{3}$/.test(currency))
      return this.#problem(line, message('invoices.noCurrency', { value: shortened(currency) }))
    const invoice = this.#cell(row, 'invoice') || this.#defaults.invoice
    if (invoice === null) return this.#problem(line, message('invoices.noInvoiceNumber'))
    const weightG = this.#weight(row)
    if (weightG === 'unreadable') {
      const value = shortened(this.#cell(row, 'weight_g') || this.#cell(row, 'weight_kg'))
      return this.#problem(line, message('invoices.noWeight', { value }))
    }
    const charges: { kind: ChargeKind; label: string; amountCents: number }[] = []
    for (const { column, text } of amounts) {
      if (text === '') continue
      const amount = this.#amount(text)
      if (amount === null)
        return this.#problem(
          line,
          message('invoices.noAmount', { column: column.header, value: shortened(text) }),
        )
      const amountCents = minorUnits(amount, currency)
      if (amountCents !== 0) charges.push({ ...this.#kindOf(row, column), amountCents })
    }
    if (charges.length === 0) return this.#skip(line, message('invoices.nothingCharged'))
    const said = {
      accountId: this.#defaults.accountId,
      invoice,
      invoiceOn: this.#date(this.#cell(row, 'invoice_date')),
      trackingNumber: tracking,
      reference,
      currency,
      weightG,
      shippedOn: this.#date(this.#cell(row, 'shipped_on')),
    }
    for (const charge of charges)
      this.#lines.push({ ...said, ...charge, line, id: this.#idOf({ ...said, ...charge }) })
  }

  #kindOf(row: TextRow, { header, kind, named }: AmountColumn): { kind: ChargeKind; label: string } {
    const label = (named === null ? '' : this.#at(row, named)) || header
    return { kind: kind ?? chargeKindOf(label), label: label.slice(0, 200) }
  }

  /** What the line says, and how often its invoice has said so before: two equal lines are two charges. */
  #idOf(line: Omit<ReadLine, 'id' | 'line'>): string {
    const {
      accountId,
      invoice,
      trackingNumber,
      reference,
      label,
      amountCents,
      currency,
      weightG,
      shippedOn,
    } = line
    const text = JSON.stringify([
      accountId,
      invoice,
      trackingNumber,
      reference,
      label,
      amountCents,
      currency,
      weightG,
      shippedOn,
    ])
    const times = (this.#seen.get(text) ?? 0) + 1
    this.#seen.set(text, times)
    return createHash('sha256').update(`${times}\n${text}`).digest('hex').slice(0, 40)
  }

  #weight(row: TextRow): number | null | 'unreadable' {
    const grams = this.#cell(row, 'weight_g')
    const text = grams || this.#cell(row, 'weight_kg')
    if (text === '') return null
    const [, number = '', written = ''] = /^([\d\s.,'’]+)\s*([a-z]*)\.?$/i.exec(text) ?? []
    const unit = (written || (grams === '' ? this.#cell(row, 'weight_unit') : 'g')).toLowerCase()
    // '1,250' in kilograms are thousandths: nobody sends parcels of a ton.
    const read = /^\d{1,3}[.,]\d+$/.test(number.trim())
      ? number.trim().replace(',', '.')
      : amountText(number, this.#decimal)
    const factor = GRAMS[unit]
    if (read === null || factor === undefined) return 'unreadable'
    const weightG = Math.round(Number(read) * factor)
    return Number.isSafeInteger(weightG) && weightG >= 0 ? weightG : 'unreadable'
  }

  #amount(text: string): string | null {
    const bare = bareAmount(text)
    const isBack = /^\(.*\)$/.test(text.trim()) || /\d\s*-$/.test(text.trim())
    const read = amountText(bare, this.#decimal)
    if (read === null || !/^[+-]?\d+(\.\d+)?$/.test(read)) return null
    const plain = read.replace(/^\+/, '')
    return isBack ? `-${plain.replace(/^-/, '')}` : plain
  }

  #date(text: string): string | null {
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
    const date = typedDate(year === undefined ? text : `${year}-${month}-${day}`)
    if (date === null) return null
    const at = instantOfTyped(
      { ...date, offset: null, seconds: null },
      { timeZone: 'UTC', order: this.#dateOrder },
      false,
    )
    return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10)
  }

  #cell(row: TextRow, column: InvoiceColumn): string {
    const header = this.#mapping.columns[column]
    return header === undefined ? '' : this.#at(row, header)
  }

  #at({ cells }: TextRow, header: string): string {
    const at = this.#table.columns.indexOf(header)
    return at < 0 ? '' : (cells[at] ?? '')
  }

  #problem(line: number, what: Message): void {
    this.#problems.push({ line, isSkipped: false, what })
  }

  #skip(line: number, what: Message): void {
    this.#problems.push({ line, isSkipped: true, what })
  }
}

function isSum(text: string): boolean {
  return SUM_ROW.test(plainWords(text))
}

/** Without currency signs and what marks a credit. */
function bareAmount(text: string): string {
  return text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replaceAll(/[€$£]|\b[A-Z]{3}\b/g, '')
    .trim()
    .replace(/\s*-$/, '')
    .replace(/^-\s+/, '-')
    .replace(/^([+-]?)[.,]/, '$10.')
}

/** '="8R123"' and ''8R123' keep spreadsheets from reading a number. */
function unquoted(text: string): string {
  return text
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()
    .slice(0, 80)
}
