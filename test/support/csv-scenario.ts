import { type Random, seededRandom } from '../../shared/lib/random.ts'

export interface ScenarioSize {
  readonly orders: number
  readonly sites: number
  readonly skus: number
  readonly seed: number
}

/** Sites of the scenario in this order; more than these repeat them under other codes. */
const PLACES = [
  'LILLE,FR,59810,50.58,3.10,Europe/Paris',
  'LYON,FR,69800,45.70,4.94,Europe/Paris',
  'BORDEAUX,FR,33700,44.84,-0.65,Europe/Paris',
  'MADRID,ES,28906,40.31,-3.73,Europe/Madrid',
  'NANTES,FR,44800,47.22,-1.63,Europe/Paris',
  'MARSEILLE,FR,13015,43.36,5.36,Europe/Paris',
  'STRASBOURG,FR,67100,48.55,7.75,Europe/Paris',
  'BARCELONA,ES,08040,41.33,2.13,Europe/Madrid',
  'ORLEANS,FR,45140,47.93,1.85,Europe/Paris',
  'BRUXELLES,BE,1130,50.90,4.42,Europe/Brussels',
]

const SERVICES = [
  'nord,home,Nord Home,standard,30000,1500,5000,hazmat,,Mon-Sat,Mon-Sat',
  'sud,home,Sud Home,standard,20000,1200,,cold|hazmat,20000,Mon-Fri,Mon-Fri',
  'point,relay,Point Relay,relay,20000,1000,,fragile|cold,,Mon-Fri,Mon-Sat',
  'vite,next,Vite Next Day,express,30000,1500,5000,hazmat,,Mon-Sat,Mon-Sat',
  'lourd,freight,Lourd Freight,standard,200000,2600,4000,,,Mon-Fri,Mon-Fri',
]
const BRACKETS_G = [500, 1000, 2000, 5000, 10_000, 20_000, 30_000]
const COUNTRIES = ['FR', 'FR', 'FR', 'FR', 'FR', 'FR', 'ES', 'BE'] as const
const FLAGS = ['', '', '', '', 'fragile', 'cold', 'high-value', 'fragile|high-value']
const CHANNELS = ['shop', 'marketplace', 'outlet']
const LINE_COUNTS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4]

/** The files of a plausible merchant of any size, by name; the same seed gives the same bytes. */
export function csvScenario({ orders, sites, skus, seed }: ScenarioSize): Readonly<Record<string, string>> {
  const random = seededRandom(seed)
  const siteIds = Array.from({ length: sites }, (_, i) => siteId(i))
  const files = {
    'sites.csv': table(
      'site,name,country,postcode,latitude,longitude,time_zone,daily_capacity,cutoff,workdays,handling_cents_per_order,handling_cents_per_unit',
      siteIds.map((id, i) => {
        const [, country, postcode, latitude, longitude, zone] = placeOf(i)
        return `${id},${id},${country},${postcode},${latitude},${longitude},${zone},${orders},1${4 + (i % 3)}:00,Mon-Fri,${90 + 5 * i},${20 + i}`
      }),
    ),
    'products.csv': table(
      'sku,name,weight_g,length_mm,width_mm,height_mm,flags,price_cents',
      Array.from({ length: skus }, (_, i) => product(random, i)),
    ),
    'stock.csv': table('site,sku,on_hand,safety', stock(random, siteIds, skus, orders)),
    'services.csv': table(
      'carrier,service,name,level,max_weight_g,max_length_mm,volumetric_divisor,excluded_flags,daily_cap,pickup_days,delivery_days',
      SERVICES,
    ),
    'rates.csv': table(
      'carrier,service,origin_site,country,postcode_prefix,up_to_weight_g,price_cents,transit_days',
      rates(siteIds),
    ),
    'orders.csv': table(
      'order,channel,placed_at,country,postcode,city,latitude,longitude,service_level,customer_tier,tags,currency,ship_by,deliver_by,sku,quantity,unit_price_cents',
      Array.from({ length: orders }, (_, i) => order(random, i, skus)).flat(),
    ),
  }
  return files
}

function table(header: string, rows: readonly string[]): string {
  return `${header}\n${rows.join('\n')}\n`
}

function placeOf(i: number): string[] {
  return (PLACES[i % PLACES.length] ?? '').split(',')
}

function siteId(i: number): string {
  const name = placeOf(i)[0] ?? ''
  return i < PLACES.length ? name : `${name}-${Math.floor(i / PLACES.length) + 1}`
}

function sku(i: number): string {
  return `SKU-${String(i).padStart(5, '0')}`
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T
}

function product(random: Random, i: number): string {
  const weight = 80 + Math.floor(random() ** 3 * 9000)
  const side = () => 40 + Math.floor(random() * 300)
  return `${sku(i)},"Item ${i}, boxed",${weight},${side()},${side()},${side()},${pick(random, FLAGS)},${500 + Math.floor(random() * 9000)}`
}

/** Two units in stock for each that is likely ordered, at half of the sites. */
function stock(random: Random, siteIds: readonly string[], skus: number, orders: number): string[] {
  const perSite = Math.ceil((orders * 8) / (skus * siteIds.length))
  return siteIds.flatMap((site) =>
    Array.from({ length: skus }, (_, i) => i)
      .filter(() => random() < 0.5)
      .map((i) => `${site},${sku(i)},${1 + Math.floor(random() * 4 * perSite)},${random() < 0.2 ? 1 : 0}`),
  )
}

function rates(siteIds: readonly string[]): string[] {
  return SERVICES.flatMap((service, s) => {
    const [carrier, code] = service.split(',')
    return siteIds.flatMap((site, i) =>
      ['FR', 'ES', 'BE'].flatMap((country, c) => {
        const near = placeOf(i)[1] === country
        const prefixes = country === 'FR' ? ['', '20', '97'] : ['']
        return prefixes.flatMap((prefix) =>
          BRACKETS_G.map((upTo) => {
            const price = 350 + s * 110 + upTo * 0.06 + (near ? 0 : 250) + c * 40 + prefix.length * 300
            const transit = (service.includes('express') ? 1 : 2) + (near ? 0 : 2) + prefix.length
            return `${carrier},${code},${site},${country},${prefix},${upTo},${Math.round(price)},${transit}`
          }),
        )
      }),
    )
  })
}

/** Of one of 95 areas, as the country writes it; Corsica, which is apart, is left out. */
function postcodeIn(country: (typeof COUNTRIES)[number], area: number): string {
  if (country === 'BE') return `${Math.max(area, 10)}00`
  const department = country === 'ES' ? ((area - 1) % 34) + 1 : area === 20 ? 21 : area
  return `${String(department).padStart(2, '0')}000`
}

function order(random: Random, i: number, skus: number): string[] {
  const placed = new Date(Date.UTC(2026, 10, 23, 5, 0, 0) + Math.floor(random() * 8 * 3600) * 1000)
  const country = pick(random, COUNTRIES)
  const postcode = postcodeIn(country, Math.floor(random() * 95) + 1)
  const level = random() < 0.1 ? 'express' : random() < 0.2 ? 'relay' : 'standard'
  const deadline = random() < 0.2 ? '2026-11-30T23:59:00+01:00' : ''
  const shared = `O${i},${pick(random, CHANNELS)},${placed.toISOString()},${country},${postcode},,,,${level},${random() < 0.05 ? 'vip' : ''},,EUR,,${deadline}`
  const lines = Array.from(
    { length: pick(random, LINE_COUNTS) },
    () => `${shared},${sku(Math.floor(random() ** 2 * skus))},${1 + Math.floor(random() * 3)},1990`,
  )
  // A line that is there twice would be asked about.
  return [...new Set(lines)]
}
