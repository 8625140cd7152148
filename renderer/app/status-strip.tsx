import { CloudOff, Plug, TriangleAlert } from 'lucide-react'
import type { OverviewFigures } from '../../shared/contract/overview.ts'
import { isTroubled } from '../../shared/domain/channel.ts'
import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { Button } from '../components/button.tsx'
import { Select } from '../components/select.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { PersonBar } from '../features/people/person-bar.tsx'
import { useSites, useTimeZone } from '../lib/catalog.ts'
import { connection, useHello, useLinkStatus } from '../lib/client.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'
import { useTroubles } from '../lib/use-troubles.ts'
import { DemoMenu } from './demo-menu.tsx'
import { HubLine } from './hub-line.tsx'
import './status-strip.css'

const ALL = 'all'

/** Where and when we are, what comes next, and what is not connected. Blocks nothing. */
export function StatusStrip(props: { figures: OverviewFigures | null; notices: readonly Message[] }) {
  const { figures } = props
  const texts = useMessages('app')
  const inWords = useSay()
  const { siteId, setSite } = useSession()
  const sites = useSites() ?? []
  const demo = useHello()?.demo ?? false
  const troubles = useTroubles()
  const choices = [{ id: ALL, label: texts.allSites }, ...sites.map(({ id, name }) => ({ id, label: name }))]
  const known = choices.some((choice) => choice.id === siteId)
  return (
    <header className="strip-frame">
      <div className="strip">
        <Select
          label={texts.site}
          isCompact
          choices={choices}
          value={known && siteId !== null ? siteId : ALL}
          onChange={(id) => setSite(id === ALL ? null : id)}
        />
        <LocalTime />
        <NextCutoff figures={figures} />
        <span className="strip-space" />
        {demo && <DemoMenu />}
        <Channels figures={figures} />
        <PersonBar />
      </div>
      <OfflineLine />
      <HubLine />
      {[...troubles, ...props.notices].map((notice) => (
        <p key={inWords(notice)} className="strip-line tone-risk" role="status">
          <TriangleAlert size={14} aria-hidden />
          {inWords(notice)}
        </p>
      ))}
    </header>
  )
}

function LocalTime() {
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(1000)
  return (
    <span className="strip-time" title={format.exact(now, timeZone)}>
      <span className="strip-day">{format.dayOf(now, timeZone)}</span>
      {format.time(now, timeZone)}
    </span>
  )
}

/** The chosen site's cut-off, else the first to come. */
function NextCutoff({ figures }: { figures: OverviewFigures | null }) {
  const texts = useMessages('app')
  const format = useFormat()
  const siteId = useSession((session) => session.siteId)
  const sites = useSites()
  const merchant = useTimeZone()
  const now = useNow(1000)
  const own = figures?.sites.find((site) => site.id === siteId)
  const next = own
    ? own.cutoffAt !== null && { siteId: own.id, siteName: own.name, at: own.cutoffAt }
    : figures?.nextCutoff
  if (!next) return null
  const zone = sites?.find((site) => site.id === next.siteId)?.timeZone ?? merchant
  const remaining = next.at - now
  return (
    <span className="strip-cutoff">
      {texts.nextCutoff({ site: next.siteName, time: format.time(next.at, zone) })}{' '}
      <span className={remaining < HOUR_MS ? 'strip-soon' : 'strip-left'}>
        {remaining > 0 ? texts.left({ time: hoursAndMinutes(remaining) }) : texts.cutoffPassed}
      </span>
    </span>
  )
}

function Channels({ figures }: { figures: OverviewFigures | null }) {
  const texts = useMessages('app')
  if (figures === null || figures.channels.length === 0) return null
  const live = figures.channels.filter((channel) => channel.link.kind === 'online')
  const troubled = figures.channels.filter(({ link }) => isTroubled(link))
  if (troubled.length === 0)
    return <StatusBadge tone="neutral" icon={Plug} label={texts.channelsLive({ count: live.length })} />
  return (
    <StatusBadge
      tone="offline"
      icon={CloudOff}
      label={texts.channelsTroubled({
        names: troubled.map((channel) => channel.name),
        count: troubled.length,
      })}
    />
  )
}

/** Stands for as long as the control room itself cannot be reached. */
function OfflineLine() {
  const status = useLinkStatus()
  const texts = useMessages('app')
  const format = useFormat()
  const timeZone = useTimeZone()
  if (status.kind !== 'offline') return null
  return (
    <div className="strip-line tone-offline" role="status">
      <CloudOff size={14} aria-hidden />
      <span>{texts.offlineSince({ time: format.time(status.since, timeZone) })}</span>
      <Button tone="quiet" onPress={connection.retryNow}>
        {texts.retry}
      </Button>
    </div>
  )
}

/** '48 min', '2 h 05'. */
function hoursAndMinutes(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(ms / HOUR_MS)} h ${String(Math.floor(ms / MINUTE_MS) % 60).padStart(2, '0')}`
}
