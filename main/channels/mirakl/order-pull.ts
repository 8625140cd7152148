import { z } from 'zod'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type OrderPage } from '../../app/ports/channel.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { orderList } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { pullMiraklReturns } from './return-pull.ts'
import { wholeOrders } from './whole-order.ts'

const PER_PAGE = 100
/** How far our clock may be off, when the server does not say its time. */
const SKEW_MS = 15 * MINUTE_MS

const cursorSchema = z.object({
  since: z.int(),
  newest: z.int(),
  deepAt: z.int(),
  offset: z.int(),
  /** The server's time when the walk began: what changes later may lie before the page we are on. */
  beganAt: z.int().nullable(),
  /** Returns are read from here on; null = from where the first walk of orders starts. */
  returnsSince: z.int().nullable().default(null),
  /** Orders of the last page that wait for the shop's yes, with their lines. */
  toAccept: z.array(z.object({ order: z.string(), lines: z.array(z.string()) })),
})
type Cursor = z.infer<typeof cursorSchema>

/**
 * One page of changed orders (OR11). Mirakl sorts by creation only and pages by number; since a change only ever
 * adds an order to those changed since a time, pages shift backwards and nothing is lost but what slips in behind
 * us: the next walk starts when this one began. Orders that wait for the shop are accepted (OR21) once their page
 * is stored; only then Mirakl gives their address. OR11 may be asked once a minute: between, the page is empty.
 */
export class MiraklOrders {
  readonly #client: MiraklClient
  #failed = false

  constructor(client: MiraklClient) {
    this.#client = client
  }

  /** @throws {ChannelError} */
  async pull(from: WalkStart, signal: AbortSignal): Promise<OrderPage> {
    const now = this.#client.clock.now()
    let cursor = readCursor(from, now)
    if (this.#client.mayWrite && cursor.toAccept.length > 0) {
      await this.#accept(cursor, signal)
      cursor = { ...cursor, toAccept: [] }
    }
    const wait = await this.#client.pace.take('orders')
    if (wait > 0) {
      // An empty page counts as a sign of life, which a channel that just failed has not given.
      if (this.#failed) throw new ChannelError('retry', message('mirakl.ordersOnceAMinute'), wait)
      return { orders: [], cursor: JSON.stringify(cursor), more: false, waits: true, reached: null }
    }
    this.#failed = true
    const page = await this.#page(cursor, now, signal)
    this.#failed = false
    return page
  }

  async #page(cursor: Cursor, now: EpochMs, signal: AbortSignal): Promise<OrderPage> {
    const query = new URLSearchParams({
      start_update_date: new Date(cursor.since).toISOString(),
      sort: 'dateCreated',
      order: 'asc',
      max: String(PER_PAGE),
      offset: String(cursor.offset),
    })
    const { value, at } = await this.#client.getWithTime(`/api/orders?${query.toString()}`, orderList, signal)
    const { orders, total_count } = value
    const newest = Math.max(cursor.newest, ...orders.map((order) => Date.parse(order.last_updated_date)))
    const beganAt = cursor.beganAt ?? at ?? now - SKEW_MS
    const waiting = orders
      .filter((order) => order.order_state === 'WAITING_ACCEPTANCE')
      .map((order) => ({ order: order.order_id, lines: order.order_lines.map((line) => line.order_line_id) }))
    // Those of a shop that may not be written to yet are remembered until it may.
    const toAccept = [...new Map([...cursor.toAccept, ...waiting].map((one) => [one.order, one])).values()]
    const read = cursor.offset + new Set(orders.map((order) => order.order_id)).size
    const isLast = orders.length === 0 || read >= total_count
    const next: Cursor = isLast
      ? { ...afterWalk(cursor, newest, beganAt, now), toAccept }
      : { ...cursor, newest, beganAt, toAccept, offset: read }
    const since = cursor.returnsSince ?? cursor.since
    const returned = isLast ? await pullMiraklReturns(this.#client, since, signal) : null
    const again = new Map((returned?.orders ?? []).map((order) => [order.order_id, order]))
    const shown = [...orders.filter((order) => !again.has(order.order_id)), ...again.values()]
    return {
      orders: await wholeOrders(this.#client, shown, signal),
      cursor: JSON.stringify({ ...next, returnsSince: returned?.since ?? since }),
      more: !isLast || (this.#client.mayWrite && toAccept.length > 0),
      // By creation, not by change.
      reached: null,
    }
  }

  async #accept(cursor: Cursor, signal: AbortSignal): Promise<void> {
    for (const { order, lines } of cursor.toAccept) {
      const order_lines = lines.map((id) => ({ id, accepted: true }))
      try {
        await this.#client.write('PUT', `/api/orders/${order}/accept`, { order_lines }, signal)
      } catch (error) {
        if (error instanceof ChannelError && error.kind === 'protocol') continue
        if (error instanceof ChannelError) throw error
        // Its answer was lost: asked again, Mirakl says that the order is not in that state any more.
        if (error instanceof UncertainWrite) throw new ChannelError('retry', error.problem)
        throw error
      }
    }
  }
}

function afterWalk(cursor: Cursor, newest: number, beganAt: number, now: EpochMs): Cursor {
  const rest = { offset: 0, beganAt: null, returnsSince: null, toAccept: [] }
  if (newest === 0) return { ...cursor, ...rest, deepAt: now }
  const onePage = cursor.offset === 0
  const { since, deepAt } = nextWalk(onePage ? newest : Math.min(newest, beganAt), cursor.deepAt, now)
  return { ...rest, since, newest, deepAt }
}

function readCursor(from: WalkStart, now: EpochMs): Cursor {
  const fresh = {
    since: firstSince(from, now),
    newest: 0,
    deepAt: 0,
    offset: 0,
    beganAt: null,
    returnsSince: null,
    toAccept: [],
  }
  return storedCursor(cursorSchema, from) ?? fresh
}
