import type { Definitions } from '../definition.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Pick-up points of carriers. */
export const points = {
  openOn: [
    '{day, select, mon {Mon} tue {Tue} wed {Wed} thu {Thu} fri {Fri} sat {Sat} other {Sun}} {times}',
    { day: WEEK, times: 'text' },
  ],
  openFromTo: [
    '{from, select, mon {Mon} tue {Tue} wed {Wed} thu {Thu} fri {Fri} sat {Sat} other {Sun}}–{to, select, mon {Mon} tue {Tue} wed {Wed} thu {Thu} fri {Fri} sat {Sat} other {Sun}} {times}',
    { from: WEEK, to: WEEK, times: 'text' },
  ],
  open: ['Open {days}', { days: 'clauses' }],
  noHours: 'Opening hours not known',
  metres: ['{distance, number} m', { distance: 'number' }],
  kilometres: ['{distance, number} km', { distance: 'number' }],
  unmeasured: ['{point}', { point: 'text' }],
  near: ['{point} ({distance})', { point: 'text', distance: 'message' }],
  chosen: ['Sent to the pick-up point {point}, the nearest that takes parcels', { point: 'text' }],
  replaced: [
    'The pick-up point {closed} takes no parcels: sent to {point} instead, the nearest that does',
    { closed: 'text', point: 'text' },
  ],
  closed: [
    'The pick-up point {point} takes no parcels at present, says {carrier}. To which other one?',
    { carrier: 'text', point: 'text' },
  ],
  listedClosed: ['The pick-up point {point} is listed as closed', { point: 'text' }],
  keep: 'It takes parcels',
  kept: 'Goes to the point that the order names; its carrier is not asked about it again today',
  buyerTold: ['{channel} tells the customer', { channel: 'text' }],
  buyerNotTold: [
    '{channel} tells the customer nothing: tell them where their parcel goes',
    { channel: 'text' },
  ],
  toBuyer: [
    'Your parcel of order {order} goes to this pick-up point: {point}',
    { order: 'text', point: 'text' },
  ],
  nearest: 'Nearest points',
  toldAt: ['As {carrier} said {time}', { carrier: 'text', time: 'text' }],
  asking: 'The carrier is being asked for points near the customer',
  none: ['{carrier} lists no open point near the customer', { carrier: 'text' }],
  notListed: 'No account of this carrier lists its points: enter the point that the customer names',
  unasked: ['The carrier could not be asked: {problem}', { problem: 'message' }],
  byHand: 'Another point',
} as const satisfies Definitions
