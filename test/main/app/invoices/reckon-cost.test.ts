import { describe, expect, it } from 'vitest'
import { type KnownParcel, reckonCost } from '../../../../main/app/invoices/reckon-cost.ts'
import type { InvoiceLine } from '../../../../shared/domain/carrier-invoice.ts'
import type { CostCause, DisputeState } from '../../../../shared/domain/parcel-cost.ts'

const NAMED = {
  id: 'p',
  accountId: 'acc',
  carrierId: 'dpd',
  purchaseId: 'p',
  orderId: 'O',
  siteId: 'LILLE',
  trackingNumber: 'A1',
  month: '2026-11',
  currency: 'EUR',
}
const before = (state: DisputeState = 'open') => ({ state, note: '', changedAt: 1, changedBy: '' })

/** Decided at 6.00 for 900 g, of which fuel is 0.50; the card says 8.00 from 1 kg and 10.00 from 2 kg. */
const PARCEL: KnownParcel = {
  state: 'bought',
  isReturn: false,
  decidedCents: 600,
  paidCents: null,
  expected: { freightCents: 550, fuelCents: 50, remoteCents: 0, otherCents: 0 },
  declaredG: 900,
  cardCents: (grams) => (grams <= 1000 ? 550 : grams <= 2000 ? 800 : 1000),
}

function line(kind: InvoiceLine['kind'], amountCents: number, more: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    id: `${kind}${amountCents}${more.invoice ?? ''}${more.line ?? ''}`,
    importId: '00000000-0000-7000-8000-000000000000',
    accountId: 'acc',
    invoice: 'I1',
    invoiceOn: '2026-11-30',
    line: 2,
    trackingNumber: 'A1',
    reference: '',
    kind,
    label: kind,
    amountCents,
    currency: 'EUR',
    weightG: null,
    shippedOn: null,
    costId: 'p',
    ...more,
  }
}

interface Case {
  readonly name: string
  readonly parcel?: Partial<KnownParcel> | null
  readonly lines: readonly InvoiceLine[]
  readonly want: {
    readonly invoiced: number | null
    readonly real: number | null
    readonly over: number | null
    readonly causes: readonly CostCause[]
  }
}

const CASES: readonly Case[] = [
  { name: 'nothing invoiced', lines: [], want: { invoiced: null, real: null, over: null, causes: [] } },
  {
    name: 'as expected, fuel set apart',
    lines: [line('freight', 550), line('fuel', 50)],
    want: { invoiced: 600, real: 600, over: 0, causes: [] },
  },
  {
    name: 'as expected, fuel within the freight',
    lines: [line('freight', 600)],
    want: { invoiced: 600, real: 600, over: 0, causes: [] },
  },
  {
    name: 'the weight is corrected: the card says what of it',
    lines: [line('freight', 800, { weightG: 1200 }), line('fuel', 50, { weightG: 1200 })],
    want: {
      invoiced: 850,
      real: 850,
      over: 250,
      causes: [{ kind: 'weight', fromG: 900, toG: 1200, cents: 250 }],
    },
  },
  {
    name: 'heavier, and dearer than the card for that weight',
    lines: [line('freight', 900, { weightG: 1200 }), line('fuel', 50)],
    want: {
      invoiced: 950,
      real: 950,
      over: 350,
      causes: [
        { kind: 'weight', fromG: 900, toG: 1200, cents: 250 },
        { kind: 'price', cents: 100 },
      ],
    },
  },
  {
    name: 'a correction on top of a label that was paid when it was made',
    parcel: { paidCents: 590 },
    lines: [line('weight-correction', 240, { weightG: 2500 })],
    want: {
      invoiced: 240,
      real: 830,
      over: 240,
      causes: [{ kind: 'weight', fromG: 900, toG: 2500, cents: 240 }],
    },
  },
  {
    name: 'a surcharge that nobody reckoned with',
    lines: [line('freight', 600), line('address-correction', 300, { label: 'Correction adresse' })],
    want: {
      invoiced: 900,
      real: 900,
      over: 300,
      causes: [{ kind: 'surcharge', charge: 'address-correction', label: 'Correction adresse', cents: 300 }],
    },
  },
  {
    name: 'another invoice with its freight once more',
    lines: [line('freight', 600), line('freight', 600, { invoice: 'I2', invoiceOn: '2026-12-31' })],
    want: {
      invoiced: 1200,
      real: 1200,
      over: 600,
      causes: [{ kind: 'twice', invoices: ['I1', 'I2'], cents: 600 }],
    },
  },
  {
    name: 'charged twice and given back once',
    lines: [
      line('freight', 600),
      line('freight', 600, { invoice: 'I2' }),
      line('freight', -600, { invoice: 'I3' }),
    ],
    want: { invoiced: 600, real: 600, over: 0, causes: [] },
  },
  {
    name: 'freight in two columns of one row',
    lines: [line('freight', 300, { label: 'base' }), line('freight', 300, { label: 'port' })],
    want: { invoiced: 600, real: 600, over: 0, causes: [] },
  },
  {
    name: 'its label was taken back',
    parcel: { state: 'voided' },
    lines: [line('freight', 600)],
    want: { invoiced: 600, real: 600, over: 600, causes: [{ kind: 'voided', cents: 600 }] },
  },
  {
    name: 'no label of ours',
    parcel: null,
    lines: [line('freight', 600)],
    want: { invoiced: 600, real: 600, over: 600, causes: [{ kind: 'not-ours', cents: 600 }] },
  },
  {
    name: 'a charge of the invoice as a whole',
    parcel: null,
    lines: [line('other', 900, { trackingNumber: '', label: 'Frais de gestion' })],
    want: {
      invoiced: 900,
      real: 900,
      over: 900,
      causes: [{ kind: 'no-parcel', label: 'Frais de gestion', cents: 900 }],
    },
  },
  {
    name: 'no exchange rate',
    lines: [line('freight', 600, { currency: 'SEK' })],
    want: {
      invoiced: null,
      real: null,
      over: null,
      causes: [{ kind: 'no-exchange-rate', currency: 'SEK', cents: 600 }],
    },
  },
  {
    name: 'a return whose label was priced when it was made',
    parcel: { isReturn: true, decidedCents: null, expected: null, paidCents: 500 },
    lines: [line('return', 500)],
    want: { invoiced: 500, real: 500, over: 0, causes: [] },
  },
  {
    name: 'cheaper than expected is no overcharge',
    lines: [line('freight', 400)],
    want: { invoiced: 400, real: 400, over: -200, causes: [] },
  },
]

describe('what a parcel cost', () => {
  it.each(CASES)('$name', ({ parcel, lines, want }) => {
    const known = parcel === null ? null : { ...PARCEL, ...parcel }
    const cost = reckonCost(
      NAMED,
      known,
      lines,
      ({ amountCents, currency }) => (currency === 'EUR' ? amountCents : null),
      before(),
    )
    const { invoicedCents: invoiced, realCents: real, overCents: over, causes } = cost
    expect({ invoiced, real, over, causes }).toEqual(want)
  })

  it('what was disputed is credited by the invoice that gives it back', () => {
    const lines = [line('freight', 900), line('freight', -300, { invoice: 'I2' })]
    const cost = reckonCost(NAMED, PARCEL, lines, ({ amountCents }) => amountCents, before('disputed'))
    expect(cost).toMatchObject({ state: 'credited', overCents: 0 })
  })
})
