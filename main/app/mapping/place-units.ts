import type { ChannelPlace } from '../../../shared/domain/channel-mapping.ts'
import type { SiteId } from '../../../shared/domain/site.ts'

/** Articles that a location of a channel shows; `locationId` null = the channel's home location. */
export interface PlaceUnits {
  readonly locationId: string | null
  readonly available: number
}

/**
 * Shares what a channel may sell of one product among its locations, by what of it their sites can ship; sites of no
 * location count for the home location. What is kept back (buffer, demand, reserves over all sites) is taken from the
 * fullest, and what makes no whole pack at one location is shown where most of it lies. The sum is `total` in whole packs.
 * null: no location stands for a site, so everything is at home.
 */
export function unitsAtPlaces(parts: {
  readonly placed: readonly ChannelPlace[]
  readonly siteIds: readonly SiteId[]
  /** Units that the site can ship to the channel. */
  readonly unitsAt: (siteId: SiteId) => number
  readonly total: number
  readonly units: number
}): PlaceUnits[] | null {
  const { total, units } = parts
  const placed = parts.placed.filter(({ siteIds }) => siteIds.length > 0)
  if (placed.length === 0) return null
  const taken = new Set(placed.flatMap(({ siteIds }) => siteIds))
  const found = (siteIds: readonly SiteId[]): number =>
    siteIds.reduce((sum, siteId) => sum + parts.unitsAt(siteId), 0)
  const shares = [
    ...placed.map(({ locationId, siteIds }) => ({ locationId, units: found(siteIds) })),
    { locationId: null, units: found(parts.siteIds.filter((siteId) => !taken.has(siteId))) },
  ]
  let excess = shares.reduce((sum, share) => sum + share.units, 0) - total
  while (excess > 0) {
    const fullest = shares.reduce((most, share) => (share.units > most.units ? share : most))
    const next = Math.max(0, ...shares.filter((share) => share !== fullest).map((share) => share.units))
    const step = Math.min(excess, Math.max(1, fullest.units - next))
    fullest.units -= step
    excess -= step
  }
  let packs = Math.floor(total / units)
  const shown = shares.map((share) => {
    const whole = Math.min(packs, Math.floor(share.units / units))
    packs -= whole
    return { locationId: share.locationId, available: whole, rest: share.units - whole * units }
  })
  while (packs > 0) {
    const most = shown.reduce((best, share) => (share.rest > best.rest ? share : best))
    most.available += 1
    most.rest -= units
    packs -= 1
  }
  return shown.map(({ locationId, available }) => ({ locationId, available }))
}
