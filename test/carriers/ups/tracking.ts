import type { CarrierBooks } from '../../../main/demo/carrier-servers/carrier-books.ts'
import { json, type ServedAnswer } from '../../../main/demo/channel-server/faulty-http.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'

/** UPS' types, codes and words for what happened to a parcel. */
const ACTIVITIES: Readonly<Record<TrackingState, readonly [type: string, code: string, words: string]>> = {
  registered: ['M', 'MP', 'Shipper created a label, UPS has not received the package yet.'],
  'handed-over': ['P', 'PU', 'Pickup Scan'],
  'in-transit': ['I', 'DP', 'Departed from Facility'],
  'out-for-delivery': ['I', 'OF', 'Out For Delivery Today'],
  'available-at-point': ['D', '2Q', 'Delivered to UPS Access Point'],
  attempted: ['X', '48', 'The receiver was not available for delivery.'],
  delayed: ['X', 'A7', 'Severe weather has delayed delivery.'],
  damaged: ['X', 'G0', 'Damage was reported.'],
  lost: ['X', 'T1', 'We are unable to locate the package.'],
  'returned-to-sender': ['RS', 'RS', 'Returned to Sender'],
  delivered: ['D', 'FS', 'DELIVERED'],
}

/** One number with its activities, newest first. */
export function tracked(books: CarrierBooks, number: string): ServedAnswer {
  const made = books.byNumber(number)
  if (made === null)
    return json(404, {
      response: { errors: [{ code: 'TW0001', message: 'Tracking Information Not Found' }] },
    })
  const scans = [{ at: made.madeAt, state: 'registered' as const, place: '' }, ...made.scans]
  return json(200, {
    trackResponse: {
      shipment: [
        {
          inquiryNumber: number,
          package: [
            {
              trackingNumber: number,
              activity: scans.toReversed().map(({ at, state, place }) => {
                const [type, code, description] = ACTIVITIES[state]
                const [date = '', time = ''] = new Date(at).toISOString().split('T')
                return {
                  location: { address: { city: place, countryCode: 'FR' } },
                  status: { type, code, description },
                  date: date.replaceAll('-', ''),
                  time: time.slice(0, 8).replaceAll(':', ''),
                  gmtDate: date.replaceAll('-', ''),
                  gmtTime: time.slice(0, 8),
                  gmtOffset: '+00:00',
                }
              }),
            },
          ],
        },
      ],
    },
  })
}
