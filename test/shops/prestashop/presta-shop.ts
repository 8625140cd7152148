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
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import { backOfficeOf } from './back-office.ts'
import { type OrderRecord, type ProductRecord, type SlipRecord, STATE } from './records.ts'

/** Groups, countries and carriers are made as customers bring them. */
class Names {
  readonly #ids = new Map<string, number>()
  readonly #first: number

  constructor(first: number) {
    this.#first = first
  }

  idOf(name: string): number {
    const id = this.#ids.get(name) ?? this.#ids.size + this.#first
    this.#ids.set(name, id)
    return id
  }

  all(): { readonly id: number; readonly name: string }[] {
    return [...this.#ids].map(([name, id]) => ({ id, name }))
  }
}

/** The state of one simulated PrestaShop, and what its customers do. */
export class PrestaShop implements Storefront {
  /** Settings that programs have made. */
  readonly settings: { readonly id: number; readonly name: string; value: string }[] = []
  readonly clock: Clock
  readonly currency: string
  readonly timeZone: string
  readonly products: ProductRecord[] = []
  readonly orders = new Map<number, OrderRecord>()
  /** Visitor, guest and customer come with every shop. */
  readonly groups = new Names(1)
  readonly countries = new Names(8)
  readonly carriers = new Names(1)
  /** Values of attributes, such as M and L. */
  readonly options = new Names(1)
  /** What buyers may type for a product, such as an engraving. */
  readonly customisedFields = new Names(1)
  readonly backOffice: BackOffice = backOfficeOf(this)
  readonly #bySku = new Map<string, ProductRecord>()
  readonly #pushes: StockPushSeen[] = []
  #lastId: number

  constructor(clock: Clock, currency: string, timeZone: string, lastId = 10) {
    this.clock = clock
    this.currency = currency
    this.timeZone = timeZone
    this.#lastId = lastId
    for (const name of ['Visitor', 'Guest', 'Customer']) this.groups.idOf(name)
  }

  newId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** Dates are stored in whole seconds. */
  now(): EpochMs {
    return Math.floor(this.clock.now() / 1000) * 1000
  }

  /** `productId` non-zero makes it a combination of that product, with a stock row of its own. */
  addProduct(product: ProductForSale, productId = 0): void {
    assert(!this.#bySku.has(product.sku), `SKU ${product.sku} is already for sale`)
    this.#bySku.set(product.sku, this.#list(product, productId))
  }

  /** A second product under a reference of the shop. Customers order the first. */
  addListing(sku: string): ProductRecord {
    const { name, priceCents, weightG, quantity } = this.bySku(sku)
    return this.#list({ sku, title: name, priceCents, weightG, stock: quantity }, 0)
  }

  #list(product: ProductForSale, productId: number): ProductRecord {
    const record: ProductRecord = {
      id: this.newId(),
      productId,
      reference: product.sku,
      name: product.title,
      priceCents: product.priceCents,
      weightG: product.weightG,
      barcode: product.barcode ?? '',
      hasPicture: product.picture !== undefined,
      customs: product.customs,
      option: product.option ?? '',
      isVirtual: product.isDigital ?? false,
      isDeleted: false,
      stockId: this.newId(),
      quantity: product.stock,
    }
    if (record.option !== '') this.options.idOf(record.option)
    this.products.push(record)
    return record
  }

  order(orderId: string): OrderRecord {
    const order = this.orders.get(Number(orderId))
    assert(order !== undefined, `no order ${orderId}`)
    return order
  }

  /** The order was placed with gift wrapping at this price. */
  wrap(orderId: string, cents: number): void {
    const order = this.order(orderId)
    order.wrappingCents = cents
    this.touch(order)
  }

  /** The order was placed with a voucher of so much. */
  giveVoucher(orderId: string, cents: number, freesShipping = false): void {
    const order = this.order(orderId)
    order.vouchers.push({ id: this.newId(), cents, freesShipping })
    this.touch(order)
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    const now = this.now()
    const id = this.newId()
    const carrierId = this.carriers.idOf(basket.shipping.title)
    const order: OrderRecord = {
      id,
      reference: referenceOf(id),
      state: STATE.accepted,
      isSpoilt: false,
      createdAt: now,
      updatedAt: now,
      basket,
      addressId: this.newId(),
      customerId: this.newId(),
      groupId: this.groups.idOf(basket.customer.tier ?? 'Customer'),
      carrierId,
      rows: basket.lines.map(({ sku, quantity }) => ({
        id: this.newId(),
        product: this.bySku(sku),
        quantity,
        refunded: 0,
        customisation: null,
      })),
      carriers: [{ id: this.newId(), carrierId, trackingNumber: '', createdAt: now }],
      messages:
        basket.note === null
          ? []
          : [{ id: this.newId(), message: basket.note, isPrivate: false, createdAt: now }],
      slips: [],
      vouchers: [],
      wrappingCents: 0,
    }
    this.countries.idOf(basket.shipTo.country)
    for (const row of order.rows) row.product.quantity -= row.quantity
    this.orders.set(id, order)
    return { kind: 'placed', id: String(id), reference: order.reference }
  }

  cancelAtChannel(orderId: string): void {
    this.setState(this.order(orderId), STATE.cancelled)
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.order(orderId)
    order.basket = sentTo(order.basket, street)
    this.touch(order)
  }

  /** A member of staff refunds units in the back office, without a slip by webservice. */
  refundInBackOffice(orderId: string, sku: string, quantity: number): void {
    const order = this.orders.get(Number(orderId))
    const row = order?.rows.find((candidate) => candidate.product.reference === sku)
    assert(order !== undefined && row !== undefined, `no ${sku} in order ${orderId}`)
    row.refunded += quantity
    this.touch(order)
  }

  /** Cancelling puts the units back on sale, once. */
  setState(order: OrderRecord, state: number): void {
    const ended = (at: number): boolean => at === STATE.cancelled || at === STATE.paymentError
    if (ended(state) && !ended(order.state))
      for (const row of order.rows) row.product.quantity += row.quantity
    if (!ended(state) && ended(order.state))
      for (const row of order.rows) row.product.quantity -= row.quantity
    order.state = state
    this.touch(order)
  }

  touch(order: OrderRecord): void {
    order.updatedAt = this.now()
  }

  addSlip(order: OrderRecord, slip: SlipRecord): void {
    order.slips.push(slip)
    this.touch(order)
  }

  setStock(product: ProductRecord, quantity: number): void {
    product.quantity = quantity
    this.#pushes.push({ at: this.clock.now(), sku: product.reference, quantity })
  }

  bySku(sku: string): ProductRecord {
    const product = this.#bySku.get(sku)
    assert(product !== undefined, `no product ${sku} in the shop`)
    return product
  }

  available(sku: string): number {
    return this.bySku(sku).quantity
  }

  skus(): readonly string[] {
    return [...this.#bySku.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.orders.keys()].map(String)
  }

  isCancelled(orderId: string): boolean {
    return this.orders.get(Number(orderId))?.state === STATE.cancelled
  }

  stockPushes(): readonly StockPushSeen[] {
    return this.#pushes
  }

  /** Each tracking number of an order; carrier and goods as its notes tell them. */
  shipments(): readonly ShipmentSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.carriers
        .filter((row) => row.trackingNumber !== '')
        .map((row) => ({
          orderId: String(order.id),
          trackingNumber: row.trackingNumber,
          ...toldOf(order, row.trackingNumber),
        })),
    )
  }

  refunds(): readonly RefundSeen[] {
    return [...this.orders.values()].flatMap((order) =>
      order.slips.map((slip) => ({
        orderId: String(order.id),
        amountCents: slip.amountCents,
        lines: slip.lines.map(({ row, quantity }) => ({ sku: row.product.reference, quantity })),
      })),
    )
  }
}

function toldOf(order: OrderRecord, trackingNumber: string): Pick<ShipmentSeen, 'carrier' | 'lines'> {
  for (const { message } of order.messages) {
    const [, carrier, numbers = '', goods = ''] =
      /^\[[^\]]*\] (.*?) (\S*\d\S*(?: \S+)*): ([\dx,]+)$/.exec(message) ?? []
    if (carrier === undefined || numbers.split(' ')[0] !== trackingNumber) continue
    const lines = goods.split(',').flatMap((entry) => {
      const [id, quantity] = entry.split('x').map(Number)
      const row = order.rows.find((candidate) => candidate.id === id)
      return row === undefined ? [] : [{ sku: row.product.reference, quantity: quantity ?? 0 }]
    })
    return { carrier, lines }
  }
  return { carrier: null, lines: [] }
}

/** Nine capitals, as PrestaShop makes them. */
function referenceOf(id: number): string {
  return Array.from({ length: 9 }, (_, n) => String.fromCharCode(65 + (Math.floor(id / 26 ** n) % 26))).join(
    '',
  )
}
