import { z } from 'zod'
import { type InvoiceMapping, invoiceMapping } from '../../../shared/domain/carrier-invoice.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { headerSignature } from '../csv/header-signature.ts'
import { readTable } from '../csv/read-table.ts'
import type { TextTable } from '../csv/text-table.ts'
import { isSpreadsheet, readWorkbook } from '../csv/xlsx/read-workbook.ts'
import { tableOfSheet } from '../csv/xlsx/table-of-sheet.ts'
import { fitsColumns } from './fits-columns.ts'
import { fromHeaderRow, proposeMapping } from './propose-mapping.ts'
import { upsBillingTable } from './ups-billing.ts'

/** Larger than a month of any merchant's parcels. */
export const LARGEST_INVOICE_BYTES = 64_000_000
const REMEMBERED = 100

/** How files of an account's invoices were read, by account and header row; the last one last. */
export const INVOICE_MAPPINGS: StoredDocument<{ readonly key: string; readonly mapping: InvoiceMapping }[]> =
  {
    key: 'other/invoiceMappings',
    stored: z.array(z.object({ key: z.string(), mapping: invoiceMapping })).catch([]),
    defaults: [],
  }

export type OpenedInvoice =
  | { readonly kind: 'table'; readonly table: TextTable }
  | { readonly kind: 'unreadable'; readonly what: Message }

/** The rows of an invoice's file, CSV or a workbook's first sheet with its columns, from its header row on. */
export async function openInvoice(bytes: Uint8Array): Promise<OpenedInvoice> {
  if (!isSpreadsheet(bytes)) {
    const read = await readTable([bytes])
    if (read.kind === 'unreadable') return { kind: 'unreadable', what: read.expected }
    return { kind: 'table', table: upsBillingTable(read.table) ?? fromHeaderRow(read.table) }
  }
  const book = await readWorkbook(bytes)
  if (book.kind === 'unreadable') return { kind: 'unreadable', what: book.expected }
  const tables = book.sheets.flatMap((sheet) => {
    const read = tableOfSheet(sheet)
    return read.kind === 'table' ? [fromHeaderRow(read.table)] : []
  })
  const [first] = tables.toSorted((a, b) => b.rows.length - a.rows.length)
  return first === undefined
    ? { kind: 'unreadable', what: message('csv.headerRow') }
    : { kind: 'table', table: first }
}

/** How such a file is read: as it was for this account, else as its headers say. */
export function mappingFor(
  { columns }: TextTable,
  accountId: string,
  remembered: InvoiceMappings,
): { readonly mapping: InvoiceMapping; readonly isRemembered: boolean } {
  const key = mappingKey(accountId, columns)
  const known = remembered.find((one) => one.key === key)?.mapping
  return known !== undefined && fitsColumns(known, columns)
    ? { mapping: known, isRemembered: true }
    : { mapping: proposeMapping(columns), isRemembered: false }
}

export type InvoiceMappings = (typeof INVOICE_MAPPINGS)['defaults']

/** The mappings with this one as the last. */
export function withMapping(
  all: InvoiceMappings,
  { columns }: TextTable,
  accountId: string,
  mapping: InvoiceMapping,
): InvoiceMappings {
  const key = mappingKey(accountId, columns)
  return [...all.filter((one) => one.key !== key), { key, mapping }].slice(-REMEMBERED)
}

function mappingKey(accountId: string, columns: readonly string[]): string {
  return `${accountId}/${headerSignature(columns)}`
}
