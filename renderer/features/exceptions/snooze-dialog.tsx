import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { tomorrowMorning } from './tomorrow-morning.ts'

/** When a snoozed exception comes back. */
export function SnoozeDialog(props: {
  isOpen: boolean
  busy: boolean
  onClose: () => void
  onSnooze: (until: EpochMs) => void
}) {
  const texts = useMessages('exceptionQueue')
  const timeZone = useTimeZone()
  const now = roomClock.now()
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.snoozeTitle}>
      <p>{texts.snoozeText}</p>
      <div className="snooze-choices">
        <Button busy={props.busy} autoFocus onPress={() => props.onSnooze(now + 30 * MINUTE_MS)}>
          {texts.snooze30}
        </Button>
        <Button busy={props.busy} onPress={() => props.onSnooze(now + HOUR_MS)}>
          {texts.snooze60}
        </Button>
        <Button busy={props.busy} onPress={() => props.onSnooze(tomorrowMorning(now, timeZone))}>
          {texts.snoozeTomorrow}
        </Button>
      </div>
    </Dialog>
  )
}
