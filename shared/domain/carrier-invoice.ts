import { z } from 'zod'
import * as scalars from './scalars.ts'

/** What carriers charge for a parcel, or for no parcel at all (`other`). */
export const CHARGE_KINDS = [
  'freight',
  'fuel',
  'weight-correction',
  'remote-area',
  'address-correction',
  'return',
  'other',
] as const
export const chargeKind = z.enum(CHARGE_KINDS)
export type ChargeKind = z.infer<typeof chargeKind>

/** Columns of an invoice that are not amounts. */
export const INVOICE_COLUMNS = [
  'tracking',
  'reference',
  'invoice',
  'invoice_date',
  'shipped_on',
  'currency',
  'weight_kg',
  'weight_g',
  'weight_unit',
] as const
export const invoiceColumn = z.enum(INVOICE_COLUMNS)
export type InvoiceColumn = z.infer<typeof invoiceColumn>

const header = z.string().max(200)

/** A column of amounts without tax. */
export const amountColumn = z.object({
  header,
  /** null = each row names its charge, in the column `named`. */
  kind: chargeKind.nullable(),
  /** The column with the carrier's word for the charge; null = the header is that word. */
  named: header.nullable(),
})
export type AmountColumn = z.infer<typeof amountColumn>

/** How the columns of a carrier's invoice are ours. */
export const invoiceMapping = z.object({
  columns: z.partialRecord(invoiceColumn, header),
  amounts: z.array(amountColumn).max(60),
})
export type InvoiceMapping = z.infer<typeof invoiceMapping>

/** One charge of an invoice. */
export const invoiceLine = z.object({
  /** Made of what the line says and how often its invoice says so: the same line read again has the same id. */
  id: z.string(),
  /** The taking of a file that brought it. */
  importId: scalars.uuid,
  accountId: scalars.code,
  invoice: z.string(),
  invoiceOn: scalars.localDate.nullable(),
  /** Line of the file. */
  line: z.int().min(1),
  /** As the carrier prints it; '' = it is about no parcel. */
  trackingNumber: z.string(),
  reference: z.string(),
  kind: chargeKind,
  /** The carrier's word for it. */
  label: z.string(),
  /** Without tax; below 0 = given back. */
  amountCents: scalars.cents,
  currency: scalars.currency,
  /** What the carrier reckoned with; null = the line does not say. */
  weightG: scalars.grams.nullable(),
  shippedOn: scalars.localDate.nullable(),
  /** Whose costs it belongs to: `ParcelCost.id`. */
  costId: z.string(),
})
export type InvoiceLine = z.infer<typeof invoiceLine>

/** What one file brought of one invoice. */
export const carrierInvoice = z.object({
  importId: scalars.uuid,
  accountId: scalars.code,
  number: z.string(),
  on: scalars.localDate.nullable(),
  file: z.string(),
  takenAt: scalars.epochMs,
  takenBy: z.string(),
  lines: z.int(),
  parcels: z.int(),
  /** Parcels of the file that are none of ours. */
  unknown: z.int(),
  amountCents: scalars.cents,
  currency: scalars.currency,
})
export type CarrierInvoice = z.infer<typeof carrierInvoice>
