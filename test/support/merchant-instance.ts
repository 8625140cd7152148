import type { World } from '../../main/engine/world.ts'
import type { CarrierService, Rate } from '../../shared/domain/carrier.ts'
import type { Order } from '../../shared/domain/order.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import type { Product } from '../../shared/domain/product.ts'
import type { Site } from '../../shared/domain/site.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import { HOUR_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { MONDAY_MORNING } from './engine-builders.ts'

/**
 * A random merchant: sites and destinations on a square of 100 x 100, rate cards by distance zone and weight,
 * Zipf demand, stock as a multiple of demand. The shape of it is that of the sourcing benchmark.
 */
export interface MerchantOptions {
  readonly sites: number
  readonly skus: number
  readonly orders: number
  /** Units in stock over units wanted. */
  readonly scarcity: number
  /** Absent: six, one express and one relay among them. */
  readonly services?: number
  /** Rate cards have a price for each of so many times so many areas; absent: 10. */
  readonly cells?: number
}

const CELLS = 10

/**
 * The first digits of French postcodes for each of the cells, three or where there are many four; none lies apart from
 * the mainland.
 */
function areaOf(cell: number, cells: number): string {
  return String(cells > CELLS ? 3_000 + cell : 300 + cell)
}
const BREAKS_G = [250, 500, 750, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 31_500]
const LINE_COUNTS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6]
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const CARRIERS = ['colissimo', 'chronopost', 'dhl', 'ups', 'mondial', 'gls']
const CHANNELS = ['shop', 'outlet', 'amazon', 'mirakl']

export function merchantInstance(
  random: Random,
  options: MerchantOptions,
): { world: World; orders: readonly Order[] } {
  const sites = Array.from({ length: options.sites }, (_, i) => site(random, i))
  const { cells = CELLS } = options
  const services = Array.from({ length: options.services ?? CARRIERS.length }, (_, i) =>
    service(CARRIERS[i] ?? `carrier-${i}`, i % CARRIERS.length),
  )
  const products = Array.from({ length: options.skus }, (_, i) => product(random, i))
  const draw = zipf(options.skus, 0.8)
  const demand = new Map<string, number>()
  const orders = Array.from({ length: options.orders }, (_, i) =>
    order(random, i, draw, products, demand, cells),
  )
  return {
    orders,
    world: {
      timeZone: 'Europe/Paris',
      policy: { ...POLICY.defaults, maxFulfillments: 3, splitPenaltyCents: 0, partial: 'allow' },
      sites,
      products,
      stock: stock(random, sites, products, demand, options.scarcity),
      reserves: [],
      channelPriority: new Map(CHANNELS.map((channel, i) => [channel, i * 10])),
      services,
      rates: rates(random, sites, services, cells),
      suspensions: [],
      siteLoad: [],
      serviceLoad: [],
      surcharges: [],
      holidays: [],
      currency: 'EUR',
      exchangeRates: [],
      shadowPrices: new Map(),
    },
  }
}

/** Coordinates of the square as degrees around the middle of France. */
function place(x: number, y: number): { latitude: number; longitude: number } {
  return { latitude: 42 + y / 11, longitude: -4 + x / 8 }
}

function site(random: Random, i: number): Site & { x: number; y: number } {
  const x = random() * 100
  const y = random() * 100
  return {
    id: `S${i}`,
    name: `Site ${i}`,
    country: 'FR',
    postcode: '75000',
    ...place(x, y),
    x,
    y,
    timeZone: 'Europe/Paris',
    dailyCapacity: null,
    cutoff: 16 * 60,
    workdays: EVERY_DAY,
    closedOn: [],
    handlingCentsPerOrder: 250,
    handlingCentsPerUnit: 20 + Math.floor(random() * 41),
    outage: null,
  }
}

function service(carrierId: string, i: number): CarrierService {
  return {
    carrierId,
    serviceId: 'home',
    name: carrierId,
    level: i === 1 ? 'express' : i === 4 ? 'relay' : 'standard',
    maxWeightG: null,
    maxLengthMm: null,
    volumetricDivisor: i === 2 ? 5_000 : null,
    excludedFlags: i === 3 ? ['hazmat'] : [],
    dailyCap: null,
    pickupDays: EVERY_DAY,
    deliveryDays: EVERY_DAY,
  }
}

function product(random: Random, i: number): Product {
  return {
    sku: `SKU-${i}`,
    name: `Product ${i}`,
    category: `cat-${i % 12}`,
    barcode: null,
    weightG: Math.round(150 + 1_350 * random()),
    dimensions: {
      lengthMm: 100 + Math.floor(random() * 300),
      widthMm: 100 + Math.floor(random() * 150),
      heightMm: 20 + Math.floor(random() * 100),
    },
    flags: random() < 0.1 ? ['fragile'] : random() < 0.03 ? ['hazmat'] : [],
    priceCents: 1_000 + Math.floor(random() * 9_000),
  }
}

function order(
  random: Random,
  i: number,
  draw: (random: Random) => number,
  products: readonly Product[],
  demand: Map<string, number>,
  cells: number,
): Order {
  const x = random() * 100
  const y = random() * 100
  const wanted = new Map<string, number>()
  const count = LINE_COUNTS[Math.floor(random() * LINE_COUNTS.length)] as number
  const prices = new Map<string, number>()
  while (wanted.size < count) {
    const { sku, priceCents } = products[draw(random)] as Product
    if (wanted.has(sku)) continue
    const quantity = 1 + Math.floor(random() * 3)
    wanted.set(sku, quantity)
    prices.set(sku, priceCents)
    demand.set(sku, (demand.get(sku) ?? 0) + quantity)
  }
  const level = random()
  const cell = Math.floor(y / (100 / cells)) * cells + Math.floor(x / (100 / cells))
  return {
    id: `O-${i}`,
    channelId: CHANNELS[Math.floor(random() * CHANNELS.length)] as string,
    externalId: `E-${i}`,
    reference: `#${i}`,
    placedAt: MONDAY_MORNING - Math.floor(random() * 48 * HOUR_MS),
    destination: {
      name: 'N',
      company: null,
      street: ['1 rue'],
      postcode: postcodeIn(areaOf(cell, cells), random),
      city: 'C',
      country: 'FR',
      phone: null,
      email: null,
      ...place(x, y),
    },
    serviceLevel: level < 0.78 ? 'standard' : level < 0.94 ? 'express' : 'relay',
    customerTier: random() < 0.05 ? 'vip' : '',
    tags: random() < 0.2 ? ['gift'] : [],
    currency: 'EUR',
    shipBy: random() < 0.1 ? MONDAY_MORNING + 24 * HOUR_MS : null,
    deliverBy: null,
    lines: [...wanted].map(([sku, quantity], n) => ({
      id: `${n + 1}`,
      sku,
      quantity,
      unitPriceCents: prices.get(sku) ?? 1_000,
    })),
  }
}

function postcodeIn(area: string, random: Random): string {
  const rest = 5 - area.length
  return `${area}${String(Math.floor(random() * 10 ** rest)).padStart(rest, '0')}`
}

function stock(
  random: Random,
  sites: readonly Site[],
  products: readonly Product[],
  demand: ReadonlyMap<string, number>,
  scarcity: number,
): StockLevel[] {
  const levels: StockLevel[] = []
  for (const { sku } of products) {
    const carrying = sites.filter(() => random() < 0.5)
    const at = carrying.length === 0 ? [sites[0] as Site] : carrying
    const units = Math.ceil(scarcity * (demand.get(sku) ?? 0))
    at.forEach((one, i) => {
      const onHand = Math.floor(units / at.length) + (i < units % at.length ? 1 : 0)
      levels.push({ siteId: one.id, sku, onHand, reserved: 0, safety: 0 })
    })
  }
  return levels
}

function rates(
  random: Random,
  sites: readonly (Site & { x: number; y: number })[],
  services: readonly CarrierService[],
  cells: number,
): Rate[] {
  const all: Rate[] = []
  for (const own of sites) {
    for (const { carrierId, serviceId, level } of services) {
      if (level === 'standard' && random() < 0.25) continue
      const base = (level === 'express' ? 700 : level === 'relay' ? 250 : 320) + random() * 150
      const perZone = 18 + random() * 22
      const perKg = 30 + random() * 40
      for (let cell = 0; cell < cells * cells; cell++) {
        const x = ((cell % cells) + 0.5) * (100 / cells)
        const y = (Math.floor(cell / cells) + 0.5) * (100 / cells)
        const zone = Math.min(8, 1 + Math.floor(Math.hypot(x - own.x, y - own.y) / 14))
        for (const upToWeightG of BREAKS_G) {
          const kg = upToWeightG / 1000
          all.push({
            carrierId,
            serviceId,
            originSiteId: own.id,
            country: 'FR',
            postcodePrefix: areaOf(cell, cells),
            upToWeightG,
            priceCents: Math.round(base + perZone * zone + perKg * kg * (1 + 0.08 * zone)),
            transitDays: level === 'express' ? 1 : 1 + Math.ceil(zone / 3),
          })
        }
      }
    }
  }
  return all
}

/** Positions drawn with a weight of 1 / rank^exponent. */
function zipf(count: number, exponent: number): (random: Random) => number {
  const cumulative: number[] = []
  let total = 0
  for (let i = 0; i < count; i++) {
    total += 1 / (i + 1) ** exponent
    cumulative.push(total)
  }
  return (random) => {
    const at = random() * total
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cumulative[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}
