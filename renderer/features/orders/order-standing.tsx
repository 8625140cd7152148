import { Hourglass } from 'lucide-react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { WAIT_DAYS } from '../../../shared/domain/channel.ts'
import { ENDING_HOLDS } from '../../../shared/domain/order-standing.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { Instant } from '../../components/instant.tsx'
import { Facts, PanelSection } from '../../components/panel.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useChannels, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

type Standing = NonNullable<OrderDetail['standing']>

/** Where the order stands with its channel: why it waits, since when and until when. */
export function OrderStandingSection({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orderStanding')
  return detail.standing === null ? null : (
    <PanelSection title={texts.title}>
      <Holds standing={detail.standing} />
      <StandingFacts channelId={detail.order.channelId} standing={detail.standing} />
    </PanelSection>
  )
}

function Holds({ standing }: { standing: Standing }) {
  const texts = useMessages('orderStanding')
  const { holders, hold } = standing
  if (holders.length === 0) return null
  const said = {
    channel: texts.held({ why: message(`exceptions.hold.${hold?.kind ?? 'on-hold'}`) }),
    content: texts.content,
    nameless: texts.nameless,
    method: texts.method,
  }
  return (
    <ul className="order-holds">
      {holders.map((holder) => (
        <li key={holder}>
          <StatusBadge tone="risk" icon={Hourglass} label={said[holder]} />
        </li>
      ))}
    </ul>
  )
}

function StandingFacts({ channelId, standing }: { channelId: string; standing: Standing }) {
  const texts = useMessages('orderStanding')
  const format = useFormat()
  const timeZone = useTimeZone()
  const waitEnds = useWaitEnd(channelId, standing)
  const { state, verdict, holders, hold, since, heardAt, elsewhere } = standing
  const left = elsewhere.reduce((sum, { quantity }) => sum + quantity, 0)
  const until = hold?.until ?? null
  const day = (at: EpochMs) => `${format.dayOf(at, timeZone)} ${format.time(at, timeZone)}`
  const facts = [
    { name: texts.state, value: state === '' ? null : <span className="mono">{state}</span> },
    { name: texts.verdict, value: standing.isWaived ? texts.waived : texts.meanings[verdict] },
    { name: texts.since, value: <Instant at={since} timeZone={timeZone} /> },
    {
      name: texts.until,
      value: holders.includes('channel') ? (until === null ? texts.untilPerson : day(until)) : null,
    },
    {
      name: texts.ends,
      value:
        waitEnds === null ? null : (
          <>
            {day(waitEnds)}
            <span className="unit">, {texts.endsHelp}</span>
          </>
        ),
    },
    { name: texts.elsewhere, value: left === 0 ? null : texts.units({ count: left }) },
    { name: texts.heard, value: <Instant at={heardAt} timeZone={timeZone} /> },
  ]
  return <Facts facts={facts.filter(({ value }) => value !== null)} />
}

/** When its units come free again if nobody lets it go; null = its wait has no end. */
function useWaitEnd(channelId: string, { holders, hold, since }: Standing): EpochMs | null {
  const channel = useChannels()?.find((each) => each.channel.id === channelId)?.channel
  if (!holders.includes('channel') || channel === undefined) return null
  if (!ENDING_HOLDS.includes(hold?.kind ?? 'on-hold')) return null
  return Math.max(since, hold?.until ?? 0) + (channel.waitDays ?? WAIT_DAYS) * DAY_MS
}
