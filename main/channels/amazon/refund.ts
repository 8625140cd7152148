import type { PushOutcome, RefundPush } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { adjustmentFeed } from './adjustment-feed.ts'
import type { AmazonClient } from './client.ts'
import { type FeedToSend, feedOnce, recall } from './feed-once.ts'
import { findOrder } from './fulfillment.ts'

const ADJUSTMENT = 'POST_PAYMENT_ADJUSTMENT_DATA'

/**
 * Refunds shipped units by a payment adjustment feed: Amazon pays the customer back. Never more than the price of the
 * units; shipping is that of these items, once by us: whose refund paid it back is remembered.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushAmazonRefund(
  client: AmazonClient,
  memory: ChannelMemory,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Amazon', push)
  const shipping = push.shipping && (await isFirstWithShipping(memory, push, key))
  const feed: FeedToSend = {
    feedType: ADJUSTMENT,
    contents: () => adjustmentFeed(client, order, { ...push, shipping, reason: 'CustomerReturn' }, key),
    left: {},
    what: 'refund',
  }
  return feedOnce(client, memory, `refund:${key}`, feed, signal)
}

/** Whether Amazon has taken the feed. Until then a push asks after the one that was sent and sends no other. */
export async function hasAmazonRefund(memory: ChannelMemory, key: string): Promise<boolean> {
  return (await recall(memory, `refund:${key}`))?.isDone === true
}

async function isFirstWithShipping(memory: ChannelMemory, push: RefundPush, key: string): Promise<boolean> {
  const name = `shipping-refunded:${push.orderExternalId}`
  const by = await memory.get(name)
  if (typeof by === 'string' && by !== key) return false
  await memory.put(name, key)
  return true
}
