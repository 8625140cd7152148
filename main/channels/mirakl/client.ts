import { z } from 'zod'
import { type Clock, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Rate } from '../../../shared/lib/token-bucket.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callText, type TextAnswer, UncertainWrite } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { type FormPart, formBody } from '../protocol/multipart.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { RateLimit } from '../protocol/rate-limit.ts'

const secretsSchema = z.object({ shopKey: z.string().min(1), shopId: z.string().optional() })

const miraklError = z.object({ message: z.string() })

/** Call intervals that operators ask of sellers' programs; calls that follow an event are not limited. */
export const MIRAKL_RATES = {
  /** OR11. */
  orders: { everyMs: MINUTE_MS, burst: 1 },
  /** OR11 by ids. */
  ordersById: { everyMs: MINUTE_MS, burst: 3 },
  /** STO01, STO02, STO03. */
  stockImport: { everyMs: MINUTE_MS, burst: 1 },
  stockStatus: { everyMs: MINUTE_MS / 4, burst: 1 },
  stockErrors: { everyMs: MINUTE_MS, burst: 1 },
  /** RT11. */
  returns: { everyMs: 5 * MINUTE_MS, burst: 1 },
} as const satisfies Readonly<Record<string, Rate>>
export type MiraklRates = Readonly<Record<keyof typeof MIRAKL_RATES, Rate>>

/** The seller API of one marketplace: the shop's key as it is, errors in the terms of the port. */
export class MiraklClient {
  readonly pace: RateLimit<keyof typeof MIRAKL_RATES>
  readonly clock: Clock
  readonly #http: ChannelHttp
  readonly #root: string
  readonly #secrets: ChannelSecrets

  constructor(
    http: ChannelHttp,
    memory: ChannelMemory,
    rates: MiraklRates,
    marketplaceUrl: string,
    secrets: ChannelSecrets,
  ) {
    this.#http = http
    this.clock = http.clock
    this.pace = new RateLimit(http.clock, memory, rates)
    this.#root = marketplaceUrl
    this.#secrets = secrets
  }

  /** Whether the shop may be written to. */
  get mayWrite(): boolean {
    return this.#http.use.mayWrite
  }

  /** `path` from '/api' on. @throws {ChannelError} */
  async get<S extends z.ZodType>(path: string, schema: S, signal: AbortSignal): Promise<z.infer<S>> {
    return parseAnswer(schema, parseJson(await this.text(path, signal)), `Mirakl ${path.split('?')[0]}`)
  }

  /** The body of an answer, such as a report in CSV. @throws {ChannelError} */
  async text(path: string, signal: AbortSignal): Promise<string> {
    return sound(await this.#send('GET', path, null, 'application/json', signal), path).text
  }

  /** The server's own time with an answer; null = it does not say. @throws {ChannelError} */
  async getWithTime<S extends z.ZodType>(
    path: string,
    schema: S,
    signal: AbortSignal,
  ): Promise<{ value: z.infer<S>; at: number | null }> {
    const answer = sound(await this.#send('GET', path, null, 'application/json', signal), path)
    const at = Date.parse(answer.headers.get('date') ?? '')
    const value = parseAnswer(schema, parseJson(answer.text), `Mirakl ${path.split('?')[0]}`)
    return { value, at: Number.isNaN(at) ? null : at }
  }

  /** @throws {ChannelError} it had no effect. @throws {UncertainWrite} it may have had its effect */
  async write(
    method: 'POST' | 'PUT',
    path: string,
    body: object | null,
    signal: AbortSignal,
  ): Promise<unknown> {
    const text = body === null ? null : JSON.stringify(body)
    const answer = sound(await this.#send(method, path, text, 'application/json', signal), path)
    return answer.text === '' ? null : parseJson(answer.text, true)
  }

  /** A file as the form field `file`. @throws {ChannelError} @throws {UncertainWrite} */
  async upload(path: string, name: string, csv: string, signal: AbortSignal): Promise<unknown> {
    const file = { name: 'file', content: csv, type: 'text/csv; charset=utf-8', fileName: name }
    return this.post(path, [file], signal)
  }

  /** A form. @throws {ChannelError} @throws {UncertainWrite} */
  async post(path: string, parts: readonly FormPart[], signal: AbortSignal): Promise<unknown> {
    const { type, body } = formBody(parts)
    return parseJson(sound(await this.#send('POST', path, body, type, signal), path).text, true)
  }

  async #send(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: string | Uint8Array<ArrayBuffer> | null,
    type: string,
    signal: AbortSignal,
  ): Promise<TextAnswer> {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (!secrets.success) throw new ChannelError('unauthorised', message('mirakl.keyMissing'))
    const { shopKey, shopId } = secrets.data
    const shop =
      shopId === undefined || shopId === '' ? '' : `${path.includes('?') ? '&' : '?'}shop_id=${shopId}`
    const headers = {
      authorization: shopKey,
      ...(body === null ? {} : { 'content-type': type }),
    }
    return callText(
      this.#http,
      { method, url: this.#root + path + shop, headers, body },
      method !== 'GET',
      signal,
    )
  }
}

function sound(answer: TextAnswer, path: string): TextAnswer {
  if (answer.status < 400) return answer
  const error = miraklError.safeParse(parsed(answer.text))
  const said = error.success ? error.data.message : `HTTP ${answer.status}`
  if (answer.status === 401 || answer.status === 403)
    throw new ChannelError('unauthorised', message('mirakl.keyRefused', { said }))
  throw new ChannelError(
    'protocol',
    message('channels.callFailed', { call: `Mirakl ${path.split('?')[0]}`, said }),
  )
}

/** @throws {ChannelError} retry; @throws {UncertainWrite} when the call wrote something */
function parseJson(text: string, wrote = false): unknown {
  const value = parsed(text)
  if (value !== undefined) return value
  const problem = message('mirakl.notData')
  throw wrote ? new UncertainWrite(problem) : new ChannelError('retry', problem)
}

/** undefined = not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
