import type { Store } from '../../main/app/ports/store.ts'
import type { CarrierService, Rate } from '../../shared/domain/carrier.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import type { Product } from '../../shared/domain/product.ts'
import type { Site } from '../../shared/domain/site.ts'
import { WORKSPACE } from '../../shared/domain/workspace.ts'
import type { Random } from '../../shared/lib/random.ts'
import { openOwnRanges } from '../support/carrier-accounts.ts'
import { between } from './streams.ts'

/** What some shops sell beside, of which nothing is sent. */
export const DIGITAL = 'SW-EBOOK'
export const DIGITAL_CENTS = 500
export const TIME_ZONE = 'Europe/Paris'
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

const SITES: readonly Site[] = [
  site('LILLE', 'Lille', '59000', 50.63, 3.06),
  site('LYON', 'Lyon', '69000', 45.76, 4.84),
  site('NANTES', 'Nantes', '44000', 47.22, -1.55),
]
export const SITE_IDS: readonly string[] = SITES.map(({ id }) => id)

/** A warehouse that works every day until 15:00. */
export function site(
  id: string,
  name: string,
  postcode: string,
  latitude: number,
  longitude: number,
  own: Partial<Site> = {},
): Site {
  return {
    id,
    name,
    country: 'FR',
    postcode,
    latitude,
    longitude,
    timeZone: TIME_ZONE,
    dailyCapacity: null,
    cutoff: 15 * 60,
    workdays: EVERY_DAY,
    closedOn: [],
    handlingCentsPerOrder: 120,
    handlingCentsPerUnit: 20,
    outage: null,
    ...own,
  }
}

/** Light parcels only, so that larger orders leave in several. */
const SERVICES: readonly CarrierService[] = (['standard', 'express', 'relay'] as const).map((level) => ({
  carrierId: 'colissimo',
  serviceId: level,
  name: `Colissimo ${level}`,
  level,
  maxWeightG: 3_500,
  maxLengthMm: null,
  volumetricDivisor: null,
  excludedFlags: [],
  dailyCap: null,
  pickupDays: EVERY_DAY,
  deliveryDays: EVERY_DAY,
}))

const RATES: readonly Rate[] = SERVICES.flatMap(({ carrierId, serviceId, level }) =>
  SITE_IDS.map((originSiteId, index) => ({
    carrierId,
    serviceId,
    originSiteId,
    country: 'FR',
    postcodePrefix: '',
    upToWeightG: 30_000,
    priceCents: 500 + 50 * index + (level === 'express' ? 400 : 0),
    transitDays: level === 'express' ? 1 : 2,
  })),
)

/** A merchant with three warehouses, and too little of everything for what will be ordered. */
export async function openMerchant(
  store: Store,
  random: Random,
  orders: number,
): Promise<{ readonly products: readonly Product[]; readonly unitsPerSku: number }> {
  const count = Math.min(60, Math.max(12, Math.round(orders / 60)))
  const products = Array.from({ length: count }, (_, index): Product => {
    const sku = `SW-${String(index + 1).padStart(3, '0')}`
    return {
      sku,
      name: `Article ${index + 1}`,
      category: null,
      barcode: null,
      weightG: between(random, 2, 20) * 100,
      dimensions: { lengthMm: 200, widthMm: 100, heightMm: 80 },
      flags: [],
      priceCents: 1990,
    }
  })
  const unitsPerSku = Math.ceil((orders * 2.2) / count)
  const levels = products.flatMap(({ sku }) =>
    SITE_IDS.filter(() => random() < 0.8).map((siteId) => ({
      siteId,
      sku,
      onHand: between(random, 0, Math.ceil(unitsPerSku * 0.5)),
      safety: random() < 0.2 ? 1 : 0,
    })),
  )
  await store.write(async (tx) => {
    await tx.sites.put(SITES)
    await tx.products.put(products)
    await tx.carriers.putServices(SERVICES)
    await openOwnRanges(tx, SERVICES)
    await tx.carriers.replaceRates(RATES)
    await tx.stock.putLevels(levels)
    await tx.settings.put(POLICY, { ...POLICY.defaults, maxFulfillments: 3 })
    await tx.settings.put(WORKSPACE, {
      ...WORKSPACE.defaults,
      merchantName: 'Maison Aubrac',
      timeZone: TIME_ZONE,
      autoReleaseMinutes: 10,
    })
  })
  return { products, unitsPerSku }
}
