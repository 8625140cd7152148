import { History, Square } from 'lucide-react'
import { useState } from 'react'
import type { PastOrdersRun } from '../../../shared/contract/channel-past-orders.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useNow } from '../../lib/use-now.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'

const TOPICS = ['channels', 'orders'] as const
const DAYS = { quarter: 92, year: 366, 'two-years': 731 } as const
type Span = keyof typeof DAYS
const SPANS = ['quarter', 'year', 'two-years'] as const
/** While they are read the figures are asked for so often. */
const LOOK_MS = 2000

/** Asks a shop for its past orders, shows how far it is, and stops it. */
export function PastOrders({ channelId, why }: { channelId: string; why: string | null }) {
  const texts = useMessages('pastOrders')
  const [span, setSpan] = useState<Span>('year')
  const live = useLive(TOPICS, (client) => client.channels.pastOrders({ channelId }), [channelId])
  const start = useCommand((client) => client.channels.readPastOrders)
  const stop = useCommand((client) => client.channels.stopPastOrders)
  const run = live.data ?? null
  const isRunning = run !== null && run.endedAt === null
  const { refresh } = live
  useRefreshWhile(isRunning, refresh, LOOK_MS)

  async function read(since: number) {
    if ((await start.run({ channelId, since })).kind === 'done') refresh()
  }
  async function halt() {
    if ((await stop.run({ channelId })).kind === 'done') refresh()
  }

  return (
    <PanelSection title={texts.title}>
      {run === null ? <p className="unit">{texts.why}</p> : <HowFar run={run} />}
      <div className="channel-actions">
        {isRunning ? (
          <Button icon={Square} why={why} busy={stop.busy} onPress={() => void halt()}>
            {texts.stop}
          </Button>
        ) : (
          <>
            {run?.stopped === true && (
              <Button icon={History} why={why} busy={start.busy} onPress={() => void read(run.since)}>
                {texts.goOn}
              </Button>
            )}
            <Select
              label={texts.span}
              isCompact
              choices={SPANS.map((id) => ({ id, label: texts.spans[id] }))}
              value={span}
              onChange={setSpan}
            />
            <Button
              icon={History}
              why={why}
              busy={start.busy}
              onPress={() => void read(roomClock.now() - DAYS[span] * DAY_MS)}
            >
              {texts.start}
            </Button>
          </>
        )}
      </div>
    </PanelSection>
  )
}

function HowFar({ run }: { run: PastOrdersRun }) {
  const texts = useMessages('pastOrders')
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow()
  const read = format.integer(run.read)
  if (run.endedAt === null)
    return (
      <>
        <p className="channel-words">{texts.reading({ read })}</p>
        <progress
          className="channel-progress"
          aria-label={texts.progress}
          {...(run.share === null ? {} : { value: run.share, max: 1 })}
        />
      </>
    )
  if (run.stopped) return <p className="channel-words">{texts.stopped({ read })}</p>
  const since = format.date(run.since, timeZone)
  return (
    <p className="channel-words">
      {texts.ended({ count: run.read, read, since, when: format.relative(run.endedAt, now) })}
    </p>
  )
}
