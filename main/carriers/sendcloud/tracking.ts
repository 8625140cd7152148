import { z } from 'zod'
import type { TrackingEvent, TrackingState } from '../../../shared/domain/tracking-event.ts'
import { oneByOne } from '../protocol/one-by-one.ts'
import { readTracking } from '../protocol/read-answer.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { saidBy } from './errors.ts'

const trackingSchema = z.object({
  events: z.array(
    z.object({
      event_at: z.iso.datetime({ offset: true }),
      status_code: z.string(),
      status_description: z.string().nullish(),
    }),
  ),
})
const answerSchema = z.union([
  z.object({ data: trackingSchema }).transform(({ data }) => data),
  trackingSchema,
])

/** Sendcloud's own states, into which it maps those of all carriers. */
const STATES: Readonly<Record<string, TrackingState>> = {
  'no-label': 'registered',
  'ready-to-send': 'registered',
  announcing: 'registered',
  announced: 'registered',
  'announced-uncollected': 'registered',
  accepted: 'handed-over',
  'picked-up-by-driver': 'handed-over',
  'to-sorting': 'handed-over',
  'shipment-on-route': 'in-transit',
  'at-sorting-centre': 'in-transit',
  'at-customs': 'in-transit',
  sorted: 'in-transit',
  sorting: 'in-transit',
  'driver-on-route': 'out-for-delivery',
  'awaiting-customer-pickup': 'available-at-point',
  'delivery-failed': 'attempted',
  undeliverable: 'attempted',
  'refused-by-recipient': 'attempted',
  'address-invalid': 'attempted',
  delayed: 'delayed',
  unsorted: 'delayed',
  unsorted2: 'delayed',
  'collect-error': 'delayed',
  exception: 'delayed',
  damaged: 'damaged',
  lost: 'lost',
  'returned-to-sender': 'returned-to-sender',
  delivered: 'delivered',
  'delivery-forced': 'delivered',
  'collected-by-customer': 'delivered',
}

/** Events by number, oldest first; each number is a call of its own. @throws {RemoteError} */
export function trackParcels(
  client: SendcloudClient,
  numbers: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly TrackingEvent[]>> {
  return oneByOne(numbers, (number) => eventsOf(client, number, signal))
}

async function eventsOf(
  client: SendcloudClient,
  number: string,
  signal: AbortSignal,
): Promise<readonly TrackingEvent[]> {
  const answer = await client.read(`/parcels/tracking/${encodeURIComponent(number)}`, signal)
  const told = readTracking(CARRIER, answer, answerSchema, saidBy(answer.value))
  return (told?.events ?? [])
    .map(({ event_at, status_code, status_description }) => ({
      at: Date.parse(event_at),
      state: STATES[status_code.toLowerCase().replaceAll('_', '-')] ?? 'in-transit',
      code: status_code,
      text: status_description ?? status_code,
      place: null,
    }))
    .toSorted((a, b) => a.at - b.at)
}
