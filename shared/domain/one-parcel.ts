import { z } from 'zod'
import type { SiteCandidate } from './explanation.ts'
import * as scalars from './scalars.ts'

/** What the best single parcel would have been beside a split, or why there is none. */
export const oneParcel = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('possible'),
    siteId: scalars.code,
    /** Shipping and handling. */
    costCents: scalars.cents,
    deliverTo: scalars.localDate,
  }),
  /** `main`: what speaks against most of the sites, one of SITE_REFUSALS. */
  z.object({ kind: z.literal('impossible'), main: z.string() }),
])
export type OneParcel = z.infer<typeof oneParcel>

/** Of the sites as each would have sent all of it: the cheapest, of equal cost the earliest. Pure. */
export function oneParcelOf(sites: readonly SiteCandidate[]): OneParcel {
  const alone = sites.filter(({ siteIds }) => siteIds.length === 1)
  const [best] = alone
    .flatMap(({ siteIds: [siteId], shippingCents, handlingCents, deliverTo }) =>
      siteId === undefined || shippingCents === null || deliverTo === null
        ? []
        : [{ siteId, costCents: shippingCents + (handlingCents ?? 0), deliverTo }],
    )
    .toSorted((a, b) => a.costCents - b.costCents || (a.deliverTo < b.deliverTo ? -1 : 1))
  if (best !== undefined) return { kind: 'possible', ...best }
  const counts = Map.groupBy(alone, ({ refusal }) => refusal?.reason ?? 'no-stock')
  // A site that has a part of it says more than those that have nothing.
  const partial = counts.get('partial-stock')
  const [most] = [...counts].toSorted((a, b) => b[1].length - a[1].length)
  return { kind: 'impossible', main: partial ? 'partial-stock' : (most?.[0] ?? 'no-stock') }
}
