import { describe, expect, it } from 'vitest'
import type { CountLine } from '../../../../shared/domain/stock-count.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const LINE: CountLine = {
  sku: 'A',
  counted: null,
  expected: 0,
  packed: 0,
  picking: 0,
  countedAt: null,
  countedBy: '',
  booked: null,
}
const PAGE = { show: 'all', search: '', offset: 0, limit: 10 } as const

export function countsConform(open: OpenStore) {
  describe('counts of stock', () => {
    const store = freshStore(open)

    it('keep their lines, of which those that differ are found and summed up', async () => {
      const count = { siteId: 'LILLE', name: '', state: 'open', startedBy: 'Ana', endedAt: null } as const
      const lines = [
        { ...LINE, counted: 3, expected: 5, packed: 2, countedAt: 7, countedBy: 'Ana' },
        { ...LINE, sku: 'Ab', counted: 1, expected: 5, packed: 1, picking: 3 },
        { ...LINE, sku: 'B', counted: 9, expected: 4 },
        { ...LINE, sku: 'C' },
      ]
      await store().write(async ({ counts }) => {
        await counts.put({ ...count, id: 'c1', startedAt: 1 })
        await counts.put({ ...count, id: 'c2', siteId: 'LYON', startedAt: 2 })
        await counts.putLines(
          'c1',
          lines.map(({ sku }) => ({ ...LINE, sku })),
        )
        await counts.putLines('c1', lines)
      })
      await store().read(async ({ counts }) => {
        expect((await counts.list('every-site')).map(({ id }) => id)).toEqual(['c2', 'c1'])
        expect((await counts.list(['LILLE'])).map(({ id }) => id)).toEqual(['c1'])
        expect(await counts.get('c1')).toEqual({ ...count, id: 'c1', startedAt: 1 })
        expect(await counts.totals('c1')).toEqual({ lines: 4, counted: 3, different: 2, more: 5, less: 3 })
        expect(await counts.totals('c2')).toEqual({ lines: 0, counted: 0, different: 0, more: 0, less: 0 })
        const shown = async (wanted: object) =>
          (await counts.page('c1', { ...PAGE, ...wanted })).rows.map(({ sku }) => sku)
        expect(await shown({})).toEqual(['A', 'Ab', 'B', 'C'])
        expect(await shown({ show: 'different' })).toEqual(['Ab', 'B'])
        expect(await shown({ show: 'open' })).toEqual(['C'])
        expect(await shown({ search: 'a', show: 'counted' })).toEqual(['A', 'Ab'])
        expect((await counts.page('c1', { ...PAGE, limit: 1, offset: 2 })).total).toBe(4)
        expect(await counts.line('c1', 'A')).toEqual(lines[0])
        expect((await counts.lines('c1', 'open')).map(({ sku }) => sku)).toEqual(['C'])
      })
    })

    it('know what a site has a level of, and what of it pickers hold or stands packed', async () => {
      const line = (sku: string, quantity: number) => ({ id: sku, sku, quantity, unitPriceCents: 1 })
      const orders = ['o1', 'o2', 'o3'].map((id, n) => storedOrder(id, { lines: [line('A', n + 1)] }))
      await store().write(async (tx) => {
        await tx.stock.putLevels(['A', 'B'].map((sku) => ({ siteId: 'LILLE', sku, onHand: 9, safety: 0 })))
        await tx.stock.doubt('LILLE', 'B', 3)
        await tx.orders.insert(orders, 5)
        await tx.decisions.commit(
          orders.map((one) => storedDecision(one.id, [storedFulfillment(one, 'LILLE')])),
        )
        await tx.fulfillments.move(['f-o2-LILLE'], 'released', 6)
        await tx.fulfillments.move(['f-o3-LILLE'], 'packed', 6)
      })
      await store().read(async ({ counts }) => {
        expect(await counts.handledAt('LILLE')).toEqual(new Map([['A', { picking: 2, packed: 3 }]]))
        expect(await counts.skusAt('LILLE', { search: '', onlyDoubted: false }, 1)).toEqual(['A'])
        expect(await counts.skusAt('LILLE', { search: '', onlyDoubted: true }, 9)).toEqual(['B'])
        expect(await counts.skusAt('LYON', { search: 'a', onlyDoubted: false }, 9)).toEqual([])
      })
    })
  })
}
