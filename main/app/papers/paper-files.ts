import type { ParcelPaperKind } from '../../../shared/domain/parcel-paper.ts'
import type { AppServices } from '../services/app-services.ts'
import { parcelPapers } from './parcel-papers.ts'

const A4 = { widthMm: 210, heightMm: 297 }

interface PaperFile {
  readonly name: string
  readonly type: string
  /** Base64. */
  readonly data: string
}

/** A paper of a parcel to open or keep: ours on A4, the carrier's byte for byte. Empty = there is no such paper. */
export async function paperFiles(
  { store, printing }: Pick<AppServices, 'store' | 'printing'>,
  what: { readonly fulfillmentId: string; readonly parcel: number; readonly kind: ParcelPaperKind },
): Promise<PaperFile[]> {
  const parts = await store.read(async (tx) => {
    const fulfillment = await tx.fulfillments.get(what.fulfillmentId)
    const [record] = fulfillment === null ? [] : await tx.orders.byIds([fulfillment.orderId])
    if (fulfillment === null || record === undefined) return []
    const found = (await parcelPapers(tx, record.order, fulfillment)).find(
      ({ paper }) => paper.parcel === what.parcel && paper.kind === what.kind,
    )
    const loaded = (found?.contents ?? []).map(async (content) =>
      content.kind === 'document'
        ? { content, kept: await tx.labels.bytes(content.documentId) }
        : { content, kept: null },
    )
    return Promise.all(loaded)
  })
  const files = new Map<string, PaperFile>()
  for (const { content, kept } of parts) {
    if (content.kind === 'paper') {
      const name = `${content.paper.kind} ${content.title}`
      if (!files.has(name))
        files.set(name, file(name, 'pdf', await printing.pictures.write(content.paper, A4)))
    } else if (kept !== null && content.kind === 'document') {
      const name = `${what.kind} ${content.title} ${files.size + 1}`
      files.set(name, file(name, kept.document.format, kept.bytes))
    }
  }
  return [...files.values()]
}

const TYPES = { pdf: 'application/pdf', png: 'image/png', qr: 'text/plain', zpl: 'text/plain' } as const

function file(name: string, format: keyof typeof TYPES, bytes: Uint8Array): PaperFile {
  const plain = name.replaceAll(/[^\p{L}\p{N}.]+/gu, '-').replaceAll(/^-|-$/g, '')
  return { name: `${plain}.${format}`, type: TYPES[format], data: Buffer.from(bytes).toString('base64') }
}
