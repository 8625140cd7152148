import { type SqlBool, sql } from 'kysely'
import { product } from '../../../shared/domain/product.ts'
import type { ProductTable } from '../../app/ports/catalog-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { FreedLog } from '../freed-log.ts'
import type { Db } from '../schema.ts'
import { searchText } from '../search-text.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'
import type { WrittenLog } from '../written-log.ts'

export function productTable(
  db: Db,
  onCorruptRow: OnCorruptRow,
  freed: FreedLog,
  written: WrittenLog,
): ProductTable {
  const read = (row: { sku: string; doc: string }) => parseStored(product, row.doc, 'products', row.sku)
  return {
    async all() {
      const rows = await db.selectFrom('products').select(['sku', 'doc']).orderBy('sku').execute()
      return readList(rows, onCorruptRow, read)
    },
    async bySkus(skus) {
      const rows: { sku: string; doc: string }[] = []
      for (const some of chunks(skus)) {
        rows.push(
          ...(await db.selectFrom('products').select(['sku', 'doc']).where('sku', 'in', some).execute()),
        )
      }
      const unique = new Map(rows.map((row) => [row.sku, row]))
      const sorted = [...unique.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1))
      return readList(sorted, onCorruptRow, read)
    },
    async byScan(scan) {
      const row = await db
        .selectFrom('products')
        .select(['sku', 'doc'])
        .where('scan', '=', scan.trim())
        .orderBy('sku')
        .limit(1)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async scannedBy(scans) {
      const found = new Map<string, string[]>()
      for (const some of chunks([...new Set(scans)])) {
        const rows = await db
          .selectFrom('products')
          .select(['sku', 'scan'])
          .where('scan', 'in', some)
          .execute()
        for (const { sku, scan } of rows) found.set(scan, [...(found.get(scan) ?? []), sku])
      }
      return found
    },
    async removeUnused(skus) {
      const removed: string[] = []
      for (const some of chunks([...new Set(skus)])) {
        const rows = await db
          .deleteFrom('products')
          .where('sku', 'in', some)
          .where('sku', 'not in', db.selectFrom('order_lines').select('sku').where('sku', 'in', some))
          .where('sku', 'not in', db.selectFrom('stock').select('sku').where('sku', 'in', some))
          .where('sku', 'not in', db.selectFrom('channel_skus').select('sku').where('sku', 'in', some))
          .returning('sku')
          .execute()
        removed.push(...rows.map(({ sku }) => sku))
      }
      written.wroteProducts(removed)
      return removed
    },
    async put(products) {
      freed.products()
      written.wroteProducts(products.map(({ sku }) => sku))
      for (const some of chunks(lastOfEach(products, (one) => one.sku))) {
        await db
          .insertInto('products')
          .values(
            some.map((one) => ({
              sku: one.sku,
              name: one.name,
              scan: one.barcode ?? one.sku,
              search: searchText([one.sku, one.name]),
              doc: JSON.stringify(one),
            })),
          )
          .onConflict((conflict) =>
            conflict.column('sku').doUpdateSet({
              name: (eb) => eb.ref('excluded.name'),
              scan: (eb) => eb.ref('excluded.scan'),
              search: (eb) => eb.ref('excluded.search'),
              doc: (eb) => eb.ref('excluded.doc'),
            }),
          )
          .execute()
      }
    },
    async count() {
      const row = await db
        .selectFrom('products')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return row.count
    },
    async countCosted() {
      const row = await db
        .selectFrom('products')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        // As the index has it, word for word.
        .where(sql<SqlBool>`replace(doc, '"costCents":', '') <> doc`)
        .executeTakeFirstOrThrow()
      return row.count
    },
  }
}
