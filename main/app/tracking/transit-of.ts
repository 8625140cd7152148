import { type CarrierService, type Rate, serviceKey } from '../../../shared/domain/carrier.ts'
import { HOLIDAYS, type HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { transitSeen } from '../../engine/promise/transit-seen.ts'
import { isInZone } from '../../engine/shipping/zone.ts'
import type { Tx } from '../ports/store.ts'

interface Known {
  readonly services: ReadonlyMap<string, CarrierService>
  readonly rates: ReadonlyMap<string, readonly Rate[]>
  readonly holidays: readonly HolidayEdit[]
}

/** What the transit times of delivered parcels are read by; once for many parcels. */
export async function knownTransits(tx: Tx): Promise<Known> {
  return {
    services: new Map((await tx.carriers.services()).map((service) => [serviceKey(service), service])),
    rates: Map.groupBy(await tx.carriers.rates(), serviceKey),
    holidays: await tx.settings.get(HOLIDAYS),
  }
}

/** Where a delivered parcel went, as its rate card names the place, and how long it took. */
export async function transitOf(
  tx: Tx,
  known: Known,
  track: ParcelTrack,
  timeZone: string,
): Promise<Pick<ParcelTrack, 'zone' | 'transitDays'>> {
  const { deliveredOn, handedOverAt } = track
  const service = known.services.get(serviceKey(track))
  const [record] = await tx.orders.byIds([track.orderId])
  if (deliveredOn === null || service === undefined || record === undefined)
    return { zone: null, transitDays: null }
  const { destination } = record.order
  const days = { left: localDateOf(handedOverAt, timeZone), arrived: deliveredOn }
  return {
    zone: zoneOf(known.rates.get(serviceKey(track)) ?? [], destination),
    transitDays: transitSeen(service, destination, days, known.holidays),
  }
}

/** 'FR-20': the longest prefix of the card that holds the place; 'FR' without one; null = the card does not serve it. */
function zoneOf(
  rates: readonly Rate[],
  { country, postcode }: { readonly country: string; readonly postcode: string },
): string | null {
  const zones = new Set(rates.map(zoneName))
  const [zone = null] = [...zones]
    .filter((one) => isInZone(country, postcode, one))
    .toSorted((a, b) => b.length - a.length)
  return zone
}

/** The place of a rate as suspensions and surcharges name it. */
export function zoneName({ country, postcodePrefix }: Pick<Rate, 'country' | 'postcodePrefix'>): string {
  return postcodePrefix === '' ? country : `${country}-${postcodePrefix}`
}
