import { CloudOff, Gauge, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { Bar } from '../../components/bar.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { useSites, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useSiteStop } from '../../lib/site-stop.ts'
import { useFormat } from '../../lib/use-format.ts'
import { OverviewSection } from './overview-section.tsx'

type SiteFigures = OverviewFigures['sites'][number]

const TIGHT = 0.9

/** Load against capacity; the chosen site first. */
export function SiteList({ sites }: { sites: readonly SiteFigures[] }) {
  const texts = useMessages('overview')
  const chosen = useSession((session) => session.siteId)
  const sorted = sites.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
  return (
    <OverviewSection title={texts.sites}>
      <ul>
        {sorted.map((site) => (
          <SiteLine key={site.id} site={site} />
        ))}
      </ul>
    </OverviewSection>
  )
}

function SiteLine({ site }: { site: SiteFigures }) {
  const texts = useMessages('overview')
  const format = useFormat()
  const zones = useSites()
  const ask = useSiteStop((stop) => stop.ask)
  const merchantZone = useTimeZone()
  const zone = zones?.find((each) => each.id === site.id)?.timeZone ?? merchantZone
  const share = site.capacity === null || site.capacity === 0 ? null : site.planned / site.capacity
  const tone: Tone = share === null || share < TIGHT ? 'neutral' : share > 1 ? 'blocked' : 'risk'
  return (
    <li className="overview-row overview-site">
      <Button className="overview-name overview-link" onPress={() => ask(site.id)}>
        {site.name}
        <span className="visually-hidden">: {site.outage === null ? texts.closeSite : texts.openSite}</span>
      </Button>
      {share === null ? (
        <span />
      ) : (
        <Bar label={texts.loadOf({ site: site.name })} share={share} tone={tone} />
      )}
      <span className="overview-number">
        {format.integer(site.planned)}
        {site.capacity !== null && <span className="unit"> / {format.integer(site.capacity)}</span>}
      </span>
      <span className="overview-state">
        {site.outage !== null ? (
          <StatusBadge tone="offline" icon={CloudOff} label={texts.closed({ reason: site.outage.reason })} />
        ) : share !== null && share > 1 ? (
          <StatusBadge
            tone="blocked"
            icon={TriangleAlert}
            label={texts.over({ share: format.percent(Math.round(share * 100) / 100) })}
          />
        ) : share !== null && share >= TIGHT ? (
          <StatusBadge tone="risk" icon={Gauge} label={format.percent(Math.round(share * 100) / 100)} />
        ) : (
          <span className="unit">
            {site.cutoffAt !== null && texts.cutoff({ time: format.time(site.cutoffAt, zone) })}
          </span>
        )}
      </span>
    </li>
  )
}
