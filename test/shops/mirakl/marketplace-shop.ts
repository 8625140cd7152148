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
import {
  CARRIERS,
  type ImportRecord,
  type LineRecord,
  left,
  type OfferRecord,
  type OrderRecord,
  type OrderState,
  type ReturnRecord,
  type TaxMode,
  type Tracking,
  type WrittenOff,
} from './records.ts'

/** The state of one seller's shop at a simulated marketplace, and what its customers do. */
export class MarketplaceShop implements Storefront {
  readonly clock: Clock
  readonly currency: string
  readonly offers = new Map<string, OfferRecord>()
  readonly orders = new Map<string, OrderRecord>()
  readonly imports: ImportRecord[] = []
  readonly backOffice = backOfficeOf(this)
  /** null = it tells no taxes. */
  readonly taxMode: TaxMode | null
  readonly #acceptsByItself: boolean
  readonly #pushes: StockPushSeen[] = []
  #lastId: number

  /** `acceptsByItself`: the operator asks no seller for a yes. */
  constructor(
    clock: Clock,
    currency: string,
    acceptsByItself: boolean,
    lastId = 100,
    taxMode: TaxMode | null = null,
  ) {
    this.taxMode = taxMode
    this.clock = clock
    this.currency = currency
    this.#acceptsByItself = acceptsByItself
    this.#lastId = lastId
  }

  newId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  addProduct(product: ProductForSale): void {
    assert(!this.offers.has(product.sku), `SKU ${product.sku} is already for sale`)
    const { sku, title, priceCents, stock, picture = null, customs } = product
    this.offers.set(sku, { id: this.newId(), sku, title, priceCents, picture, customs, quantity: stock })
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    const now = this.clock.now()
    const commercialId = `C${this.newId()}`
    const id = `${commercialId}-A`
    const order: OrderRecord = {
      id,
      commercialId,
      state: this.#acceptsByItself ? 'SHIPPING' : 'WAITING_ACCEPTANCE',
      createdAt: now,
      updatedAt: now,
      basket,
      lines: basket.lines.map(({ sku, quantity }, index) => ({
        id: `${id}-${index + 1}`,
        offer: this.offerOf(sku),
        quantity,
        writtenOff: [],
      })),
      tracking: null,
      shippedAt: null,
      hasIncident: false,
      isSpoilt: false,
      shipments: [],
      returns: [],
      threads: [],
    }
    for (const line of order.lines) line.offer.quantity -= line.quantity
    this.orders.set(id, order)
    return { kind: 'placed', id, reference: commercialId }
  }

  cancelAtChannel(orderId: string): void {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    this.end(order, 'CANCELED')
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    order.basket = sentTo(order.basket, street)
    this.move(order, order.state)
  }

  /** The customer is debited: what waited for it goes on to shipping. */
  debit(orderId: string): void {
    const order = this.orders.get(orderId)
    assert(order?.state === 'WAITING_DEBIT_PAYMENT', `order ${orderId} does not wait for its payment`)
    this.move(order, 'SHIPPING')
  }

  /** A customer asks to send units back; the order itself does not change. */
  requestReturn(orderId: string, units: Readonly<Record<string, number>>, description: string): ReturnRecord {
    const order = this.orders.get(orderId)
    assert(order !== undefined, `no order ${orderId}`)
    const now = this.clock.now()
    const record: ReturnRecord = {
      id: `return-${this.newId()}`,
      createdAt: now,
      updatedAt: now,
      state: 'WAITING_ACCEPTANCE',
      lines: order.lines.flatMap((line) => {
        const quantity = units[line.offer.sku] ?? 0
        return quantity === 0 ? [] : [{ line, quantity }]
      }),
      description,
    }
    order.returns.push(record)
    return record
  }

  move(order: OrderRecord, state: OrderState): void {
    order.state = state
    order.updatedAt = this.clock.now()
    if (state === 'SHIPPED') order.shippedAt ??= order.updatedAt
  }

  /** Cancelled or refused: what had not left goes back on sale. */
  end(order: OrderRecord, state: 'CANCELED' | 'REFUSED'): void {
    if (order.state === 'CANCELED' || order.state === 'REFUSED') return
    for (const line of order.lines) line.offer.quantity += left(line)
    this.move(order, state)
  }

  writeOff(order: OrderRecord, line: LineRecord, entry: WrittenOff): void {
    line.writtenOff.push(entry)
    if (order.state !== 'SHIPPED') line.offer.quantity += entry.quantity
    order.updatedAt = this.clock.now()
  }

  /** Reads the stock files whose time has come; their rows are set or refused one by one. */
  runImports(afterMs: number): void {
    for (const file of this.imports) {
      if (file.errors !== null || this.clock.now() - file.createdAt < afterMs) continue
      const errors = new Map<number, string>()
      for (const [index, { sku, quantity }] of file.rows.entries()) {
        const offer = this.offers.get(sku)
        if (offer === undefined) errors.set(index, 'The offer does not exist')
        else if (!/^\d+$/.test(quantity)) errors.set(index, 'The quantity is not valid')
        else {
          offer.quantity = Number(quantity)
          this.#pushes.push({ at: this.clock.now(), sku, quantity: offer.quantity })
        }
      }
      file.errors = errors
    }
  }

  offerOf(sku: string): OfferRecord {
    const offer = this.offers.get(sku)
    assert(offer !== undefined, `no offer ${sku} in the shop`)
    return offer
  }

  toldReturnLabels(): { text: string; file: string | null }[] {
    return [...this.orders.values()]
      .flatMap(({ threads }) => threads)
      .map(({ topic, files }) => ({ text: topic, file: files[0]?.name ?? null }))
  }

  available(sku: string): number {
    return this.offerOf(sku).quantity
  }

  skus(): readonly string[] {
    return [...this.offers.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()]
  }

  isCancelled(orderId: string): boolean {
    return this.orders.get(orderId)?.state === 'CANCELED'
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) => {
      const parts = order.shipments
        .filter((shipment) => shipment.status === 'SHIPPED')
        .map((shipment) => ({
          orderId: order.id,
          ...shown(shipment.tracking),
          lines: shipment.lines.map(({ line, quantity }) => ({ sku: line.offer.sku, quantity })),
        }))
      if (parts.length > 0 || order.state !== 'SHIPPED') return parts
      // What was paid back after it had left is still in the parcel.
      const lines = order.lines.map((line) => ({
        sku: line.offer.sku,
        quantity: line.writtenOff.reduce(
          (units, entry) => units - (entry.by === 'cancelation' ? entry.quantity : 0),
          line.quantity,
        ),
      }))
      return [{ orderId: order.id, ...shown(order.tracking), lines }]
    })
  }

  /** What was cancelled or refunded at once counts as one. */
  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) => {
      const entries = order.lines.flatMap((line) => line.writtenOff.map((entry) => ({ line, entry })))
      return [...Map.groupBy(entries, ({ entry }) => entry.id.split('-')[0]).values()].map((group) => ({
        orderId: order.id,
        amountCents: group.reduce((sum, { entry }) => sum + paidBy(entry, this.taxMode), 0),
        lines: group.map(({ line, entry }) => ({ sku: line.offer.sku, quantity: entry.quantity })),
      }))
    })
  }
}

function paidBy(
  { cents, shippingCents, taxCents, shippingTaxCents }: WrittenOff,
  mode: TaxMode | null,
): number {
  return cents + shippingCents + (mode === 'TAX_EXCLUDED' ? taxCents + shippingTaxCents : 0)
}

function shown(tracking: Tracking | null): Pick<ShipmentSeen, 'carrier' | 'trackingNumber'> {
  const known = CARRIERS.find((carrier) => carrier.code === tracking?.carrierCode)
  return { carrier: known?.label ?? tracking?.carrierName ?? null, trackingNumber: tracking?.number ?? null }
}
