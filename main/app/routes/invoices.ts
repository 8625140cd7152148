import { costsCsv, differencesCsv } from '../invoices/cost-files.ts'
import { LARGEST_INVOICE_BYTES, openInvoice } from '../invoices/open-invoice.ts'
import { readUpload } from '../invoices/read-upload.ts'
import { listDifferences, previewInvoice } from '../queries/invoices.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

/** More than any merchant disputes at once. */
const MOST_IN_FILE = 50_000

export function invoiceRoutes(
  { invoices }: Procedures,
  { store, clock, imports }: AppServices,
): Pick<Queries, 'invoices'> {
  return {
    invoices: {
      list: invoices.list.handler(async ({ input }) => {
        const { rows, total } = await store.read((tx) => tx.invoices.list(input))
        return { rows: [...rows], total }
      }),
      preview: invoices.preview.handler(async ({ input }) => {
        const bytes = await imports.bytes(input.uploadId, LARGEST_INVOICE_BYTES)
        const opened = bytes === null ? null : await openInvoice(bytes)
        return store.read(async (tx) => previewInvoice(tx, await readUpload(tx, opened, input), clock.now()))
      }),
      differences: invoices.differences.handler(async ({ input }) => {
        const { rows, total } = await store.read((tx) => listDifferences(tx, input))
        return { rows: [...rows], total }
      }),
      differencesCsv: invoices.differencesCsv.handler(async ({ input }) => {
        const all = { ...input, offset: 0, limit: MOST_IN_FILE, sort: 'over' as const, descending: true }
        const { rows } = await store.read((tx) => listDifferences(tx, all))
        return { name: 'invoice-differences.csv', csv: differencesCsv(rows) }
      }),
      costs: invoices.costs.handler(async () => [...(await store.read((tx) => tx.costs.sums()))]),
      costsCsv: invoices.costsCsv.handler(async () => ({
        name: 'parcel-costs.csv',
        csv: costsCsv(await store.read((tx) => tx.costs.sums())),
      })),
    },
  }
}
