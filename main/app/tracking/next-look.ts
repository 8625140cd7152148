import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'

/** So old, and nobody waits for an answer of the carrier any more. */
export const GIVEN_UP_AFTER_MS = 45 * DAY_MS

/** A parcel of an age below `under` is asked about every `every`. */
const PACE: readonly { readonly under: number; readonly every: number }[] = [
  { under: HOUR_MS, every: 5 * MINUTE_MS },
  { under: 12 * HOUR_MS, every: HOUR_MS },
  { under: 10 * DAY_MS, every: 4 * HOUR_MS },
]
const SLOWEST_MS = DAY_MS
/** It may arrive within the hour. */
const ON_THE_ROUND_MS = HOUR_MS

/** Of a return whose customer has not handed it in yet. */
const NOT_HANDED_IN_MS = 4 * HOUR_MS

const OVER: readonly TrackingState[] = ['delivered', 'returned-to-sender']

/** When the carrier is asked again about a parcel; null = never: it has arrived, is back, or is given up. */
export function nextLook(
  { state, handedOverAt, isReturn }: Pick<ParcelTrack, 'state' | 'handedOverAt' | 'isReturn'>,
  now: EpochMs,
) {
  if (OVER.includes(state)) return null
  const age = now - handedOverAt
  if (age >= GIVEN_UP_AFTER_MS) return null
  if (isReturn && state === 'registered') return now + NOT_HANDED_IN_MS
  const every = PACE.find(({ under }) => age < under)?.every ?? SLOWEST_MS
  return now + (state === 'out-for-delivery' ? Math.min(every, ON_THE_ROUND_MS) : every)
}
