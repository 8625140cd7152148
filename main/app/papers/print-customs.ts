import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { CommandContext } from '../commands/command.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { customsPapers } from './customs-papers.ts'
import { printPaper } from './print-paper.ts'

/** Queues what a parcel takes through customs, with its label and as often as that is bought. */
export async function printCustoms(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  purchase: LabelPurchase,
  { printerId: labelPrinterId, title }: { readonly printerId: string; readonly title: string },
): Promise<void> {
  const { id, fulfillmentId, parcel } = purchase
  const fulfillment = await context.tx.fulfillments.get(fulfillmentId)
  const contents = await customsPapers(context.tx, purchase, title)
  if (fulfillment === null || contents.length === 0) return
  const { siteId } = fulfillment
  const paper = { fulfillmentId, parcel, kind: 'customs' } as const
  await printPaper(context, queue, paper, { run: `customs/${id}`, siteId, labelPrinterId, title, contents })
}
