import { Infinity as Always, CalendarCheck, CalendarClock, CalendarX, Moon } from 'lucide-react'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type Language, locale } from '../../../shared/lib/language.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { validityState } from '../../../shared/rules/validity.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useHello } from '../../lib/client.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useNow } from '../../lib/use-now.ts'

const STEP_MS = 60_000

/** Coming, over, or not at this hour; in a list nothing is said of rules that are in force. */
export function ValidityMark({ validity, isFull = false }: { validity: Rule['validity']; isFull?: boolean }) {
  const texts = useMessages('ruleEditor').validity
  const language = useLanguage()
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  const now = useNow(STEP_MS)
  const day = (instant: EpochMs) => dayText(instant, language, timeZone)
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
          label={texts.coming({ day: day(validity.from ?? now) })}
        />
      )
    case 'expired':
      return (
        <StatusBadge
          tone="risk"
          icon={CalendarX}
          label={texts.expired({ day: day((validity.until ?? now) - 1) })}
        />
      )
    case 'resting':
      return <StatusBadge tone="neutral" icon={Moon} label={texts.resting} />
  }
}

/** '24 Dec 2030': the year, since rules are written for seasons. */
function dayText(instant: EpochMs, language: Language, timeZone: string): string {
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return new Intl.DateTimeFormat(locale(language), { ...day, timeZone }).format(instant)
}
