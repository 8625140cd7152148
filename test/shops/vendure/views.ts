import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { HeadlessShop } from './headless-shop.ts'
import type { FulfillmentRecord, OrderRecord, RefundRecord, VariantRecord } from './records.ts'

/** Records as objects that graphql's default resolver reads; what takes arguments is a function of them. */

type Fields = Readonly<Record<string, unknown>>

const iso = (at: EpochMs): string => new Date(at).toISOString()

/** Prices contain VAT of 20 %. */
function withoutTax(cents: number): number {
  return Math.round(cents / 1.2)
}

export function variantView(variant: VariantRecord): Fields {
  return {
    __typename: 'ProductVariant',
    id: variant.id,
    sku: variant.sku,
    name: variant.name,
    priceWithTax: variant.priceCents,
    trackInventory: variant.trackInventory,
    useGlobalOutOfStockThreshold: true,
    outOfStockThreshold: 0,
    featuredAsset: null,
    customFields: {
      hsCode: variant.customs?.hsCode ?? null,
      countryOfOrigin: variant.customs?.originCountry ?? null,
    },
    product: {
      id: `${variant.id}/product`,
      featuredAsset:
        variant.picture === null ? null : { id: `${variant.id}/asset`, preview: variant.picture },
    },
    stockLevels: [...variant.levels].map(([stockLocationId, level]) => ({
      stockLocationId,
      stockOnHand: level.onHand,
      stockAllocated: level.allocated,
    })),
  }
}

export function orderView(shop: HeadlessShop, order: OrderRecord): Fields {
  const { customer, shipTo, shipping } = order.basket
  const cancelled = [...order.cancellations].reverse()
  return {
    __typename: 'Order',
    id: order.id,
    code: order.code,
    type: 'Regular',
    state: order.state,
    shipping: withoutTax(shipping.cents),
    shippingWithTax: shipping.cents,
    totalWithTax:
      shipping.cents + order.lines.reduce((sum, line) => sum + line.quantity * line.variant.priceCents, 0),
    surcharges: [],
    billingAddress: null,
    active: false,
    createdAt: iso(order.placedAt),
    updatedAt: iso(order.updatedAt),
    orderPlacedAt: iso(order.placedAt),
    currencyCode: shop.settings.currency,
    customer: {
      id: `c${order.id}`,
      emailAddress: customer.email,
      groups: customer.tier === null ? [] : [{ id: customer.tier, name: customer.tier.toUpperCase() }],
    },
    shippingAddress: {
      fullName: `${customer.firstName} ${customer.lastName}`,
      company: shipTo.company,
      streetLine1: shipTo.street,
      streetLine2: shipTo.extra ?? '',
      province: null,
      city: shipTo.city,
      // Longer than any postcode.
      postalCode: order.isSpoilt ? 'second door on the left, behind the yellow gate' : shipTo.postcode,
      countryCode: shipTo.country,
      phoneNumber: customer.phone,
    },
    shippingLines: [
      {
        id: `s${order.id}`,
        shippingMethod: { id: shipping.code, code: shipping.code, name: shipping.title },
      },
    ],
    lines: order.lines.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      orderPlacedQuantity: line.placedQuantity,
      unitPriceWithTax: line.variant.priceCents,
      proratedUnitPrice: withoutTax(line.variant.priceCents),
      proratedUnitPriceWithTax: line.variant.priceCents,
      proratedLinePrice: withoutTax(line.quantity * line.variant.priceCents),
      proratedLinePriceWithTax: line.quantity * line.variant.priceCents,
      productVariant: variantView(line.variant),
    })),
    payments: [paymentView(order)],
    fulfillments: order.fulfillments.map(fulfillmentView),
    history: ({ options }: { options?: { take?: number | null } | null }) => ({
      items: cancelled.slice(0, options?.take ?? 100).map((entry, index) => ({
        id: `h${order.id}-${cancelled.length - index}`,
        createdAt: iso(entry.at),
        type: 'ORDER_CANCELLATION',
        data: {
          lines: entry.lines.map(({ line, quantity }) => ({ orderLineId: line.id, quantity })),
          ...(entry.reason === null ? {} : { reason: entry.reason }),
        },
      })),
      totalItems: cancelled.length,
    }),
  }
}

export function paymentView({ payment }: OrderRecord): Fields {
  return {
    __typename: 'Payment',
    id: payment.id,
    state: payment.state,
    method: 'card',
    amount: payment.amountCents,
    refunds: payment.refunds.map(refundView),
  }
}

export function refundView(refund: RefundRecord): Fields {
  return {
    __typename: 'Refund',
    id: refund.id,
    state: 'Settled',
    total: refund.totalCents,
    reason: refund.reason,
  }
}

export function fulfillmentView(one: FulfillmentRecord): Fields {
  return {
    __typename: 'Fulfillment',
    id: one.id,
    state: one.state,
    method: one.method,
    trackingCode: one.trackingCode,
    lines: one.lines.map(({ line, quantity }) => ({ orderLineId: line.id, quantity })),
  }
}
