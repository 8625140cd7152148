import {
  type CarrierInvoice,
  carrierInvoice,
  type InvoiceLine,
  invoiceLine,
} from '../../../shared/domain/carrier-invoice.ts'
import type { InvoiceTable } from '../../app/ports/cost-tables.ts'
import { chunks } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'carrier_invoices'
const LINES = 'invoice_lines'

export function carrierInvoiceTable(db: Db, onCorruptRow: OnCorruptRow): InvoiceTable {
  return {
    async list({ offset, limit }) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .orderBy('taken_at', 'desc')
        .orderBy('import_id')
        .orderBy('number')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await db
        .selectFrom(TABLE)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, readInvoice), total: Number(total) }
    },
    async ofImport(importId) {
      const rows = await db.selectFrom(TABLE).selectAll().where('import_id', '=', importId).execute()
      return readList(rows, onCorruptRow, readInvoice)
    },
    async put(invoices, lines) {
      for (const some of chunks(invoices))
        await db
          .insertInto(TABLE)
          .values(
            some.map((one) => ({
              import_id: one.importId,
              number: one.number,
              account_id: one.accountId,
              taken_at: one.takenAt,
              doc: JSON.stringify(one),
            })),
          )
          .execute()
      for (const some of chunks(lines))
        await db
          .insertInto(LINES)
          .values(
            some.map((one) => ({
              id: one.id,
              import_id: one.importId,
              cost_id: one.costId,
              doc: JSON.stringify(one),
            })),
          )
          .execute()
    },
    async known(ids) {
      const known = new Set<string>()
      for (const some of chunks(ids))
        for (const { id } of await db.selectFrom(LINES).select('id').where('id', 'in', some).execute())
          known.add(id)
      return known
    },
    async linesOf(costIds) {
      const lines: InvoiceLine[] = []
      for (const some of chunks(costIds)) {
        const rows = await db.selectFrom(LINES).selectAll().where('cost_id', 'in', some).execute()
        lines.push(...readList(rows, onCorruptRow, readLine))
      }
      return lines
    },
    async remove(importId) {
      const rows = await db
        .selectFrom(LINES)
        .select('cost_id')
        .distinct()
        .where('import_id', '=', importId)
        .execute()
      for (const table of [LINES, TABLE] as const)
        await db.deleteFrom(table).where('import_id', '=', importId).execute()
      return rows.map(({ cost_id }) => cost_id)
    },
  }
}

function readInvoice(row: { import_id: string; number: string; doc: string }): CarrierInvoice {
  return parseStored(carrierInvoice, row.doc, TABLE, `${row.import_id}/${row.number}`)
}

function readLine(row: { id: string; doc: string }): InvoiceLine {
  return parseStored(invoiceLine, row.doc, LINES, row.id)
}
