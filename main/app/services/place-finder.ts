import { placeOf, placesOf } from '../../../shared/domain/postal/territory.ts'

export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

/** Roughly where a postcode is: the centre of its area, or of its country; null when the country is not known. */
export type PlaceFinder = (country: string, postcode: string) => Coordinates | null

/**
 * Reads `resources/geo/places.csv`: country,postcode_prefix,latitude,longitude,name with an empty prefix for
 * the country as a whole. The longest prefix wins. The file is ours, so its rows are not checked here.
 */
export function placeFinder(placesCsv: string): PlaceFinder {
  const places = new Map<string, Coordinates>()
  let longest = 0
  for (const row of placesCsv.split('\n').slice(1)) {
    const [country, prefix, latitude, longitude] = row.split(',')
    if (country === undefined || prefix === undefined || longitude === undefined) continue
    const coordinates = { latitude: Number(latitude), longitude: Number(longitude) }
    for (const place of placesOf(country, prefix)) {
      places.set(place.country + place.key, coordinates)
      longest = Math.max(longest, place.key.length)
    }
  }
  return (country, postcode) => {
    const place = placeOf(country, postcode)
    for (let length = Math.min(longest, place.key.length); length >= 0; length--) {
      const found = places.get(place.country + place.key.slice(0, length))
      if (found) return found
    }
    return null
  }
}
