import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type OrderPage, type PulledOrder } from '../../app/ports/channel.ts'
import { versionOf } from '../protocol/payload.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { orderPage, type orderRow } from './answers.ts'
import type { AmazonClient } from './client.ts'

const OVERLAP_MS = 60_000
/** Calls reserved for the pages of a long walk: a new walk starts only with more than these left. */
const SPARE = 9
export const INCLUDED = 'BUYER,RECIPIENT,PROCEEDS,CANCELLATION,FULFILLMENT,PACKAGES'

const cursorSchema = z.object({
  after: z.int(),
  /** Page of the walk; null = its first. */
  token: z.string().nullable(),
  /** End of the time window of this walk, by Amazon's clock. */
  until: z.int().nullable(),
  newest: z.int(),
})
type Cursor = z.infer<typeof cursorSchema>

/**
 * One page of orders that changed in a window (searchOrders). The window's end is left to Amazon, which puts it two
 * minutes before its own now: an end of ours that is a moment too late, by a clock that goes ahead, would be a
 * 400. Its answer says where the window ended; there the next one begins, a minute earlier. At 20 calls and then
 * one in three minutes a walk starts only now and then; between, the page is empty.
 */
export class AmazonOrders {
  readonly #client: AmazonClient
  #failed = false

  constructor(client: AmazonClient) {
    this.#client = client
  }

  /** @throws {ChannelError} */
  async pull(from: WalkStart, signal: AbortSignal): Promise<OrderPage> {
    const cursor = readCursor(from, this.#client.clock.now())
    const wait = await this.#client.pace.take('searchOrders', cursor.token === null ? SPARE : 0)
    if (wait > 0) {
      // An empty page counts as a sign of life, which a channel that just failed has not given.
      if (this.#failed) throw new ChannelError('retry', message('amazon.ordersNowAndThen'), wait)
      return { orders: [], cursor: JSON.stringify(cursor), more: false, waits: true, reached: null }
    }
    this.#failed = true
    const page = await this.#page(cursor, signal)
    this.#failed = false
    return page
  }

  async #page(cursor: Cursor, signal: AbortSignal): Promise<OrderPage> {
    const query = new URLSearchParams({
      lastUpdatedAfter: new Date(cursor.after).toISOString(),
      marketplaceIds: this.#client.seller.marketplaceId,
      fulfilledBy: 'MERCHANT',
      maxResultsPerPage: '100',
      includedData: INCLUDED,
      ...(cursor.token === null ? {} : { paginationToken: cursor.token }),
    })
    const path = `/orders/2026-01-01/orders?${query.toString()}`
    let answer: z.infer<typeof orderPage>
    try {
      answer = await this.#client.unpaced(
        { operation: 'searchOrders', method: 'GET', path },
        orderPage,
        signal,
      )
    } catch (error) {
      // A page's token lives for a day; without it the walk starts again.
      const isStale = cursor.token !== null && error instanceof ChannelError && error.kind === 'protocol'
      if (!isStale) throw error
      return { orders: [], cursor: JSON.stringify({ ...cursor, token: null }), more: true, reached: null }
    }
    const newest = Math.max(cursor.newest, ...answer.orders.map((order) => Date.parse(order.lastUpdatedTime)))
    const until = cursor.until ?? (answer.lastUpdatedBefore ? Date.parse(answer.lastUpdatedBefore) : null)
    const token = answer.pagination?.nextToken ?? null
    const next: Cursor =
      token === null
        ? { after: Math.max(cursor.after, (until ?? newest) - OVERLAP_MS), token: null, until: null, newest }
        : { ...cursor, token, until, newest }
    return {
      orders: answer.orders.map(pulledOrderOf),
      cursor: JSON.stringify(next),
      more: token !== null,
      reached: newest > 0 ? newest : null,
    }
  }
}

export function pulledOrderOf(order: z.infer<typeof orderRow>): PulledOrder {
  return {
    externalId: order.orderId,
    version: versionOf(order, ['lastUpdatedTime']),
    payload: JSON.stringify(order),
  }
}

function readCursor(from: WalkStart, now: EpochMs): Cursor {
  const fresh = { after: firstSince(from, now), token: null, until: null, newest: 0 }
  return storedCursor(cursorSchema, from) ?? fresh
}
