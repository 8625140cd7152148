import { z } from 'zod'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import { oneByOne } from '../protocol/one-by-one.ts'
import { readTracking } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import { saidBy, type UpsClient } from './client.ts'

const activitySchema = z.object({
  /** 20261130 and 14:05:00, or 140500. */
  gmtDate: z.string().regex(/^\d{8}$/),
  gmtTime: z.string().regex(/^\d{2}:?\d{2}:?\d{2}$/),
  status: z.object({ type: z.string(), code: z.string().nullish(), description: z.string().nullish() }),
  location: z.object({ address: z.object({ city: z.string().nullish() }).nullish() }).nullish(),
})
const answerSchema = z.object({
  trackResponse: z.object({
    shipment: z.array(
      z.object({
        package: z
          .array(z.object({ trackingNumber: z.string(), activity: z.array(activitySchema).nullish() }))
          .nullish(),
      }),
    ),
  }),
})

/** Events by number, oldest first: UPS is asked for one number after the other. @throws {RemoteError} */
export function trackParcels(
  client: UpsClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  return oneByOne(numbers, (number) => eventsOf(client, number, signal))
}

async function eventsOf(
  client: UpsClient,
  number: string,
  signal: AbortSignal,
): Promise<readonly TrackingEvent[]> {
  const path = `/track/v1/details/${encodeURIComponent(number)}?locale=en_US`
  const answer = await client.call('GET', path, null, false, signal)
  const told = readTracking(CARRIER, answer, answerSchema, saidBy(answer.value))
  const parcels = (told?.trackResponse.shipment ?? []).flatMap((shipment) => shipment.package ?? [])
  return (parcels.find(({ trackingNumber }) => trackingNumber === number)?.activity ?? [])
    .map(eventOf)
    .toReversed()
    .toSorted((a, b) => a.at - b.at)
}

function eventOf({ gmtDate, gmtTime, status, location }: z.infer<typeof activitySchema>): TrackingEvent {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(gmtDate) ?? []
  const [, hour, minute, second] = /^(\d{2}):?(\d{2}):?(\d{2})$/.exec(gmtTime) ?? []
  const text = status.description ?? ''
  return {
    at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
    state: stateOf(status.type, text),
    code: status.code ? `${status.type} ${status.code}` : status.type,
    text,
    place: location?.address?.city || null,
  }
}

/** By UPS' types of activity. */
const TYPES: Readonly<Record<string, TrackingState>> = {
  M: 'registered',
  MV: 'registered',
  P: 'handed-over',
  I: 'in-transit',
  O: 'out-for-delivery',
  OT: 'out-for-delivery',
  D: 'delivered',
  RS: 'returned-to-sender',
}

/** An exception (X), and a delivery that is not one, are told apart by their words. */
function stateOf(type: string, text: string): TrackingState {
  if (type === 'D' && /access point|held for pick-?up/i.test(text)) return 'available-at-point'
  if (/out for delivery/i.test(text)) return 'out-for-delivery'
  if (type !== 'X') return TYPES[type] ?? 'in-transit'
  if (/damage/i.test(text)) return 'damaged'
  if (/\blost\b|unable to locate/i.test(text)) return 'lost'
  if (/return(ed|ing)? to (the )?sender/i.test(text)) return 'returned-to-sender'
  if (/attempt|not available|not in|refused|incorrect|missed/i.test(text)) return 'attempted'
  return 'delayed'
}
