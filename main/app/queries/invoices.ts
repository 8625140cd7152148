import type { CostRow, InvoicePreview } from '../../../shared/contract/invoices.ts'
import type { InvoiceLine } from '../../../shared/domain/carrier-invoice.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { UploadRead } from '../invoices/read-upload.ts'
import { inOrder } from '../invoices/restate-costs.ts'
import { type InvoiceTaking, invoicesOf, reckonTaking } from '../invoices/take-invoice.ts'
import type { DifferenceQuery } from '../ports/cost-tables.ts'
import type { Page } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'

const ROWS_SHOWN = 5
const PROBLEMS_SHOWN = 200
const EXAMPLES_SHOWN = 5
/** In place of the id of a taking that is not made. */
const NO_IMPORT = '00000000-0000-7000-8000-000000000000'

/** What taking a file would make of it. */
export async function previewInvoice(tx: Tx, upload: UploadRead, now: EpochMs): Promise<InvoicePreview> {
  const { table, mapping, isRemembered, lacks, read } = upload
  const taking = await reckonTaking(tx, read.lines, NO_IMPORT, now)
  const { costs } = taking.reckoned
  const listed = (await listedOf(tx, taking)).toSorted((a, b) => (b.overCents ?? 0) - (a.overCents ?? 0))
  const problems = read.problems.filter(({ isSkipped }) => !isSkipped)
  return {
    columns: [...table.columns],
    rows: table.rows.slice(0, ROWS_SHOWN).map(({ cells }) => [...cells]),
    mapping,
    isRemembered,
    lacks,
    fileRows: read.rows,
    lines: taking.lines.length,
    known: taking.known,
    matched: costs.filter(({ purchaseId }) => purchaseId !== null).length,
    unknown: costs.filter(({ purchaseId }) => purchaseId === null).length,
    twice: costs.filter(({ causes }) => causes.some(({ kind }) => kind === 'twice')).length,
    totals: totalsOf(taking.lines),
    invoices: invoicesOf(taking.lines),
    listed: listed.length,
    overCents: listed.reduce((sum, { overCents }) => sum + (overCents ?? 0), 0),
    examples: listed.slice(0, EXAMPLES_SHOWN),
    problems: problems.slice(0, PROBLEMS_SHOWN).map((one) => ({ ...one })),
    problemCount: problems.length,
    skipped: read.problems.length - problems.length,
  }
}

/** Costs that are listed as differences after a taking. */
export async function listedOf(tx: Tx, { reckoned }: InvoiceTaking) {
  const { invoiceToleranceCents } = await tx.settings.get(WORKSPACE)
  return reckoned.costs.filter(
    ({ causes, overCents }) => causes.length > 0 && (overCents === null || overCents > invoiceToleranceCents),
  )
}

function totalsOf(lines: readonly InvoiceLine[]): InvoicePreview['totals'] {
  return [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    amountCents: own.reduce((sum, { amountCents }) => sum + amountCents, 0),
  }))
}

/** A page of differences, each with its order and the lines of its invoices. */
export async function listDifferences(
  tx: Tx,
  query: Omit<DifferenceQuery, 'toleranceCents'>,
): Promise<Page<CostRow>> {
  const { invoiceToleranceCents } = await tx.settings.get(WORKSPACE)
  const { rows, total } = await tx.costs.differences({ ...query, toleranceCents: invoiceToleranceCents })
  const orderIds = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))]
  const references = new Map(
    (await tx.orders.byIds(orderIds)).map(({ order }) => [order.id, order.reference]),
  )
  const lines = Map.groupBy(await tx.invoices.linesOf(rows.map(({ id }) => id)), ({ costId }) => costId)
  const followed = new Set<string>()
  for (const [accountId, own] of Map.groupBy(rows, (cost) => cost.accountId)) {
    const numbers = own.flatMap(({ trackingNumber }) => (trackingNumber === '' ? [] : [trackingNumber]))
    for (const { trackingNumber } of await tx.tracks.byNumbers(accountId, numbers))
      followed.add(`${accountId}/${trackingNumber}`)
  }
  return {
    total,
    rows: rows.map((cost) => ({
      cost,
      order: cost.orderId === null ? null : (references.get(cost.orderId) ?? null),
      hasFile: followed.has(`${cost.accountId}/${cost.trackingNumber}`),
      lines: inOrder(lines.get(cost.id) ?? []),
    })),
  }
}
