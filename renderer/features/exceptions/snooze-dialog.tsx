import { TriangleAlert } from 'lucide-react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { pastDue } from './past-due.ts'
import { tomorrowMorning } from './tomorrow-morning.ts'

/** When snoozed exceptions come back; a time after the cut-off of one says so. */
export function SnoozeDialog(props: {
  rows: readonly ExceptionRow[]
  busy: boolean
  onClose: () => void
  onSnooze: (until: EpochMs) => void
}) {
  const texts = useMessages('exceptionQueue')
  const timeZone = useTimeZone()
  const now = roomClock.now()
  const choices = [
    { label: texts.snooze30, until: now + 30 * MINUTE_MS },
    { label: texts.snooze60, until: now + HOUR_MS },
    { label: texts.snoozeTomorrow, until: tomorrowMorning(now, timeZone) },
  ]
  return (
    <Dialog isOpen={props.rows.length > 0} onClose={props.onClose} title={texts.snoozeTitle}>
      <p>{texts.snoozeText}</p>
      <ul className="snooze-choices">
        {choices.map(({ label, until }, index) => (
          <li key={label} className="snooze-choice">
            <Button busy={props.busy} autoFocus={index === 0} onPress={() => props.onSnooze(until)}>
              {label}
            </Button>
            <PastDue rows={props.rows} until={until} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function PastDue({ rows, until }: { rows: readonly ExceptionRow[]; until: EpochMs }) {
  const texts = useMessages('exceptionQueue')
  const format = useFormat()
  const timeZone = useTimeZone()
  const { count, first } = pastDue(rows, until)
  if (first === null) return null
  const label = texts.snoozePastDue({ count, time: format.time(first, timeZone) })
  return <StatusBadge tone="risk" icon={TriangleAlert} label={label} />
}
