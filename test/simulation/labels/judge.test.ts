import { describe, expect, it } from 'vitest'
import type { PrintJob } from '../../../main/app/ports/printing.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { ExceptionCause, ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { aRequest } from '../../support/carriers/label-requests.ts'
import type { Evidence, MadeLabel } from './evidence.ts'
import { judge, type LabelFindings } from './judge.ts'

const REFERENCE = 'SY0000000000001'
const NUMBER = '8R00000000017'
const PAPER = `^XA^FD${NUMBER}^FS^XZ`

const LABEL: MadeLabel = {
  carrier: 'colissimo',
  number: NUMBER,
  reference: REFERENCE,
  orderId: 'L-1',
  isVoid: false,
  isReturn: false,
  isWaiting: false,
  paper: PAPER,
  printed: PAPER,
}
const SECOND: MadeLabel = { ...LABEL, number: '8R00000000027', paper: '^XA^FDsecond^FS^XZ' }

const PURCHASE: LabelPurchase = {
  id: 'P-1',
  fulfillmentId: 'F-1',
  parcel: 1,
  accountId: 'colissimo',
  state: 'bought',
  request: aRequest('DOM', { reference: REFERENCE }),
  trackingNumber: NUMBER,
  trackingUrl: null,
  shipmentId: null,
  papers: 'kept',
  awaitedSince: null,
  priceCents: null,
  currency: null,
  problem: null,
  field: null,
  attempts: 1,
  notBefore: 0,
  createdAt: 0,
  changedAt: 0,
  printerId: null,
  operator: 'Léa',
}

const PARCEL = {
  number: 1,
  weightG: 500,
  chargeableG: 500,
  dimensions: { lengthMm: 200, widthMm: 100, heightMm: 50 },
  contents: [],
  trackingNumber: NUMBER,
}
const PART: Fulfillment = {
  id: 'F-1',
  orderId: 'L-1',
  siteId: 'LILLE',
  carrierId: 'colissimo',
  serviceId: 'home',
  state: 'shipped',
  allocations: [{ lineId: '1', sku: 'A', quantity: 1 }],
  parcels: [PARCEL],
  shippingCents: 500,
  handlingCents: 0,
  promise: { shipOn: '2026-11-23', shipBy: 0, deliverFrom: '2026-11-24', deliverTo: '2026-11-24' },
}

const JOB: PrintJob = {
  id: 'J-1',
  key: 'label/P-1',
  sequence: 1,
  printerId: 'printer',
  label: { fulfillmentId: 'F-1', parcel: 1 },
  paper: null,
  title: `#L-1 1/1 ${NUMBER}`,
  content: { kind: 'document', documentId: 'D-1', title: '' },
  state: 'confirmed',
  detail: null,
  attempts: 1,
  queuedAt: 0,
  changedAt: 0,
  notBefore: 0,
  operator: 'Léa',
  reason: null,
  reprintOf: null,
  reprintNumber: 0,
}

/** One parcel, bought once, printed once, and gone. */
const SOUND: Evidence = {
  made: [LABEL],
  printed: [PAPER],
  copiesAsked: new Map(),
  packed: new Map([['L-1', 1]]),
  orders: [{ id: 'L-1', state: 'shipped' }],
  fulfillments: [PART],
  returns: [],
  given: new Map(),
  purchases: [PURCHASE],
  papers: new Map([['P-1', PAPER]]),
  jobs: [JOB],
  exceptions: [],
}
const CANCELLED: Evidence = {
  ...SOUND,
  printed: [],
  packed: new Map(),
  orders: [{ id: 'L-1', state: 'cancelled' }],
  fulfillments: [{ ...PART, state: 'cancelled' }],
  purchases: [{ ...PURCHASE, state: 'voided' }],
  jobs: [],
}
const PACKED: Evidence = {
  ...SOUND,
  orders: [{ id: 'L-1', state: 'packed' }],
  fulfillments: [{ ...PART, state: 'packed' }],
}

const BACK = { ...SECOND, reference: 'SY0000000000002', isReturn: true, paper: '^XA^FDback^FS^XZ' }
const EXPECTED: AnnouncedReturn = {
  id: 'R-1',
  orderId: 'L-1',
  at: 0,
  by: 'Léa',
  channelReturnId: null,
  isRefunded: false,
  siteId: 'LILLE',
  lines: [{ lineId: '1', sku: 'A', quantity: 1 }],
  reason: 'unwanted',
  note: '',
  state: 'open',
  settledAt: null,
  givenAt: null,
}
const FOR_RETURN: LabelPurchase = {
  ...PURCHASE,
  id: 'P-2',
  fulfillmentId: 'R-1',
  request: aRequest('CORE', { reference: BACK.reference, isReturn: true }),
  trackingNumber: BACK.number,
}
/** The same, and its customer sends it back by a label that the shop gave once. */
const RETURNED: Evidence = {
  ...SOUND,
  made: [LABEL, BACK],
  purchases: [PURCHASE, FOR_RETURN],
  papers: new Map([
    ['P-1', PAPER],
    ['P-2', BACK.paper],
  ]),
  returns: [EXPECTED],
  given: new Map([['P-2', 1]]),
}
const CALLED_OFF: Evidence = { ...RETURNED, returns: [{ ...EXPECTED, state: 'cancelled' }] }

function asked(cause: ExceptionCause, over: Partial<ExceptionRecord> = {}): ExceptionRecord {
  return {
    id: 'E-1',
    orderId: 'L-1',
    siteId: null,
    cause,
    state: 'open',
    owner: null,
    openedAt: 0,
    dueAt: null,
    snoozedUntil: null,
    closedAt: null,
    closedBy: null,
    regressions: 0,
    ...over,
  }
}
const ABOUT = {
  purchaseId: 'P-1',
  fulfillmentId: 'F-1',
  parcelNumber: 1,
  carrierId: 'colissimo',
  message: plainMessage(''),
}
const NOT_TAKEN_BACK: ExceptionCause = { reason: 'label-not-taken-back', ...ABOUT, trackingNumber: NUMBER }
const IN_DOUBT: ExceptionCause = { reason: 'label-in-doubt', ...ABOUT, reference: REFERENCE }

const kinds = (evidence: Evidence): string[] =>
  Object.entries(judge(evidence) satisfies LabelFindings).flatMap(([kind, said]) =>
    said.length > 0 ? [kind] : [],
  )

describe('the judge finds nothing', () => {
  it.each<{ why: string; evidence: Evidence }>([
    { why: 'in one parcel, bought, printed and gone', evidence: SOUND },
    {
      why: 'in a label that was taken back',
      evidence: { ...CANCELLED, made: [{ ...LABEL, isVoid: true }] },
    },
    {
      why: 'in one that is not taken back, which a person is asked about',
      evidence: {
        ...CANCELLED,
        purchases: [{ ...PURCHASE, state: 'kept' }],
        exceptions: [asked(NOT_TAKEN_BACK)],
      },
    },
    {
      why: 'nor where they let it be',
      evidence: {
        ...CANCELLED,
        purchases: [{ ...PURCHASE, state: 'kept' }],
        exceptions: [asked(NOT_TAKEN_BACK, { state: 'closed', closedBy: 'accept' })],
      },
    },
    {
      why: 'in a number that its carrier gave to a second parcel, which does not go by it',
      evidence: { ...SOUND, made: [LABEL, { ...SECOND, number: NUMBER, reference: 'SY0000000000002' }] },
    },
    {
      why: 'in a copy that somebody asked for',
      evidence: { ...SOUND, printed: [PAPER, PAPER], copiesAsked: new Map([[NUMBER, 1]]) },
    },
    { why: 'in a return whose label was bought and given once', evidence: RETURNED },
    {
      why: 'in one that was called off, and its label taken back',
      evidence: {
        ...CALLED_OFF,
        made: [LABEL, { ...BACK, isVoid: true }],
        purchases: [PURCHASE, { ...FOR_RETURN, state: 'voided' }],
      },
    },
  ])('$why', ({ evidence }) => expect(kinds(evidence)).toEqual([]))
})

describe('the judge sees', () => {
  it.each<{ why: string; evidence: Evidence; want: (keyof LabelFindings)[] }>([
    {
      why: 'a carrier that sold one reference twice',
      evidence: { ...SOUND, made: [LABEL, SECOND] },
      want: ['bought_twice'],
    },
    {
      why: 'the same where the second was taken back',
      evidence: { ...SOUND, made: [LABEL, { ...SECOND, isVoid: true }] },
      want: ['bought_twice'],
    },
    {
      why: 'a second label for the parcel under another reference, unknown here',
      evidence: { ...SOUND, made: [LABEL, { ...SECOND, reference: 'SY0000000000002' }] },
      want: ['bought_twice', 'lost'],
    },
    {
      why: 'one number on two parcels',
      evidence: {
        ...SOUND,
        fulfillments: [{ ...PART, parcels: [PARCEL, { ...PARCEL, number: 2 }] }],
      },
      want: ['bought_twice'],
    },
    {
      why: 'a label that came out twice',
      evidence: { ...SOUND, printed: [PAPER, PAPER] },
      want: ['printed_twice'],
    },
    {
      why: 'a label that came out and whose parcel was never packed',
      evidence: { ...CANCELLED, made: [{ ...LABEL, isVoid: true }], printed: [PAPER] },
      want: ['printed_twice'],
    },
    {
      why: 'a label that is void here and valid there',
      evidence: CANCELLED,
      want: ['unvoided'],
    },
    {
      why: 'one that is still to be taken back',
      evidence: {
        ...CANCELLED,
        made: [{ ...LABEL, isVoid: true }],
        purchases: [{ ...PURCHASE, state: 'voiding' }],
      },
      want: ['unvoided'],
    },
    {
      why: 'a parcel that left by a label that is void at its carrier',
      evidence: { ...SOUND, made: [{ ...LABEL, isVoid: true }] },
      want: ['lost'],
    },
    {
      why: 'a number that its carrier does not know',
      evidence: { ...SOUND, made: [] },
      want: ['lost'],
    },
    {
      why: 'a paper that is kept otherwise than it came',
      evidence: { ...SOUND, papers: new Map([['P-1', '^XA^XZ']]) },
      want: ['lost'],
    },
    {
      why: 'a printed label that no carrier made',
      evidence: { ...SOUND, printed: [PAPER, '^XA^FDnobody^FS^XZ'] },
      want: ['lost'],
    },
    {
      why: 'a packed order that stays, of which nobody is told why',
      evidence: PACKED,
      want: ['lost'],
    },
    {
      why: 'a purchase that may have been made, with nobody asked',
      evidence: { ...CANCELLED, made: [], purchases: [{ ...PURCHASE, state: 'uncertain' }] },
      want: ['unknown_left_open'],
    },
    {
      why: 'a label that may have come out, with nobody asked about it',
      evidence: {
        ...PACKED,
        jobs: [{ ...JOB, state: 'unknown' }],
        exceptions: [asked(IN_DOUBT)],
      },
      want: ['unknown_left_open'],
    },
    {
      why: 'a second valid label for a return',
      evidence: { ...RETURNED, made: [LABEL, BACK, { ...BACK, number: '8R00000000037' }] },
      want: ['bought_twice'],
    },
    {
      why: 'a return label that its customer was never given, or twice',
      evidence: { ...RETURNED, given: new Map([['P-2', 2]]) },
      want: ['lost'],
    },
    {
      why: 'a return label that its carrier does not know',
      evidence: { ...RETURNED, made: [LABEL] },
      want: ['lost'],
    },
    {
      why: 'the label of a return that was called off, still valid there',
      evidence: CALLED_OFF,
      want: ['unvoided'],
    },
    {
      why: 'a return label that may have been bought, with nobody asked',
      evidence: {
        ...RETURNED,
        made: [LABEL],
        purchases: [PURCHASE, { ...FOR_RETURN, state: 'uncertain', trackingNumber: null }],
      },
      want: ['unknown_left_open'],
    },
  ])('$why', ({ evidence, want }) => expect(kinds(evidence)).toEqual(want))
})
