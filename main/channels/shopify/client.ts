import { z } from 'zod'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { callJson, callText, type JsonAnswer } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { GraphqlClient, operationName } from '../protocol/graphql.ts'
import { type FormPart, formBody } from '../protocol/multipart.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { Paced } from '../protocol/rate-limit.ts'
import type { ShopifyAccess } from './access.ts'
import { SHOPIFY_API_VERSION } from './documents.ts'

const throttleStatus = z.object({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number().positive(),
})

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          extensions: z.looseObject({ code: z.string().optional() }).optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .looseObject({
      cost: z.object({ requestedQueryCost: z.number(), throttleStatus }).optional(),
    })
    .optional(),
})

/** GraphQL over HTTP to one shop: token, points budget, errors in the terms of the port. */
export class ShopifyClient extends GraphqlClient {
  readonly #http: ChannelHttp
  readonly #access: ShopifyAccess
  readonly #url: string
  readonly #budget: PointsBudget
  /** The version that answered last; another than asked for means that ours has expired. */
  servedVersion: string | null = null

  constructor(http: ChannelHttp, access: ShopifyAccess, shopUrl: string) {
    super()
    this.#http = http
    this.#access = access
    this.#url = `${shopUrl}/admin/api/${SHOPIFY_API_VERSION}/graphql.json`
    this.#budget = new PointsBudget(http.clock)
  }

  protected async call<S extends z.ZodType>(
    document: string,
    variables: object,
    shape: S,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<z.infer<S>> {
    const wait = this.#budget.delayMs(document)
    if (wait > 0) throw new Paced(`Shopify ${operationName(document)}`, wait)
    let answer = await this.#post(document, variables, writes, signal)
    if (answer.status === 401) {
      this.#access.forget()
      answer = await this.#post(document, variables, writes, signal)
    }
    if (answer.status === 401 || answer.status === 403)
      throw new ChannelError(
        'unauthorised',
        message('shopify.tokenRefused', { status: String(answer.status) }),
      )
    if (answer.status === 404) throw new ChannelError('protocol', message('shopify.noApi'))
    this.servedVersion = answer.headers.get('x-shopify-api-version')
    const name = operationName(document)
    const body = parseAnswer(envelope, answer.value, `Shopify ${name}`)
    const cost = body.extensions?.cost
    if (cost !== undefined) this.#budget.learn(document, cost.requestedQueryCost, cost.throttleStatus)
    if (body.errors !== undefined) throw this.#fault(document, name, body.errors)
    return parseAnswer(shape, body.data, `Shopify ${name}`)
  }

  /**
   * A file to where the shop said that it reads it from, which is not the shop and gets no token of it. Without effect
   * until the shop is told. @throws {ChannelError}
   */
  async putFile(url: string, parts: readonly FormPart[], signal: AbortSignal): Promise<void> {
    const { type, body } = formBody(parts)
    const headers = { 'content-type': type }
    const answer = await callText(this.#http, { method: 'POST', url, headers, body }, false, signal)
    if (answer.status >= 400)
      throw new ChannelError(
        'retry',
        message('channels.callFailed', { call: 'Shopify file', said: `HTTP ${answer.status}` }),
      )
  }

  async #post(
    document: string,
    variables: object,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const token = await this.#access.token(signal)
    const headers = { 'content-type': 'application/json', 'x-shopify-access-token': token }
    const body = JSON.stringify({ query: document, variables })
    return callJson(this.#http, { method: 'POST', url: this.#url, headers, body }, writes, signal)
  }

  #fault(
    document: string,
    name: string,
    errors: NonNullable<z.infer<typeof envelope>['errors']>,
  ): ChannelError {
    const call = `Shopify ${name}`
    if (typeof errors === 'string')
      return new ChannelError('protocol', message('channels.callFailed', { call, said: errors }))
    const codes = errors.map((error) => error.extensions?.code)
    const said = errors.map((error) => error.message).join('; ')
    if (codes.includes('THROTTLED'))
      return new ChannelError(
        'retry',
        message('shopify.slowDown'),
        Math.max(1000, this.#budget.delayMs(document)),
      )
    if (codes.includes('ACCESS_DENIED'))
      return new ChannelError('unauthorised', message('shopify.scopeMissing', { operation: name, said }))
    if (codes.includes('INTERNAL_SERVER_ERROR'))
      return new ChannelError('retry', message('shopify.serverFault', { said }))
    return new ChannelError('protocol', message('channels.callFailed', { call, said }))
  }
}

/**
 * Our view of the shop's leaky bucket, from what each answer says of it, so that a call that would be
 * throttled is not sent. The bucket itself lives at Shopify: after a restart the first answer tells.
 */
class PointsBudget {
  readonly #clock: Clock
  readonly #costs = new Map<string, number>()
  #status: (z.infer<typeof throttleStatus> & { readonly asOf: EpochMs }) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  learn(document: string, requested: number, status: z.infer<typeof throttleStatus>): void {
    this.#costs.set(document, requested)
    this.#status = { ...status, asOf: this.#clock.now() }
  }

  /** Until the bucket holds what `document` will ask for; 0 = now, also when nothing is known yet. */
  delayMs(document: string): number {
    const cost = this.#costs.get(document)
    if (cost === undefined || this.#status === null) return 0
    const { currentlyAvailable, restoreRate, maximumAvailable, asOf } = this.#status
    const restored = (Math.max(0, this.#clock.now() - asOf) / 1000) * restoreRate
    const missing = Math.min(cost, maximumAvailable) - currentlyAvailable - restored
    return missing <= 0 ? 0 : Math.ceil((missing / restoreRate) * 1000)
  }
}
