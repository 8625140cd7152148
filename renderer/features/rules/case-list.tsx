import { CircleCheck, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CaseResult } from '../../../shared/contract/rule-cases.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Pinned cases, each with whether it goes as wished, and how it would go instead. */
export function CaseList(props: { cases: readonly CaseResult[]; children?: (one: CaseResult) => ReactNode }) {
  const texts = useMessages('ruleCases')
  const names = useNames()
  const format = useFormat()
  return (
    <ul className="case-list">
      {props.cases.map((one) => {
        const { siteId, carrierId, serviceId } = one.wish
        const wish = texts.wish({
          site: siteId === null ? texts.anySite : names.site(siteId),
          service:
            carrierId === null
              ? texts.anyService
              : serviceId === null
                ? names.carrier(carrierId)
                : names.service(carrierId, serviceId),
        })
        const parts = one.parts.map((part) =>
          texts.wish({
            site: names.site(part.siteId),
            service: names.service(part.carrierId, part.serviceId),
          }),
        )
        return (
          <li key={one.id}>
            {one.isKept ? (
              <StatusBadge tone="done" icon={CircleCheck} label={texts.kept} />
            ) : (
              <StatusBadge tone="blocked" icon={CircleX} label={texts.broken} />
            )}
            <span>
              <strong>{one.name}</strong>{' '}
              <span className="unit">
                {one.country} {one.postcode},{' '}
                {format.list(one.lines.map(({ sku, quantity }) => `${quantity} × ${sku}`))}
              </span>
              <span className="rule-fault">
                {wish}
                {!one.isKept && (
                  <span className="unit">
                    {' '}
                    · {parts.length === 0 ? texts.gotNothing : texts.got({ parts })}
                  </span>
                )}
              </span>
            </span>
            {props.children?.(one)}
          </li>
        )
      })}
    </ul>
  )
}
