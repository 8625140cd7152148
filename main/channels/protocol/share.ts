/** What `units` of the `of` units cost that `cents` was charged for, rounded half away from zero; all of them cost all. */
export function shareOf(cents: number, units: number, of: number): number {
  if (of <= 0 || units === of) return cents
  const share = Math.round((Math.abs(cents) * units) / of)
  return cents < 0 ? -share : share
}

/**
 * The most that `units` of the `of` units can have cost: where the cents of a line do not divide, some of its units
 * cost one more than others, so a begun cent counts as a whole one.
 */
export function mostOf(cents: number, units: number, of: number): number {
  return of <= 0 || units >= of ? cents : Math.ceil((cents * units) / of)
}

/**
 * `cents` (0 or more) shared out in proportion to `weights` (0 or more), adding up to the cent: what rounding leaves
 * over goes where it was rounded down most. Where nothing weighs anything, in equal parts; without weights, nowhere.
 */
export function sharedOut(cents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const exact = weights.map((weight) => (sum > 0 ? (cents * weight) / sum : cents / weights.length))
  const shares = exact.map((share) => Math.floor(share))
  const rest = cents - shares.reduce((total, share) => total + share, 0)
  const roundedDownMost = exact
    .map((share, index) => ({ index, lost: share - Math.floor(share) }))
    .sort((a, b) => b.lost - a.lost)
  for (const { index } of roundedDownMost.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
