import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callForToken } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { parseAnswer } from '../protocol/payload.ts'

/**
 * `clientId` and `clientSecret` of an app on the merchant's own store, or `accessToken` of an older custom
 * app, which does not expire.
 */
const secretsSchema = z.union([
  z.object({ accessToken: z.string().min(1) }),
  z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) }),
])

const token = z.object({ access_token: z.string().min(1) }).transform(({ access_token }) => access_token)
const grant = z.object({ expires_in: z.number().min(0) })

/** A token is renewed this long before it expires. */
const MARGIN_MS = 60_000

/** Hands out access tokens of one shop; keeps the present one in memory only. */
export class ShopifyAccess {
  readonly #http: ChannelHttp
  readonly #shopUrl: string
  readonly #secrets: ChannelSecrets
  #token: { readonly value: string; readonly until: EpochMs } | null = null

  constructor(http: ChannelHttp, shopUrl: string, secrets: ChannelSecrets) {
    this.#http = http
    this.#shopUrl = shopUrl
    this.#secrets = secrets
  }

  /** @throws {ChannelError} */
  async token(signal: AbortSignal): Promise<string> {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (!secrets.success) throw new ChannelError('unauthorised', message('shopify.credentialsMissing'))
    if ('accessToken' in secrets.data) return secrets.data.accessToken
    const now = this.#http.clock.now()
    if (this.#token !== null && now < this.#token.until) return this.#token.value
    const answer = await this.#grant(secrets.data, signal)
    const until = now + Math.max(answer.expires_in * 1000 - MARGIN_MS, answer.expires_in * 500)
    this.#token = { value: answer.token, until }
    return answer.token
  }

  /** The shop refused the token: the next call asks for another. */
  forget(): void {
    this.#token = null
  }

  async #grant(
    secrets: { readonly clientId: string; readonly clientSecret: string },
    signal: AbortSignal,
  ): Promise<z.infer<typeof grant> & { readonly token: string }> {
    const body = new URLSearchParams({
      client_id: secrets.clientId,
      client_secret: secrets.clientSecret,
      grant_type: 'client_credentials',
    }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = `${this.#shopUrl}/admin/oauth/access_token`
    const call = { method: 'POST', url, headers, body } as const
    const answer = await callForToken(
      this.#http,
      call,
      ({ value }) => token.safeParse(value).data ?? null,
      signal,
    )
    if (answer.status >= 400)
      throw new ChannelError(
        'unauthorised',
        message('shopify.credentialsRefused', { status: String(answer.status) }),
      )
    if (answer.token === null) throw new ChannelError('protocol', message('shopify.noToken'))
    return { ...parseAnswer(grant, answer.value, 'Shopify token'), token: answer.token }
  }
}
