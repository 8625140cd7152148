import type { ServiceCandidate } from '../../shared/domain/explanation.ts'
import { useNames } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useOwnCurrency } from '../lib/use-own-currency.ts'
import { Candidate } from './why-candidate.tsx'

/** The services that were weighed from each chosen site; the chosen one first. */
export function WhyServices(props: { services: readonly ServiceCandidate[] }) {
  const currency = useOwnCurrency()
  const texts = useMessages('orderWhy')
  const why = useMessages('notChosen')
  const names = useNames()
  const format = useFormat()
  const bySite = Map.groupBy(props.services, (service) => service.siteId)
  return [...bySite].map(([siteId, services]) => (
    <div key={siteId}>
      {bySite.size > 1 && <p className="unit">{texts.fromSite({ site: names.site(siteId) })}</p>}
      <ul className="why-list">
        {services
          .toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
          .map((service) => (
            <Candidate
              key={`${service.carrierId}/${service.serviceId}`}
              name={names.service(service.carrierId, service.serviceId)}
              cost={service.shippingCents === null ? null : format.money(service.shippingCents, currency)}
              arrival={service.deliverTo === null ? null : format.day(service.deliverTo)}
              note={service.refusal === null ? '' : why.service[service.refusal.reason]}
              isChosen={service.refusal === null}
            />
          ))}
      </ul>
    </div>
  ))
}
