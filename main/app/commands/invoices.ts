import { LARGEST_INVOICE_BYTES, openInvoice } from '../invoices/open-invoice.ts'
import { readUpload, rememberMapping } from '../invoices/read-upload.ts'
import { takeInvoice, undoInvoice } from '../invoices/take-invoice.ts'
import { listedOf } from '../queries/invoices.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export function invoiceHandlers({ imports }: Pick<AppServices, 'imports'>): HandlersOf<'invoices'> {
  return {
    take: {
      async prepare(input) {
        const bytes = await imports.bytes(input.uploadId, LARGEST_INVOICE_BYTES)
        const opened = bytes === null ? null : await openInvoice(bytes)
        return async (context) => {
          const { tx, newId } = context
          const upload = await readUpload(tx, opened, input)
          if (upload.lacks !== null) refuse('invoices.unreadable', { why: upload.lacks })
          const importId = newId()
          const taking = await takeInvoice(context, upload.read.lines, { importId, file: input.name })
          await rememberMapping(tx, upload, input.accountId)
          return {
            importId,
            lines: taking.lines.length,
            known: taking.known,
            listed: (await listedOf(tx, taking)).length,
            leftOut: upload.read.problems.filter(({ isSkipped }) => !isSkipped).length,
          }
        }
      },
    },
    undo: (context, { importId }) => undoInvoice(context, importId),
    async setDispute(context, { ids, state, note }) {
      const { tx, now, actor } = context
      const costs = await tx.costs.of(ids)
      if (costs.length < ids.length) refuse('invoices.costGone')
      await tx.costs.put(
        costs.map((cost) => ({ ...cost, state, note: note ?? cost.note, changedAt: now, changedBy: actor })),
      )
      context.about(...new Set(costs.flatMap(({ orderId }) => orderId ?? [])))
      context.touch('orders', 'carriers')
      return {}
    },
  }
}
