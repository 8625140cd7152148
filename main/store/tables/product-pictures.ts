import { createHash } from 'node:crypto'
import { z } from 'zod'
import { pictureSource } from '../../../shared/domain/product-picture.ts'
import { messageSchema } from '../../../shared/messages/message.ts'
import type { PictureBytes, PictureTable, ProductPicture } from '../../app/ports/picture-table.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { ProductPictureRow } from '../schema/stock-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

const TABLE = 'product_pictures'

const doc = z.object({
  source: pictureSource.nullable(),
  problem: messageSchema.nullable(),
  attempts: z.int().min(0),
})
const format = z.enum(['png', 'jpeg', 'webp'])

export function pictureTable(db: Db, onCorruptRow: OnCorruptRow): PictureTable {
  async function of(skus: readonly string[]): Promise<ReadonlyMap<string, ProductPicture>> {
    const found: ProductPictureRow[] = []
    for (const some of chunks([...new Set(skus)]))
      found.push(...(await db.selectFrom(TABLE).selectAll().where('sku', 'in', some).execute()))
    return new Map(readList(found, onCorruptRow, read).map((one) => [one.sku, one]))
  }

  async function dropUnused(fileIds: readonly string[]): Promise<void> {
    for (const some of chunks(fileIds))
      await db
        .deleteFrom('picture_files')
        .where('id', 'in', some)
        .where(
          'id',
          'not in',
          db
            .selectFrom(TABLE)
            .select('file_id')
            .where('file_id', 'in', some)
            .$narrowType<{ file_id: string }>(),
        )
        .execute()
  }

  return {
    of,
    async put(pictures) {
      const before = await of(pictures.map(({ sku }) => sku))
      for (const some of chunks(lastOfEach(pictures, ({ sku }) => sku)))
        await db
          .insertInto(TABLE)
          .values(some.map(rowOf))
          .onConflict((conflict) =>
            conflict.column('sku').doUpdateSet((eb) => ({
              ask_at: eb.ref('excluded.ask_at'),
              fetch_at: eb.ref('excluded.fetch_at'),
              url: eb.ref('excluded.url'),
              file_id: eb.ref('excluded.file_id'),
              doc: eb.ref('excluded.doc'),
            })),
          )
          .execute()
      const replaced = pictures.flatMap(({ sku, fileId }) => {
        const old = before.get(sku)?.fileId ?? null
        return old === null || old === fileId ? [] : [old]
      })
      await dropUnused([...new Set(replaced)])
    },
    async keepFile(file) {
      const id = createHash('sha256').update(file.bytes).digest('hex')
      await db
        .insertInto('picture_files')
        .values({ id, format: file.format, size: file.bytes.length, bytes: file.bytes })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      return id
    },
    async files(skus) {
      const files = new Map<string, PictureBytes>()
      for (const some of chunks([...new Set(skus)])) {
        const rows = await db
          .selectFrom(TABLE)
          .innerJoin('picture_files', 'picture_files.id', `${TABLE}.file_id`)
          .select([`${TABLE}.sku`, 'picture_files.format', 'picture_files.bytes'])
          .where(`${TABLE}.sku`, 'in', some)
          .orderBy(`${TABLE}.sku`)
          .execute()
        for (const row of rows)
          files.set(row.sku, {
            format: checkStored(format, row.format, 'picture_files', row.sku),
            bytes: row.bytes,
          })
      }
      return files
    },
    async fileOfUrl(url) {
      const row = await db
        .selectFrom(TABLE)
        .select('file_id')
        .where('url', '=', url)
        .where('fetch_at', 'is', null)
        .where('file_id', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return row?.file_id ?? null
    },
    async toFetch(now, limit) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('fetch_at', '<=', now)
        .orderBy('fetch_at')
        .orderBy('sku')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async toAsk(now, limit) {
      const rows = await db
        .selectFrom('products')
        .leftJoin(TABLE, `${TABLE}.sku`, 'products.sku')
        .select('products.sku')
        .where((eb) => eb.or([eb(`${TABLE}.sku`, 'is', null), eb(`${TABLE}.ask_at`, '<=', now)]))
        .orderBy((eb) => eb.fn.coalesce(`${TABLE}.ask_at`, eb.lit(0)))
        .orderBy('products.sku')
        .limit(limit)
        .execute()
      return rows.map(({ sku }) => sku)
    },
    async totalBytes() {
      const row = await db
        .selectFrom('picture_files')
        .select((eb) => eb.fn.sum<number | string | null>('size').as('bytes'))
        .executeTakeFirstOrThrow()
      return Number(row.bytes ?? 0)
    },
  }
}

function rowOf({ sku, askAt, fetchAt, url, fileId, ...rest }: ProductPicture): ProductPictureRow {
  return { sku, ask_at: askAt, fetch_at: fetchAt, url, file_id: fileId, doc: JSON.stringify(rest) }
}

function read({ sku, ask_at, fetch_at, url, file_id, doc: text }: ProductPictureRow): ProductPicture {
  return {
    sku,
    askAt: ask_at,
    fetchAt: fetch_at,
    url,
    fileId: file_id,
    ...parseStored(doc, text, TABLE, sku),
  }
}
