import type { Definitions } from '../definition.ts'

/** What any carrier's interface may answer; texts of one carrier only are in an area of its own. */
export const carrierApi = {
  doubted: ['{carrier} does not accept this address: {said}', { carrier: 'text', said: 'text' }],
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
  tooShort: [
    '{carrier} takes at least {least, number} characters here; this is “{text}”',
    { carrier: 'text', least: 'number', text: 'text' },
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
  labelLost: [
    '{carrier} made parcel {number}, but its label did not arrive whole. Fetch it on their site, or ask for another one.',
    { carrier: 'text', number: 'text' },
  ],
  said: ['{carrier} answered: {said}', { carrier: 'text', said: 'text' }],
  noList: ['{carrier} sent no list of parcels that can be read', { carrier: 'text' }],
  noSuchProduct: ['{carrier} has no product “{product}” for this', { carrier: 'text', product: 'text' }],
  notThere: [
    '{carrier} does not take “{product}” to {country}',
    { carrier: 'text', product: 'text', country: 'text' },
  ],
  noWord: ['{carrier} needs a letter or a digit here; this is “{text}”', { carrier: 'text', text: 'text' }],
  postcode: ['{carrier} does not take “{text}” for a postcode', { carrier: 'text', text: 'text' }],
  size: [
    '{carrier} takes parcels of up to {most} cm; this one has {size} cm',
    { carrier: 'text', most: 'text', size: 'text' },
  ],
  sizeAndGirth: [
    '{carrier} takes parcels of up to {most} cm, and of {girth, number} cm for length and girth; this one has {size} cm',
    { carrier: 'text', most: 'text', size: 'text', girth: 'number' },
  ],
  noCustoms: [
    'Customs papers cannot be made with {carrier} here: send the parcel by a service that makes them',
    { carrier: 'text' },
  ],
  customsMissing: ['{carrier} needs customs data to there', { carrier: 'text' }],
  customsWeight: [
    '{carrier} takes no articles that weigh more than their parcel: {sum, number} g in {weight, number} g',
    { carrier: 'text', sum: 'number', weight: 'number' },
  ],
  hsCode: [
    '{carrier} takes HS codes of 6 to 10 digits; that of {sku} is “{text}”',
    { carrier: 'text', sku: 'text', text: 'text' },
  ],
  houseNumber: [
    '{carrier} needs the house number of the street, and “{street}” has none',
    { carrier: 'text', street: 'text' },
  ],
  returnKept: [
    '{carrier} takes no return label back; one that is not used is not invoiced',
    { carrier: 'text' },
  ],
  returnNotFetched: ['{carrier} does not give a return label once more', { carrier: 'text' }],
  voidPending: [
    '{carrier} has noted that the label is taken back, and has not confirmed it yet',
    { carrier: 'text' },
  ],
  voidTooLate: ['{carrier} does not take the label back: {said}', { carrier: 'text', said: 'text' }],
} as const satisfies Definitions
