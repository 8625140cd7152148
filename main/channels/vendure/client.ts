import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type ChannelSecrets } from '../../app/ports/channel.ts'
import { callForToken, callJson, type HttpCall, type JsonAnswer, UncertainWrite } from '../../remote/http.ts'
import type { ChannelHttp } from '../protocol/channel-http.ts'
import { GraphqlClient, operationName } from '../protocol/graphql.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { loginAnswer, type outcomeAnswer } from './answers.ts'
import { LOGIN } from './documents.ts'

/** An API key, or the name and password of an administrator; `channelToken` picks one of several channels. */
const secretsSchema = z.union([
  z.object({ apiKey: z.string().min(1), channelToken: z.string().optional() }),
  z.object({
    username: z.string().min(1),
    password: z.string().min(1),
    channelToken: z.string().optional(),
  }),
])
type Secrets = z.infer<typeof secretsSchema>

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
})
type Faults = NonNullable<z.infer<typeof envelope>['errors']>

const NO_ACCESS = ['FORBIDDEN', 'UNAUTHORIZED']
/** Errors that Vendure gives before it changes anything; any other may come after a partial change. */
const REFUSED_AT_ONCE = [
  'BAD_USER_INPUT',
  'CHANNEL_NOT_FOUND',
  'ENTITY_NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'ILLEGAL_OPERATION',
  'USER_INPUT_ERROR',
]

/** The Admin API of one shop: credentials, session, errors in the terms of the port. */
export class VendureClient extends GraphqlClient {
  readonly #http: ChannelHttp
  readonly #url: string
  readonly #secrets: ChannelSecrets
  #session: string | null = null

  /** `shopUrl`: of the server, or of its Admin API when that is not at /admin-api. */
  constructor(http: ChannelHttp, shopUrl: string, secrets: ChannelSecrets) {
    super()
    this.#http = http
    this.#url = adminApiOf(shopUrl)
    this.#secrets = secrets
  }

  protected async call<S extends z.ZodType>(
    document: string,
    variables: object,
    shape: S,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<z.infer<S>> {
    const secrets = this.#credentials()
    let body = await this.#ask(document, variables, secrets, writes, signal)
    // A session ends by itself after a while; the next one is asked for once.
    if ('username' in secrets && isRefusedAccess(body.errors)) {
      this.#session = null
      body = await this.#ask(document, variables, secrets, writes, signal)
    }
    const name = operationName(document)
    if (body.errors !== undefined) throw faultOf(name, body.errors, writes)
    return parseAnswer(shape, body.data, `Vendure ${name}`)
  }

  async #ask(
    document: string,
    variables: object,
    secrets: Secrets,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<z.infer<typeof envelope>> {
    const access: Record<string, string> =
      'apiKey' in secrets
        ? { 'vendure-api-key': secrets.apiKey }
        : { authorization: `Bearer ${await this.#sessionOf(secrets, signal)}` }
    const answer = await this.#post(document, variables, secrets, access, writes, signal)
    return parseAnswer(envelope, answer.value, 'Vendure')
  }

  async #sessionOf(secrets: Extract<Secrets, { username: string }>, signal: AbortSignal): Promise<string> {
    if (this.#session !== null) return this.#session
    const { username, password } = secrets
    const call = this.#callOf(LOGIN, { username, password }, secrets, {})
    const tokenOf = ({ headers }: JsonAnswer): string | null => headers.get('vendure-auth-token')
    const answer = sound(await callForToken(this.#http, call, tokenOf, signal))
    const { token } = answer
    const body = parseAnswer(envelope, answer.value, 'Vendure login')
    if (body.errors !== undefined) throw faultOf('login', body.errors, false)
    const { login } = parseAnswer(loginAnswer, body.data, 'Vendure login')
    if (login.__typename !== 'CurrentUser')
      throw new ChannelError(
        'unauthorised',
        message('vendure.loginRefused', { said: login.message ?? login.__typename }),
      )
    if (token === null || token === '') throw new ChannelError('protocol', message('vendure.noBearer'))
    this.#session = token
    return token
  }

  async #post(
    document: string,
    variables: object,
    secrets: Secrets,
    access: Readonly<Record<string, string>>,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<JsonAnswer> {
    const call = this.#callOf(document, variables, secrets, access)
    return sound(await callJson(this.#http, call, writes, signal))
  }

  #callOf(
    document: string,
    variables: object,
    { channelToken = '' }: Secrets,
    access: Readonly<Record<string, string>>,
  ): HttpCall {
    const headers = {
      'content-type': 'application/json',
      ...access,
      ...(channelToken === '' ? {} : { 'vendure-token': channelToken }),
    }
    return { method: 'POST', url: this.#url, headers, body: JSON.stringify({ query: document, variables }) }
  }

  #credentials(): Secrets {
    const secrets = secretsSchema.safeParse(this.#secrets)
    if (secrets.success) return secrets.data
    throw new ChannelError('unauthorised', message('vendure.credentialsMissing'))
  }
}

function sound<A extends JsonAnswer>(answer: A): A {
  if (answer.status === 401 || answer.status === 403)
    throw new ChannelError(
      'unauthorised',
      message('vendure.accessRefused', { status: String(answer.status) }),
    )
  if (answer.status === 404) throw new ChannelError('protocol', message('vendure.noApi'))
  return answer
}

/** null: it went well. */
export function refusalOf({ outcome }: z.infer<typeof outcomeAnswer>): string | null {
  if (outcome.message === undefined) return null
  return [outcome.message, outcome.transitionError].filter((part) => part !== undefined).join(': ')
}

function adminApiOf(shopUrl: string): string {
  const url = shopUrl.replace(/\/+$/, '')
  return url !== '' && new URL(url).pathname === '/' ? `${url}/admin-api` : url
}

function isRefusedAccess(errors: Faults | undefined): boolean {
  return errors?.some(({ extensions }) => NO_ACCESS.includes(extensions?.code ?? '')) === true
}

function faultOf(name: string, errors: Faults, writes: boolean): ChannelError | UncertainWrite {
  const call = `Vendure ${name}`
  const said = errors.map((error) => error.message).join('; ')
  const problem = message('channels.callFailed', { call, said })
  if (isRefusedAccess(errors))
    return new ChannelError('unauthorised', message('vendure.roleMissing', { call, said }))
  if (errors.every(({ extensions }) => REFUSED_AT_ONCE.includes(extensions?.code ?? '')))
    return new ChannelError('protocol', problem)
  return writes ? new UncertainWrite(problem) : new ChannelError('retry', problem)
}
