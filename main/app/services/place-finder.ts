import { normalPostcode } from '../../engine/shipping/postcode.ts'

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
    places.set(country + prefix, { latitude: Number(latitude), longitude: Number(longitude) })
    longest = Math.max(longest, prefix.length)
  }
  return (country, postcode) => {
    const normal = normalPostcode(postcode)
    for (let length = Math.min(longest, normal.length); length >= 0; length--) {
      const place = places.get(country + normal.slice(0, length))
      if (place) return place
    }
    return null
  }
}
