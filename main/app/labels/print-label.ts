import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { CommandContext } from '../commands/command.ts'
import { printCustoms } from '../papers/print-customs.ts'
import type { PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/**
 * Queues the label of a purchase that is bought, as the carrier made it, and what goes through customs with it. The same
 * purchase again prints nothing: once more is a reprint. null = its paper is not here; nothing of ours is ever drawn in
 * its place.
 */
export async function printBought(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  purchase: LabelPurchase,
  where: { readonly printerId: string; readonly title: string },
): Promise<PrintJob | null> {
  const { tx, newId, actor, afterCommit, touch } = context
  const { id, fulfillmentId, parcel } = purchase
  const { printerId, title } = where
  const label = (await tx.labels.documents(id)).find(({ role }) => role === 'label')
  if (label === undefined) return null
  touch('printing')
  afterCommit(() => queue.wake(printerId))
  const job = await queue.enqueue(tx, {
    id: newId(),
    key: `label/${id}`,
    printerId,
    label: { fulfillmentId, parcel },
    title,
    content: { kind: 'document', documentId: label.id, title },
    operator: actor,
  })
  await printCustoms(context, queue, purchase, where)
  return job
}
