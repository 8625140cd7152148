import { CircleDot, OctagonAlert, TriangleAlert } from 'lucide-react'
import { type EpochMs, HOUR_MS } from '../../shared/lib/clock.ts'
import { useTimeZone } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'

/**
 * The time left, with an icon and a word for how pressing it is; the exact instant on hover. `isOver`: it no
 * longer matters.
 */
export function DueTime({ dueAt, isOver = false }: { dueAt: EpochMs | null; isOver?: boolean }) {
  const texts = useMessages('dueTime')
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(10_000)
  if (dueAt === null || isOver)
    return (
      <span className="unit" title={texts.noDue}>
        –
      </span>
    )
  const left = dueAt - now
  const [Icon, tone, word] =
    left < 0
      ? ([OctagonAlert, 'blocked', texts.late] as const)
      : left < HOUR_MS
        ? ([TriangleAlert, 'risk', texts.soon] as const)
        : ([CircleDot, 'neutral', texts.later] as const)
  return (
    <span
      className={`badge tone-${tone}`}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = `${word} · ${format.exact(dueAt, timeZone)}`
      }}
    >
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{word}</span>
      {format.countdown(left)}
    </span>
  )
}
