import { assert } from '../../../shared/lib/assert.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { shortOf } from '../channel-server/short-of.ts'
import {
  type BackOffice,
  type Basket,
  type Checkout,
  type ProductForSale,
  type RefundSeen,
  type ShipmentSeen,
  type StockPushSeen,
  type Storefront,
  sentTo,
} from '../channel-server/storefront.ts'
import { backOfficeOf } from './back-office.ts'
import { parcelsOf, restOf } from './parcels.ts'
import { type OrderRecord, OWN_STATUSES, type ProductRecord } from './records.ts'

/** States in which the ordered units are off the shop's stock. */
const HOLDS_STOCK: readonly string[] = ['processing', 'on-hold', 'completed']

export interface WebShopSettings {
  readonly clock: Clock
  readonly currency: string
  readonly timeZone: string
  /** Ids go on after this one: a shop that lived before must not give one out twice. */
  readonly numbersFrom?: number
  readonly vatPercent?: number
  readonly customStatuses?: readonly string[]
}

/** The state of one simulated WooCommerce shop, and what its customers do. */
export class WebShop implements Storefront {
  readonly clock: Clock
  readonly currency: string
  readonly timeZone: string
  readonly products = new Map<number, ProductRecord>()
  readonly orders = new Map<number, OrderRecord>()
  readonly #bySku = new Map<string, ProductRecord>()
  readonly #pushes: StockPushSeen[] = []
  readonly statuses: readonly string[]
  readonly backOffice: BackOffice
  readonly #vatPercent: number
  #lastId: number

  constructor(settings: WebShopSettings) {
    this.clock = settings.clock
    this.currency = settings.currency
    this.timeZone = settings.timeZone
    this.statuses = [...OWN_STATUSES, ...(settings.customStatuses ?? [])]
    this.backOffice = backOfficeOf(this)
    this.#vatPercent = settings.vatPercent ?? 0
    this.#lastId = settings.numbersFrom ?? 10
  }

  newId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** Dates are stored in whole seconds. */
  now(): EpochMs {
    return Math.floor(this.clock.now() / 1000) * 1000
  }

  /** `parentId` non-zero makes it a variation, which the API keeps under its own addresses. */
  addProduct(product: ProductForSale, parentId = 0): void {
    assert(!this.#bySku.has(product.sku), `SKU ${product.sku} is already for sale`)
    this.#bySku.set(product.sku, this.#list(product, parentId))
  }

  /** A second product under a SKU of the shop. Customers order the first. */
  addListing(sku: string): ProductRecord {
    const { name, priceCents, weightG, stockQuantity, parentId } = this.bySku(sku)
    return this.#list({ sku, title: name, priceCents, weightG, stock: stockQuantity }, parentId)
  }

  #list(product: ProductForSale, parentId: number): ProductRecord {
    const record: ProductRecord = {
      id: this.newId(),
      parentId,
      sku: product.sku,
      name: product.title,
      priceCents: product.priceCents,
      weightG: product.weightG,
      barcode: product.barcode ?? '',
      picture: product.picture ?? null,
      meta:
        product.customs === undefined
          ? []
          : [
              { key: '_hs_code', value: product.customs.hsCode },
              { key: '_country_of_origin', value: product.customs.originCountry },
            ],
      option: product.option ?? '',
      isVirtual: product.isDigital ?? false,
      isDeleted: false,
      manageStock: true,
      stockQuantity: product.stock,
      modifiedAt: this.now(),
    }
    this.products.set(record.id, record)
    return record
  }

  /** Of a price, the tax that it includes. */
  taxIn(cents: number): number {
    return cents - Math.round((cents * 100) / (100 + this.#vatPercent))
  }

  order(orderId: string): OrderRecord {
    const order = this.orders.get(Number(orderId))
    assert(order !== undefined, `no order ${orderId}`)
    return order
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => {
      const product = this.bySku(sku)
      return product.manageStock ? product.stockQuantity : Number.POSITIVE_INFINITY
    })
    if (short !== null) return short
    const now = this.now()
    const tier = basket.customer.tier
    const order: OrderRecord = {
      id: this.newId(),
      status: 'pending',
      isSpoilt: false,
      createdAt: now,
      modifiedAt: now,
      completedAt: null,
      basket,
      items: basket.lines.map(({ sku, quantity }) => ({
        id: this.newId(),
        product: this.bySku(sku),
        quantity,
        refunded: 0,
        meta: [],
      })),
      meta: [
        ...(tier === null ? [] : [{ id: this.newId(), key: 'customer_tier', value: tier }]),
        ...(basket.tags.length === 0
          ? []
          : [{ id: this.newId(), key: 'order_tags', value: basket.tags.join(', ') }]),
      ],
      notes: [],
      fees: [],
      refunds: [],
      stockReduced: false,
    }
    this.orders.set(order.id, order)
    this.setStatus(order, 'processing')
    return { kind: 'placed', id: String(order.id), reference: String(order.id) }
  }

  /** Gift wrap and the like, paid with the order. */
  addFee(orderId: string, name: string, cents: number): void {
    this.order(orderId).fees.push({ id: this.newId(), name, cents })
  }

  cancelAtChannel(orderId: string): void {
    this.setStatus(this.order(orderId), 'cancelled')
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.order(orderId)
    order.basket = sentTo(order.basket, street)
    this.touch(order)
  }

  /** Moving an order between states takes its units off the stock or puts them back, once. */
  setStatus(order: OrderRecord, status: string): void {
    order.status = status
    if (status === 'completed') order.completedAt = this.now()
    const holds = HOLDS_STOCK.includes(status)
    const returns = status === 'cancelled' || status === 'pending'
    if (holds !== order.stockReduced && (holds || returns)) {
      for (const item of order.items)
        this.#move(item.product, (item.quantity - item.refunded) * (holds ? -1 : 1))
      order.stockReduced = holds
    }
    this.touch(order)
  }

  touch(order: OrderRecord): void {
    order.modifiedAt = this.now()
  }

  putBack(product: ProductRecord, quantity: number): void {
    this.#move(product, quantity)
  }

  setStock(product: ProductRecord, quantity: number): void {
    product.stockQuantity = quantity
    product.modifiedAt = this.now()
    this.#pushes.push({ at: this.clock.now(), sku: product.sku, quantity })
  }

  bySku(sku: string): ProductRecord {
    const product = this.#bySku.get(sku)
    assert(product !== undefined, `no product ${sku} in the shop`)
    return product
  }

  toldReturnLabels(): { text: string; file: string | null }[] {
    return [...this.orders.values()].flatMap(({ notes }) =>
      notes.flatMap(({ forCustomer, note }) => (forCustomer ? [{ text: note, file: null }] : [])),
    )
  }

  toldReady(): readonly string[] {
    return [...this.orders.values()].flatMap(({ id, notes }) =>
      notes.flatMap(({ forCustomer }) => (forCustomer ? [String(id)] : [])),
    )
  }

  available(sku: string): number {
    return this.bySku(sku).stockQuantity
  }

  skus(): readonly string[] {
    return [...this.#bySku.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()].map(String)
  }

  isCancelled(orderId: string): boolean {
    return this.orders.get(Number(orderId))?.status === 'cancelled'
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  /**
   * What a tracking plug-in shows: the parcels listed in `_wc_shipment_tracking_items`; and of an order that is
   * completed, what is in none of them.
   */
  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) => {
      const parcels = parcelsOf(order)
      const seen = parcels.map((parcel) => ({ orderId: String(order.id), ...parcel }))
      const rest = order.status === 'completed' ? restOf(order) : []
      if (rest.length === 0) return seen
      const lines = rest.map(({ item, quantity }) => ({ sku: item.product.sku, quantity }))
      return [...seen, { orderId: String(order.id), carrier: null, trackingNumber: null, lines }]
    })
  }

  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.refunds.map((refund) => ({
        orderId: String(order.id),
        amountCents: refund.amountCents,
        lines: refund.lines.map(({ item, quantity }) => ({ sku: item.product.sku, quantity })),
      })),
    )
  }

  #move(product: ProductRecord, quantity: number): void {
    if (!product.manageStock) return
    product.stockQuantity += quantity
    product.modifiedAt = this.now()
  }
}
