import type { z } from 'zod'
import { createdFeed, feedDocument, feedList, feedState } from './answers.ts'
import type { AmazonClient } from './client.ts'

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

/** Feeds of a type created since, newest first: where the answer to `createFeed` was lost. @throws {ChannelError} */
export async function feedsSince(
  client: AmazonClient,
  feedType: string,
  since: number,
  signal: AbortSignal,
): Promise<string[]> {
  const query = new URLSearchParams({ feedTypes: feedType, createdSince: new Date(since).toISOString() })
  const path = `${FEEDS}/feeds?${query.toString()}`
  const { feeds } = await client.call({ operation: 'getFeeds', method: 'GET', path }, feedList, signal)
  return feeds.map((feed) => feed.feedId)
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
