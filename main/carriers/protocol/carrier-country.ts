import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { placeOf, territoryAt } from '../../../shared/domain/postal/territory.ts'

/** The country as carriers know it: overseas departments and the like have codes of their own, FR 97400 is RE. */
export function carrierCountry({ country, postcode }: Pick<PostalAddress, 'country' | 'postcode'>): string {
  return territoryAt(placeOf(country, postcode))?.own ?? country
}
