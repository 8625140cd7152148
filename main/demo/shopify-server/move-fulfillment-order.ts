import { fulfillmentOrderView } from './fulfillment-views.ts'
import { given } from './given.ts'
import type { FulfillmentOrderRecord } from './records.ts'
import type { Shop } from './shop.ts'

export interface MoveInput {
  readonly id: string
  readonly newLocationId: string
  readonly fulfillmentOrderLineItems?: readonly { readonly id: string; readonly quantity: number }[] | null
}

/**
 * Gives what has not been shipped of a fulfilment order, or the units named, to another location that stocks it. When
 * nothing stays behind it is the same fulfilment order, else a new one.
 */
export function moveFulfillmentOrder(
  shop: Shop,
  { id, newLocationId, fulfillmentOrderLineItems }: MoveInput,
) {
  const refuse = (message: string) => ({
    movedFulfillmentOrder: null,
    originalFulfillmentOrder: null,
    remainingFulfillmentOrder: null,
    userErrors: [{ code: null, field: ['id'], message }],
  })
  const found = shop.fulfillmentOrders.get(id)
  const to = shop.locations.find((location) => location.id === newLocationId)
  if (found === undefined) return refuse('Fulfillment order does not exist.')
  if (to === undefined) return refuse('Location not found.')
  const { order, from } = found
  if (from.status === 'CLOSED' || from.status === 'CANCELLED')
    return refuse('Cannot move a closed or cancelled fulfillment order.')
  const takes = from.lines.map((entry) => ({
    entry,
    quantity: given(fulfillmentOrderLineItems)
      ? (fulfillmentOrderLineItems.find((asked) => asked.id === entry.id)?.quantity ?? 0)
      : entry.remaining,
  }))
  if (takes.some(({ entry, quantity }) => quantity < 0 || quantity > entry.remaining))
    return refuse('Invalid fulfillment order line item quantity requested.')
  if (takes.some(({ entry }) => !entry.line.variant.levels.has(to.id)))
    return refuse('The destination location does not stock the requested inventory item.')

  const now = shop.clock.now()
  for (const { entry, quantity } of takes) {
    shop.release(entry.line.variant, from.location.id, quantity, true)
    const level = entry.line.variant.levels.get(to.id)
    if (level === undefined) continue
    level.available -= quantity
    level.committed += quantity
    level.updatedAt = now
  }
  const isWhole = takes.every(({ entry, quantity }) => quantity === entry.total)
  const moved = isWhole ? from : split(shop, from, takes)
  moved.location = to
  moved.updatedAt = now
  shop.fulfillmentOrders.set(moved.id, { order, from: moved })
  if (!isWhole) order.fulfillmentOrders.push(moved)
  shop.touch(order)
  return {
    movedFulfillmentOrder: fulfillmentOrderView(shop, order, moved),
    originalFulfillmentOrder: fulfillmentOrderView(shop, order, from),
    remainingFulfillmentOrder: isWhole ? null : fulfillmentOrderView(shop, order, from),
    userErrors: [],
  }
}

function split(
  shop: Shop,
  from: FulfillmentOrderRecord,
  takes: readonly { readonly entry: FulfillmentOrderRecord['lines'][number]; readonly quantity: number }[],
): FulfillmentOrderRecord {
  for (const { entry, quantity } of takes) {
    entry.remaining -= quantity
    entry.total -= quantity
  }
  if (from.lines.every(({ remaining }) => remaining === 0)) from.status = 'CLOSED'
  return {
    ...from,
    id: shop.newId('FulfillmentOrder'),
    status: 'OPEN',
    createdAt: shop.clock.now(),
    lines: takes
      .filter(({ quantity }) => quantity > 0)
      .map(({ entry, quantity }) => ({
        id: shop.newId('FulfillmentOrderLineItem'),
        line: entry.line,
        total: quantity,
        remaining: quantity,
      })),
  }
}
