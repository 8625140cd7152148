import { prefixKey } from '../../../../shared/domain/postal/postcode-key.ts'
import { type Place, placeOf } from '../../../../shared/domain/postal/territory.ts'
import { REGION_POSTCODES } from './region-postcodes.ts'

/** A part of a country with holidays of its own, or the country where it has none: 'FR-67', 'DE-BY', 'FR', 'MC'. */
export type HolidayRegion = string

/** By country: region by the key of a prefix, and the lengths of those keys, longest first. */
const REGIONS = new Map(
  Object.entries(REGION_POSTCODES).map(([country, regions]) => {
    const byKey = new Map(
      Object.entries(regions).flatMap(([region, prefixes]) =>
        prefixes.split(' ').map((prefix) => [prefixKey(country, prefix), region] as const),
      ),
    )
    const lengths = [...new Set([...byKey.keys()].map(({ length }) => length))].sort((a, b) => b - a)
    return [country, { byKey, lengths }]
  }),
)

export function holidayRegion(country: string, postcode: string): HolidayRegion {
  return holidayRegionAt(placeOf(country, postcode))
}

/** The region of a place; a prefix that covers several regions counts as the country. */
export function holidayRegionAt({ country, key }: Place): HolidayRegion {
  const regions = REGIONS.get(country)
  for (const length of regions?.lengths ?? []) {
    const region = length > key.length ? undefined : regions?.byKey.get(key.slice(0, length))
    if (region !== undefined) return region
  }
  return country
}

/** The country whose calendar the region belongs to: what a merchant changes for FR holds in Alsace too. */
export function countryOfRegion(region: HolidayRegion): string {
  return region.slice(0, 2)
}

/** Keys of all prefixes that tell regions of a country apart. */
export function regionKeys(country: string): readonly string[] {
  return [...(REGIONS.get(country)?.byKey.keys() ?? [])]
}
