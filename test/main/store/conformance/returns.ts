import { describe, expect, it } from 'vitest'
import type { ReturnListQuery } from '../../../../main/app/ports/return-list-table.ts'
import type { AnnouncedReturn } from '../../../../shared/domain/announced-return.ts'
import type { ReturnRecord } from '../../../../shared/domain/return.ts'
import { RETURN_STAGES } from '../../../../shared/domain/return-stage.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

export function aReturn(id: string, over: Partial<ReturnRecord> = {}): ReturnRecord {
  return {
    id,
    orderId: 'o1',
    at: 5,
    by: 'Mona',
    channelReturnId: null,
    state: 'taken',
    siteId: 'LILLE',
    lines: [{ lineId: '1', sku: 'SKU-1', quantity: 1, condition: 'sellable', refundCents: 0 }],
    reason: 'unwanted',
    note: '',
    refund: { kind: 'none' },
    ...over,
  }
}

function expected(id: string, over: Partial<AnnouncedReturn> = {}): AnnouncedReturn {
  return {
    id,
    orderId: 'o1',
    at: 6,
    by: 'Mona',
    channelReturnId: null,
    isRefunded: false,
    siteId: 'LILLE',
    lines: [{ lineId: '1', sku: 'SKU-1', quantity: 1 }],
    reason: 'unwanted',
    note: '',
    state: 'open',
    settledAt: null,
    givenAt: null,
    ...over,
  }
}

export function returnsConform(open: OpenStore) {
  describe('returns', () => {
    const store = freshStore(open)

    it('are kept with their order, oldest first, and change when they are paid back', async () => {
      const early = aReturn('b', { at: 4 })
      await store().write(async (tx) => {
        await tx.returns.insert(aReturn('a'))
        await tx.returns.insert(early)
        await tx.returns.insert(aReturn('c', { orderId: 'o2' }))
      })
      const paid = aReturn('a', { refund: { kind: 'told', at: 9, goodsCents: 1_000, shipping: true } })
      await store().write((tx) => tx.returns.update(paid))
      await store().read(async (tx) => {
        expect(await tx.returns.ofOrder('o1')).toEqual([early, paid])
        expect(await tx.returns.ofOrder('o3')).toEqual([])
        expect(await tx.returns.get('a')).toEqual(paid)
        expect(await tx.returns.get('z')).toBeNull()
      })
    })

    it('are listed by the names of their customers too, those of no order first', async () => {
      const named = (id: string, name: string, company: string | null) => {
        const order = storedOrder(id)
        return { ...order, destination: { ...order.destination, name, company } }
      }
      await store().write(async (tx) => {
        await tx.orders.insert(
          [named('o1', 'Zoé Martin', null), named('o2', 'Zoé Zola', 'Épicerie du Port')],
          1,
        )
        await tx.returns.insert(aReturn('a', { orderId: 'o1' }))
        await tx.returns.insert(aReturn('b', { orderId: 'o2' }))
        await tx.announcedReturns.insert(expected('w', { orderId: 'o3' }))
      })
      const all = { stages: RETURN_STAGES, search: '', seen: 'every-site', offset: 0, limit: 10 } as const
      const sorted = async (descending: boolean) =>
        store().read(async (tx) =>
          (await tx.returnList.page({ ...all, sort: 'customer', descending })).rows.map(({ id }) => id),
        )
      expect(await sorted(false)).toEqual(['w', 'b', 'a'])
      expect(await sorted(true)).toEqual(['a', 'b', 'w'])
    })

    it('of every origin are one list by stage, seen by site, found by the number that their channel has', async () => {
      await store().write(async (tx) => {
        await tx.announcedReturns.insert(expected('w'))
        await tx.announcedReturns.insert(expected('x', { at: 9, siteId: 'LYON', channelReturnId: 'RMA-77' }))
        await tx.announcedReturns.insert(expected('y', { state: 'cancelled' }))
        await tx.returns.insert(aReturn('a'))
        await tx.returns.insert(aReturn('b', { refund: { kind: 'at-channel' } }))
        await tx.returns.insert(aReturn('c', { state: 'refused', siteId: null }))
      })
      const all = {
        stages: RETURN_STAGES,
        search: '',
        sort: 'at',
        descending: true,
        seen: 'every-site',
        offset: 0,
        limit: 10,
      } as const
      await store().read(async (tx) => {
        const page = async (query: Partial<ReturnListQuery>) =>
          (await tx.returnList.page({ ...all, ...query })).rows.map(({ id, stage }) => `${id} ${stage}`)
        expect((await page({}))[0]).toBe('x asked')
        expect(await page({ stages: ['asked'] })).toEqual(['x asked', 'w asked'])
        expect(await page({ sort: 'stage', descending: false, offset: 2, limit: 2 })).toEqual([
          'a received',
          'b refunded',
        ])
        expect(await page({ stages: ['asked', 'received'], seen: ['LILLE'] })).toEqual([
          'w asked',
          'a received',
        ])
        expect(await page({ search: 'rma-7' })).toEqual(['x asked'])
        expect(await tx.returnList.page({ ...all, limit: 1 })).toMatchObject({ total: 6, rows: [{}] })
        expect(await tx.returnList.counts('every-site')).toEqual(
          new Map([
            ['asked', 2],
            ['cancelled', 1],
            ['received', 1],
            ['refunded', 1],
            ['refused', 1],
          ]),
        )
        expect(await tx.returnList.counts([])).toEqual(new Map())
      })
    })

    it('are taken back: one that was recorded, and one that was over', async () => {
      await store().write(async (tx) => {
        await tx.returns.insert(aReturn('a'))
        await tx.returns.remove('a')
        const over = expected('w', { state: 'received', settledAt: 8 })
        await tx.announcedReturns.insert(over)
        expect([await tx.announcedReturns.reopen(over), await tx.announcedReturns.reopen(over)]).toEqual([
          true,
          false,
        ])
      })
      await store().read(async (tx) => {
        expect(await tx.returns.get('a')).toBeNull()
        expect(await tx.announcedReturns.get('w')).toMatchObject({ state: 'open', settledAt: null })
      })
    })
  })
}
