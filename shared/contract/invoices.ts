import { z } from 'zod'
import { carrierInvoice, invoiceLine, invoiceMapping } from '../domain/carrier-invoice.ts'
import { COST_CAUSES, disputeState, parcelCost } from '../domain/parcel-cost.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const file = {
  /** What the upload endpoint answered with. */
  uploadId: z.string().max(64),
  name: z.string().max(255),
  accountId: scalars.code,
  /** How its columns are ours; null = as before for this account, else by their names. */
  mapping: invoiceMapping.nullable(),
  /** The invoice of rows that name none. */
  invoice: z.string().trim().min(1).max(80).nullable(),
}

const rowProblem = z.object({
  line: z.int().nullable(),
  /** It is no charge, such as a sum. */
  isSkipped: z.boolean(),
  what: messageSchema,
})

export const invoicePreview = z.object({
  columns: z.array(z.string()),
  /** The first rows. */
  rows: z.array(z.array(z.string())),
  mapping: invoiceMapping,
  isRemembered: z.boolean(),
  /** Why nothing can be read yet; null = it can. */
  lacks: messageSchema.nullable(),
  fileRows: z.int(),
  lines: z.int(),
  /** Lines that are here already. */
  known: z.int(),
  /** Parcels of ours, and others. */
  matched: z.int(),
  unknown: z.int(),
  twice: z.int(),
  totals: z.array(z.object({ currency: scalars.currency, amountCents: scalars.cents })),
  invoices: z.array(
    carrierInvoice.pick({ number: true, on: true, lines: true, amountCents: true, currency: true }),
  ),
  /** Parcels that will be listed, and by how much they were overcharged together. */
  listed: z.int(),
  overCents: scalars.cents,
  /** The dearest of them. */
  examples: z.array(parcelCost),
  /** At most 200; `problemCount` counts all. */
  problems: z.array(rowProblem),
  problemCount: z.int(),
  skipped: z.int(),
})
export type InvoicePreview = z.infer<typeof invoicePreview>

export const costRow = z.object({
  cost: parcelCost,
  /** The order's number; null = it is not ours. */
  order: z.string().nullable(),
  /** It left with a label and is followed, so that it has a file for the carrier. */
  hasFile: z.boolean(),
  lines: z.array(invoiceLine),
})
export type CostRow = z.infer<typeof costRow>

const filter = {
  search: z.string().max(200).default(''),
  state: disputeState.nullable().default(null),
  cause: z.enum(COST_CAUSES).nullable().default(null),
  carrierId: scalars.code.nullable().default(null),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .default(null),
}

export const costSum = z.object({
  month: z.string(),
  carrierId: scalars.code,
  currency: scalars.currency,
  parcels: z.int(),
  decidedCents: z.int(),
  /** Of parcels whose real cost is known. */
  comparedDecidedCents: z.int(),
  realCents: z.int(),
  invoiced: z.int(),
  invoicedCents: z.int(),
  overCents: z.int(),
})

const csvFile = z.object({ name: z.string(), csv: z.string() })

/** What carriers invoice, held against what was decided and paid. */
export const invoices = {
  list: query('packer').input(z.object(pageRequest)).output(page(carrierInvoice)),
  /** Reads and matches a file; writes nothing. */
  preview: query('lead').input(z.object(file)).output(invoicePreview),
  /** Keeps what of the file is not here yet; rows that cannot be read are left out and told. */
  take: command({
    role: 'lead',
    input: z.object(file),
    output: z.object({
      importId: scalars.uuid,
      lines: z.int(),
      known: z.int(),
      listed: z.int(),
      leftOut: z.int(),
    }),
    needsHub: 'carrier',
  }),
  /** Takes a file back whole. */
  undo: command({
    role: 'lead',
    input: z.object({ importId: scalars.uuid }),
    output: z.object({ invoices: z.int(), parcels: z.int() }),
    needsHub: 'carrier',
  }),
  /** Parcels that were overcharged, and what was said of them. */
  differences: query('packer')
    .input(
      z.object({
        ...pageRequest,
        ...filter,
        sort: z.enum(['over', 'number', 'month']).default('over'),
        descending: z.boolean().default(true),
      }),
    )
    .output(page(costRow)),
  /** The same as a file for the carrier. */
  differencesCsv: query('lead').input(z.object(filter)).output(csvFile),
  /** What was said to or by the carrier. */
  setDispute: command({
    role: 'lead',
    input: z.object({
      ids: z.array(z.string().max(200)).min(1).max(500),
      state: disputeState,
      /** null = as it is. */
      note: z.string().trim().max(2000).nullable(),
    }),
    output: nothing,
    needsHub: 'carrier',
  }),
  /** By month and carrier, newest first. */
  costs: query('packer').input(z.object({})).output(z.array(costSum)),
  costsCsv: query('lead').input(z.object({})).output(csvFile),
}
