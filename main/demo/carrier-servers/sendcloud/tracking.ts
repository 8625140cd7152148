import type { TrackingState } from '../../../../shared/domain/tracking-event.ts'
import type { LabelInBooks } from '../carrier-books.ts'

/** Sendcloud's codes and words for what happened to a parcel. */
const EVENTS: Readonly<Record<TrackingState, readonly [code: string, words: string]>> = {
  registered: ['announced', 'The label has been announced at the carrier.'],
  'handed-over': ['accepted', 'Parcel has been accepted by the carrier.'],
  'in-transit': ['shipment-on-route', 'The parcel is on its way.'],
  'out-for-delivery': ['driver-on-route', 'The driver is on the way.'],
  'available-at-point': ['awaiting-customer-pickup', 'The parcel is awaiting collection.'],
  attempted: ['delivery-failed', 'The delivery attempt has failed.'],
  delayed: ['delayed', 'The delivery is delayed.'],
  damaged: ['damaged', 'The parcel is damaged.'],
  lost: ['lost', 'The parcel is lost.'],
  'returned-to-sender': ['returned-to-sender', 'The parcel goes back to its sender.'],
  delivered: ['delivered', 'The parcel has been delivered.'],
}

/** A label's way as the tracking of API v3 shows it. */
export function trackingOf({ number, madeAt, scans }: LabelInBooks): Record<string, unknown> {
  const all = [{ at: madeAt, state: 'registered' as const }, ...scans]
  return {
    tracking_numbers: [{ carrier_code: 'colissimo', tracking_number: number }],
    created_at: new Date(madeAt).toISOString(),
    events: all.map(({ at, state }) => {
      const [status_code, status_description] = EVENTS[state]
      return {
        event_at: new Date(at).toISOString(),
        event_type: 'carrier',
        status_code,
        status_description,
        status_type: 'success',
        sub_status_code: 'none',
      }
    }),
  }
}
