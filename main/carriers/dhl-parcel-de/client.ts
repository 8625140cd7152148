import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import type { JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { AccessToken } from '../protocol/access-token.ts'
import { callWithToken } from '../protocol/call-with-token.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { oauthToken } from '../protocol/oauth-token.ts'
import { CARRIER } from './carrier.ts'

/** DHL's own name for the settings of an account that has none of its own. */
export const PROFILE = 'STANDARD_GRUPPENPROFIL'

/** The ways to Parcel DE of one account: shipping and returns. */
export class DhlClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #access: AccessToken

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    const { clientId = '', login = '' } = account.settings
    this.#access = new AccessToken(http.clock, (signal) =>
      oauthToken(
        this.#http,
        CARRIER,
        {
          url: `${this.#base}/account/auth/ropc/v1/token`,
          form: {
            grant_type: 'password',
            username: login,
            password: secrets['password'] ?? '',
            client_id: clientId,
            client_secret: secrets['clientSecret'] ?? '',
          },
        },
        signal,
      ),
    )
  }

  /** Digits 11 and 12 of the account's number say the product: '01' for DHL Paket. */
  billingNumber(procedure: string): string {
    const number = this.#account.settings['billingNumber'] ?? ''
    return `${number.slice(0, 10)}${procedure}${number.slice(12)}`
  }

  /** Where returns go, as named in the business portal; '' = nothing was said. */
  get receiverId(): string {
    return this.#account.settings['receiverId'] ?? ''
  }

  /** @throws {RemoteError} */
  async check(signal: AbortSignal): Promise<void> {
    await this.#access.renewed(signal)
  }

  /** One call of the shipping or the returns service. @throws {RemoteError} @throws {UncertainWrite} */
  call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const headers = { 'accept-language': 'en-US' }
    const url = `${this.#base}/shipping${path}`
    return callWithToken(this.#http, this.#access, { method, url, headers, body }, writes, signal)
  }

  get #base(): string {
    const own = `https://api-${this.#account.isSandbox ? 'sandbox' : 'eu'}.dhl.com`
    return `${(this.#account.url ?? own).replace(/\/+$/, '')}/parcel/de`
  }
}
