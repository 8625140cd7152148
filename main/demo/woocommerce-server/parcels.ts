import type { ShipmentSeen } from '../channel-server/storefront.ts'
import type { OrderRecord } from './records.ts'

/** Where tracking plug-ins keep an order's parcels. */
export const TRACKING_META = '_wc_shipment_tracking_items'

export function parcelsOf(order: OrderRecord): Omit<ShipmentSeen, 'orderId'>[] {
  const listed = order.meta.find((entry) => entry.key === TRACKING_META)?.value
  return Array.isArray(listed) ? listed.map((entry) => trackingItem(order, entry)) : []
}

/** Units that are neither refunded nor in a parcel. */
export function restOf(
  order: OrderRecord,
): { readonly item: OrderRecord['items'][number]; readonly quantity: number }[] {
  const listed = parcelsOf(order).flatMap(({ lines }) => lines)
  return order.items.flatMap((item) => {
    const packed = listed
      .filter(({ sku }) => sku === item.product.sku)
      .reduce((sum, { quantity }) => sum + quantity, 0)
    const quantity = item.quantity - item.refunded - packed
    return quantity > 0 ? [{ item, quantity }] : []
  })
}

function trackingItem(order: OrderRecord, entry: unknown): Omit<ShipmentSeen, 'orderId'> {
  const fields: Readonly<Record<string, unknown>> =
    entry !== null && typeof entry === 'object' ? { ...entry } : {}
  const text = (key: string): string | null => (typeof fields[key] === 'string' ? fields[key] : null)
  const shown = Array.isArray(fields['products_list']) ? fields['products_list'] : []
  return {
    carrier: text('custom_tracking_provider') ?? text('tracking_provider'),
    trackingNumber: text('tracking_number'),
    lines: shown.flatMap((line: unknown) => {
      if (line === null || typeof line !== 'object' || !('item_id' in line) || !('qty' in line)) return []
      const item = order.items.find((candidate) => String(candidate.id) === String(line.item_id))
      return item === undefined ? [] : [{ sku: item.product.sku, quantity: Number(line.qty) }]
    }),
  }
}
