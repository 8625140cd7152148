import { decimalOf } from '../../../shared/domain/money.ts'
import type { UnitsOfLine } from '../../app/ports/channel.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { shareOf } from '../protocol/share.ts'
import type { RemoteOrder } from './answers.ts'
import { chargedFor, currencyOf } from './order-money.ts'

type Item = RemoteOrder['orderItems'][number]

/**
 * What units of an item were charged for, with tax and after discounts, a begun cent as a whole one. Amazon does not
 * show what was paid back already.
 */
export function valueOf(order: RemoteOrder, { lineId, quantity }: UnitsOfLine): number {
  const item = itemOf(order, lineId)
  if (item === undefined || item.quantityOrdered === 0) return 0
  const { grossCents } = chargedFor(item, 'ITEM')
  return Math.ceil(
    (Math.max(0, grossCents) * Math.min(quantity, item.quantityOrdered)) / item.quantityOrdered,
  )
}

/**
 * Money off one item as the components of an adjustment: `cents` of its goods with tax, and all that its shipping cost.
 * Where Amazon charges tax on top of prices, it is a component of its own.
 */
export function componentsOf(
  order: RemoteOrder,
  lineId: string,
  cents: number,
  shipping: boolean,
): XmlContent {
  const item = itemOf(order, lineId)
  const goods = item === undefined ? { net: cents, tax: 0 } : split(item, 'ITEM', cents)
  const sent =
    item === undefined || !shipping
      ? { net: 0, tax: 0 }
      : split(item, 'SHIPPING', chargedFor(item, 'SHIPPING').grossCents)
  const component = (type: string, units: number): XmlContent => ({
    Type: type,
    Amount: amount(order, units),
  })
  return [
    component('Principal', goods.net),
    ...(goods.tax === 0 ? [] : [component('Tax', goods.tax)]),
    ...(sent.net === 0 ? [] : [component('Shipping', sent.net)]),
    ...(sent.tax === 0 ? [] : [component('ShippingTax', sent.tax)]),
  ]
}

function split(item: Item, of: 'ITEM' | 'SHIPPING', cents: number): { net: number; tax: number } {
  const { grossCents, taxOnTopCents } = chargedFor(item, of)
  const tax = grossCents <= 0 ? 0 : shareOf(taxOnTopCents, cents, grossCents)
  return { net: cents - tax, tax }
}

function amount(order: RemoteOrder, cents: number): XmlContent {
  const currency = currencyOf(order) ?? 'EUR'
  return { '@currency': currency, '#': decimalOf(cents, currency) }
}

function itemOf(order: RemoteOrder, lineId: string): Item | undefined {
  return order.orderItems.find((item) => item.orderItemId === lineId)
}
