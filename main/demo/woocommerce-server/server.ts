import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import {
  FaultyHttp,
  type HttpAnswer,
  type HttpRequest,
  json,
  readJson,
  throttledPage,
} from '../channel-server/faulty-http.ts'
import { Misbehaviour } from '../channel-server/misbehaviour.ts'
import { SimulatedServer } from '../channel-server/simulated-server.ts'
import { orderJson, productJson, refundJson } from './json.ts'
import { addNote, createRefund, listNotes, updateOrder } from './order-changes.ts'
import { listOrders } from './order-list.ts'
import { listProducts, listVariations, updateBatch, updateProduct } from './product-changes.ts'
import { settingsOf } from './settings.ts'
import { WebShop } from './web-shop.ts'
import { Webhooks } from './webhooks.ts'
import { wpError } from './wp-error.ts'

export interface WooCommerceServerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly credentials: { readonly consumerKey: string; readonly consumerSecret: string }
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly numbersFrom?: number
  /** Tax in its prices; absent = none. */
  readonly vatPercent?: number
  /** States that plug-ins add to WooCommerce's own. */
  readonly customStatuses?: readonly string[]
  /** Some plug-ins save an order when it is viewed: its modified date moves without a change. */
  readonly viewingTouches?: boolean
}

const ROOT = '/wp-json/wc/v3'

/**
 * A simulated WordPress with WooCommerce that speaks REST v3 over HTTP. `shop` is the customers' side,
 * `misbehaviour` what goes wrong, `keyRevoked` what an administrator can do to the key.
 */
export class WooCommerceServer extends SimulatedServer {
  readonly shop: WebShop
  readonly misbehaviour: Misbehaviour
  keyRevoked = false
  /** The key was made with the permission Read. */
  readOnly = false
  readonly #options: WooCommerceServerOptions
  protected readonly http: FaultyHttp
  readonly #webhooks = new Webhooks()

  constructor(options: WooCommerceServerOptions) {
    super()
    this.#options = options
    this.shop = new WebShop(options)
    this.misbehaviour = new Misbehaviour(options.random)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => Promise.resolve(this.#handle(request)),
      throttledPage,
    )
  }

  #handle(request: HttpRequest): HttpAnswer {
    if (request.path === '/wp-json/' || request.path === '/wp-json')
      return json(200, {
        name: this.#options.name,
        timezone_string: this.#options.timeZone,
        namespaces: ['oembed/1.0', 'wc/v3', 'wp/v2'],
      })
    if (!request.path.startsWith(`${ROOT}/`)) return noRoute()
    const refused = this.#authorise(request)
    if (refused !== null) return refused
    const body = request.method === 'GET' ? null : readJson(request.body)
    if (body === undefined) return wpError(400, 'rest_invalid_json', 'Invalid JSON body passed.')
    return this.#route(request, request.path.slice(ROOT.length + 1).split('/'), body)
  }

  #authorise(request: HttpRequest): HttpAnswer | null {
    const { consumerKey, consumerSecret } = this.#options.credentials
    const sent = request.headers.authorization
    if (sent === undefined)
      return wpError(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
    const [key, secret] = Buffer.from(sent.replace(/^Basic /i, ''), 'base64')
      .toString('utf8')
      .split(':')
    if (key !== consumerKey || this.keyRevoked)
      return wpError(401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.')
    if (secret !== consumerSecret)
      return wpError(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.')
    return null
  }

  #route(request: HttpRequest, [kind, id, part, partId]: readonly string[], body: unknown): HttpAnswer {
    const call = `${request.method} ${kind ?? ''}`
    const address = `http://${request.headers.host ?? '127.0.0.1'}${request.path}`
    if (request.method !== 'GET' && this.readOnly)
      return wpError(
        401,
        'woocommerce_rest_authentication_error',
        'The API key provided does not have write permissions.',
      )
    if (call === 'POST orders' && id === 'batch') return json(200, {})
    if (kind === 'webhooks') return this.#webhooks.handle(request.method, id, body)
    if (id === undefined) {
      if (call === 'GET orders') return listOrders(this.shop, this.misbehaviour, request.query, address)
      if (call === 'GET products') return listProducts(this.shop, request.query, address)
      return noRoute()
    }
    if (call === 'GET settings') return settingsOf(this.#options.currency, id)
    if (kind === 'orders') return this.#order(request.method, Number(id), part, body)
    if (call === 'POST products' && id === 'batch') return updateBatch(this.shop, 0, body)
    if (call === 'PUT products' && part === undefined) return updateProduct(this.shop, Number(id), 0, body)
    if (call === 'GET products' && part === undefined) return this.#product(Number(id))
    if (call === 'GET products' && part === 'variations' && partId === undefined)
      return listVariations(this.shop, Number(id), request.query, address)
    if (kind !== 'products' || part !== 'variations' || partId === undefined) return noRoute()
    if (request.method === 'POST' && partId === 'batch') return updateBatch(this.shop, Number(id), body)
    if (request.method === 'PUT') return updateProduct(this.shop, Number(partId), Number(id), body)
    return noRoute()
  }

  #order(method: string, id: number, part: string | undefined, body: unknown): HttpAnswer {
    const { shop } = this
    const order = shop.orders.get(id)
    if (order === undefined) return wpError(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.')
    switch (`${method} ${part ?? ''}`) {
      case 'GET ': {
        const shown = json(200, orderJson(shop, order))
        if (this.#options.viewingTouches === true) shop.touch(order)
        return shown
      }
      case 'PUT ':
        return updateOrder(shop, order, body)
      case 'GET notes':
        return listNotes(shop, order)
      case 'POST notes':
        return addNote(shop, order, body)
      case 'GET refunds':
        return json(
          200,
          order.refunds.map((refund) => refundJson(order, refund, shop.timeZone)),
        )
      case 'POST refunds':
        return createRefund(shop, order, body)
      default:
        return noRoute()
    }
  }

  #product(id: number): HttpAnswer {
    const product = this.shop.products.get(id)
    if (product === undefined) return wpError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
    return json(200, productJson(product, this.shop.timeZone))
  }
}

function noRoute(): HttpAnswer {
  return wpError(404, 'rest_no_route', 'No route was found matching the URL and request method.')
}
