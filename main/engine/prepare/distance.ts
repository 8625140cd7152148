const EARTH_RADIUS_KM = 6_371
const RADIANS = Math.PI / 180

/** Points on the unit sphere, three numbers a point, so that a distance is one dot product and one arc cosine. */
export function unitVectors(points: readonly { latitude: number; longitude: number }[]): Float64Array {
  const vectors = new Float64Array(points.length * 3)
  points.forEach(({ latitude, longitude }, i) => {
    const cosine = Math.cos(latitude * RADIANS)
    vectors[3 * i] = cosine * Math.cos(longitude * RADIANS)
    vectors[3 * i + 1] = cosine * Math.sin(longitude * RADIANS)
    vectors[3 * i + 2] = Math.sin(latitude * RADIANS)
  })
  return vectors
}

/** Great-circle distances in km from each point of `vectors` to one place; NaN when the place is unknown. */
export function distancesKm(
  vectors: Float64Array,
  latitude: number | null,
  longitude: number | null,
  into: Float64Array,
): void {
  if (latitude === null || longitude === null) {
    into.fill(Number.NaN)
    return
  }
  const cosine = Math.cos(latitude * RADIANS)
  const x = cosine * Math.cos(longitude * RADIANS)
  const y = cosine * Math.sin(longitude * RADIANS)
  const z = Math.sin(latitude * RADIANS)
  for (let i = 0; i < into.length; i++) {
    const dot = (vectors[3 * i] ?? 0) * x + (vectors[3 * i + 1] ?? 0) * y + (vectors[3 * i + 2] ?? 0) * z
    into[i] = EARTH_RADIUS_KM * Math.acos(Math.max(-1, Math.min(1, dot)))
  }
}
