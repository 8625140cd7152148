/**
 * The one figure that stands for all listings of a SKU: the largest that is not `ours`, so that a listing which shows
 * something else is seen; `ours` when each shows it. Of no listing there is none.
 */
export function listedFigure(listings: readonly number[], ours: number | undefined): number | undefined {
  const others = listings.filter((figure) => figure !== ours)
  return listings.length === 0 ? undefined : others.length === 0 ? ours : Math.max(...others)
}
