import { sql } from 'kysely'
import type { ChangedStockTable } from '../../app/ports/changed-stock-table.ts'
import { chunks } from '../chunks.ts'
import { preparedInsert } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { nextNumbers } from './counters.ts'

export function changedStockTable(db: Db): ChangedStockTable {
  const untoldBy = (channelId: string) =>
    db
      .selectFrom('changed_stock')
      .where(
        'seq',
        '>',
        sql<number>`coalesce((select seq from stock_told where channel_id = ${channelId}), 0)`,
      )
  return {
    async mark(skus, now) {
      const unique = [...new Set(skus)]
      if (unique.length === 0) return
      const first = await nextNumbers(db, 'changed-stock', unique.length)
      const rows = unique.map((sku, i) => ({ sku, seq: first + i, at: now }))
      await putMarks(db, rows)
    },
    async markAll(now) {
      const { count } = await db
        .selectFrom('products')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      if (count === 0) return
      const before = (await nextNumbers(db, 'changed-stock', count)) - 1
      // `where true`: without it SQLite reads the conflict clause as a join.
      await sql`insert into changed_stock (sku, seq, at)
        select sku, cast(${before} as bigint) + row_number() over (order by sku), cast(${now} as bigint) from products where true
        on conflict (sku) do update set seq = excluded.seq, at = excluded.at`.execute(db)
    },
    untold: (channelId, limit, offset = 0) =>
      untoldBy(channelId).selectAll().orderBy('seq').limit(limit).offset(offset).execute(),
    async untoldOf(channelId, skus) {
      const found = new Set<string>()
      for (const some of chunks([...new Set(skus)])) {
        const rows = await untoldBy(channelId).select('sku').where('sku', 'in', some).execute()
        for (const { sku } of rows) found.add(sku)
      }
      return found
    },
    countUntold: (channelId) =>
      untoldBy(channelId)
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min<number | null>('at').as('since')])
        .executeTakeFirstOrThrow(),
    async putTold(channelId, seq) {
      await db
        .insertInto('stock_told')
        .values({ channel_id: channelId, seq })
        .onConflict((conflict) => conflict.column('channel_id').doUpdateSet({ seq }))
        .execute()
    },
  }
}

const putMarks = preparedInsert((db, rows: { sku: string; seq: number; at: number }[]) =>
  db
    .insertInto('changed_stock')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('sku')
        .doUpdateSet({ seq: (eb) => eb.ref('excluded.seq'), at: (eb) => eb.ref('excluded.at') }),
    ),
)
