import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { OrderPage } from '../../app/ports/channel.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { type OrderRow, orderRow } from './answers.ts'
import type { PrestaClient } from './client.ts'
import type { ShopLists } from './shop-facts.ts'
import { instantOf, nextSecond, wallNotAfter } from './shop-time.ts'
import { wholeOrders } from './whole-order.ts'

const PER_PAGE = 50
const FOREVER = '9999-12-31 23:59:59'

const cursorSchema = z.object({
  /** Wall time that the walk has reached, inclusive. */
  from: z.string(),
  /** Newest wall time seen; null = none yet. */
  newest: z.string().nullable(),
  deepAt: z.int(),
  /** Set while the second `from`, which holds more than a page, is read by id: the last one read. */
  afterId: z.int().nullable(),
})
type Cursor = z.infer<typeof cursorSchema>

/**
 * One page of changed orders, oldest change first, with all that an order refers to. The walk moves by time;
 * within one second by id: page numbers would slip when rows move to the end.
 * @throws {ChannelError}
 */
export async function pullPrestaOrders(
  client: PrestaClient,
  lists: ShopLists,
  from: WalkStart,
  now: EpochMs,
  signal: AbortSignal,
): Promise<OrderPage> {
  const { timeZone } = await lists.facts(signal)
  const cursor = storedCursor(cursorSchema, from) ?? start(firstSince(from, now), now, timeZone)
  const span =
    cursor.afterId === null
      ? { 'filter[date_upd]': `[${cursor.from},${FOREVER}]`, sort: '[date_upd_ASC,id_ASC]' }
      : {
          'filter[date_upd]': `[${cursor.from},${cursor.from}]`,
          'filter[id]': `>[${cursor.afterId}]`,
          sort: '[id_ASC]',
        }
  const query = { display: 'full', date: '1', limit: String(PER_PAGE), ...span }
  const rows = await client.list('orders', query, orderRow, signal)
  const { next, more } = advance(cursor, rows, now, timeZone)
  return {
    orders: await wholeOrders(client, lists, rows, signal),
    cursor: JSON.stringify(next),
    more,
    reached: next.newest === null ? null : instantOf(next.newest, timeZone),
  }
}

function start(since: EpochMs, now: EpochMs, zone: string): Cursor {
  return { from: wallNotAfter(since, now, zone), newest: null, deepAt: 0, afterId: null }
}

function advance(
  cursor: Cursor,
  rows: readonly OrderRow[],
  now: EpochMs,
  zone: string,
): { next: Cursor; more: boolean } {
  const last = rows.map((row) => row.date_upd).reduce((a, b) => (a > b ? a : b), cursor.from)
  const newest = rows.length === 0 || (cursor.newest !== null && cursor.newest > last) ? cursor.newest : last
  const onward = (change: Partial<Cursor>) => ({ next: { ...cursor, newest, ...change }, more: true })
  if (rows.length >= PER_PAGE) {
    if (cursor.afterId === null && last > cursor.from) return onward({ from: last })
    return onward({ afterId: Math.max(...rows.map((row) => Number(row.id))) })
  }
  if (cursor.afterId !== null) return onward({ from: nextSecond(cursor.from), afterId: null })
  if (newest === null) return { next: { ...cursor, deepAt: now }, more: false }
  const { since, deepAt } = nextWalk(instantOf(newest, zone), cursor.deepAt, now)
  return { next: { from: wallNotAfter(since, now, zone), newest, deepAt, afterId: null }, more: false }
}
