import { type SqlBool, sql } from 'kysely'
import { expectedReceipt, receiptKey } from '../../../shared/domain/expected-receipt.ts'
import type { DayReceipts, ExpectedReceiptTable } from '../../app/ports/expected-receipt-table.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { ExpectedReceiptRow } from '../schema/stock-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns, searchText } from '../search-text.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { atSitesSeen } from './seen-rows.ts'

export function expectedReceiptTable(db: Db, onCorruptRow: OnCorruptRow): ExpectedReceiptTable {
  return {
    async list({ seen, search, siteId, offset, limit }) {
      let matching = db.selectFrom('expected_receipts').where(atSitesSeen(seen, 'site_id'))
      for (const pattern of searchPatterns(search))
        matching = matching.where(sql<SqlBool>`search like ${pattern} escape '\\'`)
      if (siteId !== null) matching = matching.where('site_id', '=', siteId)
      const rows = await matching
        .selectAll()
        .orderBy('day')
        .orderBy('sku')
        .orderBy('receipt_key')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, read), total: Number(total) }
    },
    async bySku(sku) {
      const rows = await db
        .selectFrom('expected_receipts')
        .selectAll()
        .where('sku', '=', sku)
        .orderBy('day')
        .orderBy('receipt_key')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async get(key) {
      const row = await db
        .selectFrom('expected_receipts')
        .selectAll()
        .where('receipt_key', '=', receiptKey(key))
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async put(receipts) {
      for (const some of chunks(lastOfEach(receipts, receiptKey)))
        await db
          .insertInto('expected_receipts')
          .values(
            some.map((receipt) => ({
              receipt_key: receiptKey(receipt),
              site_id: receipt.siteId,
              sku: receipt.sku,
              quantity: receipt.quantity,
              day: receipt.on,
              reference: receipt.reference,
              search: searchText([receipt.sku, receipt.reference]),
              from_site: receipt.from ?? null,
            })),
          )
          .onConflict((conflict) =>
            conflict.column('receipt_key').doUpdateSet({
              quantity: (eb) => eb.ref('excluded.quantity'),
              day: (eb) => eb.ref('excluded.day'),
            }),
          )
          .execute()
    },
    async remove(key) {
      const [gone] = await db
        .deleteFrom('expected_receipts')
        .where('receipt_key', '=', receiptKey(key))
        .execute()
      return Number(gone?.numDeletedRows ?? 0) > 0
    },
    async bySites(skus) {
      const units = new Map<string, number>()
      for (const some of chunks(skus)) {
        const rows = await db
          .selectFrom('expected_receipts')
          .select(['sku', 'site_id', 'quantity'])
          .where('sku', 'in', some)
          .execute()
        for (const { sku, site_id, quantity } of rows) {
          const key = `${site_id}\n${sku}`
          units.set(key, (units.get(key) ?? 0) + Number(quantity))
        }
      }
      return units
    },
    async byDay(skus) {
      const days: DayReceipts[] = []
      for (const some of chunks(skus)) {
        const rows = await db
          .selectFrom('expected_receipts')
          .select(['sku', 'day', (eb) => eb.fn.sum<number>('quantity').as('units')])
          .where('sku', 'in', some)
          .groupBy(['sku', 'day'])
          .orderBy('sku')
          .orderBy('day')
          .execute()
        days.push(...rows.map(({ sku, day, units }) => ({ sku, on: day, units: Number(units) })))
      }
      return days
    },
  }
}

function read({ receipt_key, site_id, sku, quantity, day, reference, from_site }: ExpectedReceiptRow) {
  return checkStored(
    expectedReceipt,
    {
      siteId: site_id,
      sku,
      quantity: Number(quantity),
      on: day,
      reference,
      ...(from_site === null ? {} : { from: from_site }),
    },
    'expected_receipts',
    receipt_key,
  )
}
