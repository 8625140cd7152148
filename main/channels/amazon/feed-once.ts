import { z } from 'zod'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome } from '../../app/ports/channel.ts'
import { type XmlContent, xmlDocument } from '../../remote/xml.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { type AmazonClient, FEED_LOOK_MS } from './client.ts'
import { errorOfReport } from './feed-report.ts'
import { createFeed, feedsSince, isToBeRead, readFeed, readReport, uploadFeed } from './feeds.ts'

const feedIntent = z.object({
  feedType: z.string(),
  /** null = the answer to its creation was lost. */
  feedId: z.string().nullable(),
  /** Just before its creation, by Amazon's clock. */
  at: z.int(),
  /** Units left per item once it stands; empty where it changes none. */
  left: z.record(z.string(), z.int()),
  /** Amazon has carried it out. */
  isDone: z.boolean(),
})
export type FeedOnce = z.infer<typeof feedIntent>

/** Whose feed of a type is being created: until that is known for certain, nobody else creates one. */
const creation = z.object({ name: z.string() })
/** The outbox gives a message up after six hours. */
const GIVEN_UP_MS = 8 * HOUR_MS

export async function recall(memory: ChannelMemory, name: string): Promise<FeedOnce | null> {
  const known = feedIntent.safeParse(await memory.get(name))
  return known.success ? known.data : null
}

/** A feed that is made once, and what it is about. */
export type FeedToSend = Pick<FeedOnce, 'feedType' | 'left'> & {
  readonly contents: () => string
  readonly what: 'refund' | 'cancellation'
}

/**
 * Sends one message by feed, once. A feed is read within minutes: until then the push is `later`. Feeds take no key,
 * so which feed says it is remembered under `name`. Where the answer to a creation was lost, the feed is found among
 * those made since: of one type only one is ever in that state, so that it cannot be another's.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function feedOnce(
  client: AmazonClient,
  memory: ChannelMemory,
  name: string,
  feed: FeedToSend,
  signal: AbortSignal,
): Promise<PushOutcome> {
  if ((await recall(memory, name))?.isDone === true) return { kind: 'done' }
  const feedId = await client.oneAtATime(() => feedOf(client, memory, name, feed, signal))
  if (feedId === null)
    return {
      kind: 'later',
      afterMs: FEED_LOOK_MS,
      problem: message('amazon.earlierFeed'),
    }
  return outcomeOfFeed(client, memory, name, feedId, feed.what, signal)
}

/** @returns null = it must first be known what became of this feed, or of another one of the type */
async function feedOf(
  client: AmazonClient,
  memory: ChannelMemory,
  name: string,
  { feedType, left, contents }: FeedToSend,
  signal: AbortSignal,
): Promise<string | null> {
  const known = await recall(memory, name)
  if (known !== null && known.feedId !== null) return known.feedId
  const creating = `creating:${feedType}`
  if (known !== null) {
    const made = await feedsSince(client, feedType, known.at, signal)
    if (made === null) return null
    const feedId = made.at(-1)?.feedId ?? null
    if (feedId !== null) {
      await memory.put(name, { ...known, feedId })
      await memory.put(creating, null)
      return feedId
    }
  }
  const other = creation.safeParse(await memory.get(creating))
  if (other.success && other.data.name !== name && (await isOpen(client, memory, other.data.name)))
    return null
  const documentId = await uploadFeed(client, 'text/xml; charset=UTF-8', contents(), signal)
  const meant: FeedOnce = { feedType, feedId: null, at: client.amazonNow(), left, isDone: false }
  await memory.put(creating, { name })
  await memory.put(name, meant)
  const feedId = await createFeed(client, feedType, documentId, signal)
  await memory.put(name, { ...meant, feedId })
  await memory.put(creating, null)
  return feedId
}

/** One that is never asked after again does not hold up the others for ever. */
async function isOpen(client: AmazonClient, memory: ChannelMemory, name: string): Promise<boolean> {
  const known = await recall(memory, name)
  if (known === null || known.feedId !== null || known.isDone) return false
  return client.amazonNow() - known.at < GIVEN_UP_MS
}

/** The order itself shows that the message took effect, whichever feed it was. */
export async function tookEffect(memory: ChannelMemory, name: string): Promise<void> {
  const known = await recall(memory, name)
  if (known !== null && !known.isDone) await memory.put(name, { ...known, isDone: true })
}

async function outcomeOfFeed(
  client: AmazonClient,
  memory: ChannelMemory,
  name: string,
  feedId: string,
  what: FeedToSend['what'],
  signal: AbortSignal,
): Promise<PushOutcome> {
  const feed = await readFeed(client, feedId, signal)
  const { processingStatus, resultFeedDocumentId } = feed
  if (isToBeRead(feed))
    return { kind: 'later', afterMs: FEED_LOOK_MS, problem: message('amazon.feedWaits', { feed: what }) }
  switch (processingStatus) {
    case 'DONE': {
      const report =
        typeof resultFeedDocumentId === 'string' ? await readReport(client, resultFeedDocumentId, signal) : ''
      const error = errorOfReport(report)
      if (error !== undefined) {
        await memory.put(name, null)
        return { kind: 'refused', problem: message('amazon.feedRefused', { feed: what, said: error }) }
      }
      await tookEffect(memory, name)
      return { kind: 'done' }
    }
    default:
      await memory.put(name, null)
      return {
        kind: 'retry',
        afterMs: 0,
        problem: message('amazon.feedUnread', { feed: what, status: processingStatus }),
      }
  }
}

export function envelope(
  client: AmazonClient,
  messageType: string,
  message: { readonly [name: string]: XmlContent },
): string {
  return xmlDocument('AmazonEnvelope', {
    Header: { DocumentVersion: '1.01', MerchantIdentifier: client.seller.sellerId },
    MessageType: messageType,
    Message: { MessageID: 1, ...message },
  })
}
