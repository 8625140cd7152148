import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { callText, type JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { AccessToken, withToken } from '../protocol/access-token.ts'
import { callWithToken } from '../protocol/call-with-token.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { basicAuthorization, oauthToken } from '../protocol/oauth-token.ts'
import { CARRIER } from './carrier.ts'

const MEDIA = 'application/glsVersion1+json'

/** An answer of ShipIT. A refusal has no body: what it says stands in its headers. */
export interface GlsAnswer {
  readonly status: number
  readonly value: unknown
  /** The code of a refusal, such as INVALID_FIELD_VALUE; '' = none. */
  readonly error: string
  /** Its words; '' = none. */
  readonly said: string
}

/** The ways to GLS of one account: ShipIT FARM and its tracking. */
export class GlsClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #access: AccessToken

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    this.#access = new AccessToken(http.clock, (signal) => {
      const clientId = account.settings['clientId'] ?? ''
      const authorization = basicAuthorization(clientId, secrets['clientSecret'] ?? '')
      return oauthToken(
        this.#http,
        CARRIER,
        {
          url: `${this.#base}/oauth2/v2/token`,
          headers: { authorization },
          form: { grant_type: 'client_credentials' },
        },
        signal,
      )
    })
  }

  get contactId(): string {
    return this.#account.settings['contactId'] ?? ''
  }

  /** Where the account's parcels start from; null = it was not said. */
  get origin(): { readonly country: string; readonly postcode: string } | null {
    const { originCountry = '', originPostcode = '' } = this.#account.settings
    return originCountry === '' || originPostcode === ''
      ? null
      : { country: originCountry.toUpperCase(), postcode: originPostcode }
  }

  /** Gets a token, whatever is there. @throws {RemoteError} */
  async check(signal: AbortSignal): Promise<void> {
    await this.#access.renewed(signal)
  }

  /**
   * One operation of ShipIT. Cancelling twice is answered by 5xx, which is returned.
   * @throws {RemoteError} @throws {UncertainWrite} what does not only read may have been carried out
   */
  async shipIt(
    path: string,
    body: unknown,
    does: 'reads' | 'buys' | 'cancels',
    signal: AbortSignal,
  ): Promise<GlsAnswer> {
    const call = (token: string) =>
      callText(
        this.#http,
        {
          method: 'POST',
          url: `${this.#base}/shipit-farm/v1/backend/rs${path}`,
          headers: {
            accept: `${MEDIA}, application/json`,
            ...(body === null ? {} : { 'content-type': MEDIA }),
            authorization: `Bearer ${token}`,
          },
          body: body === null ? null : JSON.stringify(body),
          ...(does === 'cancels' ? { refusesBy5xx: true } : {}),
        },
        does !== 'reads',
        signal,
      )
    const { status, headers, text } = await withToken(this.#access, call, signal)
    return {
      status,
      value: jsonOf(text),
      error: headers.get('error') ?? '',
      said: headers.get('message') ?? '',
    }
  }

  /** Parcels with their events; words in English. @throws {RemoteError} */
  tracking(numbers: readonly string[], signal: AbortSignal): Promise<JsonAnswer> {
    const ids = numbers.map(encodeURIComponent).join(',')
    const url = `${this.#base}/track-and-trace-v1/tracking/simple/trackids/${ids}`
    const headers = { 'accept-language': 'en' }
    return callWithToken(this.#http, this.#access, { method: 'GET', url, headers, body: null }, false, signal)
  }

  get #base(): string {
    const own = `https://api${this.#account.isSandbox ? '-sandbox' : ''}.gls-group.net`
    return (this.#account.url ?? own).replace(/\/+$/, '')
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
