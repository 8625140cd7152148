import { existsSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { shortOf } from '../../main/demo/channel-server/short-of.ts'
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
} from '../../main/demo/channel-server/storefront.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'

interface Filed {
  readonly id: string
  readonly placedAt: number
  basket: Basket
  cancelled: boolean
  held: boolean
  /** One of its rows cannot be read. */
  spoilt: boolean
}

type Row = Readonly<Record<string, string>>

/**
 * The other side of a drop folder: an ERP that sells what `out/stock.csv` says may be sold, less what it has sold
 * since, and writes its orders into `in/`: as CSV or JSON, some files twice, some not finished at once.
 */
export class DropShop implements Storefront {
  readonly #home: string
  readonly #clock: Clock
  readonly #random: Random
  readonly #orders = new Map<string, Filed>()
  readonly #products = new Map<string, ProductForSale>()
  readonly #sold = new Map<string, number>()
  readonly #figures = new Map<string, number>()
  readonly #unfinished: { readonly name: string; readonly text: string }[] = []
  /** What its staff do changes the order, which is written again. */
  readonly backOffice: BackOffice = {
    offers: (act, orderId) => {
      const { cancelled, held } = this.#order(orderId)
      if (act === 'uncancel') return cancelled
      if (act === 'resumeOrder') return held && !cancelled
      return !cancelled && !(act === 'hold' && held)
    },
    hold: (orderId) => this.#change(orderId, { held: true }),
    resumeOrder: (orderId) => this.#change(orderId, { held: false }),
    uncancel: (orderId) => {
      for (const { sku, quantity } of this.#order(orderId).basket.lines) this.#sell(sku, quantity)
      this.#change(orderId, { cancelled: false })
    },
    payBack: (orderId, sku, quantity) => {
      const { basket } = this.#order(orderId)
      const lines = basket.lines
        .map((line) => (line.sku === sku ? { ...line, quantity: line.quantity - quantity } : line))
        .filter((line) => line.quantity > 0)
      this.#sell(sku, -quantity)
      this.#change(orderId, { basket: { ...basket, lines } })
    },
    spoil: (orderId) => this.#change(orderId, { spoilt: true }),
  }
  #away = false
  #files = 0
  #read = ''

  constructor(home: string, clock: Clock, random: Random) {
    this.#home = home
    this.#clock = clock
    this.#random = random
  }

  /** The disk cannot be reached by us; the ERP goes on writing to it. */
  set away(away: boolean) {
    if (away !== this.#away) renameSync(this.#root, away ? `${this.#home}.away` : this.#home)
    this.#away = away
  }

  get away(): boolean {
    return this.#away
  }

  /** Files that were begun are finished. */
  finishFiles(): void {
    for (const { name, text } of this.#unfinished.splice(0)) this.#put(name, text)
  }

  addProduct(product: ProductForSale): void {
    this.#products.set(product.sku, product)
    this.#figures.set(product.sku, product.stock)
  }

  checkout(basket: Basket): Checkout {
    const short = shortOf(basket, (sku) => this.available(sku))
    if (short !== null) return short
    for (const { sku, quantity } of basket.lines) this.#sell(sku, quantity)
    const id = `E${10_001 + this.#orders.size}`
    const order = { id, placedAt: this.#clock.now(), basket, cancelled: false, held: false, spoilt: false }
    this.#orders.set(id, order)
    this.#file(order)
    return { kind: 'placed', id, reference: id }
  }

  cancelAtChannel(orderId: string): void {
    const order = this.#order(orderId)
    if (this.isCancelled(orderId)) return
    order.cancelled = true
    for (const { sku, quantity } of order.basket.lines) this.#sell(sku, -quantity)
    this.#file(order)
  }

  correctStreet(orderId: string, street: string): void {
    const order = this.#order(orderId)
    order.basket = sentTo(order.basket, street)
    this.#file(order)
  }

  available(sku: string): number {
    this.#readFigures()
    return Math.max(0, (this.#figures.get(sku) ?? 0) - (this.#sold.get(sku) ?? 0))
  }

  /** What the file says, whatever was sold since. */
  figure(sku: string): number {
    this.#readFigures()
    return this.#figures.get(sku) ?? 0
  }

  skus(): readonly string[] {
    return [...this.#products.keys()]
  }

  orderIds(): readonly string[] {
    return [...this.#orders.keys()]
  }

  isCancelled(orderId: string): boolean {
    return this.#order(orderId).cancelled || this.#isCalledOff(orderId)
  }

  stockPushes(): readonly StockPushSeen[] {
    return []
  }

  shipments(): readonly ShipmentSeen[] {
    return [...Map.groupBy(this.#rows('fulfillments.csv'), (row) => row['fulfillment'] ?? '').values()].map(
      (rows) => ({
        orderId: rows[0]?.['order'] ?? '',
        carrier: rows[0]?.['carrier'] ?? null,
        trackingNumber: rows[0]?.['tracking_numbers']?.split('|')[0] ?? null,
        lines: rows.map((row) => ({ sku: row['sku'] ?? '', quantity: Number(row['quantity']) })),
      }),
    )
  }

  refunds(): readonly RefundSeen[] {
    const written = (name: string, column: string): RefundSeen[] =>
      [...Map.groupBy(this.#rows(name), (row) => row[column] ?? '').values()].map((rows) => ({
        orderId: rows[0]?.['order'] ?? '',
        amountCents: rows.reduce((sum, row) => sum + Number(row['amount_cents'] ?? 0), 0),
        lines: rows.map((row) => ({ sku: row['sku'] ?? '', quantity: Number(row['quantity']) })),
      }))
    return [...written('cancellations.csv', 'cancellation'), ...written('refunds.csv', 'refund')]
  }

  get #root(): string {
    return this.#away ? `${this.#home}.away` : this.#home
  }

  #order(orderId: string): Filed {
    const order = this.#orders.get(orderId)
    if (order === undefined) throw new Error(`no order ${orderId}`)
    return order
  }

  #change(orderId: string, over: Partial<Pick<Filed, 'basket' | 'cancelled' | 'held' | 'spoilt'>>): void {
    const order = Object.assign(this.#order(orderId), over)
    this.#file(order)
  }

  #isCalledOff(orderId: string): boolean {
    const ordered = this.#order(orderId).basket.lines.reduce((sum, line) => sum + line.quantity, 0)
    const off = this.#rows('cancellations.csv').filter((row) => row['order'] === orderId)
    return off.reduce((sum, row) => sum + Number(row['quantity']), 0) >= ordered
  }

  /** Never more than the file says: units that come back are on sale once we say so. */
  #sell(sku: string, quantity: number): void {
    this.#sold.set(sku, Math.max(0, (this.#sold.get(sku) ?? 0) + quantity))
  }

  /** A figure that changed counts from then on. */
  #readFigures(): void {
    const text = this.#text('stock.csv')
    if (text === this.#read) return
    this.#read = text
    for (const row of rowsOf(text)) {
      const sku = row['sku'] ?? ''
      const available = Number(row['available'])
      if (this.#figures.get(sku) === available) continue
      this.#figures.set(sku, available)
      this.#sold.delete(sku)
    }
  }

  #rows(name: string): Row[] {
    return rowsOf(this.#text(name))
  }

  #text(name: string): string {
    const path = join(this.#root, 'out', name)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }

  #file(order: Filed): void {
    // One order's files follow each other: an unfinished one would come out after its successor.
    this.finishFiles()
    this.#files += 1
    const isJson = this.#random() < 0.5
    const name = `orders-${String(this.#files).padStart(6, '0')}.${isJson ? 'json' : 'csv'}`
    const writtenAt = new Date(this.#clock.now()).toISOString()
    const text = isJson ? asJson(order, writtenAt) : asCsv(order, writtenAt)
    const dice = this.#random()
    if (dice < 0.1) {
      this.#put(name, text.slice(0, Math.floor(text.length / 2)))
      this.#unfinished.push({ name, text })
    } else this.#put(name, text)
    if (dice > 0.95) this.#put(`again-${name}`, text)
  }

  #put(name: string, text: string): void {
    const path = join(this.#root, 'in', name)
    writeFileSync(path, text)
    const at = this.#clock.now() / 1000
    utimesSync(path, at, at)
  }
}

function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, skip_empty_lines: true })
}

function asJson(filed: Filed, writtenAt: string): string {
  const { lines, ...order } = fieldsOf(filed, writtenAt)
  return JSON.stringify({ ...order, ...(filed.cancelled ? { cancelled: 'yes' } : {}), lines })
}

function asCsv(filed: Filed, writtenAt: string): string {
  const { lines, ...order } = fieldsOf(filed, writtenAt)
  const head = [...Object.keys(order), 'cancelled', 'sku', 'quantity', 'unit_price_cents']
  const rows = lines.map((line) =>
    [...Object.values(order), filed.cancelled ? 'yes' : '', line.sku, line.quantity, line.unit_price_cents]
      .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
      .join(','),
  )
  return `${[head.join(','), ...rows].join('\n')}\n`
}

/** With the time of writing: an order that is again what it was would else be taken for a copy of its first file. */
function fieldsOf({ id, placedAt, basket, held, spoilt }: Filed, writtenAt: string) {
  const { customer, shipTo, shipping, lines } = basket
  return {
    order: id,
    placed_at: new Date(placedAt).toISOString(),
    country: shipTo.country,
    postcode: shipTo.postcode,
    city: shipTo.city,
    name: `${customer.firstName} ${customer.lastName}`,
    street: shipTo.street,
    email: customer.email,
    service_level: shipping.code,
    pickup_point: /\d+$/.exec(shipTo.extra ?? '')?.[0] ?? '',
    hold: held ? 'to be checked' : '',
    written_at: writtenAt,
    lines: lines.map(({ sku, quantity }) => ({
      sku,
      quantity: spoilt ? 'several' : quantity,
      unit_price_cents: 1990,
    })),
  }
}
