import { callJson, type HttpCall, type JsonAnswer } from '../../remote/http.ts'
import type { RemoteHttp } from '../../remote/remote-http.ts'
import { type AccessToken, withToken } from './access-token.ts'

/**
 * One call in JSON with the account's token; `body` null = none is sent.
 * @throws {RemoteError} @throws {UncertainWrite} it writes, and may have had its effect
 */
export function callWithToken(
  http: RemoteHttp,
  access: AccessToken,
  { method, url, headers, body }: Omit<HttpCall, 'body'> & { readonly body: unknown },
  writes: boolean,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const call = (token: string) =>
    callJson(
      http,
      {
        method,
        url,
        headers: {
          ...(body === null ? {} : { 'content-type': 'application/json' }),
          ...headers,
          authorization: `Bearer ${token}`,
        },
        body: body === null ? null : JSON.stringify(body),
      },
      writes,
      signal,
    )
  return withToken(access, call, signal)
}
