import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callForToken } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { accessToken, grant } from './answers.ts'

const secretsSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  refreshToken: z.string().min(1),
  sellerId: z.string().min(1),
  marketplaceId: z.string().min(1),
  /** Elsewhere than at Amazon in tests and in the demo. */
  tokenUrl: z.string().optional(),
})
export type AmazonSecrets = z.infer<typeof secretsSchema>

const TOKEN_URL = 'https://api.amazon.com/auth/o2/token'
/** A token is renewed this long before it expires. */
const MARGIN_MS = 60_000

/** Login with Amazon: hands out access tokens for the seller's refresh token; keeps the present one in memory only. */
export class AmazonAccess {
  readonly #http: ChannelHttp
  readonly #secrets: ChannelSecrets
  #token: { readonly value: string; readonly until: EpochMs } | null = null

  constructor(http: ChannelHttp, secrets: ChannelSecrets) {
    this.#http = http
    this.#secrets = secrets
  }

  /** @throws {ChannelError} unauthorised: something is missing */
  secrets(): AmazonSecrets {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (secrets.success) return secrets.data
    throw new ChannelError('unauthorised', message('amazon.credentialsMissing'))
  }

  /** @throws {ChannelError} */
  async token(signal: AbortSignal): Promise<string> {
    const now = this.#http.clock.now()
    if (this.#token !== null && now < this.#token.until) return this.#token.value
    const { clientId, clientSecret, refreshToken, tokenUrl } = this.secrets()
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = tokenUrl === undefined || tokenUrl === '' ? TOKEN_URL : tokenUrl
    const call = { method: 'POST', url, headers, body } as const
    const answer = await callForToken(
      this.#http,
      call,
      ({ value }) => accessToken.safeParse(value).data ?? null,
      signal,
    )
    if (answer.status >= 400) throw new ChannelError('unauthorised', message('amazon.credentialsRefused'))
    if (answer.token === null) throw new ChannelError('protocol', message('amazon.noToken'))
    const { expires_in } = parseAnswer(grant, answer.value, 'Login with Amazon')
    this.#token = {
      value: answer.token,
      until: now + Math.max(expires_in * 1000 - MARGIN_MS, expires_in * 500),
    }
    return answer.token
  }

  /** Amazon refused the token: the next call asks for another. */
  forget(): void {
    this.#token = null
  }
}
