import type { DestinationClass, Lane, RateIndex } from './rate-index.ts'

/** The prices of all lanes to a place side by side, so that a price is one read of an array. */
export interface PriceTable {
  /** The weights of all brackets of all lanes, lightest first: a row each. */
  readonly upToG: Int32Array
  /** Row * columns + site * services + service; NO_PRICE, NO_RATE. */
  readonly cents: Int32Array
  /** The same, in delivery days of the service. */
  readonly transitDays: Int16Array
}

export interface Tariff {
  readonly prices: PriceTable
  /** Position in `RateIndex.regions`. */
  readonly region: number
  /** What a parcel to the place costs more, by service. */
  readonly remoteCents: Int32Array
}

/** The lane has no bracket for the weight. */
export const NO_PRICE = -1
/** There is no such lane. */
export const NO_RATE = -2

/** Tables of the destination classes that were asked for; classes that are priced alike share one. */
export class TariffBook {
  readonly #rates: RateIndex
  readonly #siteCount: number
  readonly #serviceCount: number
  readonly #remoteCents: (service: number, destination: DestinationClass) => number
  readonly #tariffs: (Tariff | undefined)[] = []
  readonly #tables = new Map<string, PriceTable>()

  constructor(
    rates: RateIndex,
    siteCount: number,
    serviceCount: number,
    remoteCents: (service: number, destination: DestinationClass) => number,
  ) {
    this.#rates = rates
    this.#siteCount = siteCount
    this.#serviceCount = serviceCount
    this.#remoteCents = remoteCents
  }

  of(destination: DestinationClass): Tariff {
    return this.#tariffs[destination] ?? this.#add(destination)
  }

  #add(destination: DestinationClass): Tariff {
    const lanes: Lane[] = []
    for (let site = 0; site < this.#siteCount; site++) {
      for (let service = 0; service < this.#serviceCount; service++) {
        lanes.push(this.#rates.lane(service, site, destination))
      }
    }
    const key = lanes.join()
    const prices = this.#tables.get(key) ?? priceTable(lanes, this.#rates)
    this.#tables.set(key, prices)
    const tariff = {
      prices,
      region: this.#rates.regionOf(destination),
      remoteCents: Int32Array.from({ length: this.#serviceCount }, (_, service) =>
        this.#remoteCents(service, destination),
      ),
    }
    this.#tariffs[destination] = tariff
    return tariff
  }
}

/** A bracket holds every weight up to its own that a lighter one does not: its price stands in all rows between. */
function priceTable(lanes: readonly Lane[], rates: RateIndex): PriceTable {
  const brackets = lanes.map((lane) => (lane < 0 ? null : rates.brackets(lane)))
  const weights = new Set(brackets.flatMap((one) => (one === null ? [] : [...one.upToG])))
  const upToG = Int32Array.from(weights).sort()
  const cents = new Int32Array(upToG.length * lanes.length).fill(NO_RATE)
  const transitDays = new Int16Array(cents.length)
  brackets.forEach((one, column) => {
    if (one === null) return
    let bracket = 0
    for (let row = 0; row < upToG.length; row++) {
      cents[row * lanes.length + column] = one.priceCents[bracket] ?? NO_PRICE
      transitDays[row * lanes.length + column] = one.transitDays[bracket] ?? 0
      if (upToG[row] === one.upToG[bracket]) bracket++
    }
  })
  return { upToG, cents, transitDays }
}

/** The row that holds a chargeable weight; as many as there are rows when none does. */
export function rowFor({ upToG }: PriceTable, chargeableG: number): number {
  let low = 0
  let high = upToG.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upToG[middle] as number) < chargeableG) low = middle + 1
    else high = middle
  }
  return low
}
