import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callForHeader, type JsonAnswer } from '../../remote/http.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'
import { AccessToken, type GrantedToken } from '../protocol/access-token.ts'
import { callWithToken } from '../protocol/call-with-token.ts'
import { carrierHttp } from '../protocol/carrier-http.ts'
import { CARRIER } from './carrier.ts'
import { saidBy } from './refusal.ts'

/** Business units hand out tokens of half an hour to a day; one that does not say how long is renewed as often as this. */
const UNSAID_MS = 15 * 60_000

/** The way to the META API of one account: its token comes in a header and is a JWT. */
export class DpdClient {
  readonly #http: RemoteHttp
  readonly #account: CarrierAccount
  readonly #secrets: CarrierSecrets
  readonly #access: AccessToken

  constructor(http: HttpDeps, account: CarrierAccount, secrets: CarrierSecrets) {
    this.#http = carrierHttp(http, account, secrets)
    this.#account = account
    this.#secrets = secrets
    this.#access = new AccessToken(http.clock, (signal) => this.#login(signal))
  }

  get customerId(): string {
    return this.#account.settings['customerId'] ?? ''
  }

  /** 7 digits, where the business unit asks for it; '' = it finds it by itself. */
  get sendingDepot(): string {
    return this.#account.settings['sendingDepot'] ?? ''
  }

  /** Logs in, whatever token is there. @throws {RemoteError} */
  async check(signal: AbortSignal): Promise<void> {
    await this.#access.renewed(signal)
  }

  /** Makes one shipment. @throws {RemoteError} @throws {UncertainWrite} */
  shipment(
    shipment: Readonly<Record<string, unknown>>,
    labelFormat: 'ZPL' | 'ZPL300' | 'PDF',
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    return callWithToken(
      this.#http,
      this.#access,
      {
        method: 'POST',
        url: `${this.#base}/shipment?LabelPrintFormat=${labelFormat}&LabelPaperFormat=A6`,
        headers: { 'x-dpd-bucode': this.#businessUnit },
        body: [shipment],
      },
      true,
      signal,
    )
  }

  get #businessUnit(): string {
    return this.#account.settings['businessUnit'] ?? ''
  }

  get #base(): string {
    const own = this.#account.isSandbox
      ? 'https://api-preprod.dpsin.dpdgroup.com:8443'
      : 'https://api.dpdgroup.com'
    return `${(this.#account.url ?? own).replace(/\/+$/, '')}/shipping/v1`
  }

  async #login(signal: AbortSignal): Promise<GrantedToken> {
    const { login = '', clientId = '' } = this.#account.settings
    const { password = '', clientSecret = '' } = this.#secrets
    const { status, text, token } = await callForHeader(
      this.#http,
      {
        method: 'POST',
        url: `${this.#base}/login`,
        headers: {
          'x-dpd-bucode': this.#businessUnit,
          ...(login === ''
            ? { 'x-dpd-clientid': clientId, 'x-dpd-clientsecret': clientSecret }
            : { 'x-dpd-login': login, 'x-dpd-password': password }),
        },
        body: null,
      },
      'x-dpd-token',
      signal,
    )
    if (status >= 400)
      throw new RemoteError(
        'unauthorised',
        message('carrierApi.credentials', { carrier: CARRIER, said: saidBy(jsonOf(text)) }),
      )
    if (token === null)
      throw new RemoteError(
        'retry',
        message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
      )
    return { value: token, forMs: lifeOf(token, this.#http.clock.now()) ?? UNSAID_MS }
  }
}

/** How long a JWT is good for, by its own word; null = it does not say. */
function lifeOf(token: string, now: number): number | null {
  const [, payload = ''] = token.split('.')
  const said = jsonOf(Buffer.from(payload, 'base64url').toString('utf8'))
  if (typeof said !== 'object' || said === null || !('exp' in said) || typeof said.exp !== 'number')
    return null
  return Math.max(0, said.exp * 1000 - now)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
