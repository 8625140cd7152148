import type { Definitions } from '../definition.ts'

/** What any carrier's interface may answer; texts of one carrier only are in an area of its own. */
export const carrierApi = {
  refused: ['{carrier} refuses the parcel: {said}', { carrier: 'text', said: 'text' }],
  refusedSilently: ['{carrier} refuses the parcel and gives no reason', { carrier: 'text' }],
  credentials: [
    '{carrier} does not take the credentials of this account: {said}',
    { carrier: 'text', said: 'text' },
  ],
  undocumented: [
    '{carrier} answered otherwise than documented ({faults}). Whether it made the label is not known.',
    { carrier: 'text', faults: 'list' },
  ],
  notData: [
    '{carrier} answered with a page instead of data (status {status}); it may be under maintenance',
    { carrier: 'text', status: 'text' },
  ],
  noLabel: ['{carrier} says that the parcel is made but sent no label that can be read', { carrier: 'text' }],
  tooLong: [
    '{carrier} takes at most {most, number} characters here; “{text}” has {length, number}',
    { carrier: 'text', most: 'number', text: 'text', length: 'number' },
  ],
  missing: ['{carrier} needs this field, and it is empty', { carrier: 'text' }],
  letters: ['{carrier} does not take these letters: {letters}', { carrier: 'text', letters: 'text' }],
  phone: [
    '{carrier} needs a telephone number such as {example}; this is “{text}”',
    { carrier: 'text', example: 'text', text: 'text' },
  ],
  weight: [
    '{carrier} takes parcels of {least, number} g to {most, number} g; this one has {weight, number} g',
    { carrier: 'text', least: 'number', most: 'number', weight: 'number' },
  ],
  pointMissing: ['{carrier} needs a pick-up point for this service', { carrier: 'text' }],
  voidTooLate: ['{carrier} does not take the label back: {said}', { carrier: 'text', said: 'text' }],
} as const satisfies Definitions
