import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import type { JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { AccessToken } from '../protocol/access-token.ts'
import { callWithToken } from '../protocol/call-with-token.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { basicAuthorization, oauthToken } from '../protocol/oauth-token.ts'
import { CARRIER } from './carrier.ts'

/** The way to UPS of one account. */
export class UpsClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #access: AccessToken

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    const authorization = basicAuthorization(
      account.settings['clientId'] ?? '',
      secrets['clientSecret'] ?? '',
    )
    this.#access = new AccessToken(http.clock, (signal) =>
      oauthToken(
        this.#http,
        CARRIER,
        {
          url: `${this.#base}/security/v1/oauth/token`,
          headers: { authorization, 'x-merchant-id': this.accountNumber },
          form: { grant_type: 'client_credentials' },
        },
        signal,
      ),
    )
  }

  /** Six letters and digits. */
  get accountNumber(): string {
    return this.#account.settings['accountNumber'] ?? ''
  }

  /** @throws {RemoteError} */
  async check(signal: AbortSignal): Promise<void> {
    await this.#access.renewed(signal)
  }

  /** @throws {RemoteError} @throws {UncertainWrite} */
  call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const headers = { transid: randomUUID().replaceAll('-', ''), transactionsrc: 'switchyard' }
    const url = `${this.#base}/api${path}`
    return callWithToken(this.#http, this.#access, { method, url, headers, body }, writes, signal)
  }

  get #base(): string {
    const own = `https://${this.#account.isSandbox ? 'wwwcie' : 'onlinetools'}.ups.com`
    return (this.#account.url ?? own).replace(/\/+$/, '')
  }
}

const errorsSchema = z.object({
  response: z.object({
    errors: z.array(z.object({ code: z.string().nullish(), message: z.string().nullish() })),
  }),
})

/** What an answer says is wrong, as one text; '' = nothing that can be read. */
export function saidBy(value: unknown): string {
  return (errorsSchema.safeParse(value).data?.response.errors ?? [])
    .map(({ code, message }) => (code ? `${message ?? ''} [${code}]`.trim() : (message ?? '')))
    .filter((said) => said !== '')
    .join(' · ')
}
