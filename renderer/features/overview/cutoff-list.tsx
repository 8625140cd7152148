import { CircleCheck, Clock, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import type { ComingCutoff } from '../../../shared/contract/coming-cutoffs.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames, useSites, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useNow } from '../../lib/use-now.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import './cutoff-list.css'
import { OverviewSection } from './overview-section.tsx'

const TOPICS = [] as const
/** The pace changes by itself. */
const EVERY_MS = 20_000

/** What each pick-up still waits for, and what it will leave without at the pace of the last hours. */
export function CutoffList() {
  const texts = useMessages('overview')
  const live = useLive(TOPICS, (client) => client.overview.cutoffs({}))
  useRefreshWhile(true, live.refresh, EVERY_MS)
  const cutoffs = (live.data ?? []).filter(({ toPack, packed }) => toPack + packed > 0)
  if (cutoffs.length === 0) return null
  return (
    <OverviewSection title={texts.cutoffs}>
      <ul>
        {cutoffs.map((cutoff) => (
          <CutoffLine key={`${cutoff.siteId} ${cutoff.at}`} cutoff={cutoff} />
        ))}
      </ul>
    </OverviewSection>
  )
}

function CutoffLine({ cutoff }: { cutoff: ComingCutoff }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const names = useNames()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const now = useNow(10_000)
  const { siteId, at, toPack, carriers, willMiss, orders } = cutoff
  const zone = sites?.find((site) => site.id === siteId)?.timeZone ?? merchantZone
  const isToday = localDateOf(at, zone) === localDateOf(now, zone)
  const time = isToday ? format.time(at, zone) : `${format.dayOf(at, zone)} ${format.time(at, zone)}`
  const isPast = at <= now
  const left = carriers.filter((carrier) => carrier.toPack > 0)
  return (
    <li className="overview-row cutoff">
      <span className="overview-name">
        <Link
          href={`${screenPath('orders')}?site=${encodeURIComponent(siteId)}&state=allocated&state=released`}
        >
          {names.site(siteId)}
        </Link>
        <span className="unit"> {isPast ? texts.cutoffPassed({ time }) : time}</span>
      </span>
      <span className="overview-state">
        {toPack === 0 ? (
          <StatusBadge tone="done" icon={CircleCheck} label={texts.allPacked} />
        ) : (
          <Standing cutoff={cutoff} isPast={isPast} isToday={isToday} />
        )}
      </span>
      <span className="overview-number">{toPack > 0 && texts.toPack({ count: toPack })}</span>
      {left.length > 0 && (
        <span className="cutoff-carriers unit">
          {format.list(
            left.map((carrier) =>
              texts.carrierToPack({ carrier: names.carrier(carrier.carrierId), count: carrier.toPack }),
            ),
          )}
        </span>
      )}
      {orders.length > 0 && (
        <ul className="cutoff-orders" aria-label={texts.missing({ site: names.site(siteId), time })}>
          {orders.map(({ orderId, reference }) => (
            <li key={orderId}>
              <Link href={screenPath('orders', orderId)}>{reference}</Link>
            </li>
          ))}
          {(willMiss ?? 0) > orders.length && (
            <li className="unit">{texts.andMore({ count: (willMiss ?? 0) - orders.length })}</li>
          )}
        </ul>
      )}
    </li>
  )
}

function Standing(props: { cutoff: ComingCutoff; isPast: boolean; isToday: boolean }) {
  const texts = useMessages('overview')
  const { willMiss, pacePerHour } = props.cutoff
  if (props.isPast)
    return (
      <StatusBadge tone="blocked" icon={TriangleAlert} label={texts.haveMissed({ count: willMiss ?? 0 })} />
    )
  if (!props.isToday) return null
  if (pacePerHour === null || willMiss === null) return <span className="unit">{texts.noPace}</span>
  return (
    <>
      {willMiss > 0 ? (
        <StatusBadge tone="risk" icon={Clock} label={texts.willMiss({ count: willMiss })} />
      ) : (
        <StatusBadge tone="done" icon={CircleCheck} label={texts.inTime} />
      )}
      <span className="unit"> {texts.pace({ count: Math.round(pacePerHour) })}</span>
    </>
  )
}
