import { execute, GraphQLError, Kind } from 'graphql'
import type { Clock } from '../../../shared/lib/clock.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { FaultyHttp, type HttpAnswer, type HttpRequest, json } from '../channel-server/faulty-http.ts'
import { GraphqlCalls } from '../channel-server/graphql-calls.ts'
import { Misbehaviour } from '../channel-server/misbehaviour.ts'
import { SimulatedServer } from '../channel-server/simulated-server.ts'
import { AccessTokens, type AppCredentials } from './access-token.ts'
import { backOfficeOf } from './back-office.ts'
import { PointsBucket } from './points-bucket.ts'
import { actualCost, requestedCost } from './query-cost.ts'
import type { LocationRecord } from './records.ts'
import { rootOf } from './root.ts'
import { shopifySchema } from './schema.ts'
import { Shop } from './shop.ts'
import { isStagedUpload, takeFile } from './staged-uploads.ts'

export interface ShopifyServerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly credentials: AppCredentials
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly numbersFrom?: number
  readonly orderPrefix?: string
  readonly locations: readonly Omit<LocationRecord, 'id'>[]
  readonly tokenLifetimeMs?: number
  /** The points bucket of the plan: 2,000 and 100 a second on a small one, 20,000 and 2,000 on the largest. */
  readonly bucket?: { readonly maximum: number; readonly restorePerSecond: number }
  /** Versions still supported, oldest first; a call to an older one is served by the oldest of these. */
  readonly versions?: readonly string[]
}

const VERSIONS = ['2026-01', '2026-04', '2026-07', '2026-10']
const LARGEST_QUERY = 1000

/**
 * A simulated Shopify shop that speaks the Admin GraphQL API over HTTP. `shop` is the customers' side,
 * `misbehaviour` what goes wrong, `tokens` and `bucket` the API's own limits.
 */
export class ShopifyServer extends SimulatedServer {
  readonly shop: Shop
  readonly misbehaviour: Misbehaviour
  readonly tokens: AccessTokens
  readonly bucket: PointsBucket
  protected readonly http: FaultyHttp
  /** Where it is reached, as its caller says. */
  #host = 'localhost'
  readonly #root: Readonly<Record<string, unknown>>
  readonly #versions: readonly string[]
  readonly #calls = new GraphqlCalls(shopifySchema)

  constructor(options: ShopifyServerOptions) {
    super()
    this.shop = new Shop(options)
    this.shop.backOffice = backOfficeOf(this.shop)
    this.misbehaviour = new Misbehaviour(options.random)
    this.tokens = new AccessTokens(
      options.clock,
      options.random,
      options.credentials,
      options.tokenLifetimeMs ?? DAY_MS,
    )
    this.bucket = new PointsBucket(
      options.clock,
      options.bucket?.maximum ?? 2000,
      options.bucket?.restorePerSecond ?? 100,
    )
    this.#versions = options.versions ?? VERSIONS
    this.#root = rootOf(this.shop, this.misbehaviour, () => `http://${this.#host}`)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => this.#handle(request),
      (retryAfterSeconds) =>
        retryAfterSeconds === null
          ? json(200, this.#throttled(0))
          : json(429, { errors: 'Too many requests' }, { 'retry-after': retryAfterSeconds.toFixed(1) }),
    )
  }

  async #handle(request: HttpRequest): Promise<HttpAnswer> {
    this.#host = request.headers.host ?? this.#host
    if (isStagedUpload(request)) return takeFile(this.shop.files, this.#host, request)
    if (request.method === 'POST' && request.path === '/admin/oauth/access_token')
      return this.tokens.grant(request)
    const asked = /^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(request.path)?.[1]
    const version = asked === undefined ? null : this.#servedVersion(asked)
    if (request.method !== 'POST' || version === null) return json(404, { errors: 'Not Found' })
    const headers = { 'x-shopify-api-version': version }
    if (!this.tokens.accepts(request.headers['x-shopify-access-token']))
      return json(
        401,
        { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
        headers,
      )
    return json(200, await this.#execute(request.body), headers)
  }

  /** An expired version is served by the oldest supported one; one that does not exist yet is not found. */
  #servedVersion(asked: string): string | null {
    const [oldest] = this.#versions
    if (this.#versions.includes(asked) || asked === 'unstable') return asked
    return oldest !== undefined && /^\d{4}-(01|04|07|10)$/.test(asked) && asked < oldest ? oldest : null
  }

  async #execute(body: string): Promise<object> {
    const call = this.#calls.read(body)
    if (call instanceof GraphQLError) return { errors: [call.toJSON()] }
    if (call.invalid.length > 0)
      return {
        errors: call.invalid.map((error) => ({
          ...error.toJSON(),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        })),
      }
    const requested = requestedCost(shopifySchema, call.document, call.variables)
    if (requested > LARGEST_QUERY)
      return {
        errors: [
          {
            message: `Query cost is ${requested}, which exceeds the single query max cost limit (${LARGEST_QUERY}).`,
            extensions: { code: 'MAX_COST_EXCEEDED', cost: requested, maxCost: LARGEST_QUERY },
          },
        ],
      }
    if (!this.bucket.holds(requested)) return this.#throttled(requested)
    const result = await execute({
      schema: shopifySchema,
      document: call.document,
      rootValue: this.#root,
      variableValues: call.variables,
    })
    const isMutation = call.document.definitions.some(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation',
    )
    const actual = actualCost(result.data, isMutation, requested)
    this.bucket.take(actual)
    const cost = {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: this.bucket.status(),
    }
    return { ...result, extensions: { cost } }
  }

  #throttled(requested: number): object {
    return {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: this.bucket.status() },
      },
    }
  }
}
