import type { Definitions } from '../definition.ts'

/** For how much packing labels are in hand. */
export const labelSupply = {
  nothing: 'Nothing is released: no label is needed',
  inHand: [
    'Labels in hand for {parcels, number} of {of, plural, one {# parcel} other {# parcels}}',
    { parcels: 'number', of: 'number' },
  ],
  hours: ['about {hours, plural, one {# hour} other {# hours}} of packing', { hours: 'number' }],
  underAnHour: 'less than an hour of packing',
  waiting: [
    '{parcels, plural, one {# packed parcel waits for its label} other {# packed parcels wait for their labels}}',
    { parcels: 'number' },
  ],
} as const satisfies Definitions
