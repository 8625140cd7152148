import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { OrderPage } from '../../app/ports/channel.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { orderList, type PulledOrderJson } from './answers.ts'
import type { WooClient } from './client.ts'
import type { ProductKinds } from './product-kinds.ts'
import { wholeOrders } from './whole-order.ts'

const PER_PAGE = 50

const cursorSchema = z.object({
  /** `modified_after` of the walk, whole seconds, exclusive. */
  after: z.int(),
  newest: z.int(),
  deepAt: z.int(),
  /** Set while the second behind `after`, which holds more orders than a page, is read page by page. */
  second: z
    .object({
      page: z.int().min(1),
      /** Orders in that second when its page 1 was read: fewer later means that rows have shifted. */
      total: z.int().nullable(),
    })
    .nullable(),
})
type Cursor = z.infer<typeof cursorSchema>

/**
 * One page of changed orders, oldest change first. The walk moves by time, not by page number: rows that change
 * meanwhile go to the end, and with page numbers the rows behind them would slip onto pages already read. Only
 * within one second pages are counted, bounded to that second, and read again when an order has left it.
 * @throws {ChannelError}
 */
export async function pullWooOrders(
  client: WooClient,
  kinds: ProductKinds,
  from: WalkStart,
  now: EpochMs,
  signal: AbortSignal,
): Promise<OrderPage> {
  const cursor = readCursor(from, now)
  const query = new URLSearchParams({
    modified_after: naiveGmt(cursor.after),
    ...(cursor.second === null ? {} : { modified_before: naiveGmt(cursor.after + 2000) }),
    dates_are_gmt: 'true',
    orderby: 'modified',
    order: 'asc',
    per_page: String(PER_PAGE),
    page: String(cursor.second?.page ?? 1),
  })
  const answer = await client.get(`/orders?${query.toString()}`, signal)
  const rows = parseAnswer(orderList, answer.value, 'WooCommerce orders')
  const total = readTotal(answer.headers.get('x-wp-total'))
  const { next, more } = advance(cursor, rows, total, now)
  return {
    orders: await wholeOrders(client, kinds, rows, signal),
    cursor: JSON.stringify(next),
    more,
    reached: next.newest > 0 ? next.newest : null,
  }
}

function advance(
  cursor: Cursor,
  rows: readonly PulledOrderJson[],
  total: number | null,
  now: EpochMs,
): { next: Cursor; more: boolean } {
  const times = rows.map(modifiedAt)
  const newest = Math.max(cursor.newest, ...times)
  const onward = (change: Partial<Cursor>) => ({ next: { ...cursor, newest, ...change }, more: true })
  const isFull = rows.length >= PER_PAGE
  if (cursor.second !== null) {
    const { page, total: atFirst } = cursor.second
    if (page > 1 && total !== atFirst) return onward({ second: { page: 1, total: null } })
    if (isFull) return onward({ second: { page: page + 1, total } })
    return onward({ after: cursor.after + 1000, second: null })
  }
  if (isFull) {
    // A second before the last one seen, since the bound is exclusive and that second may hold more.
    const after = Math.max(...times) - 1000
    return after > cursor.after ? onward({ after }) : onward({ second: { page: 1, total: null } })
  }
  const { since, deepAt } =
    newest > 0 ? nextWalk(newest, cursor.deepAt, now) : { since: cursor.after, deepAt: now }
  return { next: { after: since, deepAt, newest, second: null }, more: false }
}

function readTotal(header: string | null): number | null {
  const total = Number(header)
  return header === null || !Number.isInteger(total) ? null : total
}

function readCursor(from: WalkStart, now: EpochMs): Cursor {
  return (
    storedCursor(cursorSchema, from) ?? { after: firstSince(from, now), newest: 0, deepAt: 0, second: null }
  )
}

/** UTC without a zone: with `dates_are_gmt`, a trailing Z would be moved by the site's own offset. */
function naiveGmt(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 19)
}

function modifiedAt(row: PulledOrderJson): EpochMs {
  return Date.parse(`${row.date_modified_gmt}Z`)
}
