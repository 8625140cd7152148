import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callBytes, callJson, type HttpCall, type JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { isAccessRefused } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import { saidBy } from './errors.ts'

/** The way to API v2 of one account. A test key buys labels that cost nothing and that no carrier takes. */
export class EasyPostClient {
  readonly #http: RemoteHttp
  readonly #base: string
  readonly #authorization: string

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#base = `${(account.url ?? 'https://api.easypost.com').replace(/\/+$/, '')}/v2`
    const token = Buffer.from(`${secrets['apiKey'] ?? ''}:`).toString('base64')
    this.#http.known.learn(token)
    this.#authorization = `Basic ${token}`
  }

  /** @throws {RemoteError} */
  async read(path: string, signal: AbortSignal): Promise<JsonAnswer> {
    return authorised(await this.peek(path, signal))
  }

  /** The same where not every key may look: 401 and 403 are answers. @throws {RemoteError} */
  peek(path: string, signal: AbortSignal): Promise<JsonAnswer> {
    return callJson(this.#http, this.#call('GET', path, null), false, signal)
  }

  /** A POST that buys nothing: a shipment with its rates, an address that is checked. @throws {RemoteError} */
  async prepare(path: string, body: unknown, signal: AbortSignal): Promise<JsonAnswer> {
    return authorised(await callJson(this.#http, this.#call('POST', path, body), false, signal))
  }

  /** @throws {RemoteError} @throws {UncertainWrite} */
  async write(path: string, body: unknown, signal: AbortSignal): Promise<JsonAnswer> {
    return authorised(await callJson(this.#http, this.#call('POST', path, body), true, signal))
  }

  /** A paper at the address where EasyPost keeps it, which needs no key. @throws {RemoteError} */
  async paper(url: string, signal: AbortSignal): Promise<Uint8Array> {
    const call: HttpCall = { method: 'GET', url, headers: { accept: '*/*' }, body: null }
    const { status, bytes } = await callBytes(this.#http, call, false, signal)
    if (status !== 200) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
    return bytes
  }

  #call(method: HttpCall['method'], path: string, body: unknown): HttpCall {
    return {
      method,
      url: `${this.#base}${path}`,
      headers: {
        authorization: this.#authorization,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null ? null : JSON.stringify(body),
    }
  }
}

/** @throws {RemoteError} the key is taken no more */
function authorised(answer: JsonAnswer): JsonAnswer {
  if (!isAccessRefused(answer.status)) return answer
  throw new RemoteError(
    'unauthorised',
    message('carrierApi.credentials', { carrier: CARRIER, said: saidBy(answer.value) }),
  )
}
