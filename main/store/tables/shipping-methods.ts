import { sql } from 'kysely'
import { z } from 'zod'
import { pickupPoint } from '../../../shared/domain/order.ts'
import { METHOD_SOURCES, methodProposal, methodTarget } from '../../../shared/domain/shipping-method.ts'
import type { KnownMethod, MethodTable, OrderMethod } from '../../app/ports/method-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { OrderMethodRow, ShippingMethodRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function methodTable(db: Db, onCorruptRow: OnCorruptRow): MethodTable {
  return { ...methodsOf(db, onCorruptRow), ...ordersOf(db, onCorruptRow) }
}

function methodsOf(db: Db, onCorruptRow: OnCorruptRow): Pick<MethodTable, 'ofChannel' | 'see' | 'decide'> {
  return {
    async ofChannel(channelId) {
      const rows = await db
        .selectFrom('shipping_methods')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('last_seen', 'desc')
        .orderBy('method_key')
        .execute()
      return readList(rows, onCorruptRow, readMethod)
    },
    async see(channelId, methods, at) {
      for (const some of chunks(lastOfEach(methods, ({ key }) => key)))
        await db
          .insertInto('shipping_methods')
          .values(
            some.map(({ key, name, told, fields, proposal }) => ({
              channel_id: channelId,
              method_key: key,
              name,
              told,
              fields: JSON.stringify(fields),
              proposal: proposal === null ? null : JSON.stringify(proposal),
              target: null,
              decided_by: null,
              decided_at: null,
              first_seen: at,
              last_seen: at,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'method_key']).doUpdateSet((eb) => ({
              name: eb.ref('excluded.name'),
              fields: eb.ref('excluded.fields'),
              proposal: eb.ref('excluded.proposal'),
              last_seen: eb.ref('excluded.last_seen'),
            })),
          )
          .execute()
    },
    async decide(channelId, key, target, by, at) {
      const result = await db
        .updateTable('shipping_methods')
        .set({
          target: target === null ? null : JSON.stringify(target),
          decided_by: target === null ? null : by,
          decided_at: target === null ? null : at,
        })
        .where('channel_id', '=', channelId)
        .where('method_key', '=', key)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}

function ordersOf(
  db: Db,
  onCorruptRow: OnCorruptRow,
): Pick<MethodTable, 'countOrders' | 'waiting' | 'ofOrders' | 'unexplained' | 'putOrders' | 'unreleased'> {
  return {
    async countOrders(channelId) {
      const rows = await db
        .selectFrom('order_methods')
        .select(['method_key', (eb) => eb.fn.countAll<number>().as('orders')])
        .where('channel_id', '=', channelId)
        .groupBy('method_key')
        .execute()
      const waiting = await this.waiting(channelId)
      return new Map(
        rows.map(({ method_key, orders }) => [
          method_key,
          {
            orders,
            waiting: waiting.reduce((sum, one) => sum + (one.key === method_key ? one.orders : 0), 0),
          },
        ]),
      )
    },
    async waiting(channelId) {
      const rows = await db
        .selectFrom('order_methods')
        .leftJoin('orders', (join) =>
          join.onRef('orders.id', '=', 'order_methods.order_id').on('orders.state', '=', sql.lit('on-hold')),
        )
        .select(['method_key', (eb) => eb.fn.count<number>('orders.id').as('orders')])
        .where('order_methods.channel_id', '=', channelId)
        .where('gap', 'is not', null)
        .groupBy('method_key')
        .orderBy('method_key')
        .execute()
      return rows.map(({ method_key, orders }) => ({ key: method_key, orders }))
    },
    async ofOrders(orderIds) {
      const rows: OrderMethodRow[] = []
      for (const some of chunks([...new Set(orderIds)]))
        rows.push(
          ...(await db.selectFrom('order_methods').selectAll().where('order_id', 'in', some).execute()),
        )
      return readList(rows, onCorruptRow, readOrder)
    },
    async unexplained(orderIds) {
      const ids: string[] = []
      for (const some of chunks([...new Set(orderIds)])) {
        const rows = await db
          .selectFrom('order_methods')
          .select('order_id')
          .where('order_id', 'in', some)
          .where('gap', 'is not', null)
          .execute()
        ids.push(...rows.map((row) => row.order_id))
      }
      return ids
    },
    async putOrders(records) {
      for (const some of chunks(lastOfEach(records, ({ orderId }) => orderId).map(writeOrder)))
        await db
          .insertInto('order_methods')
          .values(some)
          .onConflict((conflict) =>
            conflict.columns(['order_id']).doUpdateSet((eb) => ({
              channel_id: eb.ref('excluded.channel_id'),
              method_key: eb.ref('excluded.method_key'),
              gap: eb.ref('excluded.gap'),
              doc: eb.ref('excluded.doc'),
            })),
          )
          .execute()
    },
    async unreleased(channelId, key, limit) {
      const rows = await db
        .selectFrom('order_methods')
        .innerJoin('orders', 'orders.id', 'order_methods.order_id')
        .select('orders.id')
        .where('order_methods.channel_id', '=', channelId)
        .where('method_key', '=', key)
        .where('orders.state', 'in', ['received', 'allocated', 'on-hold', 'backordered'])
        .orderBy('orders.placed_at')
        .orderBy('orders.id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

const fields = z.array(z.string())
const told = z.enum(['relay', 'collect']).nullable()
const doc = z.object({
  name: z.string(),
  target: methodTarget.nullable(),
  by: z.enum(METHOD_SOURCES),
  person: z.string().nullable(),
  point: pickupPoint.nullable().default(null),
})

/** Kept in a column of its own, so that orders that wait are found. */
const UNEXPLAINED = 'target'

function readMethod(row: ShippingMethodRow): KnownMethod {
  const key = `${row.channel_id}/${row.method_key}`
  const stored = <T>(schema: z.ZodType<T>, text: string | null): T | null =>
    text === null ? null : parseStored(schema, text, 'shipping_methods', key)
  return {
    channelId: row.channel_id,
    key: row.method_key,
    name: row.name,
    told: checkStored(told, row.told, 'shipping_methods', key),
    fields: parseStored(fields, row.fields, 'shipping_methods', key),
    proposal: stored(methodProposal, row.proposal),
    target: stored(methodTarget, row.target),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  }
}

function writeOrder({ orderId, channelId, key, ...rest }: OrderMethod): OrderMethodRow {
  return {
    order_id: orderId,
    channel_id: channelId,
    method_key: key,
    gap: rest.target === null ? UNEXPLAINED : null,
    doc: JSON.stringify(rest),
  }
}

function readOrder(row: OrderMethodRow): OrderMethod {
  return {
    orderId: row.order_id,
    channelId: row.channel_id,
    key: row.method_key,
    ...parseStored(doc, row.doc, 'order_methods', row.order_id),
  }
}
