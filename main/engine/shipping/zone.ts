import { covers, type Place, placeOf, placesOf } from '../../../shared/domain/postal/territory.ts'

/**
 * The places of a zone as suspensions and surcharges name it: 'FR' is the country, 'FR-20' its postcodes that begin
 * with 20, 'GB-PA6' the outward code PA6.
 */
export function zonePlaces(zone: string): readonly Place[] {
  return placesOf(zone.slice(0, 2), zone.slice(3))
}

/** Whether a destination lies in a zone. */
export function isInZone(country: string, postcode: string, zone: string): boolean {
  const place = placeOf(country, postcode)
  return zonePlaces(zone).some((area) => covers(area, place))
}
