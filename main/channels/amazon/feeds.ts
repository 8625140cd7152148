import type { z } from 'zod'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { createdFeed, feedDocument, feedList, feedState } from './answers.ts'
import type { AmazonClient } from './client.ts'

/** States of a feed that has yet to take effect. */
const TO_BE_READ: readonly string[] = ['IN_QUEUE', 'IN_PROGRESS']

export function isToBeRead({ processingStatus }: z.infer<typeof feedState>): boolean {
  return TO_BE_READ.includes(processingStatus)
}

const FEEDS = '/feeds/2021-06-30'

/** Puts the contents of a feed where Amazon wants them. @returns its id, for `createFeed` @throws {ChannelError} */
export async function uploadFeed(
  client: AmazonClient,
  contentType: string,
  contents: string,
  signal: AbortSignal,
): Promise<string> {
  const call = {
    operation: 'createFeedDocument',
    method: 'POST',
    path: `${FEEDS}/documents`,
    body: { contentType },
  } as const
  const { feedDocumentId, url } = await client.call(call, feedDocument, signal)
  await client.upload(url, contentType, contents, signal)
  return feedDocumentId
}

/** @throws {ChannelError} @throws {UncertainWrite} Amazon may be processing it already */
export async function createFeed(
  client: AmazonClient,
  feedType: string,
  inputFeedDocumentId: string,
  signal: AbortSignal,
): Promise<string> {
  const body = { feedType, marketplaceIds: [client.seller.marketplaceId], inputFeedDocumentId }
  const call = { operation: 'createFeed', method: 'POST', path: `${FEEDS}/feeds`, body } as const
  return (await client.call(call, createdFeed, signal)).feedId
}

/** @throws {ChannelError} */
export async function readFeed(
  client: AmazonClient,
  feedId: string,
  signal: AbortSignal,
): Promise<z.infer<typeof feedState>> {
  const path = `${FEEDS}/feeds/${encodeURIComponent(feedId)}`
  return client.call({ operation: 'getFeed', method: 'GET', path }, feedState, signal)
}

/** A feed that was created is listed, and dated, within this time of its call by Amazon's clock. */
const LISTED_WITHIN_MS = MINUTE_MS
/** Amazon's time is known to the second, and a call takes some. */
const SLACK_MS = 5000

/**
 * Feeds of a type created since `at` by Amazon's clock, newest first: where the answer to `createFeed` was lost. null =
 * it is too early to say that there is none. @throws {ChannelError}
 */
export async function feedsSince(
  client: AmazonClient,
  feedType: string,
  at: EpochMs,
  signal: AbortSignal,
): Promise<z.infer<typeof feedState>[] | null> {
  const query = new URLSearchParams({
    feedTypes: feedType,
    createdSince: new Date(at - SLACK_MS).toISOString(),
  })
  const path = `${FEEDS}/feeds?${query.toString()}`
  const { feeds } = await client.call({ operation: 'getFeeds', method: 'GET', path }, feedList, signal)
  return feeds.length > 0 || client.amazonNow() - at >= LISTED_WITHIN_MS ? feeds : null
}

/** The report on a feed that is done. @throws {ChannelError} */
export async function readReport(
  client: AmazonClient,
  documentId: string,
  signal: AbortSignal,
): Promise<string> {
  const path = `${FEEDS}/documents/${encodeURIComponent(documentId)}`
  const call = { operation: 'getFeedDocument', method: 'GET', path } as const
  return client.download((await client.call(call, feedDocument, signal)).url, signal)
}
