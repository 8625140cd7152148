import type { EpochMs } from '../../shared/lib/clock.ts'
import { useFormat } from '../lib/use-format.ts'
import { useNow } from '../lib/use-now.ts'

const STEP_MS = 30_000

/** An instant as people speak of it ("5 min ago"), the exact one on hover: written then, since lists draw many. */
export function Instant({ at, timeZone }: { at: EpochMs; timeZone: string }) {
  const format = useFormat()
  const steps = useNow(STEP_MS)
  // The time goes in steps: what happened since the last one is now, not in the future.
  const now = at > steps && at - steps < STEP_MS ? at : steps
  return (
    <time
      dateTime={new Date(at).toISOString()}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = format.exact(at, timeZone)
      }}
    >
      {format.relative(at, now)}
    </time>
  )
}
