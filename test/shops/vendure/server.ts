import { execute, GraphQLError } from 'graphql'
import {
  FaultyHttp,
  type HttpAnswer,
  type HttpRequest,
  json,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { type GraphqlCall, GraphqlCalls } from '../../../main/demo/channel-server/graphql-calls.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { SimulatedServer } from '../../../main/demo/channel-server/simulated-server.ts'
import { backOfficeOf } from './back-office.ts'
import { HeadlessShop, type HeadlessShopSettings } from './headless-shop.ts'
import { rootOf } from './root.ts'
import { vendureSchema } from './schema.ts'

export interface VendureServerOptions extends HeadlessShopSettings {
  readonly credentials: {
    readonly apiKey: string
    readonly username: string
    readonly password: string
  }
}

const NO_ACCESS = {
  errors: [
    {
      message: 'You are not currently authorized to perform this action',
      extensions: { code: 'FORBIDDEN' },
    },
  ],
  data: null,
}

/**
 * A simulated Vendure server that speaks the Admin API over HTTP, with an API key or a session of an administrator.
 * `shop` is the customers' side, `misbehaviour` what goes wrong, `keyRevoked` what an administrator can do.
 */
export class VendureServer extends SimulatedServer {
  readonly shop: HeadlessShop
  readonly misbehaviour: Misbehaviour
  keyRevoked = false
  readonly #options: VendureServerOptions
  readonly #root: Readonly<Record<string, unknown>>
  protected readonly http: FaultyHttp
  readonly #sessions = new Set<string>()
  readonly #calls = new GraphqlCalls(vendureSchema)

  constructor(options: VendureServerOptions) {
    super()
    this.#options = options
    this.shop = new HeadlessShop(options)
    this.shop.backOffice = backOfficeOf(this.shop)
    this.misbehaviour = new Misbehaviour(options.random)
    this.#root = rootOf(this.shop, this.misbehaviour)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => this.#handle(request),
      (retryAfterSeconds) =>
        json(
          429,
          { message: 'Too Many Requests' },
          retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
        ),
    )
  }

  /** Every session ends; whoever has a password logs in again. */
  expireSessions(): void {
    this.#sessions.clear()
  }

  async #handle(request: HttpRequest): Promise<HttpAnswer> {
    if (request.method !== 'POST' || request.path !== '/admin-api')
      return json(404, { statusCode: 404, message: `Cannot ${request.method} ${request.path}` })
    const call = this.#calls.read(request.body)
    if (call instanceof GraphQLError) return json(400, { errors: [coded(call, 'GRAPHQL_PARSE_FAILED')] })
    const login = /^\s*mutation\s+\w*\s*\([^)]*\)\s*\{\s*login\b/.test(call.source)
    if (login) return this.#login(call)
    if (!this.#isKnown(request)) return json(200, NO_ACCESS)
    return json(200, await this.#execute(call))
  }

  #isKnown({ headers }: HttpRequest): boolean {
    if (this.keyRevoked) return false
    const session = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    return (
      headers['vendure-api-key'] === this.#options.credentials.apiKey ||
      (session !== undefined && this.#sessions.has(session))
    )
  }

  async #login(call: GraphqlCall): Promise<HttpAnswer> {
    const { username, password } = this.#options.credentials
    const good = call.variables['username'] === username && call.variables['password'] === password
    const answer = good
      ? { __typename: 'CurrentUser', id: '1', identifier: username, channels: [] }
      : {
          __typename: 'InvalidCredentialsError',
          errorCode: 'INVALID_CREDENTIALS_ERROR',
          message: 'The provided credentials are invalid',
          authenticationError: '',
        }
    const session = this.shop.newId()
    if (good) this.#sessions.add(session)
    const body = await this.#execute(call, { login: () => answer })
    return json(200, body, good ? { 'vendure-auth-token': session } : {})
  }

  async #execute(call: GraphqlCall, root: Readonly<Record<string, unknown>> = this.#root): Promise<object> {
    if (call.invalid.length > 0)
      return { errors: call.invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) }
    const { data, errors } = await execute({
      schema: vendureSchema,
      document: call.document,
      rootValue: root,
      variableValues: call.variables,
    })
    if (errors === undefined) return { data }
    return { errors: errors.map((error) => coded(error, 'INTERNAL_SERVER_ERROR')), data: data ?? null }
  }
}

function coded(error: GraphQLError, code: string): object {
  return { ...error.toJSON(), extensions: { code, ...error.extensions } }
}
