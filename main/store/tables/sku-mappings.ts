import { type Expression, type SqlBool, sql } from 'kysely'
import type { SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { SkuMappingTable } from '../../app/ports/mapping-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { ChannelSkuRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns, searchText } from '../search-text.ts'
import type { OrderArchive } from './archive.ts'

export function skuMappingTable(db: Db, archive: OrderArchive): SkuMappingTable {
  return {
    async list({ channelId, search, offset, limit }) {
      let matching = db.selectFrom('channel_skus').where('channel_id', '=', channelId)
      for (const pattern of searchPatterns(search))
        matching = matching.where(sql<SqlBool>`search like ${pattern} escape '\\'`)
      const rows = await matching.selectAll().orderBy('channel_sku').limit(limit).offset(offset).execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: rows.map(read), total }
    },
    async all(channelId) {
      let query = db.selectFrom('channel_skus').selectAll().orderBy('channel_id').orderBy('channel_sku')
      if (channelId !== null) query = query.where('channel_id', '=', channelId)
      return (await query.execute()).map(read)
    },
    async ofChannelSkus(channelId, channelSkus) {
      return select(
        db,
        channelSkus,
        (some) => sql<SqlBool>`channel_id = ${channelId} and channel_sku in (${sql.join(some)})`,
      )
    },
    async concerning(skus) {
      const products = await select(db, skus, (some) => sql<SqlBool>`sku in (${sql.join(some)})`)
      const names = await select(db, skus, (some) => sql<SqlBool>`channel_sku in (${sql.join(some)})`)
      return lastOfEach([...products, ...names], (one) => `${one.channelId}\n${one.channelSku}`)
    },
    async put(mappings) {
      const rows = lastOfEach(mappings, (one) => `${one.channelId}\n${one.channelSku}`)
      for (const some of chunks(rows)) {
        await db
          .insertInto('channel_skus')
          .values(
            some.map((one) => ({
              channel_id: one.channelId,
              channel_sku: one.channelSku,
              sku: one.sku,
              units: one.units,
              search: searchText([one.channelSku, one.sku]),
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'channel_sku']).doUpdateSet((eb) => ({
              sku: eb.ref('excluded.sku'),
              units: eb.ref('excluded.units'),
              search: eb.ref('excluded.search'),
            })),
          )
          .execute()
      }
    },
    async remove(channelId, channelSkus) {
      for (const some of chunks(channelSkus)) {
        await db
          .deleteFrom('channel_skus')
          .where('channel_id', '=', channelId)
          .where('channel_sku', 'in', some)
          .execute()
      }
    },
    ...packs(db, archive),
    ...waiting(db),
  }
}

function packs(
  db: Db,
  archive: OrderArchive,
): Pick<SkuMappingTable, 'packsOf' | 'putPacks' | 'openOrdersWith'> {
  return {
    async packsOf(orderId) {
      const rows = await db.selectFrom('order_packs').selectAll().where('order_id', '=', orderId).execute()
      if (rows.length === 0) rows.push(...(await archive.rows('order_packs', [orderId])))
      rows.sort((a, b) => (a.line_id < b.line_id ? -1 : 1))
      return rows.map((row) => ({
        lineId: row.line_id,
        channelSku: row.channel_sku,
        units: row.units,
        unitPriceCents: row.unit_price_cents,
      }))
    },
    async putPacks(order, lines) {
      await db.deleteFrom('order_packs').where('order_id', '=', order.id).execute()
      for (const some of chunks(lines)) {
        await db
          .insertInto('order_packs')
          .values(
            some.map((line) => ({
              order_id: order.id,
              line_id: line.lineId,
              channel_id: order.channelId,
              channel_sku: line.channelSku,
              units: line.units,
              unit_price_cents: line.unitPriceCents,
            })),
          )
          .execute()
      }
    },
    async openOrdersWith(channelId, channelSkus) {
      const ids = new Set<string>()
      for (const some of chunks(channelSkus)) {
        const rows = await db
          .selectFrom('order_packs')
          .innerJoin('orders', 'orders.id', 'order_packs.order_id')
          .select('orders.id')
          .distinct()
          .where('order_packs.channel_id', '=', channelId)
          .where('order_packs.channel_sku', 'in', some)
          .where('orders.state', 'in', ['received', 'allocated', 'on-hold', 'backordered'])
          .orderBy('orders.id')
          .execute()
        for (const { id } of rows) ids.add(id)
      }
      return [...ids]
    },
  }
}

function waiting(
  db: Db,
): Pick<
  SkuMappingTable,
  'setWaiting' | 'waiting' | 'waitingOrders' | 'countWaiting' | 'ordersWaiting' | 'channelsWaiting'
> {
  const ofHeld = () =>
    db
      .selectFrom('waiting_skus')
      .innerJoin('orders', 'orders.id', 'waiting_skus.order_id')
      .where('orders.state', '=', sql.lit('on-hold'))
  return {
    async setWaiting(order, channelSkus, since) {
      await db.deleteFrom('waiting_skus').where('order_id', '=', order.id).execute()
      for (const some of chunks([...new Set(channelSkus)])) {
        await db
          .insertInto('waiting_skus')
          .values(
            some.map((sku) => ({
              channel_id: order.channelId,
              channel_sku: sku,
              order_id: order.id,
              since,
            })),
          )
          .execute()
      }
    },
    async waiting(channelId) {
      const rows = await ofHeld()
        .where('waiting_skus.channel_id', '=', channelId)
        .select((eb) => [
          'waiting_skus.channel_sku',
          eb.fn.countAll<number>().as('orders'),
          eb.fn.min<number>('waiting_skus.since').as('since'),
        ])
        .groupBy('waiting_skus.channel_sku')
        .execute()
      return rows
        .map((row) => ({ channelSku: row.channel_sku, orders: row.orders, since: row.since }))
        .sort((a, b) => b.orders - a.orders || (a.channelSku < b.channelSku ? -1 : 1))
    },
    async waitingOrders(channelId, channelSkus, limit) {
      const ids = new Map<string, number>()
      const groups = channelSkus === null ? [null] : [...chunks(channelSkus)]
      for (const some of groups) {
        let query = ofHeld().where('waiting_skus.channel_id', '=', channelId)
        if (some !== null) query = query.where('waiting_skus.channel_sku', 'in', some)
        const rows = await query
          .select(['orders.id', 'orders.placed_at'])
          .distinct()
          .orderBy('orders.placed_at')
          .orderBy('orders.id')
          .limit(limit)
          .execute()
        for (const row of rows) ids.set(row.id, row.placed_at)
      }
      return [...ids]
        .sort(([a, at], [b, bt]) => at - bt || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id)
    },
    async countWaiting(channelId) {
      const row = await ofHeld()
        .where('waiting_skus.channel_id', '=', channelId)
        .select((eb) => eb.fn.count<number>('orders.id').distinct().as('orders'))
        .executeTakeFirstOrThrow()
      return row.orders
    },
    async ordersWaiting(orderIds) {
      const waiting = new Set<string>()
      for (const some of chunks([...new Set(orderIds)])) {
        const rows = await db
          .selectFrom('waiting_skus')
          .select('order_id')
          .distinct()
          .where('order_id', 'in', some)
          .execute()
        for (const row of rows) waiting.add(row.order_id)
      }
      return waiting
    },
    async channelsWaiting() {
      const rows = await ofHeld()
        .select('waiting_skus.channel_id')
        .distinct()
        .orderBy('waiting_skus.channel_id')
        .execute()
      return rows.map((row) => row.channel_id)
    },
  }
}

async function select(
  db: Db,
  keys: readonly string[],
  where: (some: readonly string[]) => Expression<SqlBool>,
): Promise<SkuMapping[]> {
  const found: SkuMapping[] = []
  for (const some of chunks([...new Set(keys)])) {
    const rows = await db
      .selectFrom('channel_skus')
      .selectAll()
      .where(where(some))
      .orderBy('channel_id')
      .orderBy('channel_sku')
      .execute()
    found.push(...rows.map(read))
  }
  return found
}

function read(row: ChannelSkuRow): SkuMapping {
  return { channelId: row.channel_id, channelSku: row.channel_sku, sku: row.sku, units: row.units }
}
