import { describe, expect, it } from 'vitest'
import type { ExpectedReceipt } from '../../../../shared/domain/expected-receipt.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const A: ExpectedReceipt = { siteId: 'LILLE', sku: 'A', quantity: 5, on: '2026-12-03', reference: 'PO-1' }
const ALL = { seen: 'every-site', search: '', siteId: null, offset: 0, limit: 10 } as const

export function receiptsConform(open: OpenStore) {
  describe('expected receipts', () => {
    const store = freshStore(open)

    it('are listed by day, found by words of SKU and reference, at sites that are seen', async () => {
      const b = { ...A, sku: 'B 50%', on: '2026-12-01', reference: 'Été' }
      const lyon = { ...A, siteId: 'LYON', on: '2026-12-02' }
      await store().write((tx) => tx.expectedReceipts.put([A, b, lyon]))
      await store().read(async ({ expectedReceipts }) => {
        expect((await expectedReceipts.list(ALL)).rows).toEqual([b, lyon, A])
        expect(await expectedReceipts.list({ ...ALL, limit: 1, offset: 1 })).toEqual({
          rows: [lyon],
          total: 3,
        })
        expect((await expectedReceipts.list({ ...ALL, search: 'ete 50%' })).rows).toEqual([b])
        expect((await expectedReceipts.list({ ...ALL, siteId: 'LYON' })).rows).toEqual([lyon])
        expect((await expectedReceipts.list({ ...ALL, seen: ['LYON'] })).total).toBe(1)
        expect((await expectedReceipts.list({ ...ALL, seen: [] })).total).toBe(0)
        expect(await expectedReceipts.bySku('A')).toEqual([lyon, A])
      })
    })

    it('are of a supplier, or come from another site', async () => {
      const sent = { ...A, reference: 'TR-1', from: 'LYON' }
      await store().write((tx) => tx.expectedReceipts.put([A, sent]))
      await store().read(async ({ expectedReceipts }) => {
        expect(await expectedReceipts.get(sent)).toEqual(sent)
        expect(await expectedReceipts.bySites(['A'])).toEqual(new Map([['LILLE\nA', 10]]))
      })
    })

    it('are one for a site, a SKU and a reference, or a day without one; the last said counts', async () => {
      const moved = { ...A, on: '2026-12-09', quantity: 7 }
      const loose = { ...A, reference: '' }
      const other = { ...loose, on: '2026-12-04' }
      await store().write((tx) => tx.expectedReceipts.put([A, moved, loose, other]))
      await store().read(async ({ expectedReceipts }) => {
        expect(await expectedReceipts.bySku('A')).toEqual([loose, other, moved])
        expect(await expectedReceipts.get(A)).toEqual(moved)
        expect(await expectedReceipts.byDay(['A', 'B'])).toEqual([
          { sku: 'A', on: '2026-12-03', units: 5 },
          { sku: 'A', on: '2026-12-04', units: 5 },
          { sku: 'A', on: '2026-12-09', units: 7 },
        ])
      })
      await store().write(async ({ expectedReceipts }) => {
        expect(await expectedReceipts.remove(A)).toBe(true)
        expect(await expectedReceipts.remove(A)).toBe(false)
        expect(await expectedReceipts.get(loose)).toEqual(loose)
      })
    })
  })
}
