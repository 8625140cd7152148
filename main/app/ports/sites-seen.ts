import type { SiteId } from '../../../shared/domain/site.ts'

/**
 * What a caller sees: the things of these sites, or everything. Every query over more than one thing takes it, so that
 * none shows a site by forgetting it. An order is seen at each site that ships a part of it; one that no site ships yet,
 * and what belongs to no site, only by those who see every site.
 */
export type SitesSeen = 'every-site' | readonly SiteId[]

/** Whether something of these sites is seen; of none: only by those who see every site. */
export function sees(seen: SitesSeen, siteIds: readonly (SiteId | null)[]): boolean {
  return seen === 'every-site' || siteIds.some((id) => id !== null && seen.includes(id))
}
