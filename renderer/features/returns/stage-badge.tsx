import {
  ArrowLeftRight,
  Ban,
  CircleCheck,
  type LucideIcon,
  MessageCircleQuestion,
  Wallet,
  X,
} from 'lucide-react'
import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import type { ReturnStage } from '../../../shared/domain/return-stage.ts'
import { StateBadge } from '../../components/state-badge.tsx'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'

type Looks = Partial<Record<ReturnStage, { icon: LucideIcon; tone: Tone }>>

/** An expected return has a badge of its own, which says how its label stands. */
const OF_STAGES: Looks = {
  received: { icon: Wallet, tone: 'risk' },
  refunded: { icon: CircleCheck, tone: 'done' },
  exchanged: { icon: ArrowLeftRight, tone: 'done' },
  refused: { icon: X, tone: 'neutral' },
}

export function StageBadge({ row: { kind, standing, stage, order } }: { row: ReturnRow }) {
  const texts = useMessages('returnList')
  const names = useNames()
  if (standing !== null) return <StateBadge returning={standing} />
  if (kind === 'reported')
    return (
      <StatusBadge
        icon={MessageCircleQuestion}
        tone="risk"
        label={texts.reported({ channel: order === null ? '' : names.channel(order.channelId) })}
      />
    )
  return <StatusBadge {...(OF_STAGES[stage] ?? { icon: Ban, tone: 'neutral' })} label={texts.badges[stage]} />
}
