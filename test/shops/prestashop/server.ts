import {
  FaultyHttp,
  type HttpAnswer,
  type HttpRequest,
  throttledPage,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { SimulatedServer } from '../../../main/demo/channel-server/simulated-server.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { PrestaShop } from './presta-shop.ts'
import { readRows } from './read.ts'
import { rightsPage } from './rights-page.ts'
import { tableOf } from './tables.ts'
import { writeEntities } from './write.ts'
import { wsError } from './ws-error.ts'

export interface PrestaShopServerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly credentials: { readonly webserviceKey: string }
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** Ids go on after this one. */
  readonly numbersFrom?: number
  /** Resources that the key may not use. */
  readonly forbidden?: readonly string[]
}

/**
 * A simulated PrestaShop that speaks its webservice over HTTP: reads in JSON, writes in XML. `shop` is the
 * customers' side, `misbehaviour` what goes wrong, `keyRevoked` what an administrator can do to the key.
 */
export class PrestaShopServer extends SimulatedServer {
  readonly shop: PrestaShop
  readonly misbehaviour: Misbehaviour
  keyRevoked = false
  /** Only GET is ticked for the key. */
  readOnly = false
  readonly #options: PrestaShopServerOptions
  protected readonly http: FaultyHttp

  constructor(options: PrestaShopServerOptions) {
    super()
    this.#options = options
    this.shop = new PrestaShop(options.clock, options.currency, options.timeZone, options.numbersFrom)
    this.misbehaviour = new Misbehaviour(options.random)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => Promise.resolve(this.#handle(request)),
      throttledPage,
    )
  }

  #handle(request: HttpRequest): HttpAnswer {
    const [, api, resource = '', id] = request.path.split('/')
    if (api !== 'api')
      return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>404</html>' }
    const sent = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /i, ''), 'base64')
    const key = sent.toString('utf8').split(':')[0]
    if (key !== this.#options.credentials.webserviceKey || this.keyRevoked)
      return wsError(401, 17, 'This account does not exist or is not active.')
    if (this.#options.forbidden?.includes(resource) === true)
      return wsError(403, 26, `Resource of type "${resource}" is not allowed with this authentication key`)
    if (request.method !== 'GET' && this.readOnly)
      return wsError(
        405,
        25,
        `Method ${request.method} is not allowed for the resource ${resource} with this authentication key`,
      )
    if (request.method !== 'GET')
      return writeEntities(this.shop, `${request.method} ${resource}`, request.body)
    if (resource === '') return rightsPage(this.#options.forbidden ?? [], this.readOnly)
    const table = tableOf(this.shop, this.#options.name, resource)
    if (table === null) return wsError(400, 23, `Resource of type "${resource}" does not exists.`)
    const query = new URLSearchParams(request.query)
    if (id !== undefined) query.set('filter[id]', `[${id}]`)
    return readRows(table.rows, table.node, query, (rows) =>
      resource === 'orders' ? this.misbehaviour.page(rows) : [...rows],
    )
  }
}
