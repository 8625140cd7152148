import { Clock } from 'lucide-react'
import { localDateOf } from '../../../shared/lib/day.ts'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useFormat } from '../../lib/use-format.ts'

/** The day on which goods are expected, marked once it is over. */
export function ReceiptDay({ on }: { on: string }) {
  const texts = useMessages('receipts')
  const format = useFormat()
  const today = localDateOf(roomClock.now(), useTimeZone())
  const day = on.startsWith(today.slice(0, 4)) ? format.day(on) : `${format.day(on)} ${on.slice(0, 4)}`
  if (on >= today) return <span>{day}</span>
  return (
    <span className="badge tone-risk" title={texts.late}>
      <Clock size={12} aria-hidden />
      <span className="visually-hidden">{texts.late}</span>
      {day}
    </span>
  )
}
