import type { CarrierService, Rate, Suspension } from '../../../shared/domain/carrier.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import type { Schedule } from '../promise/schedule.ts'
import { Quoter } from './quoter.ts'
import { prepareRates, type RateIndex } from './rate-index.ts'
import { LaneBook } from './site-lanes.ts'
import { prepareSurcharges } from './surcharges.ts'
import { prepareSuspensions } from './suspensions.ts'

/** Services, rate cards, surcharges and suspensions, indexed once per world. */
export interface Shipping {
  readonly rates: RateIndex
  /** For one run; several may be asked in turns. */
  quoter(schedule: Schedule): Quoter
}

export interface ShippingInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  readonly rates: readonly Rate[]
  readonly suspensions: readonly Suspension[]
  readonly surcharges: readonly Surcharge[]
}

export function prepareShipping(input: ShippingInput): Shipping {
  const { sites, services, suspensions, surcharges } = input
  const zones = [
    ...suspensions.flatMap((one) => one.zones),
    ...surcharges.flatMap((one) => (one.kind === 'remote' ? one.zones : [])),
  ]
  const rates = prepareRates({ sites, services, rates: input.rates, zones })
  const book = new LaneBook({
    services,
    rates,
    surcharges: services.map((service) => prepareSurcharges(service, surcharges, rates)),
    suspended: prepareSuspensions(services, suspensions),
  })
  return { rates, quoter: (schedule) => new Quoter(services, book, schedule) }
}
