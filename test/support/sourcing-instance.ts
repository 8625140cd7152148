import type { DemandClass, Network } from '../../main/engine/optimise/demand.ts'
import type { Random } from '../../shared/lib/random.ts'

export interface SourcingOptions {
  readonly sites: number
  readonly skus: number
  readonly orders: number
  /** Units in stock over units wanted. */
  readonly scarcity: number
}

const BREAKS_KG = [0.25, 0.5, 0.75, 1, 2, 3, 5, 7.5, 10, 15, 20, 31.5]
const LINE_COUNTS = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6]
const SERVICES = 6
const UNFILLED_LINE = 2_500
const PER_SITE = 250

interface Service {
  readonly base: number
  readonly perZone: number
  readonly perKg: number
  readonly days: number
}

interface Place {
  readonly x: number
  readonly y: number
}

/**
 * Random orders against random sites: the sourcing benchmark. Cost in cents = per site used, the cheapest
 * eligible rate + 250 + 20 to 60 a unit; 2,500 for every line left unfilled. No limit on the sites of an order.
 */
export function sourcingInstance(
  random: Random,
  { sites, skus, orders, scarcity }: SourcingOptions,
): Network {
  const services = Array.from(
    { length: SERVICES },
    (_, i): Service => ({
      base: 250 + random() * 300 + (i > 3 ? 250 : 0),
      perZone: 15 + random() * 35,
      perKg: 30 + random() * 50,
      days: i > 4 ? 1 : i > 3 ? 2 : 3 + i,
    }),
  )
  const places = Array.from({ length: sites }, () => ({
    x: random() * 100,
    y: random() * 100,
    perUnit: 20 + Math.floor(random() * 41),
    services: sample(random, services, 3 + Math.floor(random() * 4)),
  }))
  const weights = Array.from({ length: skus }, () => 0.15 + 1.35 * random())
  const popularity = cumulative(Array.from({ length: skus }, (_, i) => 1 / (i + 1) ** 0.8))
  const demand = new Array<number>(skus).fill(0)
  const classes = Array.from({ length: orders }, (): DemandClass => {
    const to = { x: random() * 100, y: random() * 100 }
    const level = random()
    const days = level < 0.78 ? 6 : level < 0.94 ? 2 : 1
    const wanted = new Set<number>()
    const lines = LINE_COUNTS[Math.floor(random() * LINE_COUNTS.length)] as number
    while (wanted.size < Math.min(lines, skus)) wanted.add(draw(random, popularity))
    const own = [...wanted]
    const units = own.map(() => 1 + Math.floor(random() * 3))
    own.forEach((sku, line) => {
      demand[sku] = (demand[sku] as number) + (units[line] as number)
    })
    const kg = own.map((sku, line) => (weights[sku] as number) * (units[line] as number))
    const cost = new Float64Array(sites << own.length).fill(Number.POSITIVE_INFINITY)
    places.forEach((place, site) => {
      for (let mask = 1; mask < 1 << own.length; mask++) {
        const rate = cheapestRate(place, to, sumOf(kg, mask), days)
        cost[(site << own.length) | mask] = rate + PER_SITE + place.perUnit * sumOf(units, mask)
      }
    })
    const unfilled = Float64Array.from(
      { length: 1 << own.length },
      (_, mask) =>
        UNFILLED_LINE *
        sumOf(
          own.map(() => 1),
          mask,
        ),
    )
    return { expected: 1, skus: own, units, cost, unfilled }
  })
  return {
    siteCount: sites,
    maxSites: sites,
    splitPenalty: 0,
    grows: true,
    classes,
    stock: stockFor(random, demand, sites, scarcity),
  }
}

function cheapestRate(
  place: Place & { services: readonly Service[] },
  to: Place,
  kg: number,
  days: number,
): number {
  const zone = Math.min(8, 1 + Math.floor(Math.hypot(place.x - to.x, place.y - to.y) / 14))
  const bracket = BREAKS_KG.find((upTo) => upTo >= kg)
  if (bracket === undefined) return Number.POSITIVE_INFINITY
  let cheapest = Number.POSITIVE_INFINITY
  for (const service of place.services) {
    if (service.days > days) continue
    const rate = Math.round(
      service.base + service.perZone * zone + service.perKg * bracket * (1 + 0.08 * zone),
    )
    cheapest = Math.min(cheapest, rate)
  }
  return cheapest
}

/** Every SKU at every site with a chance of a half; the units are dealt out one by one. */
function stockFor(random: Random, demand: readonly number[], sites: number, scarcity: number): Float64Array {
  const stock = new Float64Array(demand.length * sites)
  demand.forEach((wanted, sku) => {
    const at = Array.from({ length: sites }, (_, site) => site).filter(() => random() < 0.5)
    if (at.length === 0) at.push(Math.floor(random() * sites))
    for (let unit = Math.ceil(scarcity * wanted); unit > 0; unit--) {
      const cell = sku * sites + (at[Math.floor(random() * at.length)] as number)
      stock[cell] = (stock[cell] as number) + 1
    }
  })
  return stock
}

function sumOf(values: readonly number[], mask: number): number {
  return values.reduce((sum, value, i) => ((mask >> i) & 1 ? sum + value : sum), 0)
}

function sample<T>(random: Random, list: readonly T[], count: number): T[] {
  const rest = [...list]
  return Array.from({ length: count }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] as T)
}

function cumulative(weights: readonly number[]): number[] {
  let total = 0
  return weights.map((weight) => {
    total += weight
    return total
  })
}

function draw(random: Random, weights: readonly number[]): number {
  const at = random() * (weights.at(-1) ?? 0)
  const found = weights.findIndex((weight) => weight > at)
  return found < 0 ? weights.length - 1 : found
}
