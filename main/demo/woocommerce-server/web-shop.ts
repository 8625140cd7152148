import { assert } from '../../../shared/lib/assert.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import {
  type Basket,
  type Checkout,
  type ProductForSale,
  type RefundSeen,
  type ShipmentSeen,
  type StockPushSeen,
  type Storefront,
  sentTo,
} from '../channel-server/storefront.ts'
import type { OrderRecord, OrderStatus, ProductRecord } from './records.ts'

/** States in which the ordered units are off the shop's stock. */
const HOLDS_STOCK: readonly OrderStatus[] = ['processing', 'on-hold', 'completed']

/** The state of one simulated WooCommerce shop, and what its customers do. */
export class WebShop implements Storefront {
  readonly clock: Clock
  readonly currency: string
  readonly timeZone: string
  readonly products = new Map<number, ProductRecord>()
  readonly orders = new Map<number, OrderRecord>()
  readonly #bySku = new Map<string, ProductRecord>()
  readonly #pushes: StockPushSeen[] = []
  #lastId: number

  /** Ids go on after `lastId`: a shop that lived before must not give one out twice. */
  constructor(clock: Clock, currency: string, timeZone: string, lastId = 10) {
    this.clock = clock
    this.currency = currency
    this.timeZone = timeZone
    this.#lastId = lastId
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
    const record: ProductRecord = {
      id: this.newId(),
      parentId,
      sku: product.sku,
      name: product.title,
      priceCents: product.priceCents,
      weightG: product.weightG,
      manageStock: true,
      stockQuantity: product.stock,
      modifiedAt: this.now(),
    }
    this.products.set(record.id, record)
    this.#bySku.set(record.sku, record)
  }

  checkout(basket: Basket): Checkout {
    const wanted = new Map<ProductRecord, number>()
    for (const { sku, quantity } of basket.lines) {
      const product = this.bySku(sku)
      wanted.set(product, (wanted.get(product) ?? 0) + quantity)
    }
    for (const [product, asked] of wanted) {
      if (product.manageStock && product.stockQuantity < asked)
        return { kind: 'refused', sku: product.sku, asked, available: product.stockQuantity }
    }
    const now = this.now()
    const tier = basket.customer.tier
    const order: OrderRecord = {
      id: this.newId(),
      status: 'pending',
      createdAt: now,
      modifiedAt: now,
      completedAt: null,
      basket,
      items: basket.lines.map(({ sku, quantity }) => ({
        id: this.newId(),
        product: this.bySku(sku),
        quantity,
        refunded: 0,
      })),
      meta: [
        ...(tier === null ? [] : [{ id: this.newId(), key: 'customer_tier', value: tier }]),
        ...(basket.tags.length === 0
          ? []
          : [{ id: this.newId(), key: 'order_tags', value: basket.tags.join(', ') }]),
      ],
      notes: [],
      refunds: [],
      stockReduced: false,
    }
    this.orders.set(order.id, order)
    this.setStatus(order, 'processing')
    return { kind: 'placed', id: String(order.id), reference: String(order.id) }
  }

  cancelAtChannel(orderId: string): void {
    const order = this.orders.get(Number(orderId))
    assert(order !== undefined, `no order ${orderId}`)
    this.setStatus(order, 'cancelled')
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.orders.get(Number(orderId))
    assert(order !== undefined, `no order ${orderId}`)
    order.basket = sentTo(order.basket, street)
    this.touch(order)
  }

  /** Moving an order between states takes its units off the stock or puts them back, once. */
  setStatus(order: OrderRecord, status: OrderStatus): void {
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

  /** What a tracking plug-in shows: the parcels listed in `_wc_shipment_tracking_items`, else a bare completion. */
  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) => {
      const orderId = String(order.id)
      const listed = order.meta.find((entry) => entry.key === '_wc_shipment_tracking_items')?.value
      const parcels = Array.isArray(listed) ? listed.map((entry) => trackingItem(order, entry)) : []
      if (parcels.length > 0) return parcels.map((parcel) => ({ orderId, ...parcel }))
      if (order.status !== 'completed') return []
      const lines = order.items.map((item) => ({
        sku: item.product.sku,
        quantity: item.quantity - item.refunded,
      }))
      return [{ orderId, carrier: null, trackingNumber: null, lines }]
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

function trackingItem(order: OrderRecord, entry: unknown): Omit<ShipmentSeen, 'orderId'> {
  const fields: Readonly<Record<string, unknown>> =
    entry !== null && typeof entry === 'object' ? { ...entry } : {}
  const text = (key: string): string | null => (typeof fields[key] === 'string' ? fields[key] : null)
  const shown = Array.isArray(fields['products_list']) ? fields['products_list'] : []
  return {
    carrier: text('custom_tracking_provider') ?? text('tracking_provider'),
    trackingNumber: text('tracking_number'),
    lines: shown.flatMap((line: unknown) => {
      if (line === null || typeof line !== 'object' || !('item_id' in line) || !('qty' in line)) return []
      const item = order.items.find((candidate) => String(candidate.id) === String(line.item_id))
      return item === undefined ? [] : [{ sku: item.product.sku, quantity: Number(line.qty) }]
    }),
  }
}
