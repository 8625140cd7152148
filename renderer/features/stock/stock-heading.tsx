import type { ReactNode } from 'react'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'

const TOPICS = ['stock', 'orders'] as const

/** "312 products; 4 short for waiting orders, 9 with nothing left." */
export function StockHeading({ siteId, aside }: { siteId: string | null; aside: ReactNode }) {
  const texts = useMessages('stock')
  const { separator } = useMessages('lists')
  const counts = useLive(
    TOPICS,
    async (client) => {
      const count = async (only: 'all' | 'short' | 'zero') =>
        (await client.stock.list({ siteId, only, limit: 1 })).total
      const [all, short, zero] = await Promise.all([count('all'), count('short'), count('zero')])
      return { all, short, zero }
    },
    [siteId],
  ).data
  if (counts === null) return <SentenceHeading aside={aside}>{null}</SentenceHeading>
  const { all, short, zero } = counts
  return (
    <SentenceHeading aside={aside}>
      {texts.first({ products: all })}
      {separator}
      {short > 0 && <Live tone="blocked">{texts.short({ count: short })}</Live>}
      {short > 0 && zero > 0 && ', '}
      {zero > 0 && <Live>{texts.zero({ count: zero })}</Live>}
      {short === 0 && zero === 0 && texts.fine}.
    </SentenceHeading>
  )
}
