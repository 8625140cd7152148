import type { ParcelPaperKind } from '../../../shared/domain/parcel-paper.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { PrintJobStore, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { parcelPapers } from './parcel-papers.ts'
import { printPaper } from './print-paper.ts'
import { settlePaper } from './settle-paper.ts'

/**
 * Prints a paper of a parcel, once more or for the first time, as it is now. What of it has not been sent yet is called
 * off. @throws {Refusal} there is no such paper, or no printer for it
 */
export async function printAgain(
  context: CommandContext,
  { queue, printJobs }: { readonly queue: PrintQueue<Tx>; readonly printJobs: PrintJobStore<Tx> },
  what: {
    readonly fulfillmentId: string
    readonly parcel: number
    readonly kind: ParcelPaperKind
    readonly labelPrinterId: string
  },
): Promise<{ jobs: number }> {
  const { tx, newId, actor } = context
  const fulfillment = await tx.fulfillments.get(what.fulfillmentId)
  const [record] = fulfillment === null ? [] : await tx.orders.byIds([fulfillment.orderId])
  if (fulfillment === null || record === undefined) refuse('packStops.unknownParcel')
  const found = (await parcelPapers(tx, record.order, fulfillment)).find(
    ({ paper }) => paper.parcel === what.parcel && paper.kind === what.kind,
  )
  if (found === undefined) refuse('packStops.noPaper')
  const { paper, title, contents } = found
  for (const { id: jobId, paper: of } of await printJobs.papersOf(tx, fulfillment.id))
    if (of?.parcel === what.parcel && of.kind === what.kind)
      await queue.cancel(tx, { jobId, operator: actor, reason: message('printing.atStation') })
  const { siteId } = fulfillment
  const run = `${what.kind}/${newId()}`
  const place = { run, siteId, labelPrinterId: what.labelPrinterId, title, contents }
  const jobs = await printPaper(context, queue, paper, place)
  if (jobs.length === 0) refuse('packStops.noPaperPrinter')
  await settlePaper(context, printJobs, paper)
  context.about(record.order.id)
  return { jobs: jobs.length }
}
