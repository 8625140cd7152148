import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { CommandContext } from '../commands/command.ts'
import type { PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/**
 * Queues the label of a purchase that is bought, as the carrier made it. The same purchase again prints nothing: once
 * more is a reprint. null = its paper is not here; nothing of ours is ever drawn in its place.
 */
export async function printBought(
  { tx, newId, actor, afterCommit, touch }: CommandContext,
  queue: PrintQueue<Tx>,
  { id, fulfillmentId, parcel }: LabelPurchase,
  { printerId, title }: { readonly printerId: string; readonly title: string },
): Promise<PrintJob | null> {
  const label = (await tx.labels.documents(id)).find(({ role }) => role === 'label')
  if (label === undefined) return null
  touch('printing')
  afterCommit(() => queue.wake(printerId))
  return queue.enqueue(tx, {
    id: newId(),
    key: `label/${id}`,
    printerId,
    label: { fulfillmentId, parcel },
    title,
    content: { kind: 'document', documentId: label.id, title },
    operator: actor,
  })
}
