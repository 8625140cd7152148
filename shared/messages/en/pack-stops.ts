import type { Definitions } from '../definition.ts'

const LABEL_STATES = [
  'queued',
  'held',
  'sending',
  'sent',
  'confirmed',
  'unknown',
  'failed',
  'cancelled',
] as const
const PARCEL = { parcel: 'number', of: 'number' } as const
const ORDERED = { ...PARCEL, carrier: 'text' } as const

/** What stops a packer: refusals, and why a parcel cannot be packed or leave. */
export const packStops = {
  stop: ['Stop: {order}. {why}', { order: 'text', why: 'message' }],
  goesTogether: [
    '{order} goes into one parcel with {other}, which is not packed yet: pack it first, or have a lead take them apart',
    { order: 'text', other: 'text' },
  ],
  unknownLabel: 'This label is no longer on record',
  unknownOrder: 'This order does not exist',
  noPaper: 'This parcel has no such paper',
  noPaperPrinter: 'No printer is set up here for this paper',
  unknownParcel: 'This parcel does not exist',
  unknownPrinter: 'This printer no longer exists',
  siteGone: 'The site of this parcel no longer exists',
  carrierMissing: 'Enter the carrier',
  hasLabels: 'All of its labels are out: print one again if it is spoiled',
  notReleased: ['{order} is not released to picking', { order: 'text' }],
  notPacked: ['{order} is not packed', { order: 'text' }],
  packedHere: [
    '{order} was packed here and leaves with the numbers it has: confirm it without parcels',
    { order: 'text' },
  ],
  notInParcel: ['{sku} is not in this parcel', { sku: 'text' }],
  nothingMissing: 'Nothing is missing',
  notBeingPicked: 'The parcel is not being picked',
  noLabel: ['Parcel {parcel, number} has no label yet', { parcel: 'number' }],
  labelOnItsWay: [
    'The label of parcel {parcel, number} is on its way to the printer. Wait for it, or cancel it',
    { parcel: 'number' },
  ],
  labelState: [
    'The label is now {state, select, queued {waiting for the printer} held {held back} sending {being sent to the printer} sent {sent to the printer} confirmed {printed} unknown {in doubt: it may have been printed} failed {not printed} cancelled {cancelled} other {in another state}}',
    { state: LABEL_STATES },
  ],
  blocked: {
    planned: 'Not released to picking yet',
    packed: 'Already packed',
    shipped: 'Already shipped',
    cancelled: 'Cancelled',
  },
  /** The carrier has not made the label of a packed parcel. */
  ordered: {
    ordered: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} comes from {carrier}. It prints here by itself',
      ORDERED,
    ],
    fetching: [
      '{carrier} has made {of, plural, =1 {its label} other {the label of parcel {parcel, number} of {of, number}}} and not sent it yet: it is being fetched and prints here by itself',
      ORDERED,
    ],
    refused: [
      '{carrier} refuses {of, plural, =1 {its label} other {the label of parcel {parcel, number} of {of, number}}}. See the exception, or ship it by hand',
      ORDERED,
    ],
    'in-doubt': [
      '{carrier} may have made {of, plural, =1 {its label} other {the label of parcel {parcel, number} of {of, number}}}. It is being looked up; a second one is not bought by itself',
      ORDERED,
    ],
  },
  /** `of` parcels, this one is number `parcel`. */
  label: {
    none: [
      '{of, plural, =1 {It has no label} other {Parcel {parcel, number} of {of, number} has no label}}. Print one, or ship it by hand',
      PARCEL,
    ],
    waiting: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} is still at the printer. Scan it when it is out, or wait a moment',
      PARCEL,
    ],
    failed: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} was not printed. Print it again, or confirm that you have it',
      PARCEL,
    ],
    unknown: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} may not have been printed. Check the printer, then answer',
      PARCEL,
    ],
    retrying: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} is not printed yet: the printer did not accept it, another attempt is under way',
      PARCEL,
    ],
    calledOff: [
      '{of, plural, =1 {Its label} other {The label of parcel {parcel, number} of {of, number}}} was cancelled. Print it again',
      PARCEL,
    ],
  },
} as const satisfies Definitions
