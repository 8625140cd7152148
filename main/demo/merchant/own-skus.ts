import type { SkuMapping } from '../../../shared/domain/channel-mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Basket, Storefront } from '../channel-server/storefront.ts'

/**
 * What Tienda sells under SKUs of its own, as shops do that were there before the warehouse's software: one pack
 * that is mapped, and three articles that nobody here has explained yet.
 */
export const OWN_SKUS_CHANNEL = 'tienda'

interface OwnSku {
  readonly sku: string
  readonly of: string
  readonly units: number
  readonly isMapped: boolean
}

const OWN_SKUS: readonly OwnSku[] = [
  { sku: 'PACK2-TEI-104', of: 'TEI-104', units: 2, isMapped: true },
  { sku: 'TEI106', of: 'TEI-106', units: 1, isMapped: false },
  { sku: 'TEI106-X2', of: 'TEI-106', units: 2, isMapped: false },
  { sku: 'ES-0042', of: 'TEI-103', units: 1, isMapped: false },
]
/** Orders of these articles that the demo begins with. */
const BASKETS: readonly Basket['lines'][] = [
  [{ sku: 'PACK2-TEI-104', quantity: 1 }],
  [{ sku: 'TEI106', quantity: 1 }],
  [{ sku: 'TEI106', quantity: 2 }],
  [{ sku: 'TEI106-X2', quantity: 1 }],
  [
    { sku: 'ES-0042', quantity: 1 },
    { sku: 'TEI-101', quantity: 1 },
  ],
]
export const OWN_SKU_ORDERS = BASKETS.length
/** As the shop's staff typed it in. */
const STOCK = 8

/** Those of its SKUs that are explained from the beginning. */
export function ownSkuMappings(): SkuMapping[] {
  return OWN_SKUS.filter(({ isMapped }) => isMapped).map(({ sku, of, units }) => ({
    channelId: OWN_SKUS_CHANNEL,
    channelSku: sku,
    sku: of,
    units,
  }))
}

export function listOwnSkus(shop: Storefront, products: readonly Product[]): void {
  for (const { sku, of, units } of OWN_SKUS) {
    const product = products.find((each) => each.sku === of)
    if (product === undefined) continue
    shop.addProduct({
      sku,
      title: units === 1 ? product.name : `${product.name}, lot de ${units}`,
      priceCents: product.priceCents * units,
      weightG: product.weightG * units,
      stock: STOCK,
    })
  }
}

export function orderOwnSkus(shop: Storefront): void {
  for (const lines of BASKETS) shop.checkout({ ...CUSTOMER, lines })
}

const CUSTOMER: Omit<Basket, 'lines'> = {
  customer: {
    firstName: 'Lucía',
    lastName: 'Ferrer',
    email: 'lucia.ferrer@example.es',
    phone: null,
    tier: null,
  },
  shipTo: {
    company: null,
    street: 'Calle Mayor 14',
    extra: null,
    postcode: '28013',
    city: 'Madrid',
    country: 'ES',
  },
  shipping: { code: 'standard', title: 'Envío estándar', cents: 690 },
  tags: [],
  note: null,
}
