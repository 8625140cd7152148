import { assert } from '../../../shared/lib/assert.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
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
import { Metafields } from './metafields.ts'
import { OrderIndex } from './order-index.ts'
import type {
  CancelReason,
  FulfillmentOrderRecord,
  LineRecord,
  LocationRecord,
  OrderRecord,
  VariantRecord,
} from './records.ts'
import { orderTotalCents, refundedCents, refundedShippingCents, soldFrom } from './records.ts'

export interface ShopSettings {
  readonly clock: Clock
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** Ids and order numbers go on from here: a shop that lived before must not give one out twice. */
  readonly numbersFrom?: number
  /** Before the order number, as a merchant sets it to tell shops apart; '#' by default. */
  readonly orderPrefix?: string
  /** The first location takes an order if it can fill it alone; else its lines are spread in this order. */
  readonly locations: readonly Omit<LocationRecord, 'id'>[]
}

/** The state of one simulated Shopify shop, and what its customers do. Mutations of the API live beside it. */
export class Shop implements Storefront {
  readonly settings: ShopSettings
  /** Of the shop itself. */
  readonly metafields = new Metafields()
  /** Of the app; the merchant may take some away. */
  readonly scopes = new Set([
    'write_orders',
    'read_customers',
    'read_products',
    'write_inventory',
    'read_locations',
    'write_merchant_managed_fulfillment_orders',
    'write_returns',
  ])
  readonly clock: Clock
  readonly locations: readonly LocationRecord[]
  readonly variants: VariantRecord[] = []
  readonly orders = new Map<string, OrderRecord>()
  readonly byUpdate = new OrderIndex()
  readonly prepared: string[] = []
  /** What was put where the shop reads files from, by that address: the file's name. */
  readonly files = new Map<string, string>()
  /** Set by the server, whose mutations it acts through. */
  backOffice: BackOffice = { offers: () => false }
  readonly fulfillmentOrders = new Map<
    string,
    { readonly order: OrderRecord; readonly from: FulfillmentOrderRecord }
  >()
  readonly #pushes: StockPushSeen[] = []
  readonly #bySku = new Map<string, VariantRecord>()
  readonly #byItem = new Map<string, VariantRecord>()
  #sequence: number

  constructor(settings: ShopSettings) {
    assert(settings.locations.length > 0, 'a shop has a location')
    this.settings = settings
    this.#sequence = this.#numbersFrom * 1000
    this.clock = settings.clock
    this.locations = settings.locations.map((location) => ({ ...location, id: this.newId('Location') }))
  }

  get #numbersFrom(): number {
    return this.settings.numbersFrom ?? 1000
  }

  newId(type: string): string {
    this.#sequence += 1
    return `gid://shopify/${type}/${this.#sequence}`
  }

  variantOfItem(itemId: string): VariantRecord | undefined {
    return this.#byItem.get(itemId)
  }

  touch(order: OrderRecord): void {
    this.byUpdate.touch(order, this.clock.now())
  }

  /** The initial stock stands at the first location; the others start empty. */
  addProduct(product: ProductForSale): void {
    assert(!this.#bySku.has(product.sku), `SKU ${product.sku} is already for sale`)
    this.#bySku.set(product.sku, this.#addVariant(product))
  }

  /** A second variant that carries a SKU of the shop. Customers order the first. */
  addListing(sku: string): VariantRecord {
    const { title, priceCents, weightG } = this.#variant(sku)
    return this.#addVariant({ sku, title, priceCents, weightG, stock: this.available(sku) })
  }

  #addVariant(product: ProductForSale): VariantRecord {
    const now = this.clock.now()
    const variant: VariantRecord = {
      id: this.newId('ProductVariant'),
      itemId: this.newId('InventoryItem'),
      sku: product.sku,
      title: product.title,
      priceCents: product.priceCents,
      weightG: product.weightG,
      barcode: product.barcode ?? null,
      picture: product.picture ?? null,
      hsCode: product.customs?.hsCode ?? null,
      originCountry: product.customs?.originCountry ?? null,
      option: product.option ?? 'Default Title',
      isDeleted: false,
      isDigital: product.isDigital ?? false,
      levels: new Map(
        this.locations.map((location, index) => [
          location.id,
          { available: index === 0 ? product.stock : 0, committed: 0, updatedAt: now },
        ]),
      ),
    }
    this.variants.push(variant)
    this.#byItem.set(variant.itemId, variant)
    return variant
  }

  deleteProduct(sku: string): void {
    const gone = this.variants.filter((variant) => variant.sku === sku)
    for (const variant of gone) {
      variant.isDeleted = true
      this.variants.splice(this.variants.indexOf(variant), 1)
      this.#byItem.delete(variant.itemId)
    }
    for (const order of this.orders.values())
      if (order.lines.some(({ variant }) => gone.includes(variant))) this.touch(order)
  }

  erase(order: OrderRecord): void {
    this.orders.delete(order.id)
    this.byUpdate.remove(order)
    for (const from of order.fulfillmentOrders) this.fulfillmentOrders.delete(from.id)
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    const now = this.clock.now()
    const id = this.newId('Order')
    const sequence = this.#sequence
    const lines = basket.lines.map(({ sku, quantity }) => ({
      id: this.newId('LineItem'),
      variant: this.#variant(sku),
      quantity,
      currentQuantity: quantity,
    }))
    const order: OrderRecord = {
      id,
      sequence,
      name: `${this.settings.orderPrefix ?? '#'}${this.#numbersFrom + this.orders.size + 1}`,
      createdAt: now,
      updatedAt: now,
      cancelledAt: null,
      cancelReason: null,
      basket,
      isVoided: false,
      isSpoilt: false,
      lines,
      fulfillmentOrders: this.#route(lines),
      fulfillments: [],
      refunds: [],
      returns: [],
    }
    this.orders.set(id, order)
    this.byUpdate.add(order)
    for (const from of order.fulfillmentOrders) this.fulfillmentOrders.set(from.id, { order, from })
    return { kind: 'placed', id, reference: order.name }
  }

  order(orderId: string): OrderRecord {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    return order
  }

  cancelAtChannel(orderId: string): void {
    const order = this.order(orderId)
    if (order.cancelledAt === null) this.cancel(order, 'CUSTOMER', true)
  }

  /** It says that it has changed an address, and has not. */
  ignoresAddresses = false

  correctStreet(orderId: string, street: string): void {
    const order = this.order(orderId)
    order.basket = sentTo(order.basket, street)
    this.touch(order)
  }

  /** Cancels what has not shipped; `restock` puts it back on sale. The rest of the money is refunded. */
  cancel(order: OrderRecord, reason: CancelReason, restock: boolean): void {
    const now = this.clock.now()
    for (const fulfillmentOrder of order.fulfillmentOrders) {
      if (fulfillmentOrder.status === 'CLOSED') continue
      for (const entry of fulfillmentOrder.lines) {
        this.release(entry.line.variant, fulfillmentOrder.location.id, entry.remaining, restock)
        entry.line.currentQuantity -= entry.remaining
        entry.remaining = 0
      }
      fulfillmentOrder.status = 'CANCELLED'
      fulfillmentOrder.updatedAt = now
    }
    const open = orderTotalCents(order) - refundedCents(order)
    if (open > 0 && order.fulfillments.length === 0)
      order.refunds.push({
        id: this.newId('Refund'),
        createdAt: now,
        note: null,
        amountCents: open,
        shippingCents: order.basket.shipping.cents - refundedShippingCents(order),
        lines: [],
      })
    order.cancelledAt = now
    order.cancelReason = reason
    this.touch(order)
  }

  /** Takes units out of what is committed to orders; `restock` returns them to what may be sold. */
  release(variant: VariantRecord, locationId: string, quantity: number, restock: boolean): void {
    const level = variant.levels.get(locationId)
    assert(level !== undefined, `no level of ${variant.sku} at ${locationId}`)
    level.committed -= quantity
    if (restock) level.available += quantity
    level.updatedAt = this.clock.now()
  }

  setAvailable(variant: VariantRecord, locationId: string, quantity: number): number {
    const level = variant.levels.get(locationId)
    assert(level !== undefined, `no level of ${variant.sku} at ${locationId}`)
    const delta = quantity - level.available
    level.available = quantity
    level.updatedAt = this.clock.now()
    this.#pushes.push({ at: level.updatedAt, sku: variant.sku, quantity })
    return delta
  }

  toldReturnLabels(): { text: string; file: string | null }[] {
    return [...this.orders.values()]
      .flatMap(({ returns }) => returns)
      .flatMap(({ deliveries }) => deliveries)
      .map(({ trackingNumber, label }) => ({ text: trackingNumber ?? '', file: label }))
  }

  toldReady(): readonly string[] {
    return this.prepared
  }

  available(sku: string): number {
    const variant = this.#variant(sku)
    return variant.isDeleted ? 0 : soldFrom(variant)
  }

  skus(): readonly string[] {
    return [...new Set(this.variants.map((variant) => variant.sku))]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()]
  }

  isCancelled(orderId: string): boolean {
    return (this.orders.get(orderId)?.cancelledAt ?? null) !== null
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.fulfillments.map((fulfillment) => ({
        orderId: order.id,
        carrier: fulfillment.company,
        trackingNumber: fulfillment.numbers.length === 0 ? null : fulfillment.numbers.join(', '),
        lines: fulfillment.lines.map(({ line, quantity }) => ({ sku: line.variant.sku, quantity })),
      })),
    )
  }

  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.refunds.map((refund) => ({
        orderId: order.id,
        amountCents: refund.amountCents,
        lines: refund.lines.map(({ line, quantity }) => ({ sku: line.variant.sku, quantity })),
      })),
    )
  }

  #variant(sku: string): VariantRecord {
    const variant = this.#bySku.get(sku)
    assert(variant !== undefined, `no product ${sku} in the shop`)
    return variant
  }

  /** Commits the stock: one location that has all of it, else as much as each has in the shop's order. */
  #route(all: readonly LineRecord[]): FulfillmentOrderRecord[] {
    const lines = all.filter(({ variant }) => !variant.isDigital)
    const whole = this.locations.find((location) => {
      const need = new Map<VariantRecord, number>()
      for (const line of lines) need.set(line.variant, (need.get(line.variant) ?? 0) + line.quantity)
      return [...need].every(
        ([variant, quantity]) => (variant.levels.get(location.id)?.available ?? 0) >= quantity,
      )
    })
    const open = new Map<LineRecord, number>(lines.map((line) => [line, line.quantity]))
    const now = this.clock.now()
    const routed: FulfillmentOrderRecord[] = []
    for (const location of whole === undefined ? this.locations : [whole]) {
      const entries: FulfillmentOrderRecord['lines'] = []
      for (const [line, left] of open) {
        const level = line.variant.levels.get(location.id)
        const quantity = Math.min(left, level?.available ?? 0)
        if (level === undefined || quantity === 0) continue
        level.available -= quantity
        level.committed += quantity
        level.updatedAt = now
        open.set(line, left - quantity)
        entries.push({
          id: this.newId('FulfillmentOrderLineItem'),
          line,
          total: quantity,
          remaining: quantity,
        })
      }
      if (entries.length > 0)
        routed.push({
          id: this.newId('FulfillmentOrder'),
          location,
          status: 'OPEN',
          holdReason: null,
          createdAt: now,
          updatedAt: now,
          lines: entries,
        })
    }
    return routed
  }
}
