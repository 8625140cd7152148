import type { Definitions } from '../definition.ts'

/** Where parcels are, as their carriers tell. */
export const tracking = {
  states: {
    registered: 'Announced to the carrier',
    'handed-over': 'Accepted by the carrier',
    'in-transit': 'In transit',
    'out-for-delivery': 'Out for delivery',
    'available-at-point': 'Ready at the pick-up point',
    attempted: 'Delivery attempted',
    delayed: 'Delayed',
    damaged: 'Damaged',
    lost: 'Lost',
    'returned-to-sender': 'Returned to sender',
    delivered: 'Delivered',
  },
  told: ['Parcel {parcel}: {said}', { parcel: 'text', said: 'message' }],
  toldInWords: ['Parcel {parcel}: {said} (“{words}”)', { parcel: 'text', said: 'message', words: 'text' }],
} as const satisfies Definitions
