import { shortOf } from '../../../main/demo/channel-server/short-of.ts'
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
} from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import {
  fulfilled,
  type LevelRecord,
  type LineRecord,
  type OrderRecord,
  type RefundRecord,
  refundedCents,
  type VariantRecord,
} from './records.ts'

export interface HeadlessShopSettings {
  readonly clock: Clock
  readonly random: Random
  /** Of the server's channel. */
  readonly name: string
  readonly currency: string
  /** The first one is where units are allocated. */
  readonly locations: readonly string[]
  /** Card payments are taken with the order, or only authorised and taken when it ships. */
  readonly settlesAtOnce: boolean
  /** Units that the shop holds back from sale. */
  readonly outOfStockThreshold: number
  readonly numbersFrom?: number
}

/** The state of one simulated Vendure shop, and what its customers do. Mutations of the API live beside it. */
export class HeadlessShop implements Storefront {
  readonly clock: Clock
  readonly settings: HeadlessShopSettings
  readonly tags: { readonly id: string; value: string }[] = []
  /** Of the key's role; an administrator may take some away. */
  readonly permissions = new Set([
    'Authenticated',
    'ReadCatalog',
    'ReadOrder',
    'ReadSettings',
    'ReadStockLocation',
    'UpdateCatalog',
    'UpdateOrder',
    'CreateTag',
    'UpdateTag',
  ])
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  readonly variants: VariantRecord[] = []
  readonly orders = new Map<string, OrderRecord>()
  /** Set by the server, whose mutations it acts through. */
  backOffice: BackOffice = { offers: () => false }
  readonly lineOwner = new Map<string, OrderRecord>()
  readonly #bySku = new Map<string, VariantRecord>()
  readonly #pushes: StockPushSeen[] = []
  #lastId: number

  constructor(settings: HeadlessShopSettings) {
    assert(settings.locations.length > 0, 'a shop has a stock location')
    this.settings = settings
    this.clock = settings.clock
    this.#lastId = settings.numbersFrom ?? 0
    this.locations = settings.locations.map((name) => ({ id: this.newId(), name }))
  }

  newId(): string {
    this.#lastId += 1
    return String(this.#lastId)
  }

  /** The initial stock stands at the first location. */
  addProduct(product: ProductForSale): void {
    assert(!this.#bySku.has(product.sku), `SKU ${product.sku} is already for sale`)
    this.#bySku.set(product.sku, this.#addVariant(product))
  }

  /** A second variant that carries a SKU of the shop. Customers order the first. */
  addListing(sku: string): VariantRecord {
    const { name, priceCents } = this.variantOf(sku)
    return this.#addVariant({ sku, title: name, priceCents, weightG: 0, stock: this.available(sku) })
  }

  #addVariant(product: ProductForSale): VariantRecord {
    const variant: VariantRecord = {
      id: this.newId(),
      sku: product.sku,
      name: product.title,
      priceCents: product.priceCents,
      picture: product.picture ?? null,
      customs: product.customs,
      trackInventory: 'INHERIT',
      levels: new Map(
        this.locations.map(({ id }, index) => [
          id,
          { onHand: index === 0 ? product.stock + this.settings.outOfStockThreshold : 0, allocated: 0 },
        ]),
      ),
    }
    this.variants.push(variant)
    return variant
  }

  /** Vendure keeps deleted variants for the orders that they are in. */
  deleteProduct(sku: string): void {
    for (const variant of this.variants.filter((one) => one.sku === sku))
      this.variants.splice(this.variants.indexOf(variant), 1)
  }

  order(orderId: string): OrderRecord {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    return order
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    const now = this.clock.now()
    const id = this.newId()
    const lines = basket.lines.map(({ sku, quantity }) => ({
      id: this.newId(),
      variant: this.variantOf(sku),
      placedQuantity: quantity,
      quantity,
      givenBack: 0,
    }))
    const goods = lines.reduce((sum, line) => sum + line.quantity * line.variant.priceCents, 0)
    const order: OrderRecord = {
      id,
      code: this.#code(),
      placedAt: now,
      updatedAt: now,
      stateBefore: null,
      isSpoilt: false,
      state: this.settings.settlesAtOnce ? 'PaymentSettled' : 'PaymentAuthorized',
      basket,
      lines,
      payment: {
        id: this.newId(),
        state: this.settings.settlesAtOnce ? 'Settled' : 'Authorized',
        amountCents: goods + basket.shipping.cents,
        refunds: [],
      },
      fulfillments: [],
      cancellations: [],
    }
    for (const line of lines) {
      this.home(line.variant).allocated += line.quantity
      this.lineOwner.set(line.id, order)
    }
    this.orders.set(id, order)
    return { kind: 'placed', id, reference: order.code }
  }

  cancelAtChannel(orderId: string): void {
    const order = this.order(orderId)
    if (order.state === 'Cancelled') return
    const lines = order.lines.map((line) => ({ line, quantity: line.quantity }))
    this.cancelUnits(order, lines, 'the customer changed their mind')
    const open = order.payment.amountCents - refundedCents(order)
    if (order.payment.state === 'Settled' && open > 0) this.refund(order, open, 'cancelled')
  }

  /** Vendure does not date it. */
  correctStreet(orderId: string, street: string): void {
    const order = this.order(orderId)
    order.basket = sentTo(order.basket, street)
  }

  /** Units off an order. Of a line of which some have left, as many go back on hand too: one of Vendure's errors. */
  cancelUnits(
    order: OrderRecord,
    lines: readonly { readonly line: LineRecord; readonly quantity: number }[],
    reason: string | null,
  ): void {
    for (const { line, quantity } of lines) {
      const home = this.home(line.variant)
      const sent = fulfilled(order, line)
      const allocated = Math.max(0, line.quantity - Math.max(0, sent - line.givenBack))
      const wronglyBack = Math.min(Math.max(0, sent - line.givenBack), quantity)
      home.allocated -= Math.min(allocated, quantity)
      home.onHand += wronglyBack
      line.givenBack += wronglyBack
      line.quantity -= quantity
    }
    order.updatedAt = this.clock.now()
    order.cancellations.push({ at: order.updatedAt, reason, lines })
    if (order.lines.every((line) => line.quantity === 0)) order.state = 'Cancelled'
  }

  refund(order: OrderRecord, totalCents: number, reason: string): RefundRecord {
    const refund = { id: this.newId(), totalCents, reason }
    order.payment.refunds.push(refund)
    return refund
  }

  setOnHand(variant: VariantRecord, locationId: string, onHand: number): void {
    const level = variant.levels.get(locationId)
    assert(level !== undefined, `no level of ${variant.sku} at ${locationId}`)
    level.onHand = onHand
  }

  /** A push of figures is complete: what may be sold now is what it said. */
  pushed(variant: VariantRecord): void {
    this.#pushes.push({ at: this.clock.now(), sku: variant.sku, quantity: this.soldFrom(variant) })
  }

  home(variant: VariantRecord): LevelRecord {
    const level = [...variant.levels.values()][0]
    assert(level !== undefined, 'a variant has a level at every location')
    return level
  }

  variantOf(sku: string): VariantRecord {
    const variant = this.#bySku.get(sku)
    assert(variant !== undefined, `no product ${sku} in the shop`)
    return variant
  }

  available(sku: string): number {
    const variant = this.variantOf(sku)
    return this.variants.includes(variant) ? this.soldFrom(variant) : 0
  }

  soldFrom({ levels }: VariantRecord): number {
    const free = [...levels.values()].reduce((sum, level) => sum + level.onHand - level.allocated, 0)
    return Math.max(0, free - this.settings.outOfStockThreshold)
  }

  skus(): readonly string[] {
    return [...this.#bySku.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()]
  }

  isCancelled(orderId: string): boolean {
    return this.orders.get(orderId)?.state === 'Cancelled'
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.fulfillments
        .filter((one) => one.state === 'Shipped')
        .map((one) => ({
          orderId: order.id,
          carrier: one.method,
          trackingNumber: one.trackingCode,
          lines: one.lines.map(({ line, quantity }) => ({ sku: line.variant.sku, quantity })),
        })),
    )
  }

  /** Money back, with the lines of the cancellation that carries the same reason. */
  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.payment.refunds.map((refund) => ({
        orderId: order.id,
        amountCents: refund.totalCents,
        lines:
          order.cancellations
            .find((one) => one.reason === refund.reason)
            ?.lines.map(({ line, quantity }) => ({ sku: line.variant.sku, quantity })) ?? [],
      })),
    )
  }

  /** Sixteen capitals and digits, as Vendure makes them. */
  #code(): string {
    const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
    return Array.from(
      { length: 16 },
      () => letters[Math.floor(this.settings.random() * letters.length)],
    ).join('')
  }
}
