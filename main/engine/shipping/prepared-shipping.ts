import type { CarrierService, Suspension } from '../../../shared/domain/carrier.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import type { Schedule } from '../promise/schedule.ts'
import { ParcelPricer } from './parcel-price.ts'
import { Quoter, type QuoterParts } from './quoter.ts'
import { prepareRates, type RateIndex } from './rate-index.ts'
import type { RateCards } from './service-cards.ts'
import { prepareSurcharges, remoteZones } from './surcharges.ts'
import { prepareSuspensions } from './suspensions.ts'
import { TariffBook } from './tariffs.ts'

/** Services, rate cards, surcharges and suspensions, indexed once per world. */
export interface Shipping {
  readonly rates: RateIndex
  readonly tariffs: TariffBook
  /** For one run; several may be asked in turns. */
  quoter(schedule: Schedule): Quoter
}

export interface ShippingInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  readonly cards: RateCards
  readonly suspensions: readonly Suspension[]
  readonly surcharges: readonly Surcharge[]
}

export function prepareShipping(input: ShippingInput): Shipping {
  const { sites, services, suspensions, surcharges } = input
  const zones = [
    ...suspensions.flatMap((one) => one.zones),
    ...surcharges.flatMap((one) => (one.kind === 'remote' ? one.zones : [])),
  ]
  const rates = prepareRates({
    sites,
    services,
    cards: input.cards,
    zones,
    remoteZones: (service) => remoteZones(service, surcharges),
  })
  const surcharged = services.map((service) => prepareSurcharges(service, surcharges, rates))
  const parts: QuoterParts = {
    services,
    rates,
    siteCount: sites.length,
    tariffs: new TariffBook(
      rates,
      sites.length,
      services.length,
      (service, destination) => surcharged[service]?.remoteCents(destination) ?? 0,
    ),
    pricers: services.map((service, i) => new ParcelPricer(service, surcharged[i] ?? null)),
    suspended: prepareSuspensions(services, suspensions),
  }
  return { rates, tariffs: parts.tariffs, quoter: (schedule) => new Quoter(parts, schedule) }
}
