import { carrierName } from '../../../shared/domain/carrier.ts'
import { handOverNumber } from '../../../shared/domain/hand-over.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { PrintContent, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printers/printer-settings.ts'
import { listPaper } from './list-paper.ts'

/** Queues a closed list, ours or the carrier's own as it came. Printed as often as it is asked for. @throws {Refusal} */
export async function printList(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  language: Language,
  what: { readonly handOverId: string; readonly paper: 'ours' | 'carrier'; readonly printerId: string },
): Promise<{ jobId: string }> {
  const { tx, newId, actor, afterCommit, touch } = context
  const list = await tx.handOvers.get(what.handOverId)
  if (list === null) refuse('handOver.noSuchList')
  if ((await printerById(tx, what.printerId)) === null) refuse('packStops.unknownPrinter')
  const account = await tx.carrierAccounts.get(list.accountId)
  const title = `${carrierName(account?.carrierId ?? list.accountId)} ${handOverNumber(list)}`
  let content: PrintContent
  if (what.paper === 'ours') content = { kind: 'paper', paper: await listPaper(tx, list, language), title }
  else {
    const [kept] = await tx.labels.documents(list.id)
    if (kept === undefined) refuse('handOver.noCarrierList')
    content = { kind: 'document', documentId: kept.id, title }
  }
  const id = newId()
  await queue.enqueue(tx, {
    id,
    key: `hand-over/${list.id}/${id}`,
    printerId: what.printerId,
    label: null,
    title,
    content,
    operator: actor,
  })
  touch('printing')
  afterCommit(() => queue.wake(what.printerId))
  return { jobId: id }
}
