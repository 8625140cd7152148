import type { SiteCandidate } from '../../shared/domain/explanation.ts'
import { SITE_REFUSED } from '../../shared/domain/explanation-sentence.ts'
import { useNames } from '../lib/catalog.ts'
import { useLanguage, useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { Candidate } from './why-candidate.tsx'
import { whyMessages } from './why-messages.ts'

/** The sites that were weighed, alone and together; the chosen one first. */
export function WhySites({ sites, currency }: { sites: readonly SiteCandidate[]; currency: string }) {
  const texts = useMessages(whyMessages)
  const language = useLanguage()
  const names = useNames()
  const format = useFormat()
  const sorted = sites.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
  return (
    <ul className="why-list">
      {sorted.map((site) => (
        <Candidate
          key={site.siteIds.join('+')}
          name={site.siteIds.map(names.site).join(' + ')}
          cost={site.totalCents === null ? null : format.money(site.totalCents, currency)}
          arrival={site.deliverTo === null ? null : format.day(site.deliverTo)}
          note={
            site.refusal !== null
              ? SITE_REFUSED[language][site.refusal.reason]
              : site.shippingCents !== null && site.handlingCents !== null
                ? texts.costParts(
                    format.money(site.shippingCents, currency),
                    format.money(site.handlingCents, currency),
                  )
                : ''
          }
          isChosen={site.refusal === null}
        />
      ))}
    </ul>
  )
}
