import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { callForToken } from '../../remote/http.ts'
import type { RemoteHttp } from '../../remote/remote-http.ts'
import type { GrantedToken } from './access-token.ts'

const grantSchema = z.object({
  access_token: z.string().min(1),
  /** Seconds; some write them as text. */
  expires_in: z.coerce.number().positive(),
})

/** Where and how a carrier hands out tokens (RFC 6749). */
export interface TokenRequest {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
}

/** @throws {RemoteError} */
export async function oauthToken(
  http: RemoteHttp,
  carrier: string,
  { url, headers = {}, form }: TokenRequest,
  signal: AbortSignal,
): Promise<GrantedToken> {
  const { status, value, token } = await callForToken(
    http,
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    },
    (answer) => grantSchema.safeParse(answer.value).data?.access_token ?? null,
    signal,
  )
  if (status >= 400 && status < 500)
    throw new RemoteError(
      'unauthorised',
      message('carrierApi.credentials', { carrier, said: saidBy(value) || String(status) }),
    )
  const grant = grantSchema.safeParse(value)
  if (token === null || !grant.success)
    throw new RemoteError('retry', message('carrierApi.notData', { carrier, status: String(status) }))
  return { value: token, forMs: grant.data.expires_in * 1000 }
}

/** `Authorization: Basic …` of a client. */
export function basicAuthorization(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
}

const errorSchema = z.union([
  z.object({ error_description: z.string() }).transform((one) => one.error_description),
  z
    .object({ errors: z.array(z.object({ message: z.string() })).min(1) })
    .transform(({ errors }) => errors.map((one) => one.message).join(' · ')),
  z
    .object({ response: z.object({ errors: z.array(z.object({ message: z.string() })).min(1) }) })
    .transform(({ response }) => response.errors.map((one) => one.message).join(' · ')),
  z.object({ error: z.string() }).transform((one) => one.error),
])

function saidBy(value: unknown): string {
  return errorSchema.safeParse(value).data ?? ''
}
