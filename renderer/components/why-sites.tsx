import type { SiteCandidate } from '../../shared/domain/explanation.ts'
import { useNames } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useOwnCurrency } from '../lib/use-own-currency.ts'
import { Candidate } from './why-candidate.tsx'

/** The sites that were weighed, alone and together; the chosen one first. */
export function WhySites({ sites }: { sites: readonly SiteCandidate[] }) {
  const currency = useOwnCurrency()
  const texts = useMessages('orderWhy')
  const why = useMessages('notChosen')
  const names = useNames()
  const format = useFormat()
  const sorted = sites.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
  return (
    <ul className="why-list">
      {sorted.map((site) => {
        const paid = paidCents(site)
        const weight = paid === null || site.totalCents === null ? 0 : site.totalCents - paid
        return (
          <Candidate
            key={site.siteIds.join('+')}
            name={site.siteIds.map(names.site).join(' + ')}
            cost={paid === null ? null : format.money(paid, currency)}
            arrival={site.deliverTo === null ? null : format.day(site.deliverTo)}
            note={[
              ...(site.refusal === null
                ? []
                : [why.site[site.refusal.reason]({ count: site.siteIds.length })]),
              ...(site.refusal === null && site.shippingCents !== null && site.handlingCents !== null
                ? [
                    texts.costParts({
                      shipping: format.money(site.shippingCents, currency),
                      handling: format.money(site.handlingCents, currency),
                    }),
                  ]
                : []),
              ...(weight === 0 ? [] : [texts.weighed({ weight: format.money(weight, currency) })]),
            ].join('; ')}
            isChosen={site.refusal === null}
          />
        )
      })}
    </ul>
  )
}

/** What is paid for it; what only weighs in the choice (further parcels, scarce stock, missing lines) is no money. */
function paidCents({ shippingCents, handlingCents }: SiteCandidate): number | null {
  return shippingCents === null || handlingCents === null ? null : shippingCents + handlingCents
}
