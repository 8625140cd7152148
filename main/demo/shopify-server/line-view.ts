import { variantView } from './catalogue-views.ts'
import { type Fields, money } from './fields.ts'
import { type LineRecord, type OrderRecord, unfulfilledQuantity } from './records.ts'
import type { Shop } from './shop.ts'

export function lineView(shop: Shop, order: OrderRecord, line: LineRecord): Fields {
  return {
    id: line.id,
    name: line.variant.title,
    title: line.variant.title,
    sku: line.variant.isDeleted ? null : line.variant.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: unfulfilledQuantity(order, line),
    requiresShipping: !line.variant.isDigital,
    originalUnitPriceSet: money(shop, line.variant.priceCents),
    customAttributes: [],
    discountAllocations: [],
    taxLines: taxesIn(shop, line.quantity * line.variant.priceCents),
    variant: () => (line.variant.isDeleted ? null : variantView(shop, line.variant)),
    weight: { unit: 'GRAMS', value: line.variant.weightG },
  }
}

/** VAT of 20 %, which every price contains. */
export function taxesIn(shop: Shop, grossCents: number): Fields[] {
  return [{ title: 'VAT', rate: 0.2, priceSet: money(shop, grossCents - Math.round(grossCents / 1.2)) }]
}
