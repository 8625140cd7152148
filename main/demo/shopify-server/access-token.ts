import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { type HttpAnswer, type HttpRequest, json } from '../channel-server/faulty-http.ts'

export interface AppCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** The client-credentials grant of an app on its own store: tokens that live `lifetimeMs`, no refresh token. */
export class AccessTokens {
  readonly #clock: Clock
  readonly #random: Random
  readonly #credentials: AppCredentials
  readonly #lifetimeMs: number
  readonly #expiry = new Map<string, EpochMs>()
  /** False once the merchant has uninstalled the app: no token is valid and none is granted. */
  installed = true

  constructor(clock: Clock, random: Random, credentials: AppCredentials, lifetimeMs: number) {
    this.#clock = clock
    this.#random = random
    this.#credentials = credentials
    this.#lifetimeMs = lifetimeMs
  }

  expireAll(): void {
    this.#expiry.clear()
  }

  accepts(token: string | string[] | undefined): boolean {
    if (typeof token !== 'string' || !this.installed) return false
    return (this.#expiry.get(token) ?? 0) > this.#clock.now()
  }

  /** `POST /admin/oauth/access_token`, the parameters as a form or as JSON. */
  grant(request: HttpRequest): HttpAnswer {
    const parameters = readParameters(request)
    if (parameters.get('grant_type') !== 'client_credentials')
      return json(400, { error: 'unsupported_grant_type', error_description: 'grant_type is not supported' })
    const known =
      parameters.get('client_id') === this.#credentials.clientId &&
      parameters.get('client_secret') === this.#credentials.clientSecret
    if (!known || !this.installed)
      return json(known ? 400 : 401, {
        error: known ? 'shop_not_permitted' : 'invalid_client',
        error_description: known ? 'The app is not installed on this shop' : 'Client authentication failed',
      })
    const token = `shpat_${Array.from({ length: 32 }, () => Math.floor(this.#random() * 16).toString(16)).join('')}`
    this.#expiry.set(token, this.#clock.now() + this.#lifetimeMs)
    return json(200, {
      access_token: token,
      scope: 'read_orders,write_orders,write_inventory,write_merchant_managed_fulfillment_orders',
      expires_in: Math.max(0, Math.floor(this.#lifetimeMs / 1000) - 1),
    })
  }
}

function readParameters(request: HttpRequest): ReadonlyMap<string, string> {
  if (request.headers['content-type']?.includes('json') !== true)
    return new Map(new URLSearchParams(request.body))
  try {
    const body: unknown = JSON.parse(request.body)
    if (body === null || typeof body !== 'object') return new Map()
    return new Map(Object.entries(body).map(([key, value]) => [key, String(value)]))
  } catch {
    return new Map()
  }
}
