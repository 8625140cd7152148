import { gmtTime, siteTime } from '../channel-server/site-time.ts'
import type { ItemRecord, OrderRecord, ProductRecord, RefundRecord } from './records.ts'
import { totalCents } from './records.ts'

/** Records as the REST API shows them: amounts as decimal strings, every date twice. */

const decimal = (cents: number): string => (cents / 100).toFixed(2)

export function orderJson(
  order: OrderRecord,
  currency: string,
  zone: string,
): Readonly<Record<string, unknown>> {
  const { basket } = order
  const person = {
    first_name: basket.customer.firstName,
    last_name: basket.customer.lastName,
    company: basket.shipTo.company ?? '',
    address_1: basket.shipTo.street,
    address_2: basket.shipTo.extra ?? '',
    city: basket.shipTo.city,
    state: '',
    postcode: basket.shipTo.postcode,
    country: basket.shipTo.country,
    phone: basket.customer.phone ?? '',
  }
  return {
    id: order.id,
    parent_id: 0,
    number: String(order.id),
    status: order.status,
    currency,
    prices_include_tax: true,
    date_created: siteTime(order.createdAt, zone),
    date_created_gmt: gmtTime(order.createdAt),
    date_modified: siteTime(order.modifiedAt, zone),
    date_modified_gmt: gmtTime(order.modifiedAt),
    date_paid_gmt: gmtTime(order.createdAt),
    date_completed_gmt: order.completedAt === null ? null : gmtTime(order.completedAt),
    discount_total: '0.00',
    shipping_total: decimal(basket.shipping.cents),
    total: decimal(totalCents(order)),
    total_tax: '0.00',
    customer_id: 0,
    customer_note: basket.note ?? '',
    billing: { ...person, email: basket.customer.email },
    shipping: person,
    payment_method: 'stripe',
    payment_method_title: 'Card',
    transaction_id: `txn_${order.id}`,
    meta_data: order.meta.map(({ id, key, value }) => ({ id, key, value })),
    line_items: order.items.map(itemJson),
    tax_lines: [],
    shipping_lines: [
      {
        id: shippingLineId(order),
        method_id: basket.shipping.code,
        method_title: basket.shipping.title,
        total: decimal(basket.shipping.cents),
      },
    ],
    fee_lines: [],
    coupon_lines: [],
    refunds: order.refunds.map((refund) => ({
      id: refund.id,
      reason: refund.reason,
      total: `-${decimal(refund.amountCents)}`,
    })),
  }
}

function itemJson(item: ItemRecord): Readonly<Record<string, unknown>> {
  const { product } = item
  return {
    id: item.id,
    name: product.name,
    product_id: product.parentId === 0 ? product.id : product.parentId,
    variation_id: product.parentId === 0 ? 0 : product.id,
    quantity: item.quantity,
    subtotal: decimal(item.quantity * product.priceCents),
    total: decimal(item.quantity * product.priceCents),
    sku: product.sku,
    price: product.priceCents / 100,
    meta_data: [],
  }
}

export function shippingLineId(order: OrderRecord): number {
  return order.id * 10
}

export function refundJson(
  order: OrderRecord,
  refund: RefundRecord,
  zone: string,
): Readonly<Record<string, unknown>> {
  return {
    id: refund.id,
    date_created: siteTime(refund.createdAt, zone),
    date_created_gmt: gmtTime(refund.createdAt),
    amount: decimal(refund.amountCents),
    reason: refund.reason,
    refunded_payment: false,
    meta_data: refund.meta.map(({ id, key, value }) => ({ id, key, value })),
    line_items: refund.lines.map((line) => ({
      id: line.id,
      name: line.item.product.name,
      sku: line.item.product.sku,
      quantity: -line.quantity,
      total: `-${decimal(line.totalCents)}`,
      meta_data: [{ id: line.id + 1, key: '_refunded_item_id', value: String(line.item.id) }],
    })),
    shipping_lines:
      refund.shippingCents === 0
        ? []
        : [
            {
              id: refund.id * 10,
              total: `-${decimal(refund.shippingCents)}`,
              meta_data: [
                { id: refund.id * 10 + 1, key: '_refunded_item_id', value: String(shippingLineId(order)) },
              ],
            },
          ],
  }
}

export function productJson(product: ProductRecord, zone: string): Readonly<Record<string, unknown>> {
  return {
    id: product.id,
    name: product.name,
    type: product.parentId === 0 ? 'simple' : 'variation',
    status: 'publish',
    parent_id: product.parentId,
    sku: product.sku,
    price: decimal(product.priceCents),
    regular_price: decimal(product.priceCents),
    manage_stock: product.manageStock,
    stock_quantity: product.manageStock ? product.stockQuantity : null,
    stock_status: product.stockQuantity > 0 ? 'instock' : 'outofstock',
    backorders: 'no',
    weight: (product.weightG / 1000).toString(),
    date_modified: siteTime(product.modifiedAt, zone),
    date_modified_gmt: gmtTime(product.modifiedAt),
  }
}
