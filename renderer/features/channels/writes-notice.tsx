import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'

/** Says that nothing is written to a channel yet, and what it takes; nothing where it is approved. */
export function WritesNotice({ row, children }: { row: ChannelRow; children: ReactNode }) {
  const texts = useMessages('channelWrites')
  const format = useFormat()
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const { writes } = row
  if (writes.kind === 'approved') return null
  const { trialUntil } = writes
  const day = trialUntil === null ? '' : format.date(trialUntil, timeZone)
  return (
    <section className="channel-writes" aria-label={texts.label}>
      <StatusBadge tone="risk" icon={Eye} label={texts.notYet} />
      <p className="channel-words">
        {texts.why}
        {trialUntil !== null && ` ${trialUntil > now ? texts.trial({ day }) : texts.trialOver({ day })}`}
      </p>
      {children}
    </section>
  )
}
