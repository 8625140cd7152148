import type { EpochMs } from '../../shared/lib/clock.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'

/** An instant as people speak of it ("5 min ago"), the exact one on hover. */
export function Instant({ at, timeZone }: { at: EpochMs; timeZone: string }) {
  const format = useFormat()
  const now = useNow(30_000)
  return (
    <time dateTime={new Date(at).toISOString()} title={format.exact(at, timeZone)}>
      {format.relative(at, now)}
    </time>
  )
}
