import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Where a parcel stands by all of its events, and since when. */
export interface Standing {
  readonly state: TrackingState
  readonly since: EpochMs
  readonly lastEventAt: EpochMs
  /** Its event that says so, in the carrier's words. */
  readonly said: TrackingEvent
}

/**
 * By the last event; what a carrier adds after delivery (a signature, a letter to the sender) leaves it delivered, unless
 * the parcel came back after all. `events`: oldest first; null = there are none.
 */
export function standingOf(events: readonly TrackingEvent[]): Standing | null {
  const last = events.at(-1)
  if (last === undefined) return null
  const backAt = events.findLastIndex(({ state }) => state === 'returned-to-sender')
  const deliveredAt = events.findLastIndex(({ state }) => state === 'delivered')
  const end = Math.max(backAt, deliveredAt)
  const decisive = events[end] ?? last
  const first = firstOfRun(events, decisive)
  return { state: decisive.state, since: first.at, lastEventAt: last.at, said: decisive }
}

/** The first of the events in a row that say the same as `decisive`. */
function firstOfRun(events: readonly TrackingEvent[], decisive: TrackingEvent): TrackingEvent {
  let first = decisive
  for (const event of events.slice(0, events.indexOf(decisive)).toReversed()) {
    if (event.state !== decisive.state) break
    first = event
  }
  return first
}
