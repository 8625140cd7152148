import { shortOf } from '../../../main/demo/channel-server/short-of.ts'
import {
  type Basket,
  type Checkout,
  type ProductForSale,
  type RefundSeen,
  type ShipmentSeen,
  type StockPushSeen,
  type Storefront,
  sentTo,
} from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { backOfficeOf } from './back-office.ts'
import { type AdjustmentRecord, kept, type ListingRecord, type OrderRecord, shipped } from './records.ts'

/** The state of one simulated seller's account, and what its customers do. */
export class SellerAccount implements Storefront {
  readonly clock: Clock
  readonly currency: string
  readonly listings = new Map<string, ListingRecord>()
  readonly orders = new Map<string, OrderRecord>()
  readonly backOffice = backOfficeOf(this)
  readonly #pushes: StockPushSeen[] = []
  #last: number

  constructor(clock: Clock, currency: string, last = 1000) {
    this.clock = clock
    this.currency = currency
    this.#last = last
  }

  newNumber(): number {
    this.#last += 1
    return this.#last
  }

  addProduct(product: ProductForSale): void {
    assert(!this.listings.has(product.sku), `SKU ${product.sku} is already for sale`)
    const { sku, title, priceCents, stock, picture = null, customs } = product
    const asin = `B0${String(this.newNumber()).padStart(8, '0')}`
    const changedAt = this.clock.now()
    this.listings.set(sku, {
      sku,
      asin,
      title,
      priceCents,
      picture,
      customs,
      quantity: stock,
      changedAt,
    })
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    const sequence = this.newNumber()
    const id = `402-${String(sequence).padStart(7, '0')}-${String((sequence * 7919) % 10_000_000).padStart(7, '0')}`
    const now = this.clock.now()
    const order: OrderRecord = {
      id,
      sequence,
      isCancelled: false,
      isPending: false,
      isCancelRequested: false,
      isSpoilt: false,
      createdAt: now,
      updatedAt: now,
      basket,
      items: basket.lines.map(({ sku, quantity }) => ({
        id: String(10_000_000_000_000 + this.newNumber()),
        listing: this.listingOf(sku),
        ordered: quantity,
        cancelled: 0,
      })),
      packages: new Map(),
      adjustments: [],
    }
    for (const item of order.items) item.listing.quantity -= item.ordered
    this.orders.set(id, order)
    return { kind: 'placed', id, reference: id }
  }

  cancelAtChannel(orderId: string): void {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    this.cancel(order)
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    order.basket = sentTo(order.basket, street)
    this.touch(order)
  }

  cancel(order: OrderRecord): void {
    if (order.isCancelled) return
    for (const item of order.items) item.listing.quantity += Math.max(0, kept(item) - shipped(order, item))
    order.isCancelled = true
    this.touch(order)
  }

  /** Units of a return are not counted by Amazon: its lines have none. */
  adjust(order: OrderRecord, adjustment: AdjustmentRecord): void {
    for (const { item, quantity } of adjustment.lines) {
      item.cancelled += quantity
      item.listing.quantity += quantity
    }
    order.adjustments.push(adjustment)
    if (order.items.every((item) => kept(item) === 0)) order.isCancelled = true
    this.touch(order)
  }

  touch(order: OrderRecord): void {
    order.updatedAt = this.clock.now()
  }

  setStock(listing: ListingRecord, quantity: number): void {
    listing.quantity = quantity
    listing.changedAt = this.clock.now()
    this.#pushes.push({ at: this.clock.now(), sku: listing.sku, quantity })
  }

  listingOf(sku: string): ListingRecord {
    const listing = this.listings.get(sku)
    assert(listing !== undefined, `no listing ${sku}`)
    return listing
  }

  available(sku: string): number {
    return this.listingOf(sku).quantity
  }

  skus(): readonly string[] {
    return [...this.listings.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()]
  }

  isCancelled(orderId: string): boolean {
    return this.orders.get(orderId)?.isCancelled === true
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      [...order.packages.values()].map((entry) => ({
        orderId: order.id,
        carrier: entry.carrier,
        trackingNumber: entry.trackingNumber,
        lines: entry.items.map(({ item, quantity }) => ({ sku: item.listing.sku, quantity })),
      })),
    )
  }

  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.adjustments.map((adjustment) => ({
        orderId: order.id,
        amountCents: adjustment.cents,
        lines: adjustment.lines.map(({ item, quantity }) => ({ sku: item.listing.sku, quantity })),
      })),
    )
  }
}
