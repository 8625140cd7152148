import type { Basket, ProductForSale } from '../../../main/demo/channel-server/storefront.ts'

export function productForSale(sku: string, stock: number): ProductForSale {
  return { sku, title: `Product ${sku}`, priceCents: 1990, weightG: 750, stock }
}

export function basket(lines: Readonly<Record<string, number>>, over: Partial<Basket> = {}): Basket {
  return {
    customer: {
      firstName: 'Camille',
      lastName: 'Moreau',
      email: 'camille@example.org',
      phone: '+33612345678',
      tier: null,
    },
    shipTo: {
      company: null,
      street: '12 rue Nationale',
      extra: null,
      postcode: '59800',
      city: 'Lille',
      country: 'FR',
    },
    lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })),
    shipping: { code: 'standard', title: 'Standard', cents: 490 },
    tags: [],
    note: null,
    ...over,
  }
}
