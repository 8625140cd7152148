import {
  FaultyHttp,
  type HttpAnswer,
  type HttpRequest,
  json,
} from '../../../main/demo/channel-server/faulty-http.ts'
import { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import { SimulatedServer } from '../../../main/demo/channel-server/simulated-server.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { accountJson, offerJson, orderJson, productJson, returnJson, shipmentJson } from './json.ts'
import { MarketplaceShop } from './marketplace-shop.ts'
import { CARRIERS, type OrderRecord, type TaxMode } from './records.ts'
import { showImport, takeStockFile } from './stock-imports.ts'
import { listThreads, openThread } from './threads.ts'
import {
  accept,
  createShipments,
  miraklError,
  NO_CONTENT,
  setTracking,
  ship,
  shipShipments,
  trackShipments,
  writeOff,
} from './writes.ts'

export interface MiraklServerOptions {
  readonly clock: Clock
  readonly random: Random
  readonly credentials: { readonly shopKey: string }
  readonly name: string
  readonly currency: string
  /** The operator takes orders without the seller's yes. */
  readonly acceptsByItself: boolean
  /** How long a stock file lies before it has been read. */
  readonly importMs: number
  /** OR11 and STO01 within a minute of the last are refused with 429; an operator may be that strict. */
  readonly strictPace: boolean
  readonly numbersFrom?: number
  /** The operator ships each order whole: ST01 is not there. */
  readonly oneShipment?: boolean
  /** Prices hold 20 % of tax, or are without it; absent = no taxes are told. */
  readonly taxMode?: TaxMode
  /** Sees every well-behaved call. */
  readonly onExchange?: (request: HttpRequest, answer: HttpAnswer) => void
}

/**
 * A simulated Mirakl marketplace that speaks the seller API over HTTP. `shop` is the customers' side, `misbehaviour`
 * what goes wrong, `keyRevoked` what the operator can do to the key, `calls` counts what its pace is about.
 */
export class MiraklServer extends SimulatedServer {
  readonly shop: MarketplaceShop
  readonly misbehaviour: Misbehaviour
  keyRevoked = false
  readonly #options: MiraklServerOptions
  protected readonly http: FaultyHttp
  readonly #lastAt = new Map<string, number>()

  constructor(options: MiraklServerOptions) {
    super()
    this.#options = options
    this.shop = new MarketplaceShop(
      options.clock,
      options.currency,
      options.acceptsByItself,
      options.numbersFrom,
      options.taxMode,
    )
    this.misbehaviour = new Misbehaviour(options.random)
    this.http = new FaultyHttp(
      this.misbehaviour,
      (request) => {
        const answer = this.#handle(request)
        const dated = {
          ...answer,
          headers: { ...answer.headers, date: new Date(options.clock.now()).toUTCString() },
        }
        options.onExchange?.(request, dated)
        return Promise.resolve(dated)
      },
      (retryAfterSeconds) =>
        json(
          429,
          { message: 'Too many requests' },
          retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
        ),
    )
  }

  #handle(request: HttpRequest): HttpAnswer {
    if (request.headers.authorization !== this.#options.credentials.shopKey || this.keyRevoked)
      return miraklError(401, 'Unauthorized')
    const call = `${request.method} ${request.path}`
    if (this.#options.strictPace && this.#isTooSoon(call, request.query))
      return miraklError(429, 'Too many requests')
    const body = request.headers['content-type']?.includes('json') === true ? readJson(request.body) : null
    if (body === undefined) return miraklError(400, 'The body is not JSON')
    const order = /^\/api\/orders\/([^/]+)(?:\/(\w+))?$/.exec(request.path)
    if (order !== null && call.startsWith('POST') && order[2] === 'threads') {
      const about = this.shop.orders.get(decodeURIComponent(order[1] ?? ''))
      return about === undefined
        ? miraklError(404, `Order ${order[1]} not found`)
        : openThread(about, request.headers['content-type'] ?? '', request.body)
    }
    if (order !== null && order[1] !== 'refund' && order[1] !== 'cancel')
      return this.#order(request.method, decodeURIComponent(order[1] ?? ''), order[2] ?? '', body)
    const file = /^\/api\/offers\/stock\/imports\/([^/]+)\/(\w+)$/.exec(request.path)
    if (file !== null) return showImport(this.shop, file[1] ?? '', file[2] ?? '', this.#options.importMs)
    return this.#route(call, request, body)
  }

  #route(call: string, request: HttpRequest, body: unknown): HttpAnswer {
    const { shop } = this
    switch (call) {
      case 'GET /api/account':
        return json(200, accountJson(shop, this.#options.name, true))
      case 'GET /api/orders':
        return this.#orders(request.query)
      case 'PUT /api/orders/cancel':
        return writeOff(shop, 'cancelation', body)
      case 'PUT /api/orders/refund':
        return writeOff(shop, 'refund', body)
      case 'GET /api/inbox/threads':
        return listThreads(shop, request.query)
      case 'GET /api/returns':
        return this.#returns(request.query)
      case 'GET /api/shipments': {
        const asked = new Set(request.query.getAll('order_id'))
        const orders = [...shop.orders.values()].filter(({ id }) => asked.has(id))
        return json(200, {
          data: orders.flatMap((order) => order.shipments.map((shipment) => shipmentJson(order, shipment))),
        })
      }
      case 'POST /api/shipments':
        if (this.#options.oneShipment === true) return miraklError(404, 'Multiple shipments are not enabled')
        return createShipments(shop, body)
      case 'POST /api/shipments/tracking':
        return trackShipments(shop, body)
      case 'PUT /api/shipments/ship':
        return shipShipments(shop, body)
      case 'GET /api/shipping/carriers':
        return json(200, {
          carriers: CARRIERS.map((carrier) => ({ ...carrier, standard_code: carrier.code })),
        })
      case 'GET /api/reasons':
        return json(200, { reasons: REASONS, total_count: REASONS.length })
      case 'GET /api/offers':
        return this.#offers(request.query)
      case 'GET /api/products/offers':
        return this.#products(request.query)
      case 'POST /api/offers/stock/imports':
        return takeStockFile(shop, request.headers['content-type'] ?? '', request.body)
      default:
        return miraklError(404, `No route for ${call}`)
    }
  }

  #order(method: string, id: string, part: string, body: unknown): HttpAnswer {
    const order = this.shop.orders.get(id)
    if (order === undefined) return miraklError(404, `Order ${id} not found`)
    switch (`${method} ${part}`) {
      case 'PUT accept':
        return accept(this.shop, order, body)
      case 'PUT tracking':
        return setTracking(this.shop, order, body)
      case 'PUT ship':
        return ship(this.shop, order)
      case 'PUT cancel':
        if (order.state === 'SHIPPED' || order.shipments.length > 0)
          return miraklError(400, `Order ${id} cannot be canceled any more`)
        this.shop.end(order, 'CANCELED')
        return NO_CONTENT
      default:
        return miraklError(404, `No route for ${method} ${part}`)
    }
  }

  /** Sorted by creation; pages by offset, which rows that change meanwhile shift. */
  #orders(query: URLSearchParams): HttpAnswer {
    const ids = query.get('order_ids')?.split(',') ?? null
    const from = Date.parse(query.get('start_update_date') ?? '1970-01-01T00:00:00Z')
    const matches = (order: OrderRecord): boolean =>
      (ids === null || ids.includes(order.id)) &&
      Math.floor(order.updatedAt / 1000) * 1000 >= Math.floor(from / 1000) * 1000
    const found = [...this.shop.orders.values()].filter(matches).sort((a, b) => a.createdAt - b.createdAt)
    const max = Math.min(100, Number(query.get('max') ?? '10'))
    const offset = Number(query.get('offset') ?? '0')
    const rows = this.misbehaviour.page(found.slice(offset, offset + max))
    return json(200, { orders: rows.map((order) => orderJson(order, this.shop)), total_count: found.length })
  }

  #returns(query: URLSearchParams): HttpAnswer {
    const from = Date.parse(query.get('return_last_updated_from') ?? '1970-01-01T00:00:00Z')
    const data = [...this.shop.orders.values()].flatMap((order) =>
      order.returns
        .filter((record) => Math.floor(record.updatedAt / 1000) * 1000 >= Math.floor(from / 1000) * 1000)
        .map((record) => returnJson(order, record)),
    )
    return json(200, { data })
  }

  #products(query: URLSearchParams): HttpAnswer {
    const wanted = (query.get('product_ids') ?? '').split(',')
    if (wanted.length > 100) return miraklError(400, 'product_ids is limited to 100 values')
    const found = [...this.shop.offers.values()].filter(({ sku }) => wanted.includes(`P-${sku}`))
    return json(200, { products: found.map(productJson) })
  }

  #offers(query: URLSearchParams): HttpAnswer {
    const sku = query.get('sku')
    const found = [...this.shop.offers.values()].filter((offer) => sku === null || offer.sku === sku)
    const max = Math.min(100, Number(query.get('max') ?? '10'))
    const offset = Number(query.get('offset') ?? '0')
    const rows = found.slice(offset, offset + max).map((offer) => offerJson(offer, this.shop.currency))
    return json(200, { offers: rows, total_count: found.length })
  }

  #isTooSoon(call: string, query: URLSearchParams): boolean {
    const paced =
      call === 'POST /api/offers/stock/imports' ||
      call === 'GET /api/returns' ||
      (call === 'GET /api/orders' && !query.has('order_ids'))
    if (!paced) return false
    const now = this.#options.clock.now()
    const last = this.#lastAt.get(call)
    if (last !== undefined && now - last < 60_000) return true
    this.#lastAt.set(call, now)
    return false
  }
}

const REASONS = [
  { code: '14', label: 'Article en rupture de stock', type: 'CANCELATION', is_shop_right: true },
  { code: '15', label: 'Geste commercial', type: 'REFUND', is_shop_right: true },
  { code: '16', label: 'Article indisponible', type: 'REFUND', is_shop_right: true },
]

/** undefined = not JSON. */
function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body === '' ? null : undefined
  }
}
