import { type CarrierService, type Suspension, serviceKey } from '../../../shared/domain/carrier.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { DestinationClass, RateIndex } from './rate-index.ts'

/** The suspensions of each service, by its position. */
export type ServiceSuspensions = readonly (readonly Suspension[])[]

export function prepareSuspensions(
  services: readonly CarrierService[],
  suspensions: readonly Suspension[],
): ServiceSuspensions {
  return services.map((service) =>
    suspensions.filter(
      (one) =>
        one.carrierId === service.carrierId &&
        (one.serviceId === null || serviceKey({ ...one, serviceId: one.serviceId }) === serviceKey(service)),
    ),
  )
}

/** The first suspension that keeps a parcel for the class from being handed over within [from, until). */
export function suspensionDuring(
  suspensions: readonly Suspension[],
  rates: RateIndex,
  destination: DestinationClass,
  from: EpochMs,
  until: EpochMs,
): Suspension | null {
  for (const one of suspensions) {
    const overlaps = one.from < until && (one.until === null || one.until > from)
    const concerned = one.zones.length === 0 || one.zones.some((zone) => rates.inZone(destination, zone))
    if (overlaps && concerned) return one
  }
  return null
}
