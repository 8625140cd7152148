import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callJson, callText, type JsonAnswer } from '../../remote/http.ts'
import { type XmlContent, xmlDocument } from '../../remote/xml.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { parseAnswer } from '../protocol/payload.ts'

const secretsSchema = z.object({ webserviceKey: z.string().min(1) })

const errorAnswer = z.object({
  errors: z.array(z.object({ code: z.coerce.number().catch(0), message: z.string() })).min(1),
})

/**
 * The webservice of one shop: the key is the Basic user without a password, answers are asked for as JSON, bodies
 * are XML (the webservice reads nothing else). No rate headers, no idempotency, lists without a total.
 */
export class PrestaClient {
  readonly #http: ChannelHttp
  readonly #root: string
  readonly #secrets: ChannelSecrets

  constructor(http: ChannelHttp, shopUrl: string, secrets: ChannelSecrets) {
    this.#http = http
    this.#root = `${shopUrl}/api`
    this.#secrets = secrets
  }

  /**
   * Rows of a resource; `node` is the name of its list in the answer, which for an empty list is a bare `[]`.
   * @throws {ChannelError}
   */
  async list<S extends z.ZodType>(
    resource: string,
    query: Readonly<Record<string, string>>,
    row: S,
    signal: AbortSignal,
    node = resource,
  ): Promise<z.infer<S>[]> {
    const address = `/${resource}?${new URLSearchParams({ ...query, output_format: 'JSON' }).toString()}`
    const { value } = await this.#send('GET', address, null, signal)
    if (Array.isArray(value) && value.length === 0) return []
    const list = parseAnswer(z.record(z.string(), z.unknown()), value, `PrestaShop ${resource}`)[node]
    return parseAnswer(z.array(row), list ?? [], `PrestaShop ${resource}`)
  }

  /** The list of resources that the key may use, in XML. @throws {ChannelError} */
  async root(signal: AbortSignal): Promise<string> {
    const { status, text } = await callText(
      this.#http,
      { method: 'GET', url: `${this.#root}/`, headers: this.#headers(), body: null },
      false,
      signal,
    )
    if (status === 401) throw new ChannelError('unauthorised', message('prestashop.keyRefused'))
    if (status >= 400)
      throw new ChannelError('protocol', message('prestashop.noWebservice', { status: String(status) }))
    return text
  }

  /** The same; null where the shop has no such resource, or this key may not read it. @throws {ChannelError} */
  async listIfAllowed<S extends z.ZodType>(
    resource: string,
    query: Readonly<Record<string, string>>,
    row: S,
    signal: AbortSignal,
    node = resource,
  ): Promise<z.infer<S>[] | null> {
    try {
      return await this.list(resource, query, row, signal, node)
    } catch (error) {
      if (error instanceof NotOffered) return null
      throw error
    }
  }

  /** @throws {ChannelError} it had no effect. @throws {UncertainWrite} it may have had its effect */
  async write(
    method: 'POST' | 'PUT',
    path: string,
    content: { readonly [name: string]: XmlContent },
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const body = xmlDocument('prestashop', content)
    const address = `${path}${path.includes('?') ? '&' : '?'}output_format=JSON`
    return this.#send(method, address, body, signal)
  }

  async #send(
    method: 'GET' | 'POST' | 'PUT',
    address: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const call = { method, url: this.#root + address, headers: this.#headers(), body }
    return sound(await callJson(this.#http, call, method !== 'GET', signal), address)
  }

  #headers(): Readonly<Record<string, string>> {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (!secrets.success) throw new ChannelError('unauthorised', message('prestashop.keyMissing'))
    const basic = Buffer.from(`${secrets.data.webserviceKey}:`).toString('base64')
    return { authorization: `Basic ${basic}`, 'content-type': 'text/xml; charset=utf-8' }
  }
}

/** A resource that the shop does not have, or that the key may not use. */
export class NotOffered extends ChannelError {}

/** PrestaShop's number for a resource that it does not have. */
const NO_SUCH_RESOURCE = 23

function sound(answer: JsonAnswer, address: string): JsonAnswer {
  if (answer.status < 400) return answer
  const error = errorAnswer.safeParse(answer.value)
  const said = error.success ? (error.data.errors[0]?.message ?? '') : `HTTP ${answer.status}`
  const resource = address.split(/[?/]/)[1] ?? ''
  if (answer.status === 401)
    throw new ChannelError('unauthorised', message('prestashop.keyRefusedSaying', { said }))
  if (answer.status === 403 || answer.status === 405)
    throw new NotOffered('unauthorised', message('prestashop.notAllowed', { resource, said }))
  const isThere = !error.success || error.data.errors[0]?.code !== NO_SUCH_RESOURCE
  const Problem = isThere ? ChannelError : NotOffered
  throw new Problem('protocol', message('channels.callFailed', { call: `PrestaShop ${resource}`, said }))
}
