import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { catalogueItem, catalogueStanding, leftOutReason } from '../../../shared/domain/catalogue.ts'
import { product } from '../../../shared/domain/product.ts'
import type { CatalogueTable, KeptItem } from '../../app/ports/catalogue.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import { type OrderSearch, textMatches } from '../order-search.ts'
import type { CatalogueItemRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { searchText } from '../search-text.ts'
import { CATALOGUE_KEY, CATALOGUE_TEXTS } from '../searched-texts.ts'
import { checkStored, type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const taken = z.object({
  product: z.object({ before: product.nullable(), after: product }).nullable(),
  levels: z.array(z.object({ siteId: z.string(), before: z.int().nullable(), after: z.int() })),
})

export function catalogueTable(db: Db, onCorruptRow: OnCorruptRow, texts: OrderSearch): CatalogueTable {
  return {
    async put(items) {
      for (const some of chunks(lastOfEach(items, (one) => `${one.channelId}\n${one.item.id}`))) {
        await db
          .insertInto('catalogue_items')
          .values(some.map(rowOf))
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'item_id']).doUpdateSet((eb) => ({
              position: eb.ref('excluded.position'),
              channel_sku: eb.ref('excluded.channel_sku'),
              sku: eb.ref('excluded.sku'),
              barcode: eb.ref('excluded.barcode'),
              title: eb.ref('excluded.title'),
              search: eb.ref('excluded.search'),
              standing: eb.ref('excluded.standing'),
              why: eb.ref('excluded.why'),
              units: eb.ref('excluded.units'),
              waiting_units: eb.ref('excluded.waiting_units'),
              doc: eb.ref('excluded.doc'),
              taken: eb.ref('excluded.taken'),
            })),
          )
          .execute()
      }
    },
    async list({ channelId, only, search, sort, descending, offset, limit }) {
      let matching = db.selectFrom('catalogue_items').where('channel_id', '=', channelId)
      if (only !== 'all') matching = matching.where('standing', '=', only)
      const found = await texts.findIn(db, CATALOGUE_TEXTS, search)
      if (found?.kind === 'few') matching = matching.where(sql<SqlBool>`${CATALOGUE_KEY} in (${found.ids})`)
      if (found?.kind === 'many') matching = matching.where(textMatches(search, sql.ref('search')))
      const rows = await matching
        .selectAll()
        .orderBy(SORTED_BY[sort], descending ? 'desc' : 'asc')
        .orderBy('position')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, read), total }
    },
    async after(channelId, position, limit) {
      const rows = await db
        .selectFrom('catalogue_items')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('position', '>', position)
        .orderBy('position')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async counts(channelId) {
      const rows = await db
        .selectFrom('catalogue_items')
        .select(['standing', (eb) => eb.fn.countAll<number>().as('items')])
        .where('channel_id', '=', channelId)
        .groupBy('standing')
        .execute()
      return new Map(
        rows.map((row) => [
          checkStored(catalogueStanding, row.standing, 'catalogue_items', channelId),
          row.items,
        ]),
      )
    },
    async doubledSkus(channelId, skus) {
      const doubled = new Set<string>()
      for (const some of chunks([...new Set(skus)])) {
        const rows = await db
          .selectFrom('catalogue_items')
          .select('sku')
          .where('channel_id', '=', channelId)
          .where('sku', 'in', some)
          .groupBy('sku')
          .having((eb) => eb.fn.countAll<number>(), '>', 1)
          .execute()
        for (const { sku } of rows) if (sku !== null) doubled.add(sku)
      }
      return doubled
    },
    async doubledBarcodes(channelId, barcodes) {
      const doubled = new Set<string>()
      for (const some of chunks([...new Set(barcodes)])) {
        const rows = await db
          .selectFrom('catalogue_items')
          .select('barcode')
          .where('channel_id', '=', channelId)
          .where('barcode', 'in', some)
          .groupBy('barcode')
          .having((eb) => eb.fn.countAll<number>(), '>', 1)
          .execute()
        for (const { barcode } of rows) if (barcode !== null) doubled.add(barcode)
      }
      return doubled
    },
    async forgetTaken(channelId) {
      await db
        .updateTable('catalogue_items')
        .set({ taken: null })
        .where('channel_id', '=', channelId)
        .where('taken', 'is not', null)
        .execute()
    },
    async drop(channelId) {
      await db.deleteFrom('catalogue_items').where('channel_id', '=', channelId).execute()
    },
  }
}

const SORTED_BY = {
  position: sql`position`,
  sku: sql`channel_sku`,
  title: sql`title`,
  units: sql`coalesce(units, -1)`,
} as const

function rowOf(one: KeptItem): CatalogueItemRow {
  const { item } = one
  return {
    channel_id: one.channelId,
    item_id: item.id,
    position: one.position,
    channel_sku: item.sku ?? '',
    sku: one.sku,
    barcode: item.barcode,
    title: item.title,
    search: searchText([item.sku, item.title, item.barcode, one.sku]),
    standing: one.standing,
    why: one.why,
    units:
      typeof item.stock === 'string' ? null : item.stock.reduce((sum, { available }) => sum + available, 0),
    waiting_units: one.waitingUnits,
    doc: JSON.stringify(item),
    taken: one.taken === null ? null : JSON.stringify(one.taken),
  }
}

function read(row: CatalogueItemRow): KeptItem {
  const id = `${row.channel_id}/${row.item_id}`
  return {
    channelId: row.channel_id,
    position: row.position,
    item: parseStored(catalogueItem, row.doc, 'catalogue_items', id),
    sku: row.sku,
    standing: checkStored(catalogueStanding, row.standing, 'catalogue_items', id),
    why: checkStored(leftOutReason.nullable(), row.why, 'catalogue_items', id),
    waitingUnits: row.waiting_units,
    taken: row.taken === null ? null : parseStored(taken, row.taken, 'catalogue_items', id),
  }
}
