/** A collection point as a simulated carrier knows it. */
export interface SimulatedPoint {
  readonly id: string
  readonly name: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly isOpen: boolean
}

/** Points of a country, those of the same postcode first; then by how far the postcodes are apart. */
export function pointsNear(
  points: readonly SimulatedPoint[],
  country: string,
  postcode: string,
): readonly { readonly point: SimulatedPoint; readonly distanceM: number }[] {
  return points
    .filter((point) => point.country === country)
    .map((point) => ({ point, distanceM: apart(point, postcode) }))
    .toSorted((a, b) => a.distanceM - b.distanceM)
}

/** As good as it needs to be where nobody walks. */
function apart({ postcode, id }: SimulatedPoint, other: string): number {
  const spread = Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 400
  return Math.abs(Number(postcode) - Number(other)) * 500 + 100 + spread
}

/** Shops are open like this: Monday first. */
export const SHOP_HOURS: readonly (readonly (readonly [string, string])[])[] = [
  [['14:00', '19:00']],
  ...Array.from({ length: 4 }, () => [['09:00', '12:30'] as const, ['14:00', '19:00'] as const]),
  [['09:00', '12:30']],
  [],
]
