import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callJson, type JsonAnswer } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { withKey } from './query-key.ts'

const secretsSchema = z.object({ consumerKey: z.string().min(1), consumerSecret: z.string().min(1) })

const wpError = z.object({ code: z.string(), message: z.string() })

const JSON_BODY = { 'content-type': 'application/json' }

/** WooCommerce answers as to somebody without any key, and not that the key is wrong: it had no effect. */
function sawNoKey({ status, value }: JsonAnswer): boolean {
  const code = wpError.safeParse(value).data?.code ?? ''
  return status === 401 && code.startsWith('woocommerce_rest_cannot_')
}

/** Lists and entries that are not there. */
const NOT_FOUND = 404

/** REST v3 of one shop: key, errors in the terms of the port. WooCommerce has no rate headers and no idempotency. */
export class WooClient {
  readonly #http: ChannelHttp
  readonly #root: string
  readonly #secrets: ChannelSecrets
  /** The host takes the Authorization header away before WordPress sees it: the key goes in the query instead. */
  #byQuery = false

  constructor(http: ChannelHttp, shopUrl: string, secrets: ChannelSecrets) {
    this.#http = http
    this.#root = `${shopUrl}/wp-json`
    this.#secrets = secrets
  }

  /** `path` as in '/orders?page=2'. @throws {ChannelError} */
  async get(path: string, signal: AbortSignal): Promise<JsonAnswer> {
    return this.#sound(await this.#send('GET', `/wc/v3${path}`, null, signal), path)
  }

  /** The same; null when there is no such thing. @throws {ChannelError} */
  async find(path: string, signal: AbortSignal): Promise<JsonAnswer | null> {
    const answer = await this.#send('GET', `/wc/v3${path}`, null, signal)
    return answer.status === NOT_FOUND ? null : this.#sound(answer, path)
  }

  /** @throws {ChannelError} it had no effect. @throws {UncertainWrite} it may have had its effect */
  async write(method: 'POST' | 'PUT', path: string, body: object, signal: AbortSignal): Promise<JsonAnswer> {
    return this.#sound(await this.#send(method, `/wc/v3${path}`, body, signal), path)
  }

  /** A batch without entries: it changes nothing, and needs the right to write. @throws {ChannelError} */
  async tryBatch(path: string, signal: AbortSignal): Promise<void> {
    this.#sound(await this.#send('POST', `/wc/v3${path}`, {}, signal, false), path)
  }

  /** The index of the site, which needs no key. @throws {ChannelError} */
  async index(signal: AbortSignal): Promise<JsonAnswer> {
    return this.#sound(await this.#send('GET', '/', null, signal), '/')
  }

  async #send(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: object | null,
    signal: AbortSignal,
    writes = method !== 'GET',
  ): Promise<JsonAnswer> {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (!secrets.success) throw new ChannelError('unauthorised', message('woocommerce.keyMissing'))
    const key = secrets.data
    const url = this.#root + path
    const call = { method, body: body === null ? null : JSON.stringify(body) }
    const byQuery = (): Promise<JsonAnswer> => {
      const signed = { ...call, url: withKey(method, url, key, this.#http.clock.now()), headers: JSON_BODY }
      return callJson(this.#http, signed, writes, signal)
    }
    if (this.#byQuery) return byQuery()
    const basic = Buffer.from(`${key.consumerKey}:${key.consumerSecret}`).toString('base64')
    const headers = { ...JSON_BODY, authorization: `Basic ${basic}` }
    const answer = await callJson(this.#http, { ...call, url, headers }, writes, signal)
    if (!sawNoKey(answer)) return answer
    const again = await byQuery()
    if (sawNoKey(again)) return answer
    this.#byQuery = true
    return again
  }

  #sound(answer: JsonAnswer, path: string): JsonAnswer {
    if (answer.status < 400) return answer
    const error = wpError.safeParse(answer.value)
    const said = error.success ? error.data.message : `HTTP ${answer.status}`
    if (answer.status === 401 || answer.status === 403)
      throw new ChannelError('unauthorised', message('woocommerce.keyRefused', { said }))
    if (error.success && error.data.code === 'rest_no_route')
      throw new ChannelError('protocol', message('woocommerce.noApi'))
    const call = `WooCommerce ${path.split('?')[0]}`
    throw new ChannelError('protocol', message('channels.callFailed', { call, said }))
  }
}
