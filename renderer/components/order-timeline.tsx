import {
  Ban,
  CircleDot,
  CirclePause,
  Download,
  Inbox,
  type LucideIcon,
  PackageCheck,
  Play,
  Printer,
  Route,
  Truck,
  Upload,
} from 'lucide-react'
import type { z } from 'zod'
import type { timelineEvent } from '../../shared/contract/orders.ts'
import { useTimeZone } from '../lib/catalog.ts'
import { useLanguage } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import type { Tone } from './status-badge.tsx'
import { Timeline } from './timeline.tsx'

type TimelineEvent = z.infer<typeof timelineEvent>

/** By the last word of the event's type: 'orders.hold' -> 'hold'. */
const LOOKS: Readonly<Record<string, { icon: LucideIcon; tone: Tone }>> = {
  received: { icon: Inbox, tone: 'neutral' },
  imported: { icon: Download, tone: 'neutral' },
  decided: { icon: Route, tone: 'accent' },
  decideAgain: { icon: Route, tone: 'accent' },
  release: { icon: Play, tone: 'accent' },
  resume: { icon: Play, tone: 'accent' },
  hold: { icon: CirclePause, tone: 'blocked' },
  cancel: { icon: Ban, tone: 'neutral' },
  pack: { icon: PackageCheck, tone: 'done' },
  ship: { icon: Truck, tone: 'done' },
  pushed: { icon: Upload, tone: 'neutral' },
  print: { icon: Printer, tone: 'neutral' },
}
const OTHER = { icon: CircleDot, tone: 'neutral' } as const

/** What happened to an order, oldest first, by whom and when. */
export function OrderTimeline({ events }: { events: readonly TimelineEvent[] }) {
  const language = useLanguage()
  const format = useFormat()
  const timeZone = useTimeZone()
  return (
    <Timeline
      entries={events.map((event, index) => {
        const { icon, tone } = LOOKS[event.type.split('.').at(-1) ?? ''] ?? OTHER
        return {
          key: `${event.at}/${index}`,
          icon,
          tone,
          sentence: event.sentence[language],
          meta: (
            <span title={format.exact(event.at, timeZone)}>
              {format.dayOf(event.at, timeZone)} {format.time(event.at, timeZone)} · {event.actor}
            </span>
          ),
        }
      })}
    />
  )
}
