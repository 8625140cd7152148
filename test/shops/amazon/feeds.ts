import { z } from 'zod'
import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import { childOf, childText, readXml, type XmlNode } from '../xml-reader.ts'
import { time } from './json.ts'
import { applyPatches, patches } from './listings.ts'
import { type FeedRecord, kept, shipped } from './records.ts'
import type { SellerAccount } from './seller-account.ts'
import { spError } from './sp-error.ts'

const newFeed = z.object({
  feedType: z.string(),
  marketplaceIds: z.array(z.string()),
  inputFeedDocumentId: z.string(),
})

const listingsFeed = z.object({
  header: z.object({ sellerId: z.string(), version: z.literal('2.0') }),
  messages: z.array(
    z.object({
      messageId: z.int(),
      sku: z.string(),
      operationType: z.literal('PATCH'),
      productType: z.string(),
      patches,
    }),
  ),
})

/** The feeds of one account and their documents; a feed is processed `delayMs` after it was created. */
export class Feeds {
  readonly #account: SellerAccount
  readonly #delayMs: number
  readonly #feeds: FeedRecord[] = []
  readonly #documents = new Map<string, string>()

  constructor(account: SellerAccount, delayMs: number) {
    this.#account = account
    this.#delayMs = delayMs
  }

  createDocument(origin: string): HttpAnswer {
    const feedDocumentId = `document-${this.#account.newNumber()}`
    return json(201, { feedDocumentId, url: `${origin}/upload/${feedDocumentId}` })
  }

  upload(id: string, contents: string): HttpAnswer {
    this.#documents.set(id, contents)
    return { status: 200, headers: {}, body: '' }
  }

  download(id: string): HttpAnswer {
    const body = this.#documents.get(id)
    if (body === undefined) return { status: 404, headers: {}, body: '' }
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body }
  }

  showDocument(id: string, origin: string): HttpAnswer {
    if (!this.#documents.has(id)) return spError(404, 'NotFound', `The document ${id} does not exist.`)
    return json(200, { feedDocumentId: id, url: `${origin}/download/${id}` })
  }

  create(body: unknown): HttpAnswer {
    const asked = newFeed.safeParse(body)
    if (!asked.success) return spError(400, 'InvalidInput', z.prettifyError(asked.error))
    if (!this.#documents.has(asked.data.inputFeedDocumentId))
      return spError(400, 'InvalidInput', 'The contents of the feed document were not uploaded.')
    const feed: FeedRecord = {
      id: `feed-${this.#account.newNumber()}`,
      type: asked.data.feedType,
      marketplaceIds: asked.data.marketplaceIds,
      inputId: asked.data.inputFeedDocumentId,
      createdAt: this.#account.clock.now(),
      resultId: null,
    }
    this.#feeds.push(feed)
    this.process()
    return json(202, { feedId: feed.id })
  }

  show(id: string): HttpAnswer {
    this.process()
    const feed = this.#feeds.find((candidate) => candidate.id === id)
    return feed === undefined
      ? spError(404, 'NotFound', `The feed ${id} does not exist.`)
      : json(200, shown(feed))
  }

  /** Newest first. */
  list(query: URLSearchParams): HttpAnswer {
    this.process()
    const types = query.get('feedTypes')?.split(',') ?? []
    const since = Date.parse(query.get('createdSince') ?? '1970-01-01')
    const found = this.#feeds.filter((feed) => types.includes(feed.type) && feed.createdAt >= since)
    return json(200, { feeds: found.reverse().map(shown) })
  }

  process(): void {
    for (const feed of this.#feeds) {
      if (feed.resultId !== null || this.#account.clock.now() - feed.createdAt < this.#delayMs) continue
      feed.resultId = `result-${this.#account.newNumber()}`
      const contents = this.#documents.get(feed.inputId) ?? ''
      const report = feed.type === 'JSON_LISTINGS_FEED' ? this.#listings(contents) : this.#envelope(contents)
      this.#documents.set(feed.resultId, report)
    }
  }

  #listings(contents: string): string {
    const feed = listingsFeed.parse(JSON.parse(contents))
    const issues = feed.messages.flatMap((message) => {
      const problem = applyPatches(this.#account, message.sku, message.patches)
      return problem === null
        ? []
        : [{ messageId: message.messageId, code: '90220', severity: 'ERROR', message: problem }]
    })
    const messagesProcessed = feed.messages.length
    const summary = {
      errors: issues.length,
      warnings: 0,
      messagesProcessed,
      messagesAccepted: messagesProcessed - issues.length,
      messagesInvalid: issues.length,
    }
    return JSON.stringify({ header: { sellerId: feed.header.sellerId, version: '2.0' }, issues, summary })
  }

  #envelope(contents: string): string {
    const message = childOf(readXml(contents), 'Message')
    const acknowledgement = childOf(message, 'OrderAcknowledgement')
    const adjustment = childOf(message, 'OrderAdjustment')
    const problem =
      acknowledgement !== null
        ? this.#acknowledge(acknowledgement)
        : adjustment !== null
          ? this.#adjust(adjustment)
          : 'The message is not valid'
    const result =
      problem === null
        ? ''
        : `<Result><MessageID>1</MessageID><ResultCode>Error</ResultCode><ResultDescription>${problem}</ResultDescription></Result>`
    return `<?xml version="1.0" encoding="UTF-8"?><AmazonEnvelope><Message><ProcessingReport>${result}</ProcessingReport></Message></AmazonEnvelope>`
  }

  #acknowledge(message: XmlNode): string | null {
    const order = this.#account.orders.get(childText(message, 'AmazonOrderID') ?? '')
    if (order === undefined) return 'The order does not exist'
    if (childText(message, 'StatusCode') !== 'Failure') return null
    if (order.packages.size > 0) return 'The order has shipped'
    this.#account.cancel(order)
    return null
  }

  /** Not idempotent: sent twice, twice the units are gone. */
  #adjust(message: XmlNode): string | null {
    const order = this.#account.orders.get(childText(message, 'AmazonOrderID') ?? '')
    if (order === undefined) return 'The order does not exist'
    let cents = 0
    const lines = []
    for (const adjusted of message.children.filter((child) => child.name === 'AdjustedItem')) {
      const item = order.items.find(
        (candidate) => candidate.id === childText(adjusted, 'AmazonOrderItemCode'),
      )
      const isReturn = childText(adjusted, 'AdjustmentReason') === 'CustomerReturn'
      const quantity = Number(childText(adjusted, 'QuantityCancelled'))
      if (item === undefined || quantity > kept(item) - shipped(order, item))
        return 'The quantity is not valid'
      if (isReturn && shipped(order, item) === 0) return 'Nothing of the item has shipped'
      for (const component of childOf(adjusted, 'ItemPriceAdjustments')?.children ?? [])
        cents += Math.round(Number(childText(component, 'Amount')) * 100)
      lines.push({ item, quantity })
    }
    this.#account.adjust(order, { cents, lines })
    return null
  }
}

function shown(feed: FeedRecord): object {
  return {
    feedId: feed.id,
    feedType: feed.type,
    marketplaceIds: feed.marketplaceIds,
    createdTime: time(feed.createdAt),
    processingStatus: feed.resultId === null ? 'IN_PROGRESS' : 'DONE',
    ...(feed.resultId === null ? {} : { resultFeedDocumentId: feed.resultId }),
  }
}
