import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { PlaceFinder } from '../services/place-finder.ts'

export interface Basket {
  readonly channelId: string
  readonly country: string
  readonly postcode: string
  readonly serviceLevel: ServiceLevel
  readonly lines: readonly { sku: string; quantity: number }[]
}

/** The order that a basket would become if it were placed `now`, to nobody in particular at its postcode. */
export function basketOrder(
  basket: Basket,
  products: readonly Pick<Product, 'sku' | 'priceCents'>[],
  findPlace: PlaceFinder,
  now: EpochMs,
  currency: string,
): Order {
  const prices = new Map(products.map(({ sku, priceCents }) => [sku, priceCents]))
  const place = findPlace(basket.country, basket.postcode)
  return {
    id: 'quote',
    channelId: basket.channelId,
    externalId: 'quote',
    reference: 'quote',
    placedAt: now,
    destination: {
      name: '',
      company: null,
      street: [],
      postcode: basket.postcode,
      city: '',
      country: basket.country,
      phone: null,
      email: null,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
    },
    serviceLevel: basket.serviceLevel,
    customerTier: '',
    tags: [],
    currency,
    shipBy: null,
    deliverBy: null,
    lines: basket.lines.map(({ sku, quantity }, i) => ({
      id: String(i + 1),
      sku,
      quantity,
      unitPriceCents: prices.get(sku) ?? 0,
    })),
  }
}
