import {
  FaultyHttp,
  type HttpAnswer,
  type HttpRequest,
  json,
  readJson,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { SimulatedServer } from '../../../main/demo/channel-server/simulated-server.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { Feeds } from './feeds.ts'
import { patchListing, searchListings } from './listings.ts'
import { confirmShipment, getOrder, searchOrders } from './orders.ts'
import { SellerAccount } from './seller-account.ts'
import { spError } from './sp-error.ts'
import { UsagePlan } from './usage-plan.ts'

export interface AmazonServerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly credentials: {
    readonly clientId: string
    readonly clientSecret: string
    readonly refreshToken: string
    readonly sellerId: string
    readonly marketplaceId: string
  }
  readonly name: string
  readonly currency: string
  /** How long before now the window of a search ends at the latest; two minutes at Amazon. */
  readonly lagMs: number
  /** How long a feed waits before it is processed. */
  readonly feedMs: number
  /** How long after a figure was set listings still show the one before; absent: not at all. */
  readonly listingLagMs?: number
  /** Calls beyond the usage plan are refused. */
  readonly strictPace: boolean
  readonly numbersFrom?: number
  /** Sees every well-behaved call. */
  readonly onExchange?: (request: HttpRequest, answer: HttpAnswer) => void
}

const TOKEN_MS = 3_600_000

/**
 * A simulated Selling Partner API with Login with Amazon, over HTTP. `shop` is the customers' side, `misbehaviour`
 * what goes wrong, `revoked` what a seller can do to the app.
 */
export class AmazonServer extends SimulatedServer {
  readonly shop: SellerAccount
  readonly misbehaviour: Misbehaviour
  revoked = false
  readonly #options: AmazonServerOptions
  protected readonly http: FaultyHttp
  readonly #feeds: Feeds
  readonly #plan: UsagePlan
  readonly #tokens = new Map<string, EpochMs>()

  constructor(options: AmazonServerOptions) {
    super()
    this.#options = options
    this.shop = new SellerAccount(options.clock, options.currency, options.numbersFrom)
    this.#feeds = new Feeds(this.shop, options.feedMs)
    this.#plan = new UsagePlan(options.clock)
    this.misbehaviour = new Misbehaviour(options.random)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => {
        const answer = this.#dated(this.#handle(request))
        options.onExchange?.(request, answer)
        return Promise.resolve(answer)
      },
      (retryAfterSeconds) => ({
        ...spError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.'),
        headers: {
          'content-type': 'application/json',
          ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
        },
      }),
    )
  }

  /** Feeds whose time has come take effect, whether anybody asks for them or not. */
  processFeeds(): void {
    this.#feeds.process()
  }

  expireTokens(): void {
    this.#tokens.clear()
  }

  #dated(answer: HttpAnswer): HttpAnswer {
    return {
      ...answer,
      headers: { ...answer.headers, date: new Date(this.#options.clock.now()).toUTCString() },
    }
  }

  #handle(request: HttpRequest): HttpAnswer {
    const call = `${request.method} ${request.path}`
    if (call === 'POST /auth/o2/token') return this.#grant(new URLSearchParams(request.body))
    const document = /^(PUT \/upload|GET \/download)\/(.+)$/.exec(call)
    if (document !== null)
      return document[1] === 'PUT /upload'
        ? this.#feeds.upload(document[2] ?? '', request.body)
        : this.#feeds.download(document[2] ?? '')
    const token = request.headers['x-amz-access-token']
    const until = typeof token === 'string' ? (this.#tokens.get(token) ?? 0) : 0
    if (until <= this.#options.clock.now() || this.revoked)
      return spError(403, 'Unauthorized', 'Access to requested resource is denied.')
    const rate = this.#options.strictPace ? this.#plan.spend(call) : null
    if (rate === 0)
      return spError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.')
    const body = request.body === '' ? null : readJson(request.body)
    if (body === undefined) return spError(400, 'InvalidInput', 'The body is not JSON.')
    const answer = this.#route(call, request, body)
    if (rate === null) return answer
    return { ...answer, headers: { ...answer.headers, 'x-amzn-ratelimit-limit': String(rate) } }
  }

  #route(call: string, request: HttpRequest, body: unknown): HttpAnswer {
    const { shop } = this
    const { sellerId, marketplaceId } = this.#options.credentials
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`
    const part = (pattern: RegExp): string | null => {
      const found = pattern.exec(call)?.[1]
      return found === undefined ? null : decodeURIComponent(found)
    }
    if (call === 'GET /sellers/v1/marketplaceParticipations') return this.#participations()
    if (call === 'GET /orders/2026-01-01/orders')
      return searchOrders(shop, this.misbehaviour, request.query, marketplaceId, this.#options.lagMs)
    if (call === `GET /listings/2021-08-01/items/${sellerId}`)
      return searchListings(shop, request.query, marketplaceId, this.#options.listingLagMs ?? 0)
    if (call === 'POST /feeds/2021-06-30/documents') return this.#feeds.createDocument(origin)
    if (call === 'POST /feeds/2021-06-30/feeds') return this.#feeds.create(body)
    if (call === 'GET /feeds/2021-06-30/feeds') return this.#feeds.list(request.query)
    const order = part(/^GET \/orders\/2026-01-01\/orders\/([^/]+)$/)
    if (order !== null) return getOrder(shop, order, request.query, marketplaceId)
    const confirmed = part(/^POST \/orders\/v0\/orders\/([^/]+)\/shipmentConfirmation$/)
    if (confirmed !== null) return confirmShipment(shop, confirmed, body)
    const sku = part(/^PATCH \/listings\/2021-08-01\/items\/[^/]+\/([^/]+)$/)
    if (sku !== null) return patchListing(shop, sku, body)
    const feed = part(/^GET \/feeds\/2021-06-30\/feeds\/([^/]+)$/)
    if (feed !== null) return this.#feeds.show(feed)
    const document = part(/^GET \/feeds\/2021-06-30\/documents\/([^/]+)$/)
    if (document !== null) return this.#feeds.showDocument(document, origin)
    return spError(404, 'NotFound', `No operation for ${call}`)
  }

  #grant(form: URLSearchParams): HttpAnswer {
    const { clientId, clientSecret, refreshToken } = this.#options.credentials
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
      return json(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
    if (form.get('refresh_token') !== refreshToken || this.revoked)
      return json(400, {
        error: 'invalid_grant',
        error_description: 'The request has an invalid grant parameter',
      })
    const access_token = `Atza|${this.shop.newNumber()}-${Math.floor(this.#options.random() * 1e9)}`
    this.#tokens.set(access_token, this.#options.clock.now() + TOKEN_MS)
    return json(200, {
      access_token,
      refresh_token: refreshToken,
      token_type: 'bearer',
      expires_in: TOKEN_MS / 1000,
    })
  }

  #participations(): HttpAnswer {
    const { marketplaceId } = this.#options.credentials
    const marketplace = {
      id: marketplaceId,
      countryCode: 'FR',
      name: 'Amazon.fr',
      defaultCurrencyCode: this.#options.currency,
      defaultLanguageCode: 'fr_FR',
      domainName: 'www.amazon.fr',
    }
    const participation = { isParticipating: true, hasSuspendedListings: false }
    return json(200, { payload: [{ marketplace, participation, storeName: this.#options.name }] })
  }
}
