import type { CarrierBooks } from '../../../main/demo/carrier-servers/carrier-books.ts'
import { json, type ServedAnswer } from '../../../main/demo/channel-server/faulty-http.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'

/** GLS' codes and words for what happened to a parcel, and the status that it has then. */
const EVENTS: Readonly<Record<TrackingState, readonly [code: string, words: string, status: string]>> = {
  registered: [
    'INTIAL.PREADVICE',
    'The parcel data was entered into the GLS IT system; the parcel was not yet handed over to GLS.',
    'PREADVICE',
  ],
  'handed-over': ['INTIAL.NORMAL', 'The parcel was handed over to GLS.', 'INTRANSIT'],
  'in-transit': ['OUTBND.NORMAL', 'The parcel has left the parcel center.', 'INTRANSIT'],
  'out-for-delivery': [
    'INDLVR.NORMAL',
    'The parcel is expected to be delivered during the day.',
    'INDELIVERY',
  ],
  'available-at-point': [
    'DELIVD.PARCELSHOP',
    'The parcel has been delivered at the ParcelShop (see ParcelShop information).',
    'DELIVEREDPS',
  ],
  attempted: [
    'NODLVR.ABSENT',
    'The parcel could not be delivered as the consignee was absent.',
    'NOTDELIVERED',
  ],
  delayed: ['DELAYD.NORMAL', 'The delivery of the parcel is delayed.', 'INTRANSIT'],
  damaged: ['DAMAGE.NORMAL', 'The parcel was damaged.', 'NOTDELIVERED'],
  lost: ['MISSNG.NORMAL', 'The parcel is lost.', 'FINAL'],
  'returned-to-sender': ['RETURN.NORMAL', 'The parcel is returned to the sender.', 'NOTDELIVERED'],
  delivered: ['DELIVD.NORMAL', 'The parcel has been delivered.', 'DELIVERED'],
}

/** Each number with its events, newest first. */
export function parcels(books: CarrierBooks, numbers: readonly string[]): ServedAnswer {
  return json(200, {
    parcels: numbers.map((number) => {
      const made = books.byNumber(number)
      if (made === null) return { requested: number, errorCode: 'E_404_01', errorMessage: 'Parcel not found' }
      const scans = [{ at: made.madeAt, state: 'registered' as const, place: '' }, ...made.scans]
      const [, , status] = EVENTS[scans.at(-1)?.state ?? 'registered']
      return {
        requested: number,
        // Without its check digit.
        unitno: number.slice(0, -1),
        status: made.voidedAt === null ? status : 'CANCELED',
        statusDateTime: said(scans.at(-1)?.at ?? made.madeAt),
        events: scans.toReversed().map(({ at, state, place }) => {
          const [code, description] = EVENTS[state]
          return { code, city: place, postalCode: '', country: 'FR', description, eventDateTime: said(at) }
        }),
      }
    }),
  })
}

function said(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+0000')
}
