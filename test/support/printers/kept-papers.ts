import { createHash } from 'node:crypto'
import type { KeptDocument } from '../../../main/app/ports/label-tables.ts'
import type { PrintContent } from '../../../main/app/ports/printing.ts'

/** Carriers' papers by id, as the store keeps them. */
export class KeptPapers {
  readonly #papers = new Map<string, { document: KeptDocument; bytes: Uint8Array }>()

  readonly kept = async (id: string) => this.#papers.get(id) ?? null

  /** Keeps a label of 100 x 150 mm unless said otherwise, and gives the content of its print job. */
  keep(
    bytes: Uint8Array | string,
    over: Partial<KeptDocument> & Pick<KeptDocument, 'format'>,
  ): Extract<PrintContent, { kind: 'document' }> {
    const stored = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
    const id = `paper-${this.#papers.size + 1}`
    const document: KeptDocument = {
      id,
      purchaseId: 'purchase-1',
      role: 'label',
      dpi: null,
      widthMm: 100,
      heightMm: 150,
      size: stored.length,
      sha256: createHash('sha256').update(stored).digest('hex'),
      ...over,
    }
    this.#papers.set(id, { document, bytes: stored })
    return { kind: 'document', documentId: id, title: `FR-104233 1/2 ${id}` }
  }
}
