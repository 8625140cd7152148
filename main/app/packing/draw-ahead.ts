import type { PrinterConfig, PrinterPort } from '../ports/printing.ts'
import type { Store } from '../ports/store.ts'
import { printersOf } from '../printers/printer-settings.ts'

/**
 * A parcel is about to be packed: its labels in hand are drawn now, for each size of paper there is, so that the last
 * scan only sends them.
 */
export async function drawLabelsAhead(store: Store, port: PrinterPort, fulfillmentId: string): Promise<void> {
  const { documents, printers } = await store.read(async (tx) => {
    const bought = (await tx.labels.ofFulfillments([fulfillmentId])).filter(({ state }) => state === 'bought')
    const papers = await Promise.all(bought.map(({ id }) => tx.labels.documents(id)))
    return { documents: papers.flat().filter(({ role }) => role === 'label'), printers: await printersOf(tx) }
  })
  for (const printer of papersOf(printers))
    for (const { id } of documents)
      await port.prepare({ kind: 'document', documentId: id, title: '' }, printer)
}

/** One printer of each kind of paper. */
function papersOf(printers: readonly PrinterConfig[]): PrinterConfig[] {
  const byPaper = new Map(printers.map((one) => [`${one.dpi} ${one.widthMm} ${one.heightMm}`, one]))
  return [...byPaper.values()]
}
