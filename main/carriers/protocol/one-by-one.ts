import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'

/** Events by number, for a carrier that is asked for one number a call. @throws {RemoteError} */
export async function oneByOne(
  numbers: readonly string[],
  eventsOf: (number: string) => Promise<readonly TrackingEvent[]>,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  const events = new Map<string, readonly TrackingEvent[]>()
  for (const number of numbers) events.set(number, await eventsOf(number))
  return events
}
