import type { Definitions } from '../definition.ts'

/** Why a shipping label cannot be drawn, after 'No label: '. */
export const shippingLabel = {
  noParcel: ['parcel {parcel, number} of {of, number} does not exist', { parcel: 'number', of: 'number' }],
  weight: 'the weight is no whole number of grams',
  shipDate: ['the ship date {date} is no date', { date: 'text' }],
  country: ['{country} is no country code', { country: 'text' }],
  letters: ['the printer has no letters for {letters} in the address', { letters: 'text' }],
  sscc: ['{number} is no SSCC: 18 digits, the last one a check digit', { number: 'text' }],
  trackingCharacters: [
    'the tracking number {number} has characters that its bar code cannot hold',
    { number: 'text' },
  ],
  carrierNames: 'the names of carrier and service are too long for the label',
  sortCode: 'the sort code is too long for the label',
  sender: 'the address of the sender is too long for the label',
  cell: ['{text} is too long for its place on the label', { text: 'text' }],
  city: 'the city of the recipient is too long for the label',
  recipient: 'the address of the recipient is too long for the label',
  postcode: 'the postcode is too long for its bar code',
  trackingBars: ['the tracking number {number} is too long for its bar code', { number: 'text' }],
  trackingText: 'the tracking number is too long for the label',
} as const satisfies Definitions
