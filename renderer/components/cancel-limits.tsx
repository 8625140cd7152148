import { TriangleAlert } from 'lucide-react'
import type { CancelLimit } from '../../shared/contract/marketplace-health.ts'
import { useNames } from '../lib/catalog.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'
import { useLive } from '../lib/use-live.ts'
import { StatusBadge } from './status-badge.tsx'

const TOPICS = ['orders', 'channels'] as const

/** What cancelling these orders makes of the figures by which their marketplaces judge a seller. */
export function CancelLimits({ orderIds }: { orderIds: readonly string[] }) {
  const live = useLive(TOPICS, (client) => client.orders.cancelLimits({ orderIds: [...orderIds] }), [
    ...orderIds,
  ])
  return (live.data ?? []).map((one) => <LimitLine key={one.channelId} limit={one} />)
}

function LimitLine({ limit: { channelId, days, limit, before, after } }: { limit: CancelLimit }) {
  const texts = useMessages('trends')
  const format = useFormat()
  const names = useNames()
  const args = {
    channel: names.channel(channelId),
    days,
    limit: format.percent(limit),
    before: format.percent(before),
    after: format.percent(after),
  }
  if (after < limit) return <p className="unit">{texts.cancelStaysBelow(args)}</p>
  const words = before >= limit ? texts.cancelStaysOver(args) : texts.cancelTakesOver(args)
  return (
    <p>
      <StatusBadge tone="risk" icon={TriangleAlert} label={words} />
    </p>
  )
}
