import type { BuyerPaper } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'

/** A kept paper as a file; null = it is kept no more. */
export async function buyerPaper(tx: Tx, documentId: string): Promise<BuyerPaper | null> {
  const kept = await tx.labels.bytes(documentId)
  const purchase = kept && (await tx.labels.get(kept.document.purchaseId))
  if (kept === null || purchase === null) return null
  const { format } = kept.document
  const number = (purchase.trackingNumber ?? purchase.id).replaceAll(/[^0-9A-Za-z-]/g, '_')
  return {
    name: `${number}.${format === 'qr' ? 'png' : format}`,
    mime: format === 'pdf' ? 'application/pdf' : format === 'zpl' ? 'text/plain' : 'image/png',
    bytes: kept.bytes,
  }
}
