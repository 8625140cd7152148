import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { cancelStands } from '../protocol/cancel-look-up.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { adjustmentFeed } from './adjustment-feed.ts'
import { type RemoteOrder, unitsOf } from './answers.ts'
import type { AmazonClient } from './client.ts'
import { envelope, type FeedOnce, type FeedToSend, feedOnce, recall, tookEffect } from './feed-once.ts'
import { findOrder } from './fulfillment.ts'

const WHOLE = 'POST_ORDER_ACKNOWLEDGEMENT_DATA'
const PART = 'POST_PAYMENT_ADJUSTMENT_DATA'

/**
 * Cancels by feed, the only way that Amazon gives a seller: a whole order is acknowledged as failed, some of its
 * units are adjusted as cancelled.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushAmazonCancel(
  client: AmazonClient,
  memory: ChannelMemory,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Amazon', push)
  if (isEnded(order)) return { kind: 'done' }
  if (await stands(memory, order, key)) return { kind: 'done' }
  const feedType = leavesSomething(order, push) ? PART : WHOLE
  const feed: FeedToSend = {
    feedType,
    contents: () =>
      feedType === WHOLE
        ? wholeFeed(client, push)
        : adjustmentFeed(client, order, { ...push, reason: 'NoInventory', shipping: false }, key),
    left: aim(order, push),
    what: 'cancellation',
  }
  return feedOnce(client, memory, `cancel:${key}`, feed, signal)
}

/** @throws {ChannelError} */
export async function hasAmazonCancel(
  client: AmazonClient,
  memory: ChannelMemory,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return cancelStands(order, isEnded, (found) => stands(memory, found, key))
}

async function stands(memory: ChannelMemory, order: RemoteOrder, key: string): Promise<boolean> {
  const name = `cancel:${key}`
  const known = await recall(memory, name)
  if (known === null || !reached(order, known)) return false
  await tookEffect(memory, name)
  return true
}

function isEnded(order: RemoteOrder): boolean {
  return order.fulfillment?.fulfillmentStatus === 'CANCELLED'
}

function aim(order: RemoteOrder, push: CancelPush): Record<string, number> {
  return Object.fromEntries(
    push.lines.map(({ lineId, quantity }) => {
      const item = order.orderItems.find((candidate) => candidate.orderItemId === lineId)
      return [lineId, Math.max(0, (item === undefined ? 0 : unitsOf(item)) - quantity)]
    }),
  )
}

function reached(order: RemoteOrder, { left }: FeedOnce): boolean {
  return order.orderItems.every(
    (item) => unitsOf(item) <= (left[item.orderItemId] ?? Number.POSITIVE_INFINITY),
  )
}

function leavesSomething(order: RemoteOrder, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.orderItems.some((item) => unitsOf(item) > (cancelled.get(item.orderItemId) ?? 0))
}

function wholeFeed(client: AmazonClient, push: CancelPush): string {
  return envelope(client, 'OrderAcknowledgement', {
    OrderAcknowledgement: {
      AmazonOrderID: push.orderExternalId,
      StatusCode: 'Failure',
      Item: push.lines.map((line) => ({ AmazonOrderItemCode: line.lineId, CancelReason: 'NoInventory' })),
    },
  })
}
