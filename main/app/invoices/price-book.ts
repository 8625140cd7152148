import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { ProductFlag } from '../../../shared/domain/product.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { flagBits } from '../../engine/shipping/goods.ts'
import { bracketFor, prepareRates, type RateIndex } from '../../engine/shipping/rate-index.ts'
import { prepareSurcharges, remoteZones, type ServiceSurcharges } from '../../engine/shipping/surcharges.ts'
import type { Tx } from '../ports/store.ts'
import type { ExpectedPrice } from './reckon-cost.ts'

/** Where a fulfilment's parcels go from and to, and by what. */
interface Way {
  readonly fulfillment: Fulfillment
  readonly to: Pick<Order['destination'], 'country' | 'postcode'>
}

const NOTHING = { sites: [], services: [], cards: new Map(), zones: [] }

/** Rate cards and surcharges as they are now, to price single parcels by. */
export class PriceBook {
  readonly #siteAt: ReadonlyMap<string, number>
  readonly #services: readonly CarrierService[]
  readonly #rates: RateIndex
  readonly #surcharges: readonly (ServiceSurcharges | null)[]
  readonly #flags: ReadonlyMap<string, readonly ProductFlag[]>

  private constructor(
    siteAt: ReadonlyMap<string, number>,
    services: readonly CarrierService[],
    rates: RateIndex,
    surcharges: readonly (ServiceSurcharges | null)[],
    flags: ReadonlyMap<string, readonly ProductFlag[]>,
  ) {
    this.#siteAt = siteAt
    this.#services = services
    this.#rates = rates
    this.#surcharges = surcharges
    this.#flags = flags
  }

  /** For parcels of these fulfilments. */
  static async open(tx: Tx, fulfillments: readonly Fulfillment[]): Promise<PriceBook> {
    const keys = new Set(fulfillments.map(serviceKey))
    if (keys.size === 0) return new PriceBook(new Map(), [], prepareRates(NOTHING), [], new Map())
    const services = (await tx.carriers.services()).filter((service) => keys.has(serviceKey(service)))
    const sites = await tx.sites.all()
    const surcharges = await tx.settings.get(SURCHARGES)
    const cards = new Map<string, readonly Rate[]>()
    for (const service of keys) cards.set(service, await tx.carriers.ratesOf(service))
    const rates = prepareRates({
      sites,
      services,
      cards,
      zones: surcharges.flatMap((one) => (one.kind === 'remote' ? one.zones : [])),
      remoteZones: (service) => remoteZones(service, surcharges),
    })
    const skus = new Set(fulfillments.flatMap((one) => one.allocations.map(({ sku }) => sku)))
    const products = await tx.products.bySkus([...skus])
    return new PriceBook(
      new Map(sites.map(({ id }, at) => [id, at])),
      services,
      rates,
      services.map((service) => prepareSurcharges(service, surcharges, rates)),
      new Map(products.map(({ sku, flags }) => [sku, flags])),
    )
  }

  /** What the rate card says for a weight, surcharges aside; null = nothing. */
  cardCents(way: Way, chargeableG: number): number | null {
    const lane = this.#rates.lane(this.#serviceAt(way), this.#site(way), this.#destination(way))
    if (lane < 0) return null
    const brackets = this.#rates.brackets(lane)
    return brackets.priceCents[bracketFor(brackets, chargeableG)] ?? null
  }

  /** What each parcel is of what was decided for all: by its price, or evenly where there is none. */
  decidedShares(way: Way): readonly number[] {
    const { parcels, shippingCents } = way.fulfillment
    const prices = parcels.map((parcel) => this.#priceOf(way, parcel, parcel.chargeableG)?.total ?? null)
    const weights = prices.every((price) => price !== null && price > 0)
      ? prices.map((price) => price ?? 1)
      : parcels.map(() => 1)
    return sharedOut(shippingCents, weights)
  }

  /**
   * What a parcel should be invoiced at: what was decided for it by the card of that day, and what its card makes of
   * another weight that was declared since.
   */
  expected(way: Way, parcel: Parcel, decidedCents: number, declaredG: number): ExpectedPrice {
    const planned = this.#priceOf(way, parcel, parcel.chargeableG)
    const declared = this.#priceOf(way, parcel, declaredG)
    if (planned === null || declared === null)
      return { freightCents: decidedCents, fuelCents: 0, remoteCents: 0, otherCents: 0 }
    const { fuelCents, remoteCents, otherCents } = declared
    const total = Math.max(0, decidedCents + declared.total - planned.total)
    const freightCents = Math.max(0, total - fuelCents - remoteCents - otherCents)
    return { freightCents, fuelCents, remoteCents, otherCents }
  }

  /** As the carrier reckons what was declared: volume counts where the service reckons with it. */
  declaredG({ fulfillment }: Pick<Way, 'fulfillment'>, { chargeableG }: Parcel, weightG: number): number {
    const service = this.#services.find((one) => serviceKey(one) === serviceKey(fulfillment))
    return service?.volumetricDivisor ? Math.max(weightG, chargeableG) : weightG
  }

  #priceOf(way: Way, { contents, dimensions }: Parcel, chargeableG: number) {
    const card = this.cardCents(way, chargeableG)
    if (card === null) return null
    const surcharges = this.#surcharges[this.#serviceAt(way)] ?? null
    if (surcharges === null) return { total: card, fuelCents: 0, remoteCents: 0, otherCents: 0 }
    const flags = flagBits([...new Set(contents.flatMap(({ sku }) => this.#flags.get(sku) ?? []))])
    const longest = Math.max(dimensions.lengthMm, dimensions.widthMm, dimensions.heightMm)
    const remoteCents = surcharges.remoteCents(this.#destination(way))
    const withFuel = surcharges.withSurcharges(card, 0, 0, 0)
    const total = surcharges.withSurcharges(card, flags, longest, remoteCents)
    return { total, fuelCents: withFuel - card, remoteCents, otherCents: total - withFuel - remoteCents }
  }

  #serviceAt({ fulfillment }: Way): number {
    return this.#services.findIndex((service) => serviceKey(service) === serviceKey(fulfillment))
  }

  #site({ fulfillment }: Way): number {
    return this.#siteAt.get(fulfillment.siteId) ?? -1
  }

  #destination({ to }: Way): number {
    return this.#rates.destinationClass(to.country, to.postcode)
  }
}

/** Cents in proportion to `weights`, together exactly `cents`. */
function sharedOut(cents: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let given = 0
  let before = 0
  return weights.map((weight) => {
    before += weight
    const upTo = Math.round((cents * before) / all)
    const share = upTo - given
    given = upTo
    return share
  })
}
