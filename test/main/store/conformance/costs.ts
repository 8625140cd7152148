import { describe, expect, it } from 'vitest'
import type { DifferenceQuery } from '../../../../main/app/ports/cost-tables.ts'
import type { CarrierInvoice, InvoiceLine } from '../../../../shared/domain/carrier-invoice.ts'
import type { ParcelCost } from '../../../../shared/domain/parcel-cost.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const IMPORT = '01900000-0000-7000-8000-000000000001'

const INVOICE: CarrierInvoice = {
  importId: IMPORT,
  accountId: 'acc',
  number: 'I1',
  on: '2026-11-30',
  file: 'november.csv',
  takenAt: 5,
  takenBy: 'Mona',
  lines: 1,
  parcels: 1,
  unknown: 0,
  amountCents: 900,
  currency: 'EUR',
}

const LINE: InvoiceLine = {
  id: 'line-1',
  importId: IMPORT,
  accountId: 'acc',
  invoice: 'I1',
  invoiceOn: '2026-11-30',
  line: 2,
  trackingNumber: 'N1',
  reference: '',
  kind: 'freight',
  label: 'Freight',
  amountCents: 900,
  currency: 'EUR',
  weightG: null,
  shippedOn: null,
  costId: 'p1',
}

function aCost(part: Partial<ParcelCost>): ParcelCost {
  return {
    id: 'p1',
    accountId: 'acc',
    carrierId: 'dpd',
    purchaseId: 'p1',
    orderId: 'O-1',
    siteId: 'LILLE',
    trackingNumber: 'N1',
    month: '2026-11',
    currency: 'EUR',
    decidedCents: 600,
    paidCents: null,
    invoicedCents: 900,
    realCents: 900,
    expectedCents: 600,
    overCents: 300,
    causes: [{ kind: 'price', cents: 300 }],
    state: 'open',
    note: '',
    changedAt: 5,
    changedBy: '',
    ...part,
  }
}

const ALL: DifferenceQuery = {
  search: '',
  state: null,
  cause: null,
  carrierId: null,
  month: null,
  toleranceCents: 5,
  sort: 'over',
  descending: true,
  offset: 0,
  limit: 10,
}

export function costsConform(open: OpenStore) {
  describe('costs and invoices', () => {
    const store = freshStore(open)
    it('a file is kept with its lines, known again, and taken back whole', async () => {
      await store().write((tx) => tx.invoices.put([INVOICE], [LINE, { ...LINE, id: 'line-2', costId: 'p2' }]))
      await store().read(async (tx) => {
        expect(await tx.invoices.list({ offset: 0, limit: 10 })).toEqual({ rows: [INVOICE], total: 1 })
        expect(await tx.invoices.known(['line-1', 'line-9'])).toEqual(new Set(['line-1']))
        expect(await tx.invoices.linesOf(['p1'])).toEqual([LINE])
      })
      expect([...(await store().write((tx) => tx.invoices.remove(IMPORT)))].sort()).toEqual(['p1', 'p2'])
      expect(await store().read((tx) => tx.invoices.linesOf(['p1', 'p2']))).toEqual([])
      expect(await store().read((tx) => tx.invoices.ofImport(IMPORT))).toEqual([])
    })

    it('lists what is open above the tolerance, what cannot be compared, and what somebody spoke of', async () => {
      const none = { causes: [], overCents: 0 }
      await store().write((tx) =>
        tx.costs.put([
          aCost({}),
          aCost({ id: 'small', trackingNumber: 'N2', overCents: 5 }),
          aCost({ id: 'right', trackingNumber: 'N3', ...none }),
          aCost({ id: 'credited', trackingNumber: 'N4', ...none, state: 'credited' }),
          aCost({
            id: 'foreign',
            trackingNumber: 'N5',
            overCents: null,
            causes: [{ kind: 'no-exchange-rate', currency: 'SEK', cents: 9 }],
          }),
        ]),
      )
      const listed = async (query: Partial<DifferenceQuery> = {}) => {
        const page = await store().read((tx) => tx.costs.differences({ ...ALL, ...query }))
        return page.rows.map(({ id }) => id).sort()
      }
      expect(await listed()).toEqual(['credited', 'foreign', 'p1'])
      expect(await listed({ state: 'credited' })).toEqual(['credited'])
      expect(await listed({ cause: 'price' })).toEqual(['p1'])
      expect(await listed({ search: 'n5' })).toEqual(['foreign'])
      await store().write((tx) => tx.costs.remove(['p1']))
      expect(await store().read((tx) => tx.costs.ofNumbers(['N1', 'N2']))).toHaveLength(1)
    })

    it('sums by month and carrier, compared only where both sides are known', async () => {
      await store().write((tx) =>
        tx.costs.put([
          aCost({}),
          aCost({ id: 'p2', invoicedCents: null, realCents: null, overCents: null, causes: [] }),
        ]),
      )
      expect(await store().read((tx) => tx.costs.sums())).toEqual([
        {
          month: '2026-11',
          carrierId: 'dpd',
          currency: 'EUR',
          parcels: 2,
          decidedCents: 1200,
          comparedDecidedCents: 600,
          realCents: 900,
          invoiced: 1,
          invoicedCents: 900,
          overCents: 300,
        },
      ])
    })
  })
}
