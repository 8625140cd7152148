import type { ChannelTrouble } from '../../shared/domain/channel-trouble.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { message } from '../../shared/messages/message.ts'
import { say } from '../../shared/messages/say.ts'
import { RemoteError } from '../app/ports/remote.ts'
import { within } from '../app/ports/within.ts'
import { OtherCertificate } from './certificate.ts'
import { NOT_SENT, notSent } from './not-sent.ts'
import { reach } from './reach.ts'
import type { RemoteHttp } from './remote-http.ts'

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
  /** Its refusals come as 5xx too, with words: such an answer is returned instead of counting as lost. */
  readonly refusesBy5xx?: true
}

interface BytesAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** An answer of any status below 500 but 429. */
export interface TextAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** The same, read as JSON; an answer without content is null. */
export interface JsonAnswer {
  readonly status: number
  readonly headers: Headers
  readonly value: unknown
}

/** A write whose answer was lost: the channel may or may not have carried it out. */
export class UncertainWrite extends Error {
  override name = 'UncertainWrite'
  readonly problem: Message
  constructor(problem: Message) {
    super(say('en', problem))
    this.problem = problem
  }
}

/** Refused for its rate: nothing happened there. */
export class Throttled extends RemoteError {}

const NO_CONTENT = 204
/**
 * Refused by who stands before the application: access, method, proxy, size, kind. Not so 404 (what was moved on), 408
 * and 409, which may follow a call that was carried out.
 */
const BEFORE_IT_WAS_READ: ReadonlySet<number> = new Set([401, 403, 405, 407, 413, 414, 415, 431])
/** A write that somebody in between refuses with a page of their own is not tried again at once. */
const REFUSED_AGAIN_MS = 60_000

/**
 * One call over HTTP with its answer read as JSON, without any secret of the channel. `writes` says that the call
 * changes something there.
 * @throws {RemoteError} retry: it certainly had no effect, or it only read
 * @throws {UncertainWrite} it writes, and may have had its effect
 */
export async function callJson(
  http: RemoteHttp,
  call: HttpCall,
  writes: boolean,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const answer = textOf(await exchange(http, call, writes, signal))
  return withoutSecrets(http, { ...answer, value: jsonOf(answer, call, writes) })
}

/** The same with its answer as text. */
export async function callText(
  http: RemoteHttp,
  call: HttpCall,
  writes: boolean,
  signal: AbortSignal,
): Promise<TextAnswer> {
  const { status, headers, text } = textOf(await exchange(http, call, writes, signal))
  return { status, headers: cleanHeaders(http, headers), text: http.known.scrub(text) }
}

/**
 * The same with its answer byte for byte, for documents: no secret is looked for in it, so its text must not be shown
 * as it is.
 */
export async function callBytes(
  http: RemoteHttp,
  call: HttpCall,
  writes: boolean,
  signal: AbortSignal,
): Promise<BytesAnswer> {
  const { status, headers, bytes } = await exchange(http, call, writes, signal)
  return { status, headers: cleanHeaders(http, headers), bytes }
}

/**
 * A call that hands out a token, which becomes a secret of the channel: `tokenOf` alone sees the answer as it came.
 * @throws {RemoteError}
 */
export async function callForToken(
  http: RemoteHttp,
  call: HttpCall,
  tokenOf: (answer: JsonAnswer) => string | null,
  signal: AbortSignal,
): Promise<JsonAnswer & { readonly token: string | null }> {
  const answer = textOf(await exchange(http, call, false, signal))
  const whole = { ...answer, value: jsonOf(answer, call, false) }
  const token = tokenOf(whole)
  if (token !== null) http.known.learn(token)
  return { ...withoutSecrets(http, whole), token }
}

/**
 * A call that hands out a token in a header, which becomes a secret; the body may be anything.
 * @throws {RemoteError}
 */
export async function callForHeader(
  http: RemoteHttp,
  call: HttpCall,
  header: string,
  signal: AbortSignal,
): Promise<TextAnswer & { readonly token: string | null }> {
  const { status, headers, text } = textOf(await exchange(http, call, false, signal))
  const token = headers.get(header)
  if (token !== null) http.known.learn(token)
  return { status, headers: cleanHeaders(http, headers), text: http.known.scrub(text), token }
}

/** One request and its answer, as it came: only for the functions above, which take the secrets out. */
async function exchange(
  http: RemoteHttp,
  call: HttpCall,
  writes: boolean,
  signal: AbortSignal,
): Promise<BytesAnswer> {
  const lost = (problem: Message, afterMs = 0, trouble: ChannelTrouble | null = null): Error =>
    writes ? new UncertainWrite(problem) : new RemoteError('retry', problem, afterMs, trouble)
  const host = new URL(call.url).host
  if (writes && !http.use.mayWrite)
    throw new RemoteError('protocol', message('channels.notApproved', { host }))
  let response: Response
  let bytes: Uint8Array
  try {
    ;[response, bytes] = await within(signal, http.timeoutMs, async (limit) => {
      const came = await reach(http, call.url, {
        method: call.method,
        headers: { accept: 'application/json', ...call.headers },
        body: call.body,
        signal: limit,
      })
      return [came, await came.bytes()] as const
    })
  } catch (error) {
    if (error instanceof RemoteError) throw error
    const code = error instanceof OtherCertificate ? 'OTHER_CERTIFICATE' : causeCode(error)
    if (code !== null && NOT_SENT.has(code)) throw await notSent(call.url, code)
    if (error instanceof Error && error.name === 'TimeoutError')
      throw lost(message('channels.noAnswer', { host, seconds: Math.round(http.timeoutMs / 1000) }), 0, {
        code: 'no-answer',
        host,
      })
    if (signal.aborted) throw lost(message('channels.stopped', { host }))
    throw lost(
      code === null
        ? message('channels.brokenForNoReason', { host })
        : message('channels.broken', { host, code: http.known.scrub(code) }),
    )
  }
  const afterMs = retryAfterMs(response.headers.get('retry-after'), http.clock)
  if (response.status === 429)
    throw new Throttled('retry', message('channels.slowDown', { host }), afterMs ?? 5000, {
      code: 'slow-down',
      host,
    })
  if (response.status >= 500 && call.refusesBy5xx !== true)
    throw lost(message('channels.serverFault', { host, status: String(response.status) }), afterMs ?? 0, {
      code: 'server-fault',
      host,
      status: response.status,
    })
  return { status: response.status, headers: response.headers, bytes }
}

function textOf({ status, headers, bytes }: BytesAnswer): TextAnswer {
  return { status, headers, text: new TextDecoder().decode(bytes) }
}

function withoutSecrets(http: RemoteHttp, { status, headers, value }: JsonAnswer): JsonAnswer {
  return { status, headers: cleanHeaders(http, headers), value: http.known.scrubJson(value) }
}

function cleanHeaders({ known }: RemoteHttp, headers: Headers): Headers {
  return new Headers([...headers].map(([name, value]) => [name, known.scrub(value)]))
}

/**
 * A page of one of `BEFORE_IT_WAS_READ` says that nothing was carried out, whoever in between says it; one of any other
 * status may stand for a call that was.
 * @throws {RemoteError} @throws {UncertainWrite} it is none
 */
function jsonOf({ status, text }: TextAnswer, call: HttpCall, writes: boolean): unknown {
  const value = status === NO_CONTENT && text === '' ? null : parseJson(text)
  if (value !== undefined) return value
  const { host } = new URL(call.url)
  const what = looksLikeHtml(text) ? 'page' : 'text'
  const problem = message('channels.notData', { host, what, status: String(status) })
  const isRefusal = BEFORE_IT_WAS_READ.has(status)
  throw writes && !isRefusal
    ? new UncertainWrite(problem)
    : new RemoteError('retry', problem, isRefusal && writes ? REFUSED_AGAIN_MS : 0, {
        code: 'web-page',
        host,
        status,
      })
}

/** The delay of a Retry-After header, in seconds (also with a fraction) or as a date. */
export function retryAfterMs(header: string | null, clock: Clock): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1000))
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - clock.now())
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text)
}

/** The system's code of what broke, or the words of the HTTP client, such as 'unknown scheme'. */
function causeCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null
  if (!(cause instanceof Error)) return null
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message || null
}
