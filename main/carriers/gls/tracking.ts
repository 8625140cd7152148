import { z } from 'zod'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import { readTracking } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import type { GlsClient } from './client.ts'

const eventSchema = z.object({
  code: z.string(),
  city: z.string().nullish(),
  description: z.string().nullish(),
  /** 2024-10-07T10:46:14+0200 */
  eventDateTime: z.string().transform((text, context) => {
    const at = Date.parse(text)
    if (!Number.isNaN(at)) return at
    context.addIssue('is no time')
    return z.NEVER
  }),
})
const parcelSchema = z.object({
  /** The number as it was asked for; `unitno` is the same without its check digit. */
  requested: z.string(),
  status: z.string().nullish(),
  events: z.array(eventSchema).nullish(),
})
const answerSchema = z.object({ parcels: z.array(parcelSchema) })

type GlsParcel = z.infer<typeof parcelSchema>

/** Parcels that GLS knows; those that it does not know have no status. @throws {RemoteError} */
export async function parcelsOf(
  client: GlsClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<readonly GlsParcel[]> {
  return readTracking(CARRIER, await client.tracking(numbers, signal), answerSchema)?.parcels ?? []
}

/** Events by number, oldest first. @throws {RemoteError} */
export async function trackParcels(
  client: GlsClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  const parcels = await parcelsOf(client, numbers, signal)
  const events = new Map<string, readonly TrackingEvent[]>(numbers.map((number) => [number, []]))
  for (const parcel of parcels)
    if (events.has(parcel.requested)) events.set(parcel.requested, eventsOf(parcel))
  return events
}

/** They come newest first. */
function eventsOf({ events }: GlsParcel): TrackingEvent[] {
  return (events ?? [])
    .map(({ code, city, description, eventDateTime }) => ({
      at: eventDateTime,
      state: stateOf(code, description ?? ''),
      code,
      text: description ?? '',
      place: city || null,
    }))
    .toReversed()
    .toSorted((a, b) => a.at - b.at)
}

const CODES: Readonly<Record<string, TrackingState>> = {
  'INTIAL.PREADVICE': 'registered',
  'INTIAL.E48_DATA': 'registered',
  'INTIAL.NORMAL': 'handed-over',
  'DELIVD.PARCELSHOP': 'available-at-point',
}

/** GLS' codes are some hundred: those that are not here are read by their words, in English. */
const WORDS: readonly (readonly [RegExp, TrackingState])[] = [
  [/damaged/i, 'damaged'],
  [/\blost\b/i, 'lost'],
  [/return(ed|s)? to (the )?(sender|shipper|consignor)/i, 'returned-to-sender'],
  [/(could not|cannot|can not|not) be delivered|not delivered|was absent|refused/i, 'attempted'],
  [/delay|later than/i, 'delayed'],
  [/at the parcel ?shop|parcel ?locker/i, 'available-at-point'],
  [/expected to be delivered|in delivery|out for delivery|delivery vehicle/i, 'out-for-delivery'],
  [/has been delivered|was delivered/i, 'delivered'],
  [/handed over to gls/i, 'handed-over'],
]

function stateOf(code: string, description: string): TrackingState {
  const known = CODES[code] ?? WORDS.find(([words]) => words.test(description))?.[1]
  return known ?? (code.startsWith('DELIVD.') ? 'delivered' : 'in-transit')
}
