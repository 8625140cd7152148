import type { CatalogueItem } from '../../../shared/domain/catalogue.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'

/** Which of our sites a location of the channel is; `locationId` null = its only place. One that is none is absent. */
export interface SiteOfLocation {
  readonly locationId: string | null
  readonly siteId: string
}

/** What would be on hand at a site. */
export interface OpeningFigure {
  readonly siteId: string
  readonly onHand: number
  /** null = the site has no level of it. */
  readonly before: number | null
  /** We count it already: it is only set when that is chosen. */
  readonly isCounted: boolean
}

/**
 * On hand at each site, so that what we then tell the channel is what it shows: what lies there as the channel says it,
 * or what it would sell and what its open orders want, which it has taken off. Of a channel with one place the figure
 * is that of all our sites together: what other sites have counts towards it.
 */
export function openingFigures(
  item: CatalogueItem,
  waitingUnits: number,
  sites: readonly SiteOfLocation[],
  levels: readonly StockLevel[],
): OpeningFigure[] {
  if (typeof item.stock === 'string') return []
  const units = new Map<string, number>()
  let isOnePlace = false
  for (const { locationId, available, onHand } of item.stock) {
    const siteId = sites.find((one) => one.locationId === locationId)?.siteId
    if (siteId === undefined) continue
    if (locationId === null) isOnePlace = true
    units.set(siteId, (units.get(siteId) ?? 0) + (onHand ?? available + waitingUnits))
  }
  return [...units].map(([siteId, there]) => {
    const before = levels.find((level) => level.siteId === siteId)?.onHand ?? null
    const elsewhere = isOnePlace
      ? levels.filter((level) => level.siteId !== siteId).reduce((sum, level) => sum + level.onHand, 0)
      : 0
    return {
      siteId,
      onHand: Math.max(0, there - elsewhere),
      before,
      isCounted: before !== null || (isOnePlace && levels.length > 0),
    }
  })
}
