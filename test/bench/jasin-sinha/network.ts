import type { DemandClass, Network } from '../../../main/engine/optimise/demand.ts'
import type { Random } from '../../../shared/lib/random.ts'

/**
 * The network of Jasin and Sinha (2015) as later papers use it: 5 fulfilment centres, 10 metros, 20 SKUs,
 * 10,000 arrivals of random baskets. Fields as in the exchange format of `--instances`.
 */
export interface Instance {
  readonly T: number
  /** SKUs of each basket; the first is the empty one. */
  readonly types: readonly (readonly number[])[]
  /** Arrival probability, [type][metro]. */
  readonly lam: readonly (readonly number[])[]
  /** Units in stock, [fc][sku]. */
  readonly b: readonly (readonly number[])[]
  /** Miles, [fc][metro]. */
  readonly D: readonly (readonly number[])[]
  /** Cost per centre used, [fc, the last the dummy][metro]. */
  readonly cf: readonly (readonly number[])[]
  /** Cost per unit, [fc, the last the dummy][metro]. */
  readonly cu: readonly (readonly number[])[]
  /** The deterministic LP bound for T arrivals; null = to be computed. */
  readonly DLP: number | null
}

const METROS: readonly (readonly [latitude: number, longitude: number, population: number])[] = [
  [40.6943, -73.9249, 18_680_025],
  [34.1141, -118.4068, 12_531_334],
  [41.8375, -87.6866, 8_586_888],
  [25.784, -80.2101, 6_076_316],
  [32.7935, -96.7667, 5_910_669],
  [29.786, -95.3885, 5_724_418],
  [40.0077, -75.1339, 5_540_199],
  [33.7628, -84.422, 5_151_496],
  [38.9047, -77.0163, 5_066_973],
  [42.3188, -71.0852, 4_465_966],
]
const CENTRES: readonly (readonly [latitude: number, longitude: number])[] = [
  [37.7448, -121.3985],
  [39.9797, -86.3833],
  [41.2776, -75.4973],
  [33.9114, -81.0501],
  [32.9709, -97.3348],
]
const SKUS = 20
const LARGEST_BASKET = 5
const BASKETS_PER_SIZE = 5
const ARRIVALS = 10_000
const CARRIED = 0.75
const COST_PER_CENTRE = 8.759
const COST_PER_UNIT = 0.423
const COST_PER_MILE = 0.000541
const KM_PER_MILE = 1.61

/** `penalty`: what leaving a unit unfilled costs, as a multiple of shipping it from the farthest centre. */
export function randomInstance(random: Random, penalty: number): Instance {
  const D = CENTRES.map((centre) => METROS.map((metro) => miles(centre, metro)))
  const perUnit = (distance: number): number => COST_PER_UNIT + COST_PER_MILE * distance
  const farthest = METROS.map((_, metro) => Math.max(...D.map((row) => row[metro] as number)))
  const types = [[], ...baskets(random)]
  const lam = arrivalProbabilities(random)
  return {
    T: ARRIVALS,
    types,
    lam,
    D,
    b: stock(random, types, lam, D),
    cf: [
      ...CENTRES.map(() => METROS.map(() => COST_PER_CENTRE)),
      METROS.map(() => penalty * COST_PER_CENTRE),
    ],
    cu: [...D.map((row) => row.map(perUnit)), farthest.map((distance) => penalty * perUnit(distance))],
    DLP: null,
  }
}

function baskets(random: Random): number[][] {
  const all: number[][] = []
  for (let size = 1; size <= LARGEST_BASKET; size++) {
    for (let n = 0; n < BASKETS_PER_SIZE; n++) {
      const rest = Array.from({ length: SKUS }, (_, sku) => sku)
      all.push(
        Array.from({ length: size }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] as number),
      )
    }
  }
  return all
}

/** Random shares of the sizes, the empty basket among them; of the baskets of a size; metros by population. */
function arrivalProbabilities(random: Random): number[][] {
  const sizes = shares(random, LARGEST_BASKET + 1)
  const ofType = [sizes[0] as number]
  for (let size = 1; size <= LARGEST_BASKET; size++) {
    for (const share of shares(random, BASKETS_PER_SIZE)) ofType.push((sizes[size] as number) * share)
  }
  const people = METROS.reduce((sum, [, , population]) => sum + population, 0)
  return ofType.map((share) => METROS.map(([, , population]) => (share * population) / people))
}

function shares(random: Random, count: number): number[] {
  const weights = Array.from({ length: count }, () => random())
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Each centre stocks what the metros nearest to it, of those that carry the SKU, ask for, and half a deviation more. */
function stock(
  random: Random,
  types: readonly (readonly number[])[],
  lam: readonly (readonly number[])[],
  D: readonly (readonly number[])[],
): number[][] {
  const units = CENTRES.map(() => new Array<number>(SKUS).fill(0))
  for (let sku = 0; sku < SKUS; sku++) {
    const carried = CENTRES.map(() => random() < CARRIED)
    const share = new Array<number>(CENTRES.length).fill(0)
    METROS.forEach((_, metro) => {
      const nearest = nearestOf(D, metro, (centre) => carried[centre] === true)
      if (nearest < 0) return
      types.forEach((basket, type) => {
        if (basket.includes(sku)) share[nearest] = (share[nearest] as number) + (lam[type]?.[metro] as number)
      })
    })
    share.forEach((d, centre) => {
      const level = Math.round(ARRIVALS * d + 0.5 * Math.sqrt(ARRIVALS * d * (1 - d)))
      ;(units[centre] as number[])[sku] = level
    })
  }
  return units
}

/** The nearest centre that qualifies; -1 = none. */
export function nearestOf(
  D: readonly (readonly number[])[],
  metro: number,
  qualifies: (centre: number) => boolean,
): number {
  let nearest = -1
  for (let centre = 0; centre < D.length; centre++) {
    if (!qualifies(centre)) continue
    if (nearest < 0 || (D[centre]?.[metro] as number) < (D[nearest]?.[metro] as number)) nearest = centre
  }
  return nearest
}

function miles(a: readonly [number, number], b: readonly [number, number, number]): number {
  const radians = Math.PI / 180
  const h =
    Math.sin(((a[0] - b[0]) * radians) / 2) ** 2 +
    Math.cos(a[0] * radians) * Math.cos(b[0] * radians) * Math.sin(((a[1] - b[1]) * radians) / 2) ** 2
  return (2 * 6_371 * Math.asin(Math.sqrt(h))) / KM_PER_MILE
}

/** The instance as the engine sees it: the dummy is a site whose stock never ends. Class = type * metros + metro. */
export function networkOf({ T, types, lam, b, cf, cu }: Instance): Network {
  const siteCount = cf.length
  const metros = cf[0]?.length ?? 0
  const skus = 1 + Math.max(...types.flat(), ...b.map((row) => row.length - 1))
  const stock = new Float64Array(skus * siteCount).fill(Number.POSITIVE_INFINITY)
  b.forEach((row, centre) => {
    row.forEach((units, sku) => {
      stock[sku * siteCount + centre] = units
    })
  })
  const classes = types.flatMap((basket, type) =>
    Array.from({ length: metros }, (_, metro): DemandClass => {
      const lines = basket.length
      const cost = new Float64Array(siteCount << lines).fill(Number.POSITIVE_INFINITY)
      for (let site = 0; site < siteCount; site++) {
        for (let mask = 1; mask < 1 << lines; mask++) {
          let units = 0
          for (let rest = mask; rest !== 0; rest &= rest - 1) units++
          cost[(site << lines) | mask] = (cf[site]?.[metro] as number) + units * (cu[site]?.[metro] as number)
        }
      }
      const unfilled = new Float64Array(1 << lines).fill(NEVER_UNFILLED)
      unfilled[0] = 0
      const expected = lines === 0 ? 0 : T * (lam[type]?.[metro] as number)
      return { expected, skus: basket, units: basket.map(() => 1), cost, unfilled }
    }),
  )
  const maxSites = Math.max(...types.map((basket) => basket.length))
  return { siteCount, maxSites, splitPenalty: 0, grows: true, classes, stock }
}

/** The dummy takes what nobody has; more than any cost, so that nothing is left out beside it. */
const NEVER_UNFILLED = 1e9

/** T arrivals drawn from `lam`, as positions of classes. */
export function arrivals({ T, lam }: Instance, random: Random): Int32Array {
  const cumulative: number[] = []
  let total = 0
  for (const row of lam) {
    for (const probability of row) {
      total += probability
      cumulative.push(total)
    }
  }
  return Int32Array.from({ length: T }, () => {
    const at = random() * total
    let low = 0
    let high = cumulative.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cumulative[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low
  })
}
