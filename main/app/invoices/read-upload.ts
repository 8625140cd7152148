import type { InvoiceMapping } from '../../../shared/domain/carrier-invoice.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { refuse } from '../commands/refusal.ts'
import type { TextTable } from '../csv/text-table.ts'
import type { Tx } from '../ports/store.ts'
import { fitsColumns } from './fits-columns.ts'
import { INVOICE_MAPPINGS, mappingFor, type OpenedInvoice, withMapping } from './open-invoice.ts'
import { type InvoiceRead, readInvoice } from './read-invoice.ts'

/** How a person wants an uploaded file to be read. */
export interface InvoiceChoice {
  readonly accountId: string
  readonly name: string
  readonly mapping: InvoiceMapping | null
  readonly invoice: string | null
}

export interface UploadRead {
  readonly table: TextTable
  readonly mapping: InvoiceMapping
  readonly isRemembered: boolean
  /** Why its rows cannot be read by this mapping; then it has none. null = they can. */
  readonly lacks: Message | null
  readonly read: InvoiceRead
}

const NOTHING: InvoiceRead = { lines: [], problems: [], rows: 0 }

/** The rows of an opened file by the mapping given, remembered or proposed. @throws {Refusal} */
export async function readUpload(
  tx: Tx,
  opened: OpenedInvoice | null,
  { accountId, mapping: given, invoice }: InvoiceChoice,
): Promise<UploadRead> {
  if (opened === null) refuse('invoices.uploadGone')
  if (opened.kind === 'unreadable') refuse('invoices.unreadable', { why: opened.what })
  if ((await tx.carrierAccounts.get(accountId)) === null) refuse('invoices.noAccount')
  const { table } = opened
  const known = mappingFor(table, accountId, await tx.settings.get(INVOICE_MAPPINGS))
  const isGiven = given !== null && fitsColumns(given, table.columns)
  const mapping = isGiven ? given : known.mapping
  const lacks = lackOf(mapping)
  const { currency } = await tx.settings.get(WORKSPACE)
  return {
    table,
    mapping,
    isRemembered: !isGiven && known.isRemembered,
    lacks,
    read: lacks === null ? readInvoice(table, mapping, { accountId, invoice, currency }) : NOTHING,
  }
}

/** Reads the next file with these columns of the account in the same way. */
export async function rememberMapping(
  tx: Tx,
  { table, mapping }: UploadRead,
  accountId: string,
): Promise<void> {
  const all = await tx.settings.get(INVOICE_MAPPINGS)
  await tx.settings.put(INVOICE_MAPPINGS, withMapping(all, table, accountId, mapping))
}

function lackOf({ columns, amounts }: InvoiceMapping): Message | null {
  if (amounts.length === 0) return message('invoices.lacksAmount')
  const namesParcel = columns.tracking !== undefined || columns.reference !== undefined
  return namesParcel ? null : message('invoices.lacksParcel')
}
