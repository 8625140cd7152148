import type { Destination } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'

/** The part of a country where postcodes begin alike. */
const PREFIX = /^[A-Z0-9]{2}/

/** Tells the zone of a destination, as rules and suspensions name it: finer where the merchant is at home. */
export function zonesFrom(sites: readonly Pick<Site, 'country'>[]) {
  const homes = new Set(sites.map(({ country }) => country))
  return ({ country, postcode }: Pick<Destination, 'country' | 'postcode'>): string => {
    const prefix = homes.has(country) ? PREFIX.exec(postcode.toUpperCase())?.[0] : undefined
    return prefix === undefined ? country : `${country}-${prefix}`
  }
}
