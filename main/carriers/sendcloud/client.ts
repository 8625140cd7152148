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

/** What a document is wanted as. */
export type MimeType = 'application/zpl' | 'application/pdf'

/** The way to API v3 of one account. */
export class SendcloudClient {
  readonly #http: RemoteHttp
  readonly #base: string
  readonly #authorization: string

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#base = `${(account.url ?? 'https://panel.sendcloud.sc').replace(/\/+$/, '')}/api/v3`
    const login = `${account.settings['publicKey'] ?? ''}:${secrets['secretKey'] ?? ''}`
    const token = Buffer.from(login).toString('base64')
    this.#http.known.learn(token)
    this.#authorization = `Basic ${token}`
  }

  now(): number {
    return this.#http.clock.now()
  }

  /** Of any status below 500 but 401, 403 and 429. @throws {RemoteError} */
  read(path: string, signal: AbortSignal): Promise<JsonAnswer> {
    return this.#json({ method: 'GET', path, body: null }, false, signal)
  }

  /** A question that is put by POST and changes nothing. @throws {RemoteError} */
  ask(path: string, body: unknown, signal: AbortSignal): Promise<JsonAnswer> {
    return this.#json({ method: 'POST', path, body }, false, signal)
  }

  /** @throws {RemoteError} @throws {UncertainWrite} */
  write(method: 'POST' | 'PATCH', path: string, body: unknown, signal: AbortSignal): Promise<JsonAnswer> {
    return this.#json({ method, path, body }, true, signal)
  }

  /** A paper of a parcel, byte for byte. ZPL is drawn at 203 dpi. @throws {RemoteError} */
  async document(parcelId: number, type: string, accept: MimeType, signal: AbortSignal): Promise<Uint8Array> {
    const dpi = accept === 'application/zpl' ? 203 : 300
    const { status, bytes } = await callBytes(
      this.#http,
      this.#call(
        'GET',
        `/parcels/${parcelId}/documents/${encodeURIComponent(type)}?dpi=${dpi}`,
        null,
        accept,
      ),
      false,
      signal,
    )
    if (status === 200) return bytes
    throw new RemoteError(
      isAccessRefused(status) ? 'unauthorised' : 'retry',
      message('carrierApi.noLabel', { carrier: CARRIER }),
    )
  }

  async #json(
    { method, path, body }: { method: HttpCall['method']; path: string; body: unknown },
    writes: boolean,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const call = this.#call(method, path, body, 'application/json')
    const answer = await callJson(this.#http, call, writes, signal)
    if (!isAccessRefused(answer.status)) return answer
    throw new RemoteError(
      'unauthorised',
      message('carrierApi.credentials', { carrier: CARRIER, said: saidBy(answer.value) }),
    )
  }

  #call(method: HttpCall['method'], path: string, body: unknown, accept: string): HttpCall {
    return {
      method,
      url: `${this.#base}${path}`,
      headers: {
        accept,
        authorization: this.#authorization,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body: body === null ? null : JSON.stringify(body),
    }
  }
}
