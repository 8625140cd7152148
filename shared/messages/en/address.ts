import type { Definitions } from '../definition.ts'

const FIELDS = ['name', 'street', 'city', 'postcode', 'country'] as const
const OF_CARRIERS = [
  'name',
  'company',
  'street',
  'postcode',
  'city',
  'country',
  'state',
  'phone',
  'email',
  'note',
] as const

/** A destination: what was read into it, and what keeps carriers from taking a parcel there. */
export const address = {
  postcodeRead: ['Postcode: “{given}” was read as {postcode}', { given: 'text', postcode: 'text' }],
  corrected: ['Corrected here. The channel says: {given}', { given: 'text' }],
  /** `where`: the country in brackets, or nothing. */
  cause: {
    missing: [
      'No carrier can deliver there: {field, select, name {no name} street {no street} city {no city} postcode {no postcode} other {no country}} in the address{where}',
      { field: FIELDS, where: 'text' },
    ],
    wrong: [
      'No carrier can deliver there: the {field, select, country {country “{found}” does not exist} other {postcode “{found}” is not one of that country}}{where}',
      { field: FIELDS, found: 'text', where: 'text' },
    ],
    letters: [
      'The label cannot print “{found}” in the {field, select, name {name} street {street} other {city}}: write it in Latin letters',
      { field: FIELDS, found: 'text' },
    ],
    proposed: ['{problem}. {proposal} was probably meant', { problem: 'message', proposal: 'text' }],
    notTaken: [
      '{field, select, name {Name} company {Company} street {Street} postcode {Postcode} city {City} country {Country} state {State} phone {Telephone} email {E-mail} other {Delivery note}}: {why}',
      { field: OF_CARRIERS, why: 'message' },
    ],
    fits: ['{problem}. It fits as “{proposal}”', { problem: 'message', proposal: 'text' }],
  },
  /** Beside a field, while it is typed. */
  fault: {
    missing: [
      '{field, select, name {Enter a name or a company} street {Enter a street} city {Enter a city} postcode {Enter a postcode} other {Enter a country}}',
      { field: FIELDS },
    ],
    wrong: [
      '{field, select, country {There is no country {found}} other {Not a postcode of this country}}',
      { field: FIELDS, found: 'text' },
    ],
    letters: ['The label cannot print “{found}”', { found: 'text' }],
    proposed: ['{problem}. {proposal}?', { problem: 'text', proposal: 'text' }],
  },
} as const satisfies Definitions
