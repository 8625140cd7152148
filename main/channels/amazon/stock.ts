import { z } from 'zod'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { failureOf } from '../protocol/outcome.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { listings, listingsReport, submission } from './answers.ts'
import { type AmazonClient, FEED_LOOK_MS } from './client.ts'
import { createFeed, feedsSince, isToBeRead, readFeed, readReport, uploadFeed } from './feeds.ts'

/** The most SKUs that Amazon looks up at once. */
const PER_SEARCH = 20
/** More changes than this go as one feed. */
const FEW = 20
/** The seller's own stock, not Amazon's. */
const OWN = 'DEFAULT'

interface Listing {
  readonly productType: string
  readonly quantity: number | null
}

/** Kept from before it is created until Amazon has read it. */
const underWay = z.object({
  /** null = the answer to its creation was lost: Amazon reads it like any other. */
  feedId: z.string().nullable(),
  /** Just before its creation, by Amazon's clock. */
  at: z.int().default(0),
  skus: z.array(z.string()),
  figures: z.array(z.int()),
})
/** `figure` null: it is not known whether Amazon has accepted it. */
const lastSet = z.array(z.object({ sku: z.string(), at: z.int(), figure: z.int().nullable() }))
type LastSet = z.infer<typeof lastSet>[number]
const SET = 'stock-set'
/** An accepted figure takes effect, and is shown, within this time. */
const SHOWN_WITHIN_MS = 15 * MINUTE_MS

const FEED_TYPE = 'JSON_LISTINGS_FEED'
const READING: PushOutcome = {
  kind: 'later',
  afterMs: FEED_LOOK_MS,
  problem: message('amazon.stockFeedWaits'),
}

/** Units on sale per SKU; SKUs that the seller does not list are left out. @throws {ChannelError} */
export async function readAmazonStock(
  client: AmazonClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await listingsOf(client, skus, signal)
  return new Map(
    [...found].flatMap(([sku, { quantity }]) => (quantity === null ? [] : [[sku, quantity] as const])),
  )
}

/**
 * Absolute quantities: a patch per listing for a few, a JSON_LISTINGS_FEED for many, one at a time. While a feed is
 * under way, or may be, its SKUs wait, so that it cannot overtake a newer figure. Nothing is sent for a SKU that stands
 * right, unless it was set so recently that Amazon may still show the figure before.
 * @throws {ChannelError}
 */
export async function pushAmazonStock(
  client: AmazonClient,
  memory: ChannelMemory,
  items: readonly StockPush[],
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const before = await settle(client, memory, items, signal)
  const outcomes = new Map(before.outcomes)
  const open = items.filter(({ sku }) => !outcomes.has(sku))
  const found = await listingsOf(
    client,
    open.map((item) => item.sku),
    signal,
  )
  const recent = await recentlySet(client, memory)
  const changes = open.flatMap(({ sku, available }) => {
    const listing = found.get(sku)
    if (listing === undefined) return []
    const set = recent.get(sku)
    const standsRight = listing.quantity === available && (set === undefined || set.figure === available)
    if (standsRight) return []
    return [{ sku, available, ...listing }]
  })
  const at = client.clock.now()
  // Before they are sent, since the answer may be lost.
  const meant = changes.map(({ sku }) => ({ sku, at, figure: null }))
  const all = await remember(memory, recent, meant)
  for (const [sku, outcome] of await send(client, memory, changes, before.isReading, signal))
    outcomes.set(sku, outcome)
  const accepted = changes.filter(({ sku }) => outcomes.get(sku)?.kind === 'done')
  await remember(
    memory,
    all,
    accepted.map(({ sku, available }) => ({ sku, at, figure: available })),
  )
  return items.map(({ sku }) => outcomes.get(sku) ?? { kind: 'done' })
}

type Change = StockPush & Listing
type Outcomes = readonly (readonly [string, PushOutcome])[]

/** Figures set of late; what Amazon shows of these SKUs may be older. */
async function recentlySet(
  client: AmazonClient,
  memory: ChannelMemory,
): Promise<ReadonlyMap<string, LastSet>> {
  const known = lastSet.safeParse(await memory.get(SET)).data ?? []
  const now = client.clock.now()
  // Dated in the future, the clock was set back.
  return new Map(
    known.filter(({ at }) => now - at < SHOWN_WITHIN_MS && at <= now).map((one) => [one.sku, one]),
  )
}

async function remember(
  memory: ChannelMemory,
  recent: ReadonlyMap<string, LastSet>,
  set: readonly LastSet[],
): Promise<ReadonlyMap<string, LastSet>> {
  const all = new Map([...recent, ...set.map((one) => [one.sku, one] as const)])
  if (set.length > 0) await memory.put(SET, [...all.values()])
  return all
}

async function send(
  client: AmazonClient,
  memory: ChannelMemory,
  changes: readonly Change[],
  isReading: boolean,
  signal: AbortSignal,
): Promise<Outcomes> {
  if (changes.length <= FEW) return sendPatches(client, changes, signal)
  return isReading ? changes.map(({ sku }) => [sku, READING]) : sendFeed(client, memory, changes, signal)
}

async function sendPatches(
  client: AmazonClient,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<Outcomes> {
  const { sellerId, marketplaceId } = client.seller
  const outcomes: (readonly [string, PushOutcome])[] = []
  for (const change of changes) {
    const { sku, productType } = change
    const path = `/listings/2021-08-01/items/${encodeURIComponent(sellerId)}/${encodeURIComponent(sku)}?marketplaceIds=${marketplaceId}`
    const body = { productType, patches: [patchOf(change)] }
    const call = { operation: 'patchListingsItem', method: 'PATCH', path, body } as const
    try {
      const { status, issues } = await client.call(call, submission, signal)
      const problem = issues?.find((issue) => issue.severity === 'ERROR')?.message ?? status
      outcomes.push([
        sku,
        status === 'INVALID'
          ? {
              kind: 'refused',
              problem: message('channels.refusesStock', { shop: 'Amazon', sku, said: problem }),
            }
          : { kind: 'done' },
      ])
    } catch (error) {
      outcomes.push([sku, failureOf(error)])
    }
  }
  return outcomes
}

async function sendFeed(
  client: AmazonClient,
  memory: ChannelMemory,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<Outcomes> {
  const feed = {
    header: { sellerId: client.seller.sellerId, version: '2.0', issueLocale: 'en_US' },
    messages: changes.map((change, index) => ({
      messageId: index + 1,
      sku: change.sku,
      operationType: 'PATCH',
      productType: change.productType,
      patches: [patchOf(change)],
    })),
  }
  const documentId = await uploadFeed(client, 'application/json; charset=UTF-8', JSON.stringify(feed), signal)
  const meant = {
    at: client.amazonNow(),
    skus: changes.map(({ sku }) => sku),
    figures: changes.map(({ available }) => available),
  }
  await memory.put('stock-feed', { ...meant, feedId: null })
  const feedId = await createFeed(client, FEED_TYPE, documentId, signal)
  await memory.put('stock-feed', { ...meant, feedId })
  return (await settle(client, memory, changes, signal)).outcomes
}

interface Settled {
  /** A feed is under way, or may be. */
  readonly isReading: boolean
  readonly outcomes: Outcomes
}

/** Looks after the feed under way: outcomes of those of its SKUs that are asked for. */
async function settle(
  client: AmazonClient,
  memory: ChannelMemory,
  items: readonly StockPush[],
  signal: AbortSignal,
): Promise<Settled> {
  const known = underWay.safeParse(await memory.get('stock-feed'))
  if (!known.success) return { isReading: false, outcomes: [] }
  const { feedId, at, skus, figures } = known.data
  const asked = items.filter(({ sku }) => skus.includes(sku))
  const feeds =
    feedId === null
      ? await feedsSince(client, FEED_TYPE, at, signal)
      : [await readFeed(client, feedId, signal)]
  if (feeds === null || feeds.some(isToBeRead))
    return { isReading: true, outcomes: asked.map(({ sku }) => [sku, READING]) }
  const { processingStatus, resultFeedDocumentId } = (feedId === null ? null : feeds[0]) ?? LOST
  const issues =
    typeof resultFeedDocumentId === 'string'
      ? parseAnswer(
          listingsReport,
          JSON.parse(await readReport(client, resultFeedDocumentId, signal)),
          'Amazon feed report',
        ).issues
      : []
  await memory.put('stock-feed', null)
  if (processingStatus !== 'DONE') return { isReading: false, outcomes: [] }
  const outcomeOf = (sku: string): PushOutcome => {
    const index = skus.indexOf(sku)
    const problem = issues.find((issue) => issue.severity === 'ERROR' && issue.messageId === index + 1)
    if (problem === undefined) return { kind: 'done' }
    return {
      kind: 'refused',
      problem: message('channels.refusesStock', { shop: 'Amazon', sku, said: problem.message }),
    }
  }
  const said = asked.filter(({ sku, available }) => figures[skus.indexOf(sku)] === available)
  return { isReading: false, outcomes: said.map(({ sku }) => [sku, outcomeOf(sku)]) }
}

/** What it set is seen by reading. */
const LOST = { processingStatus: 'unknown', resultFeedDocumentId: null }

function patchOf({ available }: StockPush): object {
  return {
    op: 'replace',
    path: '/attributes/fulfillment_availability',
    value: [{ fulfillment_channel_code: OWN, quantity: available }],
  }
}

async function listingsOf(
  client: AmazonClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Listing>> {
  const { sellerId, marketplaceId } = client.seller
  const found = new Map<string, Listing>()
  for (let start = 0; start < skus.length; start += PER_SEARCH) {
    const query = new URLSearchParams({
      marketplaceIds: marketplaceId,
      identifiers: skus.slice(start, start + PER_SEARCH).join(','),
      identifiersType: 'SKU',
      includedData: 'summaries,fulfillmentAvailability',
      pageSize: String(PER_SEARCH),
    })
    const path = `/listings/2021-08-01/items/${encodeURIComponent(sellerId)}?${query.toString()}`
    const call = { operation: 'searchListingsItems', method: 'GET', path } as const
    for (const item of (await client.call(call, listings, signal)).items) {
      const own = item.fulfillmentAvailability?.find((entry) => entry.fulfillmentChannelCode === OWN)
      const productType = item.summaries?.[0]?.productType ?? 'PRODUCT'
      // A listing that Amazon ships has no stock of ours.
      if (skus.includes(item.sku) && (own !== undefined || (item.fulfillmentAvailability ?? []).length === 0))
        found.set(item.sku, { productType, quantity: own?.quantity ?? null })
    }
  }
  return found
}
