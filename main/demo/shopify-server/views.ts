import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type Connection, listConnection, type PageArguments } from './connection.ts'
import { financialStatus, fulfillmentStatus, returnStatus } from './order-status.ts'
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  LineRecord,
  LocationRecord,
  OrderRecord,
  RefundRecord,
  ReturnRecord,
  ReverseDeliveryRecord,
  VariantRecord,
} from './records.ts'
import {
  orderTotalCents,
  refundedCents,
  refundedShippingCents,
  soldFrom,
  subtotalCents,
  unfulfilledQuantity,
} from './records.ts'
import type { Shop } from './shop.ts'

/** Records as objects that graphql's default resolver reads; connections are functions of their arguments. */

type Fields = Readonly<Record<string, unknown>>

export function instant(at: EpochMs): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

function money(shop: Shop, cents: number): Fields {
  const amount = { amount: (cents / 100).toFixed(2), currencyCode: shop.settings.currency }
  return { shopMoney: amount, presentmentMoney: amount }
}

export function locationView(location: LocationRecord): Fields {
  return {
    id: location.id,
    name: location.name,
    isActive: true,
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    isFulfillmentService: location.isFulfillmentService === true,
    address: {
      address1: null,
      city: location.city,
      countryCode: location.countryCode,
      zip: location.postcode,
    },
  }
}

export function variantView(shop: Shop, variant: VariantRecord): Fields {
  return {
    id: variant.id,
    sku: variant.sku === '' ? null : variant.sku,
    title: variant.option,
    displayName: `${variant.title} - ${variant.option}`,
    requiresComponents: false,
    product: {
      id: `${variant.id}/product`,
      title: variant.title,
      productType: '',
      isGiftCard: false,
      featuredMedia: mediaView(variant),
    },
    media: { nodes: [] },
    price: (variant.priceCents / 100).toFixed(2),
    barcode: variant.barcode,
    inventoryQuantity: soldFrom(variant),
    inventoryItem: () => itemView(shop, variant),
    updatedAt: instant(shop.clock.now()),
  }
}

/** Of the product: variants have none of their own. */
function mediaView({ id, picture }: VariantRecord): Fields | null {
  if (picture === null) return null
  return { __typename: 'MediaImage', id: `${id}/image`, preview: { image: { url: () => picture } } }
}

export function itemView(shop: Shop, variant: VariantRecord): Fields {
  const levels = (): Fields[] =>
    shop.locations.map((location) => levelView(shop, variant, location.id)).filter((view) => view !== null)
  return {
    id: variant.itemId,
    sku: variant.sku,
    tracked: true,
    requiresShipping: !variant.isDigital,
    harmonizedSystemCode: variant.hsCode,
    countryCodeOfOrigin: variant.originCountry,
    measurement: {
      id: `${variant.itemId}/measurement`,
      weight: { unit: 'KILOGRAMS', value: variant.weightG / 1000 },
    },
    updatedAt: instant(shop.clock.now()),
    inventoryLevel: ({ locationId }: { locationId: string }) => levelView(shop, variant, locationId),
    inventoryLevels: (args: PageArguments) =>
      listConnection(
        levels().map((view) => ({ id: String(view['id']), view })),
        (row) => row.view,
        args,
      ),
  }
}

function levelView(shop: Shop, variant: VariantRecord, locationId: string): Fields | null {
  const level = variant.levels.get(locationId)
  const location = shop.locations.find((candidate) => candidate.id === locationId)
  if (level === undefined || location === undefined) return null
  const quantities: Readonly<Record<string, number>> = {
    available: level.available,
    committed: level.committed,
    on_hand: level.available + level.committed,
  }
  return {
    id: `gid://shopify/InventoryLevel/${locationId.split('/').at(-1)}?inventory_item_id=${variant.itemId.split('/').at(-1)}`,
    isActive: true,
    updatedAt: instant(level.updatedAt),
    item: () => itemView(shop, variant),
    location: locationView(location),
    quantities: ({ names }: { names: readonly string[] }) =>
      names.flatMap((name) => {
        const quantity = quantities[name]
        return quantity === undefined ? [] : [{ name, quantity }]
      }),
  }
}

function lineView(shop: Shop, order: OrderRecord, line: LineRecord): Fields {
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
function taxesIn(shop: Shop, grossCents: number): Fields[] {
  return [{ title: 'VAT', rate: 0.2, priceSet: money(shop, grossCents - Math.round(grossCents / 1.2)) }]
}

export function fulfillmentOrderView(shop: Shop, order: OrderRecord, record: FulfillmentOrderRecord): Fields {
  return {
    id: record.id,
    status: record.status,
    orderId: order.id,
    orderName: order.name,
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.updatedAt),
    fulfillBy: null,
    fulfillAt: null,
    requestStatus: record.location.isFulfillmentService === true ? 'ACCEPTED' : 'UNSUBMITTED',
    fulfillmentHolds:
      record.holdReason === null
        ? []
        : [{ id: `${record.id}/hold`, reason: record.holdReason, displayReason: record.holdReason }],
    deliveryMethod: { id: `${record.id}/method`, methodType: 'SHIPPING', additionalInformation: null },
    assignedLocation: {
      location: locationView(record.location),
      name: record.location.name,
      countryCode: record.location.countryCode,
      zip: record.location.postcode,
      city: record.location.city,
    },
    lineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        (entry) => ({
          id: entry.id,
          lineItem: lineView(shop, order, entry.line),
          remainingQuantity: entry.remaining,
          totalQuantity: entry.total,
          sku: entry.line.variant.isDeleted ? null : entry.line.variant.sku,
          requiresShipping: true,
          inventoryItemId: entry.line.variant.itemId,
        }),
        args,
      ),
  }
}

export function fulfillmentView(shop: Shop, order: OrderRecord, record: FulfillmentRecord): Fields {
  const tracking = Array.from(
    { length: Math.max(record.numbers.length, record.urls.length) },
    (_, index) => ({
      company: record.company,
      number: record.numbers[index] ?? null,
      url: record.urls[index] ?? null,
    }),
  )
  return {
    id: record.id,
    name: record.name,
    status: 'SUCCESS',
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.createdAt),
    location: locationView(record.location),
    totalQuantity: record.lines.reduce((sum, entry) => sum + entry.quantity, 0),
    trackingInfo: ({ first }: { first?: number | null }) => tracking.slice(0, first ?? undefined),
    fulfillmentLineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        (entry) => ({ id: entry.id, lineItem: lineView(shop, order, entry.line), quantity: entry.quantity }),
        args,
      ),
  }
}

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

/** Also the id of the return's one reverse fulfilment order. */
export function reverseOrderId({ id }: Pick<ReturnRecord, 'id'>): string {
  return id.replace('/Return/', '/ReverseFulfillmentOrder/')
}

export function deliveryView({ id, trackingNumber, trackingUrl, label }: ReverseDeliveryRecord): Fields {
  const at = instant(0)
  return {
    id,
    deliverable: {
      __typename: 'ReverseDeliveryShippingDeliverable',
      label: label === null ? null : { createdAt: at, updatedAt: at, publicFileUrl: label },
      tracking: { carrierName: null, number: trackingNumber, url: trackingUrl },
    },
  }
}

export function returnView(record: OrderRecord['returns'][number]): Fields {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    totalQuantity: record.lines.reduce((sum, line) => sum + line.quantity, 0),
    createdAt: instant(record.createdAt),
    // Only a return that is open, or was, has one.
    reverseFulfillmentOrders: (args: PageArguments) =>
      listConnection(
        record.status === 'REQUESTED' ? [] : [{ id: reverseOrderId(record) }],
        ({ id }) => ({
          id,
          status: record.status === 'CLOSED' ? 'CLOSED' : 'OPEN',
          reverseDeliveries: (page: PageArguments) => listConnection(record.deliveries, deliveryView, page),
        }),
        args,
      ),
    returnLineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        ({ id, quantity, note, shipped }) => ({
          __typename: 'ReturnLineItem',
          id,
          quantity,
          returnReasonNote: note,
          customerNote: note,
          fulfillmentLineItem: {
            id: shipped.id,
            quantity: shipped.quantity,
            lineItem: { id: shipped.line.id },
          },
        }),
        args,
      ),
  }
}
