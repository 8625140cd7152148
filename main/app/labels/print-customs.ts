import { carrierName } from '../../../shared/domain/carrier.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Paper } from '../../../shared/domain/paper.ts'
import type { CommandContext } from '../commands/command.ts'
import type { PrintContent, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { paperPrinter } from '../printers/printer-settings.ts'

/** One for the parcel, one for its carrier, one for the customs of its destination. */
const INVOICES = 3

/**
 * Queues what a parcel takes through customs, with its label and as often as that is bought: the carrier's papers as
 * they came; where it gave none, our CN 23 and commercial invoice from what it was declared with. They come out where
 * pages are printed, else where the label does. A parcel that crosses no border has none.
 */
export async function printCustoms(
  { tx, newId, actor, afterCommit }: CommandContext,
  queue: PrintQueue<Tx>,
  purchase: LabelPurchase,
  { printerId, title }: { readonly printerId: string; readonly title: string },
): Promise<void> {
  const kept = (await tx.labels.documents(purchase.id)).filter(({ role }) => role === 'customs')
  const contents: readonly PrintContent[] =
    kept.length > 0
      ? kept.map(({ id }) => ({ kind: 'document', documentId: id, title }))
      : (await ownPapers(tx, purchase)).map((paper) => ({ kind: 'paper', paper, title }))
  if (contents.length === 0) return
  const printer = (await paperPrinter(tx)) ?? printerId
  for (const [i, content] of contents.entries())
    await queue.enqueue(tx, {
      id: newId(),
      key: `customs/${purchase.id}/${i + 1}`,
      printerId: printer,
      label: null,
      title,
      content,
      operator: actor,
    })
  afterCommit(() => queue.wake(printer))
}

async function ownPapers(tx: Tx, { request, trackingNumber, accountId }: LabelPurchase): Promise<Paper[]> {
  const { customs, orderReference, sender, recipient, weightG, shipOn } = request
  if (customs === null) return []
  const account = await tx.carrierAccounts.get(accountId)
  const declared = { trackingNumber, orderReference, sender, recipient, weightG, shipOn, customs }
  const invoice: Paper = { kind: 'invoice', merchantName: sender.company ?? sender.name, ...declared }
  return [
    { kind: 'cn23', carrierName: carrierName(account?.carrierId ?? accountId), ...declared },
    ...Array.from({ length: INVOICES }, () => invoice),
  ]
}
