/** What `units` of the `of` units cost that `cents` was charged for, rounded half away from zero; all of them cost all. */
export function shareOf(cents: number, units: number, of: number): number {
  if (of <= 0 || units === of) return cents
  const share = Math.round((Math.abs(cents) * units) / of)
  return cents < 0 ? -share : share
}
