import { Infinity as Always, CalendarCheck, CalendarClock, CalendarX, Moon } from 'lucide-react'
import type { Rule } from '../../../shared/rules/document.ts'
import { validityState } from '../../../shared/rules/validity.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useHello } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { rulesMessages } from './messages.ts'
import { endOf } from './validity-form.ts'

const STEP_MS = 60_000

/** Coming, over, or not at this hour; in a list nothing is said of rules that are in force. */
export function ValidityMark({ validity, isFull = false }: { validity: Rule['validity']; isFull?: boolean }) {
  const texts = useMessages(rulesMessages).validity
  const format = useFormat()
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  const now = useNow(STEP_MS)
  if (validity === null)
    return isFull ? <StatusBadge tone="neutral" icon={Always} label={texts.always} /> : null
  switch (validityState(validity, now, timeZone)) {
    case 'in-force':
      return isFull ? <StatusBadge tone="done" icon={CalendarCheck} label={texts.inForce} /> : null
    case 'coming':
      return (
        <StatusBadge
          tone="accent"
          icon={CalendarClock}
          label={texts.coming(format.dayOf(validity.from ?? now, timeZone))}
        />
      )
    case 'expired':
      return (
        <StatusBadge
          tone="risk"
          icon={CalendarX}
          label={texts.expired(format.day(endOf(validity.until ?? now, timeZone).day))}
        />
      )
    case 'resting':
      return <StatusBadge tone="neutral" icon={Moon} label={texts.resting} />
  }
}
