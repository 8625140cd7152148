import type { DateOrder } from '../typed-dates.ts'
import type { DecimalSign } from '../typed-numbers.ts'
import type { OrderColumn } from './order-columns.ts'

/** The programs whose exports are known. */
export type ExportCode =
  | 'shopify'
  | 'woocommerce'
  | 'prestashop'
  | 'amazon'
  | 'mirakl'
  | 'shippingbo'
  | 'sendcloud'
  | 'shipstation'

/** Why an order or a line of an export is not imported. */
export type LeftOutReason =
  | 'cancelled'
  | 'refunded'
  | 'already-shipped'
  | 'unpaid'
  | 'on-hold'
  | 'shipped-by-channel'
  | 'nothing-to-ship'

/** The text of a column, by any of its names in a file; '' = the file has none of them, or the cell is empty. */
export type Cell = (...names: readonly string[]) => string

/** Where one of our columns comes from. */
export type Field =
  /** The first of these columns that is not empty. */
  | { readonly first: readonly string[] }
  /** All of these that are not empty, with a space between. */
  | { readonly joined: readonly string[] }
  | { readonly always: string }
  | { readonly read: (cell: Cell) => string }

/** Names of the columns that say what goods cost; amounts are decimal unless `inCents`. */
export interface Prices {
  /** Of one unit, with tax. */
  readonly unit?: readonly string[]
  /** Of all units of the line; wins over `unit`. */
  readonly line?: readonly string[]
  /** Tax that is not in the price of the line. */
  readonly lineTax?: readonly string[]
  /** Taken off the line, beside what its price says. */
  readonly lineDiscount?: readonly string[]
  /** What the buyer pays for all of the order; with it the lines add up to what was paid for them. */
  readonly total?: readonly string[]
  /** Of this for carriage. */
  readonly shipping?: readonly string[]
  readonly inCents?: boolean
}

/** How the rows of one program's export say our orders. */
export interface OrderExport {
  readonly code: ExportCode
  /** As people call the program. */
  readonly name: string
  /** The columns that no other file has together; one of these sets is enough. */
  readonly knownBy: readonly (readonly string[])[]
  /** The decimal sign that the program writes; null = as the shop is set. */
  readonly decimal: DecimalSign | null
  /** The order of day and month that the program writes; null = as the shop is set. */
  readonly dates: DateOrder | null
  readonly fields: Readonly<Partial<Record<OrderColumn, Field>>> & { readonly order: Field }
  readonly prices: Prices
  /** Said of the whole order by its first row; null = it is ours to ship. */
  readonly leavesOutOrder?: (cell: Cell) => LeftOutReason | null
  readonly leavesOutLine?: (cell: Cell) => LeftOutReason | null
  /** The lines of an order that stand in one row side by side: columns that take the place of the row's own. */
  readonly linesInRow?: (row: ReadonlyMap<string, string>) => readonly Readonly<Record<string, string>>[]
}

/** A file that a program exports, and which cannot be orders, with what to export instead. */
export interface UnusableExport {
  readonly code: ExportCode
  readonly name: string
  readonly knownBy: readonly (readonly string[])[]
}

/** As headers are compared: 'Adresse de livraison : Prénom' and 'adresse de livraison prenom' are one. */
export function headerKey(written: string): string {
  return written
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('#', ' nr ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
