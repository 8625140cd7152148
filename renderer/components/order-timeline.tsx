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
import type { CommandType } from '../../shared/contract/commands.ts'
import type { timelineEvent } from '../../shared/contract/orders.ts'
import { useTimeZone } from '../lib/catalog.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { useActorName } from '../lib/use-actor-name.ts'
import { useFormat } from '../lib/use-format.ts'
import { useTakeBack } from '../lib/use-undo.ts'
import type { Tone } from './status-badge.tsx'
import { Timeline } from './timeline.tsx'

type TimelineEvent = z.infer<typeof timelineEvent>

interface Look {
  readonly icon: LucideIcon
  readonly tone: Tone
}

const CHOSEN: Look = { icon: Route, tone: 'accent' }
const GOES_ON: Look = { icon: Play, tone: 'accent' }
const OVER: Look = { icon: Ban, tone: 'neutral' }
const LABEL: Look = { icon: Printer, tone: 'neutral' }
const OTHER: Look = { icon: CircleDot, tone: 'neutral' }

const LOOKS: ReadonlyMap<string, Look> = new Map<CommandType | 'received', Look>([
  ['received', { icon: Inbox, tone: 'neutral' }],
  ['orders.import', { icon: Inbox, tone: 'neutral' }],
  ['setup.importFiles', { icon: Download, tone: 'neutral' }],
  ['setup.undoImport', OVER],
  ['orders.decide', CHOSEN],
  ['orders.reallocate', CHOSEN],
  ['orders.reoptimise', CHOSEN],
  ['orders.release', GOES_ON],
  ['orders.releaseDue', GOES_ON],
  ['orders.releaseUnasked', GOES_ON],
  ['demo.release', GOES_ON],
  ['orders.resume', GOES_ON],
  ['orders.hold', { icon: CirclePause, tone: 'blocked' }],
  ['orders.cancel', OVER],
  ['orders.applyAnswers', OVER],
  ['orders.endWaits', OVER],
  ['packing.pack', { icon: PackageCheck, tone: 'done' }],
  ['packing.ship', { icon: Truck, tone: 'done' }],
  ['packing.reprint', LABEL],
  ['printing.report', LABEL],
  ['channels.settlePushes', { icon: Upload, tone: 'neutral' }],
])

/** What happened to an order, oldest first, by whom and when. */
export function OrderTimeline({ events }: { events: readonly TimelineEvent[] }) {
  const texts = useMessages('journal')
  const inWords = useSay()
  const format = useFormat()
  const actorName = useActorName()
  const timeZone = useTimeZone()
  return (
    <Timeline
      entries={events.map((event, index) => {
        const { icon, tone } = LOOKS.get(event.type) ?? OTHER
        return {
          key: `${event.at}/${index}`,
          icon,
          tone,
          sentence: inWords(event.sentence),
          meta: (
            <span title={format.exact(event.at, timeZone)}>
              {format.dayOf(event.at, timeZone)} {format.time(event.at, timeZone)} ·{' '}
              {event.confirmedBy === undefined
                ? actorName(event.actor)
                : texts.confirmed({ actor: actorName(event.actor), person: event.confirmedBy })}
              {event.undoes !== undefined && <UndoEvent commandId={event.undoes} />}
            </span>
          ),
        }
      })}
    />
  )
}

function UndoEvent({ commandId }: { commandId: string }) {
  const { undo } = useMessages('verbs')
  const takeBack = useTakeBack()
  return (
    <button type="button" className="timeline-undo" onClick={() => void takeBack(commandId)}>
      {undo}
    </button>
  )
}
