import type { PrinterConfig } from '../../../main/app/ports/printing.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import { storePrinters } from '../../../main/app/printers/printer-settings.ts'
import type { CarrierService, Rate } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { EVERY_DAY, site, TIME_ZONE } from '../merchant.ts'
import { between, pick } from '../streams.ts'
import type { SimulatedCarrier } from './carriers.ts'

const SENDER = {
  company: 'Comptoir du Nord',
  name: 'Expedition',
  street: ['4 quai du Wault'],
  phone: '0320000000',
  email: 'expedition@example.com',
}
const IN_GERMANY = { country: 'DE', timeZone: 'Europe/Berlin' }

/** Two or more in each country, so that an order can go to another. */
export const SITES: readonly Site[] = [
  site('LILLE', 'Lille', '59000', 50.63, 3.06, { sender: { ...SENDER, city: 'Lille' } }),
  site('LYON', 'Lyon', '69000', 45.76, 4.84, { sender: { ...SENDER, city: 'Lyon' } }),
  site('NANTES', 'Nantes', '44000', 47.22, -1.55, { sender: { ...SENDER, city: 'Nantes' } }),
  site('HAMBURG', 'Hamburg', '20457', 53.54, 9.99, {
    ...IN_GERMANY,
    sender: { ...SENDER, street: ['Hafenstr. 4'], city: 'Hamburg' },
  }),
  site('BERLIN', 'Berlin', '10115', 52.53, 13.38, {
    ...IN_GERMANY,
    sender: { ...SENDER, street: ['Lilienstr. 7'], city: 'Berlin' },
  }),
]

const SHOP = 'shop'
const PRODUCTS = 20
/** Weights up to which a carrier asks the same price. */
const BRACKETS = [1000, 2500, 10_000]
/** Light ones, so that larger orders leave in several parcels. */
const HEAVIEST_G = 3500

function servicesOf({ account }: SimulatedCarrier): CarrierService[] {
  return account.products.map(({ serviceId }) => ({
    carrierId: account.carrierId,
    serviceId,
    name: `${account.name} ${serviceId}`,
    level: serviceId === 'relay' ? 'relay' : 'standard',
    maxWeightG: HEAVIEST_G,
    maxLengthMm: null,
    volumetricDivisor: null,
    excludedFlags: [],
    dailyCap: null,
    pickupDays: EVERY_DAY,
    deliveryDays: EVERY_DAY,
  }))
}

function ratesOf({ kind, account }: SimulatedCarrier): Rate[] {
  const isGerman = kind === 'dhl-parcel-de'
  return SITES.filter(({ country }) => (country === 'DE') === isGerman).flatMap(({ id }, index) =>
    account.products.flatMap(({ serviceId }) =>
      BRACKETS.map((upToWeightG, bracket) => ({
        carrierId: account.carrierId,
        serviceId,
        originSiteId: id,
        country: isGerman ? 'DE' : 'FR',
        postcodePrefix: '',
        upToWeightG,
        priceCents: 500 + 100 * bracket + 30 * index,
        transitDays: 2,
      })),
    ),
  )
}

/** A merchant with an account at every carrier, and enough of everything. */
export async function openLabelMerchant(
  store: Store,
  carriers: readonly SimulatedCarrier[],
  printers: readonly PrinterConfig[],
): Promise<void> {
  const products = Array.from({ length: PRODUCTS }, (_, index): Product => {
    const sku = skuOf(index)
    return {
      sku,
      name: sku,
      category: null,
      barcode: null,
      weightG: 200 + 80 * index,
      dimensions: { lengthMm: 200, widthMm: 100, heightMm: 50 },
      flags: [],
      priceCents: 1990,
    }
  })
  await store.write(async (tx) => {
    await tx.channels.put({
      id: SHOP,
      name: 'Shop',
      // It shows customers the labels of what they send back.
      kind: 'shopify',
      url: 'https://shop.example',
      buffer: 0,
      priority: 0,
      paused: false,
      sandbox: true,
    })
    await tx.sites.put(SITES)
    await tx.products.put(products)
    await tx.carriers.putServices(carriers.flatMap(servicesOf))
    await tx.carriers.replaceRates(carriers.flatMap(ratesOf))
    for (const { account } of carriers) await tx.carrierAccounts.put(account)
    await tx.numberRanges.put({
      id: 'range',
      accountId: 'own-range',
      scheme: { kind: 'sscc', extensionDigit: '3', companyPrefix: '7612345' },
      first: 0,
      last: 999_999,
      next: 0,
      owner: null,
    })
    await tx.stock.putLevels(
      products.flatMap(({ sku }) => SITES.map(({ id }) => ({ siteId: id, sku, onHand: 100_000, safety: 0 }))),
    )
    await storePrinters(tx, printers)
    await tx.settings.put(POLICY, { ...POLICY.defaults, maxFulfillments: 3 })
    await tx.settings.put(WORKSPACE, {
      ...WORKSPACE.defaults,
      merchantName: 'Comptoir du Nord',
      timeZone: TIME_ZONE,
      autoReleaseMinutes: 5,
      labelsAheadCents: 5_000_000,
    })
  })
}

const skuOf = (index: number): string => `SW-${String(index + 1).padStart(3, '0')}`

/** What no carrier delivers to. */
const NOWHERE = '75999'

/** The `n`-th order, by a carrier that is drawn; now and then to an address that no carrier knows. */
export function anOrderBy(random: Random, n: number, now: EpochMs, carrier: SimulatedCarrier): Order {
  const id = `L-${n}`
  const isGerman = carrier.kind === 'dhl-parcel-de'
  const toPoint = carrier.points.length > 0 && random() < 0.35
  const isNowhere = !isGerman && !toPoint && random() < 0.02
  const lines = Array.from({ length: random() < 0.8 ? 1 : 3 }, (_, index) => ({
    id: String(index + 1),
    sku: skuOf(between(random, 0, PRODUCTS - 1)),
    quantity: random() < 0.8 ? 1 : between(random, 2, 4),
    unitPriceCents: 1990,
  }))
  return {
    id,
    channelId: SHOP,
    externalId: id,
    reference: `#${id}`,
    placedAt: now,
    destination: {
      // The carriers are told of each order by a name that no other has.
      name: `Zoe ${nameOf(n)}`,
      company: null,
      street: [isGerman ? 'Lilienstr. 12' : '12 rue des Lilas'],
      postcode: isGerman ? '10115' : isNowhere ? NOWHERE : '75011',
      city: isGerman ? 'Berlin' : 'Paris',
      country: isGerman ? 'DE' : 'FR',
      phone: isGerman ? '0170 1234567' : '06 12 34 56 78',
      email: 'zoe@example.com',
      latitude: isGerman ? 52.53 : 48.86,
      longitude: isGerman ? 13.38 : 2.37,
    },
    serviceLevel: toPoint ? 'relay' : 'standard',
    customerTier: '',
    tags: [],
    currency: 'EUR',
    shipBy: null,
    deliverBy: null,
    requests: {
      service: `${carrier.account.carrierId}/${toPoint ? 'relay' : 'home'}`,
      ...(toPoint && { pickupPoint: { id: pick(random, carrier.points), name: 'Point' } }),
    },
    lines,
  }
}

const NAME_LETTERS = 5

/** A surname that stands for `n`, in letters alone. */
export function nameOf(n: number): string {
  let rest = n
  let letters = ''
  for (let at = 0; at < NAME_LETTERS; at += 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26)
  }
  return `Qx${letters.toLowerCase()}`
}

/** The order that a carrier was told of; null = none of ours. */
export function orderTold(told: string): string | null {
  const letters = /\bqx([a-z]{5})\b/i.exec(told)?.[1]?.toLowerCase()
  if (letters === undefined) return null
  let n = 0
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 97
  return `L-${n}`
}
