import { z } from 'zod'
import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { centsFromDecimal } from '../protocol/payload.ts'
import { type XmlContent, xmlElement } from '../protocol/xml.ts'
import { type StandingOrder, unitsOf } from './answers.ts'
import { type AmazonClient, FEED_LOOK_MS } from './client.ts'
import { createFeed, feedsSince, readFeed, readReport, uploadFeed } from './feeds.ts'
import { findOrder } from './fulfillment.ts'

const WHOLE = 'POST_ORDER_ACKNOWLEDGEMENT_DATA'
const PART = 'POST_PAYMENT_ADJUSTMENT_DATA'

const intent = z.object({
  feedType: z.string(),
  /** null = the answer to its creation was lost. */
  feedId: z.string().nullable(),
  at: z.int(),
  /** Units left per item once it stands. */
  left: z.record(z.string(), z.int()),
})
type Intent = z.infer<typeof intent>

/**
 * Cancels by feed, the only way that Amazon gives a seller: a whole order is acknowledged as failed, some of its
 * units are adjusted as cancelled. A feed is read within minutes: until then the push is `later`. Feeds take no key,
 * so what is to be left, and which feed says so, is remembered before it is created.
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
  if (order === null)
    return { kind: 'refused', problem: `Amazon does not know the order ${push.orderExternalId}` }
  if (isEnded(order)) return { kind: 'done' }
  const known = await recall(memory, key)
  if (known !== null && reached(order, known)) return { kind: 'done' }
  const begun = known === null ? null : await adopt(client, memory, key, known, signal)
  if (begun !== null) return outcomeOfFeed(client, memory, key, begun, signal)
  const feedType = leavesSomething(order, push) ? PART : WHOLE
  const contents = feedType === WHOLE ? wholeFeed(client, push) : partFeed(client, order, push, key)
  const documentId = await uploadFeed(client, 'text/xml; charset=UTF-8', contents, signal)
  const meant: Intent = { feedType, feedId: null, at: client.clock.now(), left: aim(order, push) }
  await memory.put(`cancel:${key}`, meant)
  const feedId = await createFeed(client, feedType, documentId, signal)
  await memory.put(`cancel:${key}`, { ...meant, feedId })
  return outcomeOfFeed(client, memory, key, feedId, signal)
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
  if (order === null) return false
  if (isEnded(order)) return true
  const known = await recall(memory, key)
  return known !== null && reached(order, known)
}

async function recall(memory: ChannelMemory, key: string): Promise<Intent | null> {
  const known = intent.safeParse(await memory.get(`cancel:${key}`))
  return known.success ? known.data : null
}

/** The feed of an earlier try; one whose id was lost is the oldest of its type made since. */
async function adopt(
  client: AmazonClient,
  memory: ChannelMemory,
  key: string,
  known: Intent,
  signal: AbortSignal,
): Promise<string | null> {
  if (known.feedId !== null) return known.feedId
  const feedId = (await feedsSince(client, known.feedType, known.at - 1000, signal)).at(-1) ?? null
  if (feedId !== null) await memory.put(`cancel:${key}`, { ...known, feedId })
  return feedId
}

async function outcomeOfFeed(
  client: AmazonClient,
  memory: ChannelMemory,
  key: string,
  feedId: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { processingStatus, resultFeedDocumentId } = await readFeed(client, feedId, signal)
  switch (processingStatus) {
    case 'IN_QUEUE':
    case 'IN_PROGRESS':
      return { kind: 'later', afterMs: FEED_LOOK_MS, problem: 'Amazon is reading the cancellation' }
    case 'DONE': {
      if (typeof resultFeedDocumentId !== 'string') return { kind: 'done' }
      const report = await readReport(client, resultFeedDocumentId, signal)
      const error = /<ResultCode>Error<\/ResultCode>[\s\S]*?<ResultDescription>([^<]*)/.exec(report)?.[1]
      return error === undefined
        ? { kind: 'done' }
        : { kind: 'refused', problem: `Amazon refuses the cancellation: ${error}` }
    }
    default:
      await memory.put(`cancel:${key}`, null)
      return {
        kind: 'retry',
        afterMs: 0,
        problem: `Amazon could not read the cancellation (${processingStatus})`,
      }
  }
}

function isEnded(order: StandingOrder): boolean {
  return order.fulfillment?.fulfillmentStatus === 'CANCELLED'
}

function aim(order: StandingOrder, push: CancelPush): Record<string, number> {
  return Object.fromEntries(
    push.lines.map(({ lineId, quantity }) => {
      const item = order.orderItems.find((candidate) => candidate.orderItemId === lineId)
      return [lineId, Math.max(0, (item === undefined ? 0 : unitsOf(item)) - quantity)]
    }),
  )
}

function reached(order: StandingOrder, { left }: Intent): boolean {
  return order.orderItems.every(
    (item) => unitsOf(item) <= (left[item.orderItemId] ?? Number.POSITIVE_INFINITY),
  )
}

function leavesSomething(order: StandingOrder, push: CancelPush): boolean {
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

function partFeed(client: AmazonClient, order: StandingOrder, push: CancelPush, key: string): string {
  return envelope(client, 'OrderAdjustment', {
    OrderAdjustment: {
      AmazonOrderID: push.orderExternalId,
      AdjustedItem: push.lines.map((line, index) => ({
        AmazonOrderItemCode: line.lineId,
        MerchantAdjustmentItemID: `${key}-${index + 1}`,
        AdjustmentReason: 'NoInventory',
        ItemPriceAdjustments: {
          Component: { Type: 'Principal', Amount: amountOf(order, line.lineId, line.quantity) },
        },
        QuantityCancelled: line.quantity,
      })),
    },
  })
}

function amountOf(order: StandingOrder, lineId: string, quantity: number): XmlContent {
  const price = order.orderItems.find((item) => item.orderItemId === lineId)?.product.price?.unitPrice
  const cents = centsFromDecimal.parse(price?.amount ?? '0') * quantity
  return { '@currency': price?.currencyCode ?? 'EUR', '#': (cents / 100).toFixed(2) }
}

function envelope(
  client: AmazonClient,
  messageType: string,
  message: { readonly [name: string]: XmlContent },
): string {
  const content = xmlElement('AmazonEnvelope', {
    Header: { DocumentVersion: '1.01', MerchantIdentifier: client.seller.sellerId },
    MessageType: messageType,
    Message: { MessageID: 1, ...message },
  })
  return `<?xml version="1.0" encoding="UTF-8"?>${content}`
}
