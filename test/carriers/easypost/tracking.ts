import type { LabelInBooks } from '../../../main/demo/carrier-servers/carrier-books.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'

/** EasyPost's status, its detail and its words for what happened to a parcel. */
const EVENTS: Readonly<Record<TrackingState, readonly [status: string, detail: string, words: string]>> = {
  registered: ['pre_transit', 'label_created', 'Shipping Label Created'],
  'handed-over': ['in_transit', 'received_at_origin_facility', 'Accepted at Origin Facility'],
  'in-transit': ['in_transit', 'departed_facility', 'Departed Facility'],
  'out-for-delivery': ['out_for_delivery', 'out_for_delivery', 'Out for Delivery'],
  'available-at-point': ['available_for_pickup', 'arrived_at_pickup_location', 'Available for Pickup'],
  attempted: ['failure', 'delivery_exception', 'Delivery Attempted'],
  delayed: ['in_transit', 'delayed', 'Delayed'],
  damaged: ['failure', 'damaged', 'Damaged'],
  lost: ['failure', 'lost', 'Lost'],
  'returned-to-sender': ['return_to_sender', 'return', 'Return to Sender'],
  delivered: ['delivered', 'arrived_at_destination', 'Delivered'],
}

export function trackerOf({ number, madeAt, scans }: LabelInBooks): Record<string, unknown> {
  const all = [{ at: madeAt, state: 'registered' as const, place: null }, ...scans]
  return {
    object: 'Tracker',
    mode: 'test',
    tracking_code: number,
    status: EVENTS[all.at(-1)?.state ?? 'registered'][0],
    tracking_details: all.map(({ at, state, place }) => {
      const [status, status_detail, words] = EVENTS[state]
      return {
        object: 'TrackingDetail',
        message: words,
        description: '',
        status,
        status_detail,
        datetime: new Date(at).toISOString().replace('.000Z', 'Z'),
        source: 'DHLExpress',
        carrier_code: '',
        tracking_location: { object: 'TrackingLocation', city: place, state: null, country: null, zip: null },
      }
    }),
  }
}
