import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { ReconciledSku, ReconciledStockTable } from '../../app/ports/mapping-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { ReconciledStockRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns, searchText } from '../search-text.ts'
import { checkStored } from '../stored-json.ts'

const reason = z.enum(['push-waits', 'order-meanwhile']).nullable()
const repair = z.enum(['sent', 'repaired', 'remains']).nullable()

export function reconciledStockTable(db: Db): ReconciledStockTable {
  return {
    async list({ channelId, only, search, sort, descending, offset, limit }) {
      let matching = db.selectFrom('reconciled_stock').where('channel_id', '=', channelId)
      if (only === 'differences') matching = matching.where(differs)
      for (const pattern of searchPatterns(search))
        matching = matching.where(sql<SqlBool>`search like ${pattern} escape '\\'`)
      const rows = await matching
        .selectAll()
        .orderBy(SORTED_BY[sort], descending ? 'desc' : 'asc')
        .orderBy('channel_sku')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: rows.map(read), total }
    },
    async ofSkus(channelId, channelSkus) {
      const found: ReconciledSku[] = []
      for (const some of chunks([...new Set(channelSkus)])) {
        const rows = await db
          .selectFrom('reconciled_stock')
          .selectAll()
          .where('channel_id', '=', channelId)
          .where('channel_sku', 'in', some)
          .orderBy('channel_sku')
          .execute()
        found.push(...rows.map(read))
      }
      return found
    },
    async repairs(channelId, state) {
      const rows = await db
        .selectFrom('reconciled_stock')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('repair', '=', state)
        .orderBy('channel_sku')
        .execute()
      return rows.map(read)
    },
    async orderedSince(channelId, skus, since) {
      const ordered = new Set<string>()
      for (const some of chunks([...new Set(skus)])) {
        const rows = await db
          .selectFrom('orders')
          .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
          .select('order_lines.sku')
          .distinct()
          .where('orders.received_at', '>=', since)
          .where('orders.channel_id', '=', channelId)
          .where('order_lines.sku', 'in', some)
          .execute()
        for (const row of rows) ordered.add(row.sku)
      }
      return ordered
    },
    async put(rows) {
      for (const some of chunks(lastOfEach(rows, (one) => `${one.channelId}\n${one.channelSku}`))) {
        await db
          .insertInto('reconciled_stock')
          .values(some.map(rowOf))
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'channel_sku']).doUpdateSet((eb) => ({
              sku: eb.ref('excluded.sku'),
              name: eb.ref('excluded.name'),
              search: eb.ref('excluded.search'),
              units: eb.ref('excluded.units'),
              ours: eb.ref('excluded.ours'),
              theirs: eb.ref('excluded.theirs'),
              reason: eb.ref('excluded.reason'),
              repair: eb.ref('excluded.repair'),
              checked_at: eb.ref('excluded.checked_at'),
            })),
          )
          .execute()
      }
    },
    async dropOlder(channelId, before) {
      await db
        .deleteFrom('reconciled_stock')
        .where('channel_id', '=', channelId)
        .where('checked_at', '<', before)
        .execute()
    },
    async counts(channelId) {
      const row = await db
        .selectFrom('reconciled_stock')
        .select([
          sql<number>`count(*)`.as('skus'),
          sql<number>`coalesce(sum(case when theirs <> ours then 1 else 0 end), 0)`.as('differences'),
          sql<number>`coalesce(sum(case when theirs <> ours and reason is null then 1 else 0 end), 0)`.as(
            'unexplained',
          ),
        ])
        .where('channel_id', '=', channelId)
        .where('theirs', 'is not', null)
        .executeTakeFirstOrThrow()
      return { skus: row.skus, differences: row.differences, unexplained: row.unexplained }
    },
  }
}

/** null = the channel does not sell it: unknown, never a difference. */
const differs = sql<SqlBool>`theirs <> ours`

/** Largest difference last, whatever its sign. */
const SORTED_BY = {
  sku: sql`channel_sku`,
  ours: sql`ours`,
  theirs: sql`coalesce(theirs, -1)`,
  difference: sql`coalesce(abs(theirs - ours), -1)`,
} as const

function rowOf(one: ReconciledSku): ReconciledStockRow {
  return {
    channel_id: one.channelId,
    channel_sku: one.channelSku,
    sku: one.sku,
    name: one.name,
    search: searchText([one.channelSku, one.sku, one.name]),
    units: one.units,
    ours: one.ours,
    theirs: one.theirs,
    reason: one.reason,
    repair: one.repair,
    checked_at: one.checkedAt,
  }
}

function read(row: ReconciledStockRow): ReconciledSku {
  const id = `${row.channel_id}/${row.channel_sku}`
  return {
    channelId: row.channel_id,
    channelSku: row.channel_sku,
    sku: row.sku,
    name: row.name,
    units: row.units,
    ours: row.ours,
    theirs: row.theirs,
    reason: checkStored(reason, row.reason, 'reconciled_stock', id),
    repair: checkStored(repair, row.repair, 'reconciled_stock', id),
    checkedAt: row.checked_at,
  }
}
