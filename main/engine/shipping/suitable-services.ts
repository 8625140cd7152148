import type { CarrierService, ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { Goods } from './goods.ts'
import type { ParcelPricer } from './parcel-price.ts'
import { levelFit, mayUpgrade, ruledOut, type ShipTerms } from './ship-terms.ts'
import { rowFor, type Tariff, type TariffBook } from './tariffs.ts'

/** Stands for goods that do not leave as one parcel. */
export const SEVERAL_PARCELS = -1

/**
 * What is known of goods to a place before a site is chosen: the services that come into question, and where
 * in the tariff their prices stand. The same goods are mostly asked for from one site after the other.
 */
export class SuitableServices {
  /** Positions of services: `fitting` that fit the order, then up to `count` those that might keep its promise. */
  readonly services: Int32Array
  fitting = 0
  count = 0
  /** Beside them: where the row of the goods begins in the tariff, or SEVERAL_PARCELS. */
  readonly rows: Int32Array
  tariff: Tariff | null = null
  readonly #all: readonly CarrierService[]
  readonly #tariffs: TariffBook
  readonly #pricers: readonly ParcelPricer[]
  readonly #columns: number
  /** What the list was made for: the same question gets the same list. */
  #destination = -1
  #level: ServiceLevel = 'standard'
  #excluded: Uint8Array | null = null
  #chosen: Uint8Array | null = null
  #upgrades = false
  #asksSpeed = false
  #weightG = -1
  #volumeMm3 = -1
  #longestMm = -1
  #flags = -1

  constructor(
    services: readonly CarrierService[],
    siteCount: number,
    tariffs: TariffBook,
    pricers: readonly ParcelPricer[],
  ) {
    this.#all = services
    this.#tariffs = tariffs
    this.#pricers = pricers
    this.#columns = siteCount * services.length
    this.services = new Int32Array(services.length)
    this.rows = new Int32Array(services.length)
  }

  turnTo(terms: ShipTerms, goods: Goods): Tariff {
    const upgrades = mayUpgrade(terms)
    const { tariff } = this
    if (
      tariff !== null &&
      this.#weightG === goods.weightG &&
      this.#volumeMm3 === goods.volumeMm3 &&
      this.#longestMm === goods.longestMm &&
      this.#flags === goods.flags &&
      this.#destination === terms.destination &&
      this.#level === terms.level &&
      this.#excluded === terms.excluded &&
      this.#chosen === terms.chosen &&
      this.#upgrades === upgrades &&
      this.#asksSpeed === terms.asksSpeed
    ) {
      return tariff
    }
    this.#weightG = goods.weightG
    this.#volumeMm3 = goods.volumeMm3
    this.#longestMm = goods.longestMm
    this.#flags = goods.flags
    this.#destination = terms.destination
    this.#level = terms.level
    this.#excluded = terms.excluded
    this.#chosen = terms.chosen
    this.#upgrades = upgrades
    this.#asksSpeed = terms.asksSpeed
    return this.#list(terms, goods)
  }

  #list(terms: ShipTerms, goods: Goods): Tariff {
    const tariff = this.#tariffs.of(terms.destination)
    this.tariff = tariff
    this.count = 0
    for (let service = 0; service < this.#all.length; service++) {
      if (this.#fit(service, terms) === 'fits') this.#add(service, tariff, terms, goods)
    }
    this.fitting = this.count
    if (!this.#upgrades) return tariff
    for (let service = 0; service < this.#all.length; service++) {
      if (this.#fit(service, terms) === 'upgrade') this.#add(service, tariff, terms, goods)
    }
    return tariff
  }

  #fit(service: number, terms: ShipTerms): ReturnType<typeof levelFit> {
    return levelFit(this.#all[service] as CarrierService, service, terms)
  }

  #add(service: number, { prices }: Tariff, terms: ShipTerms, goods: Goods): void {
    const pricer = this.#pricers[service] as ParcelPricer
    if (ruledOut(service, terms) !== null || pricer.refusal(goods) !== null) return
    let row = SEVERAL_PARCELS
    if (pricer.takesAsOne(goods)) {
      const found = rowFor(prices, pricer.chargeableG(goods))
      if (found < prices.upToG.length) row = found * this.#columns
    }
    this.services[this.count] = service
    this.rows[this.count] = row
    this.count++
  }
}
