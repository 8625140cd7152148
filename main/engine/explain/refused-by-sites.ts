import type { Explanation } from '../../../shared/domain/explanation.ts'
import type { SiteFailure } from '../site-failure.ts'

/**
 * The explanation of an order that sites had refused: they were decided without, as if they had no stock, which is
 * not why.
 */
export function withRefusals(explanation: Explanation, failures: readonly SiteFailure[]): Explanation {
  if (failures.length === 0) return explanation
  const refused = new Set(failures.map(({ siteId }) => siteId))
  return {
    ...explanation,
    sites: explanation.sites.map((site) => {
      const [only, ...others] = site.siteIds
      const lacks = site.refusal?.reason === 'no-stock' || site.refusal?.reason === 'partial-stock'
      return lacks && only !== undefined && others.length === 0 && refused.has(only)
        ? { ...site, refusal: { reason: 'refused-by-site', detail: {} } }
        : site
    }),
  }
}
