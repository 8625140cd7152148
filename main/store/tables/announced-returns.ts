import { type SqlBool, sql } from 'kysely'
import { type AnnouncedReturn, announcedReturn } from '../../../shared/domain/announced-return.ts'
import type { AnnouncedReturnTable } from '../../app/ports/announced-return-table.ts'
import { inOrders, type OrderSearch } from '../order-search.ts'
import type { Db, Schema } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'
import { announcedReturnsSeen } from './seen-rows.ts'

const TABLE = 'announced_returns'

export function announcedReturnTable(
  db: Db,
  onCorruptRow: OnCorruptRow,
  orderSearch: OrderSearch,
): AnnouncedReturnTable {
  return {
    async insert(announced) {
      await db.insertInto(TABLE).values(rowOf(announced)).execute()
    },
    async get(id) {
      const row = await db.selectFrom(TABLE).selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async updateOpen(announced) {
      const { state, doc } = rowOf(announced)
      const { numUpdatedRows } = await db
        .updateTable(TABLE)
        .set({ state, doc })
        .where('id', '=', announced.id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async ofOrder(orderId) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async list({ isOpen, search, seen, limit, offset }) {
      let matching = db
        .selectFrom(TABLE)
        .where('state', isOpen ? '=' : '<>', 'open')
        .where(announcedReturnsSeen(seen))
      const patterns = searchPatterns(search)
      if (patterns.length > 0) {
        const orders = inOrders(await orderSearch.find(db, search), TABLE)
        const like = (column: string) =>
          sql<SqlBool>`${sql.join(
            patterns.map((pattern) => sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`),
            sql` and `,
          )}`
        matching = matching.where((eb) =>
          eb.or([
            orders,
            eb(
              'id',
              'in',
              db.selectFrom('label_purchases').select('fulfillment_id').where(like('tracking_number')),
            ),
          ]),
        )
      }
      const rows = await matching
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, read), total: Number(total) }
    },
  }
}

function rowOf(announced: AnnouncedReturn): Schema['announced_returns'] {
  const { id, orderId, state, at } = announced
  return { id, order_id: orderId, state, at, doc: JSON.stringify(announced) }
}

function read({ id, doc }: Schema['announced_returns']): AnnouncedReturn {
  return parseStored(announcedReturn, doc, TABLE, id)
}
