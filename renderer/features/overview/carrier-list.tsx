import { CircleSlash, TriangleAlert } from 'lucide-react'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { carrierName } from '../../lib/carrier-name.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OverviewSection } from './overview-section.tsx'

type CarrierFigures = OverviewFigures['carriers'][number]

const NEAR_CAP = 0.9

/** Whether each carrier takes parcels, and how many it has today. */
export function CarrierList({ carriers }: { carriers: readonly CarrierFigures[] }) {
  const texts = useMessages('overview')
  return (
    <OverviewSection title={texts.carriers}>
      <ul>
        {carriers.map((carrier) => (
          <CarrierLine key={carrier.id} carrier={carrier} />
        ))}
      </ul>
    </OverviewSection>
  )
}

function CarrierLine({ carrier }: { carrier: CarrierFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const timeZone = useTimeZone()
  const { cap, parcelsToday, reason, suspended, suspendedUntil } = carrier
  const until = suspendedUntil === null ? null : format.dayOf(suspendedUntil, timeZone)
  function detailed(what: string): string {
    const why = reason === null ? what : texts.because({ what, reason })
    return until === null ? why : texts.until({ what: why, until })
  }
  return (
    <li className="overview-row overview-carrier">
      <span className="overview-name">{carrierName(carrier.id)}</span>
      <span className="overview-state">
        {suspended === 'all' && (
          <StatusBadge tone="blocked" icon={CircleSlash} label={detailed(texts.suspended)} />
        )}
        {suspended === 'partly' && (
          <StatusBadge tone="risk" icon={TriangleAlert} label={detailed(texts.partlySuspended)} />
        )}
        {suspended === 'no' && cap !== null && parcelsToday >= cap * NEAR_CAP && (
          <StatusBadge tone="risk" icon={TriangleAlert} label={texts.nearCap} />
        )}
      </span>
      <span className="overview-number">
        {format.integer(parcelsToday)}
        <span className="unit"> {cap === null ? texts.parcels : `/ ${format.integer(cap)}`}</span>
      </span>
    </li>
  )
}
