import { type SqlBool, sql } from 'kysely'
import { buyerTexts, withoutBuyer, withoutTexts } from '../../../shared/domain/buyer.ts'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { BuyerRecord, BuyerTable } from '../../app/ports/buyer-table.ts'
import type { Db } from '../schema.ts'
import { fold } from '../search-text.ts'
import { parseStored, readJson } from '../stored-json.ts'
import { type OrderArchive, orderArchive } from './archive.ts'
import { eraseFromParcels, parcelsOf } from './buyer-parcels.ts'
import { ORDER_DOCUMENT } from './order-row.ts'
import { writeOrderSearch } from './order-writes.ts'

export function buyerTable(db: Db, archive: OrderArchive): BuyerTable {
  return {
    async find(text, limit) {
      const wanted = fold(text.trim())
      if (wanted === '') return []
      const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`
      const rows = await db
        .selectFrom('orders')
        .leftJoin('order_documents', 'order_documents.order_id', 'orders.id')
        .leftJoin('order_search', 'order_search.order_id', 'orders.id')
        .select(['orders.id', 'order_documents.doc'])
        .where(
          sql<SqlBool>`(order_search.text like ${like} escape '\\' or lower(order_documents.doc) like ${like} escape '\\'
            or orders.id in (select order_id from archived_orders where email = ${wanted} or phone = ${wanted}))`,
        )
        .orderBy('orders.received_at', 'desc')
        .limit(CANDIDATES)
        .execute()
      const lacking = rows.flatMap(({ id, doc }) => (doc === null ? [id] : []))
      const archived = await archive.rows('order_documents', lacking)
      const docs = new Map(archived.map(({ order_id, doc }) => [order_id, doc]))
      return rows
        .map(({ id, doc }) => ({ id, doc: doc ?? docs.get(id) ?? 'null' }))
        .filter(({ id, doc }) =>
          names(readJson(doc, 'order_documents', id)).some((name) => fold(name) === wanted),
        )
        .slice(0, limit)
        .map(({ id }) => id)
    },
    of: (orderId) => recordOf(db, orderId, archive),
    erase: (orderId, at) => eraseBuyer(db, orderId, at, archive),
    async erasedAt(orderId) {
      const row = await db
        .selectFrom('erased_buyers')
        .select('at')
        .where('order_id', '=', orderId)
        .executeTakeFirst()
      return row?.at ?? null
    },
  }
}

/** Rows examined for one look-up; a person has fewer orders. */
const CANDIDATES = 2_000

/** What people give to be found by. */
function names(doc: unknown): string[] {
  const parsed = orderSchema.safeParse(doc)
  if (!parsed.success) return []
  const { reference, externalId, destination } = parsed.data
  return [reference, externalId, destination.name, destination.email, destination.phone].flatMap((text) =>
    text === null || text === '' ? [] : [text],
  )
}

async function recordOf(db: Db, orderId: string, archive: OrderArchive): Promise<BuyerRecord | null> {
  const row = await db
    .selectFrom('orders')
    .leftJoin('order_documents', 'order_documents.order_id', 'orders.id')
    .select(['orders.channel_id', 'orders.external_id', 'order_documents.doc'])
    .where('orders.id', '=', orderId)
    .executeTakeFirst()
  if (row === undefined) return null
  const doc = row.doc ?? (await archive.rows('order_documents', [orderId]))[0]?.doc
  if (doc === undefined) return null
  const json = (text: string, table: string) => readJson(text, table, orderId)
  const inbox = await db
    .selectFrom('inbox')
    .select('payload')
    .where('channel_id', '=', row.channel_id)
    .where('external_id', '=', row.external_id)
    .execute()
  const outbox = await db.selectFrom('outbox').select('payload').where('order_id', '=', orderId).execute()
  const exceptions = await db
    .selectFrom('exceptions')
    .select('cause')
    .where('order_id', '=', orderId)
    .execute()
  const returns = await db.selectFrom('returns').select('doc').where('order_id', '=', orderId).execute()
  const announced = await db
    .selectFrom('announced_returns')
    .select('doc')
    .where('order_id', '=', orderId)
    .execute()
  const standings = await db
    .selectFrom('order_standing')
    .select('doc')
    .where('order_id', '=', orderId)
    .execute()
  const rejections = await db
    .selectFrom('site_rejections')
    .select('doc')
    .where('order_id', '=', orderId)
    .execute()
  const takenBack = await db.selectFrom('take_backs').select('doc').where('order_id', '=', orderId).execute()
  const journal = await journalOf(db, orderId)
  const order = orderSchema.safeParse(json(doc, 'order_documents'))
  const labels = order.success ? await labelsOf(db, order.data.reference, buyerTexts(order.data)) : []
  return {
    orderId,
    order: json(doc, 'order_documents'),
    received: inbox.map(({ payload }) => payload).filter((text) => text !== ''),
    journal: journal.map(({ seq, type, input, result }) => ({
      seq,
      type,
      input: json(input, 'journal'),
      result: json(result, 'journal'),
    })),
    told: outbox.map(({ payload }) => json(payload, 'outbox')),
    exceptions: exceptions.map(({ cause }) => json(cause, 'exceptions')),
    returns: [...returns, ...announced].map(({ doc }) => json(doc, 'returns')),
    labels: labels.map(({ content }) => json(content, 'print_jobs')),
    standings: standings.map(({ doc }) => json(doc, 'order_standing')),
    rejections: [...rejections, ...takenBack].map(({ doc }) => json(doc, 'site_rejections')),
    parcels: await parcelsOf(db, orderId, archive),
  }
}

function journalOf(db: Db, orderId: string) {
  return db
    .selectFrom('journal')
    .innerJoin('journal_orders', 'journal_orders.seq', 'journal.seq')
    .select(['journal.seq', 'journal.type', 'journal.input', 'journal.result'])
    .where('journal_orders.order_id', '=', orderId)
    .orderBy('journal.seq')
    .execute()
}

/** Labels that name the order and its buyer: a print job knows neither by a column. */
function labelsOf(db: Db, reference: string, texts: readonly string[]) {
  const like = (text: string) =>
    `%${JSON.stringify(text)
      .slice(1, -1)
      .replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('print_jobs')
    .select(['id', 'title', 'content'])
    .where((eb) =>
      eb.or([
        sql<SqlBool>`title like ${like(reference)} escape '\\'`,
        sql<SqlBool>`content like ${like(reference)} escape '\\'`,
      ]),
    )
    .where((eb) => eb.or(texts.map((text) => sql<SqlBool>`content like ${like(text)} escape '\\'`)))
    .execute()
}

/** See BuyerTable.erase. */
export async function eraseBuyer(
  db: Db,
  orderId: string,
  at: EpochMs,
  archive: OrderArchive = orderArchive(db, true),
): Promise<boolean> {
  await archive.rows('order_documents', [orderId])
  const row = await db
    .selectFrom('orders')
    .innerJoin('order_documents', 'order_documents.order_id', 'orders.id')
    .leftJoin('erased_buyers', 'erased_buyers.order_id', 'orders.id')
    .select(['channel_id', 'external_id', 'doc', 'erased_buyers.at as erased_at'])
    .where('orders.id', '=', orderId)
    .executeTakeFirst()
  if (row === undefined || row.erased_at !== null) return false
  const order = parseStored(orderSchema, row.doc, 'order_documents', orderId)
  const texts = buyerTexts(order)
  const clean = (json: string) => JSON.stringify(withoutTexts(readJson(json, 'order', orderId), texts))

  await db
    .updateTable('inbox')
    .set({ payload: '' })
    .where('channel_id', '=', row.channel_id)
    .where('external_id', '=', row.external_id)
    .where('state', '<>', 'new')
    .execute()
  await db.deleteFrom('address_checks').where('order_id', '=', orderId).execute()
  for (const { seq, input, result } of await journalOf(db, orderId)) {
    const cleaned = { input: clean(input), result: clean(result) }
    if (cleaned.input === input && cleaned.result === result) continue
    // The digest of an input that named the buyer would still tell a guess from another.
    await db
      .updateTable('journal')
      .set({ ...cleaned, digest: null })
      .where('seq', '=', seq)
      .execute()
  }
  for (const { id, payload } of await db
    .selectFrom('outbox')
    .select(['id', 'payload'])
    .where('order_id', '=', orderId)
    .execute())
    await db
      .updateTable('outbox')
      .set({ payload: clean(payload) })
      .where('id', '=', id)
      .execute()
  for (const { id, cause, search } of await db
    .selectFrom('exceptions')
    .select(['id', 'cause', 'search'])
    .where('order_id', '=', orderId)
    .execute()) {
    const folded = String(withoutTexts(search, texts.map(fold)))
    await db
      .updateTable('exceptions')
      .set({ cause: clean(cause), search: folded })
      .where('id', '=', id)
      .execute()
  }
  for (const table of ['returns', 'announced_returns'] as const)
    for (const { id, doc } of await db
      .selectFrom(table)
      .select(['id', 'doc'])
      .where('order_id', '=', orderId)
      .execute())
      await db
        .updateTable(table)
        .set({ doc: clean(doc) })
        .where('id', '=', id)
        .execute()
  for (const { channel_id, external_id, doc } of await db
    .selectFrom('order_standing')
    .select(['channel_id', 'external_id', 'doc'])
    .where('order_id', '=', orderId)
    .execute())
    await db
      .updateTable('order_standing')
      .set({ doc: clean(doc) })
      .where('channel_id', '=', channel_id)
      .where('external_id', '=', external_id)
      .execute()
  for (const { site_id, doc } of await db
    .selectFrom('site_rejections')
    .select(['site_id', 'doc'])
    .where('order_id', '=', orderId)
    .execute())
    await db
      .updateTable('site_rejections')
      .set({ doc: clean(doc) })
      .where('order_id', '=', orderId)
      .where('site_id', '=', site_id)
      .execute()
  for (const { fulfillment_id, epoch, doc } of await db
    .selectFrom('take_backs')
    .select(['fulfillment_id', 'epoch', 'doc'])
    .where('order_id', '=', orderId)
    .execute())
    await db
      .updateTable('take_backs')
      .set({ doc: clean(doc) })
      .where('fulfillment_id', '=', fulfillment_id)
      .where('epoch', '=', epoch)
      .execute()
  for (const { id, title, content } of await labelsOf(db, order.reference, texts)) {
    const cleaned = { title: String(withoutTexts(title, texts)), content: clean(content) }
    await db.updateTable('print_jobs').set(cleaned).where('id', '=', id).execute()
  }

  await eraseFromParcels(db, orderId, archive, clean)

  const left = withoutBuyer(order)
  await db
    .updateTable('order_documents')
    .set(ORDER_DOCUMENT.write(left))
    .where('order_id', '=', orderId)
    .execute()
  await db
    .updateTable('orders')
    .set({ buyer_key: null, customer_key: null })
    .where('id', '=', orderId)
    .execute()
  await writeOrderSearch(db, left)
  await db.insertInto('erased_buyers').values({ order_id: orderId, at }).execute()
  return true
}
