import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KeptDocument, LabelPurchaseTable } from '../../app/ports/label-tables.ts'
import type { LabelDocumentRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'

const kept = z.object({
  id: z.string(),
  purchaseId: z.string(),
  role: z.enum(['label', 'customs', 'return', 'hand-over']),
  format: z.enum(['zpl', 'pdf', 'png', 'qr']),
  dpi: z.union([z.literal(203), z.literal(300)]).nullable(),
  widthMm: z.int().min(1),
  heightMm: z.int().min(1),
  size: z.int().min(0),
  sha256: z.string(),
})

const COLUMNS = [
  'id',
  'purchase_id',
  'role',
  'format',
  'dpi',
  'width_mm',
  'height_mm',
  'size',
  'sha256',
] as const

export function labelDocuments(db: Db): Pick<LabelPurchaseTable, 'keepDocuments' | 'documents' | 'bytes'> {
  return {
    async keepDocuments(purchaseId, ids, documents) {
      for (const [i, { role, format, dpi, widthMm, heightMm, bytes }] of documents.entries()) {
        const id = ids[i]
        if (id === undefined) throw new Error('a document without an id')
        await db
          .insertInto('label_documents')
          .values({
            id,
            purchase_id: purchaseId,
            role,
            format,
            dpi,
            width_mm: widthMm,
            height_mm: heightMm,
            size: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            bytes,
          })
          .execute()
      }
    },
    async documents(purchaseId) {
      const rows = await db
        .selectFrom('label_documents')
        .select(COLUMNS)
        .where('purchase_id', '=', purchaseId)
        .orderBy('role')
        .orderBy('id')
        .execute()
      return rows.map(read)
    },
    async bytes(documentId) {
      const row = await db
        .selectFrom('label_documents')
        .selectAll()
        .where('id', '=', documentId)
        .executeTakeFirst()
      return row ? { document: read(row), bytes: row.bytes } : null
    },
  }
}

function read(row: Omit<LabelDocumentRow, 'bytes'>): KeptDocument {
  const { id, purchase_id, role, format, dpi, width_mm, height_mm, size, sha256 } = row
  const parts = { id, purchaseId: purchase_id, role, format, dpi, size, sha256 }
  return checkStored(kept, { ...parts, widthMm: width_mm, heightMm: height_mm }, 'label_documents', id)
}
