import { sql } from 'kysely'
import { order as orderSchema } from '../../../shared/domain/order.ts'
import { CorruptRowError } from '../../app/ports/store.ts'
import { chunks } from '../chunks.ts'
import { preparedInsert, preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { fold } from '../search-text.ts'
import { PACKED_TABLES, type PackedRows, type PackedTable, packRows, unpackRows } from './archive-packing.ts'

/**
 * What is read of archived orders. An order that is read inside of a write comes back whole first: whatever is done to it
 * then finds its rows where those of all others are.
 */
export interface OrderArchive {
  /** This order was read, and is not archived: it is not asked for again. */
  isWhole(orderId: string): void
  /** Of those of these orders that are archived. In a read, one that is damaged has none. */
  rows<T extends PackedTable>(table: T, orderIds: readonly string[]): Promise<PackedRows[T]>
  /** Before its rows are written: it comes back, or what is left of it is forgotten when that cannot be read. */
  bringBack(orderId: string): Promise<void>
}

export function orderArchive(db: Db, isWriting: boolean): OrderArchive {
  const whole = new Set<string>()
  return {
    isWhole: (orderId) => whole.add(orderId),
    async rows<T extends PackedTable>(table: T, orderIds: readonly string[]) {
      const all: PackedRows[T][number][] = []
      for (const some of chunks(orderIds.filter((id) => !whole.has(id))))
        for (const { order_id, packed } of await packedOf(db, { orderIds: some })) {
          if (isWriting) {
            const rows = unpackRows(packed, order_id)
            await putBack(db, order_id, rows)
            all.push(...rows[table])
          } else all.push(...(readable(packed, order_id)?.[table] ?? []))
        }
      return all as unknown as PackedRows[T]
    },
    async bringBack(orderId) {
      for (const { packed } of await packedOf(db, { orderIds: [orderId] }))
        await putBack(db, orderId, readable(packed, orderId))
    },
  }
}

const packedOf = preparedQuery((db, { orderIds }: { orderIds: readonly string[] }) =>
  db.selectFrom('archived_orders').select(['order_id', 'packed']).where('order_id', 'in', orderIds),
)

const insertPacked = preparedInsert(
  (db, rows: { order_id: string; email: string | null; phone: string | null; packed: Uint8Array }[]) =>
    db.insertInto('archived_orders').values(rows),
)

function readable(packed: Uint8Array, orderId: string): PackedRows | null {
  try {
    return unpackRows(packed, orderId)
  } catch (error) {
    if (error instanceof CorruptRowError) return null
    throw error
  }
}

/** Of these orders, those that are in the archive. */
export async function archivedOf(db: Db, orderIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of chunks(orderIds)) {
    const query = db.selectFrom('archived_orders').select('order_id').where('order_id', 'in', some)
    for (const row of await query.execute()) found.add(row.order_id)
  }
  return found
}

async function putBack(db: Db, orderId: string, rows: PackedRows | null): Promise<void> {
  for (const table of rows === null ? [] : PACKED_TABLES)
    for (const some of chunks<PackedRows[PackedTable][number]>(rows?.[table] ?? []))
      await db
        .insertInto(table)
        .values(some as never)
        .execute()
  await db.deleteFrom('archived_orders').where('order_id', '=', orderId).execute()
}

/**
 * Packs these orders, in the transaction at hand. For the programs that follow (ADR 16) each has changed once, however
 * many rows of it went.
 */
export async function archiveOrders(db: Db, orderIds: readonly string[]): Promise<void> {
  const mark = await newestChange(db)
  for (const ids of chunks(orderIds)) {
    const of = async <T extends PackedTable>(table: T) =>
      Map.groupBy(
        await db
          .selectFrom(table as PackedTable)
          .selectAll()
          .where('order_id', 'in', ids)
          .execute(),
        (row) => row.order_id,
      )
    const [documents, lines, packs, parts] = [
      await of('order_documents'),
      await of('order_lines'),
      await of('order_packs'),
      await of('fulfillments'),
    ]
    const rows = ids.map((id) => {
      const kept = {
        order_documents: documents.get(id) ?? [],
        order_lines: lines.get(id) ?? [],
        order_packs: packs.get(id) ?? [],
        fulfillments: (parts.get(id) ?? []).map((part) => ({ ...part, no: undefined })),
      } as unknown as PackedRows
      return { order_id: id, ...buyerOf(kept), packed: packRows(kept) }
    })
    await insertPacked(db, rows)
    for (const table of PACKED_TABLES.toReversed())
      await db.deleteFrom(table).where('order_id', 'in', ids).execute()
    await sql`DELETE FROM changed_rows WHERE no > ${mark} AND kind = 'order' AND id IN (${sql.join(ids)})
      AND no NOT IN (SELECT min(no) FROM changed_rows WHERE no > ${mark} AND kind = 'order' GROUP BY id)`.execute(
      db,
    )
  }
}

async function newestChange(db: Db): Promise<number> {
  const row = await db
    .selectFrom('changed_rows')
    .select('no')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.no ?? 0
}

/** As they are looked up by `BuyerTable.find`. */
function buyerOf({ order_documents: [kept] }: PackedRows): { email: string | null; phone: string | null } {
  let doc: unknown
  try {
    doc = JSON.parse(kept?.doc ?? 'null')
  } catch {
    doc = null
  }
  const parsed = orderSchema.safeParse(doc)
  if (!parsed.success) return { email: null, phone: null }
  const { email, phone } = parsed.data.destination
  return { email: folded(email), phone: folded(phone) }
}

function folded(text: string | null): string | null {
  return text === null || text === '' ? null : fold(text)
}
