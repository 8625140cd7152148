import { ArrowLeft, CircleHelp, FlaskConical, Gauge, OctagonAlert, Square } from 'lucide-react'
import { useState } from 'react'
import { MOST_REPLAYED, type ReplayPeriod } from '../../../shared/contract/replay.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { DayField } from '../../components/day-field.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useHello } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { ReplaySpan } from './replay-heading.tsx'
import { ReplayPolicy } from './replay-policy.tsx'
import { SpeedDialog } from './speed-dialog.tsx'
import { type ReplayRun, useReplay } from './use-replay.ts'

const COUNTS = [200, 1_000, 5_000, 50_000, MOST_REPLAYED] as const
const WEEK_MS = 7 * DAY_MS

/** Which orders, and the button that tries the rules on them; while it runs, how far it is and how to stop it. */
export function ReplaySetup(props: {
  rules: readonly Rule[]
  isDraft: boolean
  why: string | null
  onBack: () => void
}) {
  const { rules, isDraft } = props
  const texts = useMessages('ruleReplay')
  const { period, setPeriod, run, start, stop, tried } = useReplay()
  const [isHowShown, setHowShown] = useState(false)
  const [isCurveShown, setCurveShown] = useState(false)
  const isRunning = run.kind === 'reading' || run.kind === 'deciding'
  const goes = tried === null ? (isDraft ? texts.run : texts.runPublished) : texts.again
  useKeyCommands([
    {
      id: 'replay.run',
      label: goes,
      group: texts.group,
      footer: true,
      keys: ['$mod+Enter'],
      disabled: isRunning ? texts.reading : props.why,
      run: () => void start(rules, true),
    },
  ])
  return (
    <>
      <div className="replay-setup">
        <Period period={period} onChange={setPeriod} />
        <ReplayPolicy />
        {isRunning ? (
          <Button icon={Square} onPress={stop}>
            {texts.stop}
          </Button>
        ) : (
          <Button tone="primary" icon={FlaskConical} why={props.why} onPress={() => void start(rules, true)}>
            {goes}
          </Button>
        )}
        <span className="replay-state" role="status">
          <State run={run} />
          {run.kind === 'idle' && tried !== null && (
            <span className="unit">
              <ReplaySpan result={tried.result} />
            </span>
          )}
        </span>
        <Button tone="quiet" icon={Gauge} why={props.why} onPress={() => setCurveShown(true)}>
          {texts.curveOpen}
        </Button>
        <Button tone="quiet" icon={CircleHelp} onPress={() => setHowShown(!isHowShown)}>
          {texts.how}
        </Button>
        <Button tone="quiet" icon={ArrowLeft} onPress={props.onBack}>
          {texts.back}
        </Button>
      </div>
      <SpeedDialog isOpen={isCurveShown} rules={rules} onClose={() => setCurveShown(false)} />
      {isHowShown && (
        <ul className="replay-how">
          {Object.values(texts.howText).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Period(props: { period: ReplayPeriod; onChange: (period: ReplayPeriod) => void }) {
  const { period, onChange } = props
  const texts = useMessages('ruleReplay')
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  const chosen = period.kind === 'last' ? String(period.orders) : 'since'
  return (
    <>
      <Select
        label={texts.period}
        isCompact
        choices={[
          ...COUNTS.map((count) => ({ id: String(count), label: texts.last({ count }) })),
          { id: 'since', label: texts.since },
        ]}
        value={chosen}
        onChange={(id) =>
          onChange(
            id === 'since'
              ? { kind: 'since', date: localDateOf(roomClock.now() - WEEK_MS, timeZone) }
              : { kind: 'last', orders: Number(id) },
          )
        }
      />
      {period.kind === 'since' && (
        <DayField
          label={texts.day}
          isBare
          value={period.date}
          onChange={(date) => {
            if (date !== null) onChange({ kind: 'since', date })
          }}
        />
      )}
    </>
  )
}

function State({ run }: { run: ReplayRun }) {
  const texts = useMessages('ruleReplay')
  switch (run.kind) {
    case 'idle':
      return null
    case 'reading':
      return <ProgressBar label={texts.progress} text={texts.reading} share={0} />
    case 'deciding':
      return (
        <ProgressBar
          label={texts.progress}
          text={texts.deciding({ done: run.done, total: run.total })}
          share={run.total === 0 ? 1 : run.done / run.total}
        />
      )
    case 'failed':
      return (
        <StatusBadge
          tone="blocked"
          icon={OctagonAlert}
          label={run.isOffline ? texts.offline : texts.failed}
        />
      )
  }
}
