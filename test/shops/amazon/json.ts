import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { type ItemRecord, kept, type ListingRecord, type OrderRecord, shipped, statusOf } from './records.ts'

/** Records as the Selling Partner API shows them: amounts as decimal text, optional parts only when asked for. */

export const time = (at: EpochMs): string => `${new Date(at).toISOString().slice(0, 19)}Z`

const SERVICE: Readonly<Record<string, string>> = {
  standard: 'STANDARD',
  chronopost: 'NEXT_DAY',
  express: 'NEXT_DAY',
}

export function orderJson(
  order: OrderRecord,
  marketplaceId: string,
  currency: string,
  included: readonly string[],
): object {
  const { basket } = order
  const money = (cents: number) => ({ amount: (cents / 100).toFixed(2), currencyCode: currency })
  const part = (name: string, value: object): object => (included.includes(name) ? value : {})
  return {
    orderId: order.id,
    createdTime: time(order.createdAt),
    lastUpdatedTime: time(order.updatedAt),
    programs: basket.customer.tier === null ? [] : ['PRIME'],
    salesChannel: { channelName: 'AMAZON', marketplaceId, marketplaceName: 'Amazon.fr' },
    ...part('BUYER', {
      buyer: {
        buyerName: `${basket.customer.firstName} ${basket.customer.lastName}`,
        buyerEmail: basket.customer.email,
      },
    }),
    ...(order.isPending ? {} : part('RECIPIENT', { recipient: { deliveryAddress: addressJson(order) } })),
    ...part('FULFILLMENT', {
      fulfillment: {
        fulfillmentStatus: statusOf(order),
        fulfilledBy: 'MERCHANT',
        fulfillmentServiceLevel: SERVICE[basket.shipping.code] ?? 'STANDARD',
        shipByWindow: {
          earliestDateTime: time(order.createdAt),
          latestDateTime: time(order.createdAt + 2 * DAY_MS),
        },
        deliverByWindow: {
          earliestDateTime: time(order.createdAt + 2 * DAY_MS),
          latestDateTime: time(order.createdAt + 5 * DAY_MS),
        },
      },
    }),
    ...part('PROCEEDS', {
      proceeds: {
        grandTotal: money(order.items.reduce((sum, item) => sum + priceOf(item), basket.shipping.cents)),
      },
    }),
    orderItems: order.items.map((item, index) => ({
      orderItemId: item.id,
      quantityOrdered: item.ordered,
      product: {
        asin: item.listing.asin,
        title: item.listing.title,
        sellerSku: item.listing.sku,
        price: {
          unitPrice: order.isSpoilt
            ? { amount: 'n/a', currencyCode: currency }
            : money(item.listing.priceCents),
        },
      },
      ...part('PROCEEDS', {
        proceeds: {
          proceedsTotal: money(priceOf(item) + (index === 0 ? basket.shipping.cents : 0)),
          breakdowns: [
            { type: 'ITEM', subtotal: money(priceOf(item)) },
            { type: 'SHIPPING', subtotal: money(index === 0 ? basket.shipping.cents : 0) },
          ],
        },
      }),
      ...(order.isCancelRequested
        ? part('CANCELLATION', {
            cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'No longer needed' } },
          })
        : {}),
      ...part('FULFILLMENT', {
        fulfillment: {
          quantityFulfilled: shipped(order, item),
          quantityUnfulfilled: order.isCancelled ? 0 : kept(item) - shipped(order, item),
          ...(basket.tags.includes('gift') ? { packing: { giftOption: { giftWrapLevel: 'Classic' } } } : {}),
        },
      }),
    })),
    ...part('PACKAGES', {
      packages: [...order.packages.values()].map((entry) => ({
        packageReferenceId: entry.reference,
        createdTime: time(order.updatedAt),
        packageStatus: { status: 'SHIPPED' },
        carrier: entry.carrier,
        shipTime: entry.shipTime,
        trackingNumber: entry.trackingNumber,
        packageItems: entry.items.map(({ item, quantity }) => ({ orderItemId: item.id, quantity })),
      })),
    }),
  }
}

function priceOf({ ordered, listing }: ItemRecord): number {
  return ordered * listing.priceCents
}

function addressJson({ basket }: OrderRecord): object {
  const { customer, shipTo } = basket
  return {
    name: `${customer.firstName} ${customer.lastName}`,
    ...(shipTo.company === null ? {} : { companyName: shipTo.company }),
    addressLine1: shipTo.street,
    ...(shipTo.extra === null ? {} : { addressLine2: shipTo.extra }),
    city: shipTo.city,
    postalCode: shipTo.postcode,
    countryCode: shipTo.country,
    ...(customer.phone === null ? {} : { phone: customer.phone }),
    addressType: 'RESIDENTIAL',
  }
}

export function listingJson(listing: ListingRecord, marketplaceId: string, quantity: number): object {
  return {
    sku: listing.sku,
    summaries: [
      {
        marketplaceId,
        asin: listing.asin,
        productType: 'HOME',
        conditionType: 'new_new',
        status: ['BUYABLE', 'DISCOVERABLE'],
        itemName: listing.title,
        ...(listing.picture === null
          ? {}
          : { mainImage: { link: listing.picture, height: 500, width: 500 } }),
        createdDate: time(listing.changedAt),
        lastUpdatedDate: time(listing.changedAt),
      },
    ],
    ...(listing.customs === undefined
      ? {}
      : {
          attributes: {
            item_name: [{ value: listing.title, language_tag: 'en_US', marketplace_id: marketplaceId }],
            customs_tariff_number: [{ value: listing.customs.hsCode, marketplace_id: marketplaceId }],
            country_of_origin: [{ value: listing.customs.originCountry, marketplace_id: marketplaceId }],
            item_weight: [{ unit: 'grams', value: 750, marketplace_id: marketplaceId }],
          },
        }),
    fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity }],
  }
}
