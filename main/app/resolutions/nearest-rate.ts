import type { CarrierService, Rate } from '../../../shared/domain/carrier.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import { covers, placeOf, placesOf, shortestPrefix } from '../../../shared/domain/postal/territory.ts'
import type { World } from '../../engine/world.ts'

/** The rate that comes nearest to a parcel which none takes, and what keeps it from taking it. */
export interface NearestRate {
  readonly service: CarrierService
  readonly priceCents: number
  readonly upToWeightG: number
  /** '' = the whole country. */
  readonly postcodePrefix: string
  readonly why: 'too-heavy' | 'elsewhere' | 'refused'
}

/**
 * Of the rates to the country: first those for the very postcode, then those whose bracket holds the weight, the
 * cheapest of them; else the one that holds most. null = no carrier goes to the country. Pure.
 */
export function nearestRate(
  { services, rates }: Pick<World, 'services' | 'rates'>,
  to: { readonly country: string; readonly postcode: string },
  chargeableG: number,
): NearestRate | null {
  const known = new Map(services.map((service) => [serviceKey(service), service]))
  const place = placeOf(to.country, to.postcode)
  const shortest = shortestPrefix(place)
  const candidates = rates.flatMap((rate) => {
    const service = known.get(serviceKey(rate))
    const places = placesOf(rate.country, rate.postcodePrefix)
    if (service === undefined || places[0]?.country !== place.country) return []
    const isHere = places.some((area) => area.key.length >= shortest && covers(area, place))
    return [{ rate, service, isHere, holds: rate.upToWeightG >= chargeableG }]
  })
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(b.isHere) - Number(a.isHere) ||
      Number(b.holds) - Number(a.holds) ||
      (a.holds ? 0 : b.rate.upToWeightG - a.rate.upToWeightG) ||
      a.rate.priceCents - b.rate.priceCents,
  )
  if (best === undefined) return null
  const { rate, service, isHere, holds } = best
  return { ...facts(rate), service, why: !holds ? 'too-heavy' : isHere ? 'refused' : 'elsewhere' }
}

function facts({ priceCents, upToWeightG, postcodePrefix }: Rate) {
  return { priceCents, upToWeightG, postcodePrefix }
}
