import type { BackOffice, OrderAct } from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { MarketplaceShop } from './marketplace-shop.ts'
import { left, type OrderRecord } from './records.ts'
import { makeShipment } from './writes.ts'

/**
 * What the seller's staff and the operator do in the marketplace's back office. There is no way back to unpaid there,
 * nor from cancelled, and no bin.
 */
export function backOfficeOf(shop: MarketplaceShop): BackOffice {
  const orderOf = (id: string): OrderRecord => {
    const order = shop.orders.get(id)
    assert(order !== undefined, `no order ${id}`)
    return order
  }
  const change = (id: string, over: Partial<Pick<OrderRecord, 'hasIncident' | 'isSpoilt'>>): void => {
    const order = orderOf(id)
    Object.assign(order, over)
    shop.move(order, order.state)
  }
  return {
    offers: (act, orderId) => offers(orderOf(orderId), act),
    shipByHand(orderId, units) {
      const order = orderOf(orderId)
      if (units === 'all' && order.shipments.length === 0) {
        shop.move(order, 'SHIPPED')
        return
      }
      const wanted = units === 'all' ? null : new Map(units.map(({ sku, quantity }) => [sku, quantity]))
      const lines = order.lines.flatMap((line) => {
        const quantity = Math.min(
          left(line) - sent(order, line.id),
          wanted === null ? Number.POSITIVE_INFINITY : (wanted.get(line.offer.sku) ?? 0),
        )
        wanted?.set(line.offer.sku, (wanted.get(line.offer.sku) ?? 0) - quantity)
        return quantity > 0 ? [{ order_line_id: line.id, quantity }] : []
      })
      const made = makeShipment(shop, { order_id: orderId, shipped: true, shipment_lines: lines })
      assert(typeof made !== 'string', typeof made === 'string' ? made : '')
    },
    hold: (orderId) => change(orderId, { hasIncident: true }),
    resumeOrder(orderId) {
      if (orderOf(orderId).state === 'WAITING_DEBIT_PAYMENT') shop.debit(orderId)
      change(orderId, { hasIncident: false })
    },
    payBack(orderId, sku, quantity) {
      const order = orderOf(orderId)
      const line = order.lines.find(({ offer }) => offer.sku === sku)
      assert(line !== undefined, `no ${sku} in order ${orderId}`)
      shop.writeOff(order, line, {
        id: `operator-${shop.newId()}`,
        quantity,
        cents: quantity * line.offer.priceCents,
        shippingCents: 0,
        taxCents: 0,
        shippingTaxCents: 0,
        reason: 'OPERATOR',
        at: shop.clock.now(),
        by: 'refund',
      })
    },
    deleteProduct: (sku) => {
      shop.offers.delete(sku)
    },
    spoil: (orderId) => change(orderId, { isSpoilt: true }),
  }
}

/** An order is shipped, disputed and paid back once it is accepted and its customer debited. */
function offers(order: OrderRecord, act: OrderAct): boolean {
  switch (act) {
    case 'cancel':
      return (
        order.shipments.length === 0 &&
        ['WAITING_ACCEPTANCE', 'WAITING_DEBIT_PAYMENT', 'SHIPPING'].includes(order.state)
      )
    case 'shipByHand':
      return order.state === 'SHIPPING' && order.lines.some((line) => left(line) > sent(order, line.id))
    case 'hold':
      return order.state === 'SHIPPING' && !order.hasIncident
    case 'resumeOrder':
      return order.hasIncident || order.state === 'WAITING_DEBIT_PAYMENT'
    case 'payBack':
      return (
        ['SHIPPING', 'SHIPPED'].includes(order.state) &&
        order.lines.every((line) => line.writtenOff.length === 0)
      )
    case 'spoil':
      return true
    case 'unpay':
    case 'uncancel':
    case 'askToCancel':
    case 'bin':
    case 'erase':
      return false
  }
}

function sent(order: OrderRecord, lineId: string): number {
  return order.shipments
    .flatMap(({ lines }) => lines)
    .filter(({ line }) => line.id === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0)
}
