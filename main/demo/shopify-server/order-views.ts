import { type Connection, listConnection, type PageArguments } from './connection.ts'
import { type Fields, instant, money } from './fields.ts'
import { fulfillmentOrderView, fulfillmentView } from './fulfillment-views.ts'
import { lineView, taxesIn } from './line-view.ts'
import { financialStatus, fulfillmentStatus, returnStatus } from './order-status.ts'
import type { OrderRecord, RefundRecord } from './records.ts'
import { orderTotalCents, refundedCents, refundedShippingCents, subtotalCents } from './records.ts'
import { returnView } from './return-views.ts'
import type { Shop } from './shop.ts'

export function refundView(shop: Shop, order: OrderRecord, record: RefundRecord): Fields {
  return {
    id: record.id,
    createdAt: instant(record.createdAt),
    note: record.note,
    totalRefundedSet: money(shop, record.amountCents),
    refundLineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        (entry) => ({
          id: entry.id,
          lineItem: lineView(shop, order, entry.line),
          quantity: entry.quantity,
          restockType: entry.restockType,
          restocked: entry.restockType === 'CANCEL' || entry.restockType === 'RETURN',
        }),
        args,
      ),
  }
}

export function orderView(shop: Shop, order: OrderRecord): Fields {
  const { basket } = order
  const receivedCents = order.isVoided ? 0 : orderTotalCents(order)
  const name = `${basket.customer.firstName} ${basket.customer.lastName}`
  return {
    __typename: 'Order',
    id: order.id,
    name: order.name,
    legacyResourceId: order.id.split('/').at(-1),
    number: Number(order.name.slice(1)),
    email: basket.customer.email,
    phone: basket.customer.phone,
    note: basket.note,
    tags: basket.tags,
    test: false,
    createdAt: instant(order.createdAt),
    processedAt: instant(order.createdAt),
    updatedAt: instant(order.updatedAt),
    cancelledAt: order.cancelledAt === null ? null : instant(order.cancelledAt),
    cancelReason: order.cancelReason,
    closed: false,
    confirmed: true,
    currencyCode: shop.settings.currency,
    requiresShipping: order.lines.some(({ variant }) => !variant.isDigital),
    taxesIncluded: true,
    risk: { recommendation: 'NONE' },
    customAttributes: [],
    sourceName: 'web',
    displayFinancialStatus: financialStatus(order),
    displayFulfillmentStatus: fulfillmentStatus(order),
    returnStatus: returnStatus(order),
    customer: {
      id: `gid://shopify/Customer/${order.sequence}`,
      displayName: name,
      firstName: basket.customer.firstName,
      lastName: basket.customer.lastName,
      tags: basket.customer.tier === null ? [] : [basket.customer.tier],
      defaultEmailAddress: { emailAddress: basket.customer.email },
    },
    shippingAddress: {
      id: `gid://shopify/MailingAddress/${order.sequence}?model_name=Address`,
      name,
      firstName: basket.customer.firstName,
      lastName: basket.customer.lastName,
      company: basket.shipTo.company,
      address1: basket.shipTo.street,
      address2: basket.shipTo.extra,
      zip: order.isSpoilt ? NOTE_IN_POSTCODE : basket.shipTo.postcode,
      city: basket.shipTo.city,
      province: null,
      provinceCode: basket.shipTo.state ?? null,
      country: basket.shipTo.country,
      countryCodeV2: basket.shipTo.country,
      phone: basket.customer.phone,
      latitude: null,
      longitude: null,
    },
    shippingLine: {
      id: `gid://shopify/ShippingLine/${order.sequence}`,
      code: basket.shipping.code,
      title: basket.shipping.title,
      originalPriceSet: money(shop, basket.shipping.cents),
      discountedPriceSet: money(shop, basket.shipping.cents),
      taxLines: taxesIn(shop, basket.shipping.cents),
    },
    billingAddress: null,
    localizedFields: (args: PageArguments): Connection<Fields> => listConnection([], (field) => field, args),
    totalPriceSet: money(shop, orderTotalCents(order)),
    subtotalPriceSet: money(shop, subtotalCents(order)),
    totalShippingPriceSet: money(shop, basket.shipping.cents),
    totalRefundedSet: money(shop, refundedCents(order)),
    totalReceivedSet: money(shop, receivedCents),
    totalTipReceivedSet: money(shop, 0),
    transactions: [
      {
        id: `gid://shopify/OrderTransaction/${order.sequence}`,
        gateway: 'shopify_payments',
        kind: 'SALE',
        status: 'SUCCESS',
        amountSet: money(shop, orderTotalCents(order)),
      },
    ],
    lineItems: (args: PageArguments): Connection<Fields> =>
      listConnection(order.lines, (line) => lineView(shop, order, line), args),
    fulfillmentOrders: (args: PageArguments): Connection<Fields> =>
      listConnection(order.fulfillmentOrders, (record) => fulfillmentOrderView(shop, order, record), args),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfillments.slice(0, first ?? undefined).map((record) => fulfillmentView(shop, order, record)),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((record) => refundView(shop, order, record)),
    returns: (args: PageArguments) => listConnection(order.returns, returnView, args),
    suggestedRefund: (args: SuggestedRefundArguments) => suggestedRefundView(shop, order, args),
  }
}

/** Longer than any postcode. */
const NOTE_IN_POSTCODE = 'second door on the left, behind the yellow gate'

interface SuggestedRefundArguments {
  readonly refundLineItems?: readonly { readonly lineItemId: string; readonly quantity: number }[] | null
  readonly refundShipping?: boolean | null
  readonly suggestFullRefund?: boolean | null
}

/** What a refund of these lines would pay back, over the one card payment that each simulated order has. */
function suggestedRefundView(shop: Shop, order: OrderRecord, args: SuggestedRefundArguments): Fields {
  const left = orderTotalCents(order) - refundedCents(order)
  const asked = (args.refundLineItems ?? []).reduce((sum, { lineItemId, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === lineItemId)
    return sum + (line === undefined ? 0 : Math.min(quantity, line.currentQuantity) * line.variant.priceCents)
  }, 0)
  const shipping =
    args.refundShipping === true ? order.basket.shipping.cents - refundedShippingCents(order) : 0
  const cents = args.suggestFullRefund === true ? left : Math.min(left, asked + shipping)
  return {
    amountSet: money(shop, cents),
    maximumRefundableSet: money(shop, left),
    shipping: { amountSet: money(shop, shipping) },
    suggestedTransactions:
      cents === 0
        ? []
        : [
            {
              amountSet: money(shop, cents),
              gateway: 'shopify_payments',
              kind: 'SUGGESTED_REFUND',
              parentTransaction: {
                id: `gid://shopify/OrderTransaction/${order.sequence}`,
                gateway: 'shopify_payments',
                kind: 'SALE',
              },
            },
          ],
  }
}
