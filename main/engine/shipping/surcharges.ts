import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { flagBits } from './goods.ts'
import type { DestinationClass, RateIndex } from './rate-index.ts'

/** Surcharges of one service, ready to be added. */
export interface ServiceSurcharges {
  /** For each parcel to the class, whatever it holds. */
  remoteCents(destination: DestinationClass): number
  /**
   * Price of a parcel: the rate card's price, fuel on that price (rounded to the cent), and the fixed amounts.
   * A fulfilment with fragile goods pays the fragile amount on each of its parcels.
   */
  withSurcharges(cardCents: number, flags: number, longestMm: number, remoteCents: number): number
}

const FRAGILE = flagBits(['fragile'])

/** Those of the service itself, of its carrier, and of all. */
function surchargesOf(service: CarrierService, all: readonly Surcharge[]): readonly Surcharge[] {
  const key = serviceKey(service)
  const ofCarrier = `${service.carrierId}/*`
  return all.filter(({ service: of }) => of === null || of === key || of === ofCarrier)
}

/** Zones for which the service takes a surcharge. */
export function remoteZones(service: CarrierService, all: readonly Surcharge[]): readonly string[] {
  return surchargesOf(service, all).flatMap((one) => (one.kind === 'remote' ? one.zones : []))
}

/** null = the service has none. */
export function prepareSurcharges(
  service: CarrierService,
  all: readonly Surcharge[],
  rates: RateIndex,
): ServiceSurcharges | null {
  const own = surchargesOf(service, all)
  if (own.length === 0) return null
  const fuelPercent = own.reduce((sum, one) => sum + (one.kind === 'fuel' ? one.percent : 0), 0)
  const fragileCents = own.reduce((sum, one) => sum + (one.kind === 'fragile' ? one.cents : 0), 0)
  const oversize = own.filter((one) => one.kind === 'oversize')
  const remote = own.filter((one) => one.kind === 'remote')
  return {
    remoteCents: (destination) =>
      remote
        .filter(({ zones }) => zones.some((zone) => rates.inZone(destination, zone)))
        .reduce((sum, { cents }) => sum + cents, 0),
    withSurcharges(cardCents, flags, longestMm, remoteCents) {
      let cents = cardCents + Math.round((cardCents * fuelPercent) / 100) + remoteCents
      if (flags & FRAGILE) cents += fragileCents
      for (const { overLengthMm, cents: extra } of oversize) if (longestMm > overLengthMm) cents += extra
      return cents
    },
  }
}
