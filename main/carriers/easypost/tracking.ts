import { z } from 'zod'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import { oneByOne } from '../protocol/one-by-one.ts'
import { readTracking } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { saidBy } from './errors.ts'

const detailSchema = z.object({
  message: z.string(),
  status: z.string(),
  status_detail: z.string().nullish(),
  carrier_code: z.string().nullish(),
  datetime: z.iso.datetime({ offset: true }),
  tracking_location: z.object({ city: z.string().nullish() }).nullish(),
})
type Detail = z.infer<typeof detailSchema>
const trackersSchema = z.object({
  trackers: z.array(z.object({ tracking_code: z.string(), tracking_details: z.array(detailSchema) })),
})

/** EasyPost's own states, into which it maps those of all carriers; the details are nearer than the status. */
const DETAILS: Readonly<Record<string, TrackingState>> = {
  label_created: 'registered',
  received_at_origin_facility: 'handed-over',
  arrived_at_pickup_location: 'available-at-point',
  out_for_delivery: 'out-for-delivery',
  damaged: 'damaged',
  lost: 'lost',
  delayed: 'delayed',
  weather_delay: 'delayed',
  held: 'delayed',
  missorted: 'delayed',
  transit_exception: 'delayed',
  delivery_exception: 'attempted',
  refused: 'attempted',
  return: 'returned-to-sender',
}
const STATES: Readonly<Record<string, TrackingState>> = {
  pre_transit: 'registered',
  out_for_delivery: 'out-for-delivery',
  available_for_pickup: 'available-at-point',
  failure: 'attempted',
  error: 'delayed',
  return_to_sender: 'returned-to-sender',
  delivered: 'delivered',
}

/** Events by number, oldest first. Labels that EasyPost bought are tracked by it anyway. @throws {RemoteError} */
export function trackParcels(
  client: EasyPostClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  return oneByOne(numbers, (number) => eventsOf(client, number, signal))
}

async function eventsOf(
  client: EasyPostClient,
  number: string,
  signal: AbortSignal,
): Promise<readonly TrackingEvent[]> {
  const query = new URLSearchParams({ tracking_code: number })
  const answer = await client.read(`/trackers?${query.toString()}`, signal)
  const told = readTracking(CARRIER, answer, trackersSchema, saidBy(answer.value))
  const tracker = told?.trackers.find(({ tracking_code }) => tracking_code === number)
  return (tracker?.tracking_details ?? []).map(eventOf).toSorted((a, b) => a.at - b.at)
}

function eventOf(detail: Detail): TrackingEvent {
  const { status, status_detail, carrier_code, tracking_location } = detail
  return {
    at: Date.parse(detail.datetime),
    state: DETAILS[status_detail ?? ''] ?? STATES[status] ?? 'in-transit',
    code: carrier_code || [status, status_detail].filter(Boolean).join('/'),
    text: detail.message || status,
    place: tracking_location?.city ?? null,
  }
}
