import { type ExchangeRate, ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { NearSkus } from './near-skus.ts'

const MONTH_MS = 31 * DAY_MS
const YEAR_MS = 366 * DAY_MS

export interface OrdersChecked {
  readonly orders: readonly Order[]
  /** Of the files and the workspace; null = not all of them are known. */
  readonly skus: ReadonlySet<string> | null
  /** Of the files and the workspace. */
  readonly rates: readonly ExchangeRate[]
  /** The workspace's. */
  readonly currency: string
  readonly now: EpochMs
}

/** What a person should look at in orders that can be read, before they are decided. Pure. */
export function checkOrders({ orders, skus, rates, currency, now }: OrdersChecked): Message[] {
  const said: Message[] = []
  const foreign = orders.filter((order) => order.currency !== currency)
  if (foreign.length > 0) {
    const table = new ExchangeTable(rates)
    const lacking = foreign.filter((order) =>
      Number.isNaN(table.convert(1, order.currency, currency, order.placedAt)),
    )
    const currencies = [...new Set(lacking.map((order) => order.currency))].join(', ')
    const example = lacking[0]?.reference
    if (example !== undefined)
      said.push(message('csv.noRate', { count: lacking.length, currencies, own: currency, example }))
  }
  const ahead = orders.filter((order) => order.placedAt > now + MONTH_MS)
  const old = orders.filter((order) => order.placedAt < now - YEAR_MS)
  const [dated] = ahead
  if (dated) {
    const day = localDateOf(dated.placedAt, 'UTC')
    said.push(message('csv.placedAhead', { count: ahead.length, example: dated.reference, day }))
  }
  const [aged] = old
  if (aged) {
    const day = localDateOf(aged.placedAt, 'UTC')
    said.push(message('csv.placedLongAgo', { count: old.length, example: aged.reference, day }))
  }
  return skus === null
    ? said
    : [
        ...said,
        ...checkSkus(
          orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
          skus,
        ),
      ]
}

/** SKUs that nobody knows, but for their case, spaces, zeros in front or `.0` behind. */
export function checkSkus(named: readonly string[], known: ReadonlySet<string>): Message[] {
  const near = new NearSkus(known)
  let count = 0
  let first: { readonly example: string; readonly meant: string } | null = null
  for (const example of named) {
    const meant = near.meant(example)
    if (meant === null) continue
    count++
    first ??= { example, meant }
  }
  return first === null ? [] : [message('csv.skuMeant', { count, ...first })]
}

export function checkProducts(products: readonly Product[]): Message[] {
  const light = products.filter(({ weightG }) => weightG === 0)
  const example = light[0]?.sku
  return example === undefined ? [] : [message('csv.weightless', { count: light.length, example })]
}
