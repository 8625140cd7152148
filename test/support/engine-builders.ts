import type { World } from '../../main/engine/world.ts'
import type { Order, OrderLine } from '../../shared/domain/order.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import type { Product } from '../../shared/domain/product.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import { aRate, aService, aSite } from './carrier-builders.ts'

/** Monday 2026-11-23, 10:00 in Paris. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 9, 0)

export function aProduct(sku: string, changes: Partial<Product> = {}): Product {
  return {
    sku,
    name: sku,
    category: null,
    barcode: null,
    weightG: 500,
    dimensions: { lengthMm: 200, widthMm: 100, heightMm: 50 },
    flags: [],
    priceCents: 2_000,
    ...changes,
  }
}

/** Order lines as {sku: quantity}. */
export function lines(wanted: Readonly<Record<string, number>>): OrderLine[] {
  return Object.entries(wanted).map(([sku, quantity], i) => ({
    id: String(i + 1),
    sku,
    quantity,
    unitPriceCents: 2_000,
  }))
}

/** An order of the web shop for one unit of A, to Lille, placed at 09:30. */
export function anOrder(changes: Partial<Order> = {}): Order {
  const id = changes.id ?? 'O-1'
  return {
    id,
    channelId: 'shop',
    externalId: id,
    reference: `#${id}`,
    placedAt: MONDAY_MORNING - 30 * 60_000,
    destination: {
      name: 'Jeanne Martin',
      company: null,
      street: ['1 rue de la Gare'],
      postcode: '59000',
      city: 'Lille',
      country: 'FR',
      phone: null,
      email: null,
      latitude: 50.63,
      longitude: 3.06,
    },
    serviceLevel: 'standard',
    customerTier: '',
    tags: [],
    currency: 'EUR',
    shipBy: null,
    deliverBy: null,
    lines: lines({ A: 1 }),
    ...changes,
  }
}

/** Stock as {site: {sku: units}}, nothing reserved, no safety. */
export function stockOf(units: Readonly<Record<string, Readonly<Record<string, number>>>>): StockLevel[] {
  return Object.entries(units).flatMap(([siteId, levels]) =>
    Object.entries(levels).map(([sku, onHand]) => ({ siteId, sku, onHand, reserved: 0, safety: 0 })),
  )
}

export const LILLE = aSite()
export const LYON = aSite({ id: 'LYON', name: 'Lyon', postcode: '69000', latitude: 45.76, longitude: 4.84 })
export const BORDEAUX = aSite({
  id: 'BORDEAUX',
  name: 'Bordeaux',
  postcode: '33000',
  latitude: 44.84,
  longitude: -0.58,
})

/** Three like sites, products A to D, one service: 5.00 from Lille, 5.50 from Lyon, 6.00 from Bordeaux. */
export function aWorld(changes: Partial<World> = {}): World {
  return {
    timeZone: 'Europe/Paris',
    policy: POLICY.defaults,
    sites: [LILLE, LYON, BORDEAUX],
    products: [aProduct('A'), aProduct('B'), aProduct('C'), aProduct('D')],
    stock: [],
    reserves: [],
    channelPriority: new Map([['shop', 0]]),
    services: [aService()],
    rates: [
      aRate({ originSiteId: 'LILLE' }),
      aRate({ originSiteId: 'LYON', priceCents: 550 }),
      aRate({ originSiteId: 'BORDEAUX', priceCents: 600 }),
    ],
    suspensions: [],
    siteLoad: [],
    serviceLoad: [],
    surcharges: [],
    holidays: [],
    currency: 'EUR',
    exchangeRates: [],
    shadowPrices: new Map(),
    ...changes,
  }
}
