import { z } from 'zod'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Rate } from '../../../shared/lib/token-bucket.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callJson, callText, type JsonAnswer, Throttled } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { Paced, RateLimit } from '../protocol/rate-limit.ts'
import { AmazonAccess, type AmazonSecrets } from './access.ts'

const perSecond = (rate: number, burst: number): Rate => ({ everyMs: 1000 / rate, burst })

/** The default usage plan of each operation, as its model says. */
export const AMAZON_RATES = {
  searchOrders: perSecond(0.0056, 20),
  getOrder: perSecond(0.5, 30),
  confirmShipment: perSecond(2, 10),
  searchListingsItems: perSecond(5, 5),
  patchListingsItem: perSecond(5, 5),
  createFeedDocument: perSecond(0.5, 15),
  createFeed: perSecond(0.0083, 15),
  getFeeds: perSecond(0.0222, 10),
  getFeed: perSecond(2, 15),
  getFeedDocument: perSecond(0.0222, 10),
  getMarketplaceParticipations: perSecond(0.016, 15),
} as const satisfies Readonly<Record<string, Rate>>
export type AmazonOperation = keyof typeof AMAZON_RATES
export type AmazonRates = Readonly<Record<AmazonOperation, Rate>>

const errorAnswer = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })).min(1) })

interface Call {
  readonly operation: AmazonOperation
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: object
}

/** The Selling Partner API of one seller: token, pace, errors in the terms of the port. */
export class AmazonClient {
  readonly pace: RateLimit<AmazonOperation>
  readonly clock: Clock
  readonly #http: ChannelHttp
  readonly #root: string
  readonly #access: AmazonAccess
  #turn: Promise<unknown> = Promise.resolve()
  /** How far Amazon's clock goes ahead of ours, by its last answer. */
  #aheadMs = 0

  constructor(
    http: ChannelHttp,
    memory: ChannelMemory,
    rates: AmazonRates,
    endpoint: string,
    secrets: ChannelSecrets,
  ) {
    this.#http = http
    this.clock = http.clock
    this.pace = new RateLimit(http.clock, memory, rates)
    this.#root = endpoint
    this.#access = new AmazonAccess(http, secrets)
  }

  /** @throws {ChannelError} */
  get seller(): AmazonSecrets {
    return this.#access.secrets()
  }

  /** By Amazon's clock, to the second: what Amazon dates is compared with this, never with our clock. */
  amazonNow(): EpochMs {
    return this.clock.now() + this.#aheadMs
  }

  /** One paced call. @throws {Paced} it was not made. @throws {ChannelError} @throws {UncertainWrite} */
  async call<S extends z.ZodType>(call: Call, schema: S, signal: AbortSignal): Promise<z.infer<S>> {
    const wait = await this.pace.take(call.operation)
    if (wait > 0) throw new Paced(`Amazon ${call.operation}`, wait)
    return this.unpaced(call, schema, signal)
  }

  /** Runs `work` once all earlier work given here has ended. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  /** The same for a call whose token has been taken. */
  async unpaced<S extends z.ZodType>(call: Call, schema: S, signal: AbortSignal): Promise<z.infer<S>> {
    const answer = await this.#send(call, signal)
    return parseAnswer(schema, sound(answer, call).value, `Amazon ${call.operation}`)
  }

  /** A document at the address that Amazon gave for it; needs no token. @throws {ChannelError} */
  async upload(url: string, type: string, body: string, signal: AbortSignal): Promise<void> {
    // Writing the same document again changes nothing: a lost answer is no more than a retry.
    const call = { method: 'PUT', url, headers: { 'content-type': type }, body } as const
    const { status } = await callText(this.#http, call, false, signal)
    if (status >= 400)
      throw new ChannelError('retry', message('amazon.documentRefused', { status: String(status) }))
  }

  /** @throws {ChannelError} */
  async download(url: string, signal: AbortSignal): Promise<string> {
    const { status, text } = await callText(
      this.#http,
      { method: 'GET', url, headers: {}, body: null },
      false,
      signal,
    )
    if (status >= 400)
      throw new ChannelError('retry', message('amazon.documentMissing', { status: String(status) }))
    return text
  }

  async #send(call: Call, signal: AbortSignal): Promise<JsonAnswer> {
    const first = await this.#once(call, signal)
    if (first.status !== 401 && first.status !== 403) return first
    this.#access.forget()
    return this.#once(call, signal)
  }

  async #once({ operation, method, path, body }: Call, signal: AbortSignal): Promise<JsonAnswer> {
    const headers = {
      'x-amz-access-token': await this.#access.token(signal),
      'content-type': 'application/json',
      'user-agent': 'Switchyard/0.1 (Language=TypeScript)',
    }
    const text = body === undefined ? null : JSON.stringify(body)
    try {
      const call = { method, url: this.#root + path, headers, body: text }
      const answer = await callJson(this.#http, call, method !== 'GET', signal)
      const date = Date.parse(answer.headers.get('date') ?? '')
      if (!Number.isNaN(date)) this.#aheadMs = date - this.clock.now()
      return answer
    } catch (error) {
      if (error instanceof Throttled) await this.pace.drained(operation)
      throw error
    }
  }
}

/** Longest wait before a feed is checked again. */
export const FEED_LOOK_MS = MINUTE_MS / 2

function sound(answer: JsonAnswer, { operation }: Call): JsonAnswer {
  if (answer.status < 400) return answer
  const error = errorAnswer.safeParse(answer.value)
  const said = error.success ? (error.data.errors[0]?.message ?? '') : `HTTP ${answer.status}`
  if (answer.status === 401 || answer.status === 403)
    throw new ChannelError('unauthorised', message('amazon.roleMissing', { operation, said }))
  throw new ChannelError('protocol', message('channels.callFailed', { call: `Amazon ${operation}`, said }))
}
