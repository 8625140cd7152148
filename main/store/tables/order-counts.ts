import { sql } from 'kysely'
import { orderState } from '../../../shared/domain/order.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import type { OrderTable } from '../../app/ports/order-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'
import { IS_CLOSED, IS_OPEN } from './open-orders.ts'
import { ordersSeen } from './seen-rows.ts'

type Counts = Pick<
  OrderTable,
  | 'countReceived'
  | 'firstReceived'
  | 'countDecidedDueBy'
  | 'countByChannel'
  | 'countOpenNotIn'
  | 'countByState'
  | 'receivedPerHour'
>

/** Orders counted. */
export function orderCounts(db: Db): Counts {
  return {
    async countReceived(from, until) {
      const row = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('received_at', '>=', from)
        .where('received_at', '<', until)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async firstReceived(since) {
      const row = await db
        .selectFrom('orders')
        .select('received_at')
        .where('received_at', '>=', since)
        .orderBy('received_at')
        .limit(1)
        .executeTakeFirst()
      return row?.received_at ?? null
    },
    async countDecidedDueBy(at, seen) {
      const row = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', sql.lit('allocated'))
        .where('due_at', '<=', at)
        .where(ordersSeen(seen))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async countByChannel(since, seen) {
      const rows = await db
        .selectFrom('orders')
        .select([
          sql<string>`coalesce(channel_id, '')`.as('channel_id'),
          (eb) => eb.fn.countAll<number>().as('count'),
        ])
        .where('received_at', '>=', since)
        .where(ordersSeen(seen))
        // By the bare column SQLite would walk all orders there have ever been.
        .groupBy(sql`coalesce(channel_id, '')`)
        .orderBy(sql`coalesce(channel_id, '')`)
        .execute()
      return new Map(rows.map((row) => [row.channel_id, row.count]))
    },
    async countOpenNotIn(currency) {
      const rows = await db
        .selectFrom('orders')
        .select(['currency', (eb) => eb.fn.countAll<number>().as('count')])
        .where(IS_OPEN)
        .where('currency', 'not in', [currency, ''])
        .groupBy('currency')
        .execute()
      return new Map(rows.map((row) => [row.currency, Number(row.count)]))
    },
    async countByState(since, seen) {
      const states = db
        .selectFrom('orders')
        .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
        .where(ordersSeen(seen))
        .groupBy('state')
      const open = await states.where(IS_OPEN).execute()
      const closed = await states.where(IS_CLOSED).where('changed_at', '>=', since).execute()
      const rows = [...open, ...closed]
      return new Map(rows.map((row) => [checkStored(orderState, row.state, 'orders', row.state), row.count]))
    },
    async receivedPerHour(since, seen) {
      const hour = sql<number>`received_at / ${sql.lit(HOUR_MS)}`
      const rows = await db
        .selectFrom('orders')
        .select([hour.as('hour'), (eb) => eb.fn.countAll<number>().as('count')])
        .where('received_at', '>=', since)
        .where(ordersSeen(seen))
        .groupBy(hour)
        .orderBy('hour')
        .execute()
      return rows.map((row) => [row.hour * HOUR_MS, row.count] as const)
    },
  }
}
