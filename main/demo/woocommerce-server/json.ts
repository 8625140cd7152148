import { gmtTime, siteTime } from '../channel-server/site-time.ts'
import type { ItemRecord, OrderRecord, ProductRecord, RefundRecord } from './records.ts'
import { totalCents } from './records.ts'
import type { WebShop } from './web-shop.ts'

/** Records as the REST API shows them: amounts as decimal strings, every date twice. */

const decimal = (cents: number): string => (cents / 100).toFixed(2)

/** The shop's only tax rate. */
const RATE_ID = 3

export function orderJson(shop: WebShop, order: OrderRecord): Readonly<Record<string, unknown>> {
  const { basket } = order
  const { currency, timeZone: zone } = shop
  const person = {
    first_name: basket.customer.firstName,
    last_name: basket.customer.lastName,
    company: basket.shipTo.company ?? '',
    address_1: basket.shipTo.street,
    address_2: basket.shipTo.extra ?? '',
    city: basket.shipTo.city,
    state: basket.shipTo.state ?? '',
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
    total_tax: decimal(
      [...order.items.map(chargedFor), basket.shipping.cents, ...order.fees.map(({ cents }) => cents)].reduce(
        (sum, cents) => sum + shop.taxIn(cents),
        0,
      ),
    ),
    customer_id: 0,
    customer_note: basket.note ?? '',
    billing: order.isSpoilt ? false : { ...person, email: basket.customer.email },
    shipping: order.isSpoilt ? null : person,
    payment_method: 'stripe',
    payment_method_title: 'Card',
    transaction_id: `txn_${order.id}`,
    meta_data: order.meta.map(({ id, key, value }) => ({ id, key, value })),
    line_items: order.items.map((item) => itemJson(shop, item)),
    tax_lines: [],
    shipping_lines: [
      {
        id: shippingLineId(order),
        method_id: basket.shipping.code,
        method_title: basket.shipping.title,
        ...taxed(shop, basket.shipping.cents),
        meta_data: [],
      },
    ],
    fee_lines: order.fees.map(({ id, name, cents }) => ({ id, name, ...taxed(shop, cents) })),
    coupon_lines: [],
    refunds: order.refunds.map((refund) => ({
      id: refund.id,
      reason: refund.reason,
      total: `-${decimal(refund.amountCents)}`,
    })),
  }
}

function chargedFor(item: ItemRecord): number {
  return item.quantity * item.product.priceCents
}

/** Without tax, with the tax beside it, as WooCommerce has it also where the shop's prices include tax. */
function taxed(shop: WebShop, cents: number): object {
  const tax = shop.taxIn(cents)
  return {
    total: decimal(cents - tax),
    total_tax: decimal(tax),
    taxes: tax === 0 ? [] : [{ id: RATE_ID, total: decimal(tax), subtotal: decimal(tax) }],
  }
}

function itemJson(shop: WebShop, item: ItemRecord): Readonly<Record<string, unknown>> {
  const { product } = item
  const cents = chargedFor(item)
  return {
    id: item.id,
    name: product.name,
    product_id: product.parentId === 0 ? product.id : product.parentId,
    variation_id: product.parentId === 0 ? 0 : product.id,
    quantity: item.quantity,
    subtotal: decimal(cents - shop.taxIn(cents)),
    subtotal_tax: decimal(shop.taxIn(cents)),
    ...taxed(shop, cents),
    sku: product.isDeleted ? null : product.sku,
    price: product.priceCents / 100,
    meta_data: item.meta.map(({ id, key, value }) => ({ id, key, value })),
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
      total: `-${decimal(line.netCents)}`,
      total_tax: `-${decimal(line.taxCents)}`,
      meta_data: [{ id: line.id + 1, key: '_refunded_item_id', value: String(line.item.id) }],
    })),
    shipping_lines:
      refund.shippingCents === 0
        ? []
        : [
            {
              id: refund.id * 10,
              total: `-${decimal(refund.shippingCents - refund.shippingTaxCents)}`,
              total_tax: `-${decimal(refund.shippingTaxCents)}`,
              meta_data: [
                { id: refund.id * 10 + 1, key: '_refunded_item_id', value: String(shippingLineId(order)) },
              ],
            },
          ],
  }
}

/** A product that is only sold as its variations: it carries no SKU and no stock of its own. */
export function variableProductJson(id: number, variations: readonly ProductRecord[]): object {
  return {
    id,
    name: `Product ${id}`,
    type: 'variable',
    status: 'publish',
    parent_id: 0,
    virtual: false,
    sku: '',
    global_unique_id: '',
    price: '',
    manage_stock: false,
    stock_quantity: null,
    weight: '',
    dimensions: { length: '', width: '', height: '' },
    attributes: [{ id: 1, name: 'Size', options: variations.map(({ option }) => option) }],
    categories: [],
    variations: variations.map((variation) => variation.id),
  }
}

export function productJson(product: ProductRecord, zone: string): Readonly<Record<string, unknown>> {
  return {
    id: product.id,
    name: product.name,
    type: product.parentId === 0 ? 'simple' : 'variation',
    status: 'publish',
    parent_id: product.parentId,
    virtual: product.isVirtual,
    sku: product.sku,
    global_unique_id: product.barcode,
    images:
      product.picture === null ? [] : [{ id: product.id, src: product.picture, name: 'picture', alt: '' }],
    attributes: product.option === '' ? [] : [{ id: 1, name: 'Size', option: product.option }],
    categories: [],
    meta_data: product.meta.map(({ key, value }, at) => ({ id: product.id * 10 + at, key, value })),
    dimensions: { length: '', width: '', height: '' },
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
