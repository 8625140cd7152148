import { describe, expect, it } from 'vitest'
import type { ReconciledSku } from '../../../../main/app/ports/mapping-tables.ts'
import type { SkuMapping } from '../../../../shared/domain/channel-mapping.ts'
import { anOrder, lines } from '../../../support/engine-builders.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function mapping(channelSku: string, over: Partial<SkuMapping> = {}): SkuMapping {
  return { channelId: 'shop', channelSku, sku: 'MUG', units: 1, ...over }
}

function compared(channelSku: string, over: Partial<ReconciledSku> = {}): ReconciledSku {
  return {
    channelId: 'shop',
    channelSku,
    sku: channelSku,
    name: '',
    units: 1,
    ours: 5,
    theirs: 5,
    reason: null,
    repair: null,
    checkedAt: 10,
    ...over,
  }
}

export function channelMappingConforms(open: OpenStore) {
  describe('what SKUs of channels mean', () => {
    const store = freshStore(open)
    const put = (...mappings: SkuMapping[]) => store().write((tx) => tx.skuMappings.put(mappings))

    it('is kept by channel and SKU, the last word counts, and is found from either side', async () => {
      await put(mapping('M-1'), mapping('M-3', { units: 3 }), mapping('GIFT', { sku: null }))
      await put(mapping('M-1', { sku: 'CUP' }), mapping('M-1', { channelId: 'woo', sku: 'MUG' }))
      await put(mapping('MUG', { sku: 'JUG' }))
      await store().read(async ({ skuMappings }) => {
        expect(await skuMappings.ofChannelSkus('shop', ['M-1', 'GIFT', 'OTHER'])).toEqual([
          mapping('GIFT', { sku: null }),
          mapping('M-1', { sku: 'CUP' }),
        ])
        const concerning = await skuMappings.concerning(['MUG'])
        expect(concerning.map((one) => `${one.channelId} ${one.channelSku} ${one.sku}`)).toEqual([
          'shop M-3 MUG',
          'woo M-1 MUG',
          'shop MUG JUG',
        ])
        expect((await skuMappings.all(null)).length).toBe(5)
        expect((await skuMappings.all('woo')).length).toBe(1)
      })
      await store().write((tx) => tx.skuMappings.remove('shop', ['M-1', 'GIFT', 'NEVER']))
      const page = { channelId: 'shop', offset: 0, limit: 1 }
      await store().read(async ({ skuMappings }) => {
        expect(await skuMappings.list({ ...page, search: '' })).toEqual({
          rows: [mapping('M-3', { units: 3 })],
          total: 2,
        })
        expect(
          (await skuMappings.list({ ...page, search: 'jug' })).rows.map((one) => one.channelSku),
        ).toEqual(['MUG'])
      })
    })

    it('keeps what lines of orders were', async () => {
      const pack = { lineId: '1', channelSku: 'M-3', units: 3, unitPriceCents: 900 }
      await store().write(async (tx) => {
        await tx.orders.insert([anOrder({ id: 'O-1' }), anOrder({ id: 'O-2' })], 1)
        await tx.skuMappings.putPacks({ id: 'O-1', channelId: 'shop' }, [pack])
        await tx.skuMappings.putPacks({ id: 'O-2', channelId: 'shop' }, [pack])
        await tx.skuMappings.putPacks({ id: 'O-2', channelId: 'shop' }, [{ ...pack, units: 2 }])
        await tx.orders.move(['O-1'], 'cancelled', 2)
      })
      await store().read(async ({ skuMappings }) => {
        expect(await skuMappings.packsOf('O-2')).toEqual([{ ...pack, units: 2 }])
        expect(await skuMappings.packsOf('O-3')).toEqual([])
        expect(await skuMappings.openOrdersWith('shop', ['M-3'])).toEqual(['O-2'])
        expect(await skuMappings.openOrdersWith('woo', ['M-3'])).toEqual([])
      })
    })

    it('knows which orders on hold wait for it', async () => {
      const waits = (id: string, skus: string[], since: number) =>
        store().write((tx) => tx.skuMappings.setWaiting({ id, channelId: 'shop' }, skus, since))
      await store().write(async (tx) => {
        const ids = ['O-1', 'O-2', 'O-3', 'O-4']
        await tx.orders.insert(
          ids.map((id, at) => anOrder({ id, placedAt: 100 - at })),
          1,
        )
        await tx.orders.move(['O-1', 'O-2', 'O-3'], 'on-hold', 2)
      })
      await waits('O-1', ['X', 'Y', 'X'], 1)
      await waits('O-2', ['Y'], 2)
      await waits('O-3', ['Z'], 3)
      await waits('O-3', [], 3)
      await waits('O-4', ['Y'], 0)
      await store().read(async ({ skuMappings }) => {
        expect(await skuMappings.waiting('shop')).toEqual([
          { channelSku: 'Y', orders: 2, since: 1 },
          { channelSku: 'X', orders: 1, since: 1 },
        ])
        expect(await skuMappings.waitingOrders('shop', null, 10)).toEqual(['O-2', 'O-1'])
        expect(await skuMappings.waitingOrders('shop', ['X'], 10)).toEqual(['O-1'])
        expect(await skuMappings.waitingOrders('woo', null, 10)).toEqual([])
        expect(await skuMappings.countWaiting('shop')).toBe(2)
        expect(await skuMappings.channelsWaiting()).toEqual(['shop'])
      })
    })
  })

  describe('how stock compared', () => {
    const store = freshStore(open)
    const put = (...rows: ReconciledSku[]) => store().write((tx) => tx.reconciled.put(rows))
    const list = (over: object) =>
      store().read(async (tx) => {
        const query = { channelId: 'shop', only: 'all', search: '', sort: 'sku', descending: false } as const
        const { rows, total } = await tx.reconciled.list({ ...query, offset: 0, limit: 10, ...over })
        return [total, ...rows.map((one) => one.channelSku)]
      })

    it('is listed, counted, and forgotten when a SKU is gone', async () => {
      await put(
        compared('A', { name: 'Théière' }),
        compared('B', { theirs: 1 }),
        compared('C', { theirs: 7, reason: 'push-waits', repair: 'sent' }),
        compared('D', { theirs: null, checkedAt: 9 }),
        compared('A', { channelId: 'woo', theirs: 0 }),
      )
      expect(await list({})).toEqual([4, 'A', 'B', 'C', 'D'])
      expect(await list({ only: 'differences' })).toEqual([2, 'B', 'C'])
      expect(await list({ sort: 'difference', descending: true })).toEqual([4, 'B', 'C', 'A', 'D'])
      expect(await list({ search: 'theiere' })).toEqual([1, 'A'])
      await store().read(async (tx) => {
        expect(await tx.reconciled.counts('shop')).toEqual({ skus: 3, differences: 2, unexplained: 1 })
        expect(await tx.reconciled.counts('none')).toEqual({ skus: 0, differences: 0, unexplained: 0 })
        expect((await tx.reconciled.repairs('shop', 'sent')).map((one) => one.channelSku)).toEqual(['C'])
        expect(await tx.reconciled.ofSkus('shop', ['B', 'X'])).toEqual([compared('B', { theirs: 1 })])
      })
      await store().write((tx) =>
        tx.orders.insert(
          [anOrder({ lines: lines({ B: 1, C: 1 }) }), anOrder({ id: 'O-2', channelId: 'woo' })],
          7,
        ),
      )
      await store().read(async (tx) => {
        const ordered = (since: number) => tx.reconciled.orderedSince('shop', ['A', 'B'], since)
        expect(await ordered(7)).toEqual(new Set(['B']))
        expect(await ordered(8)).toEqual(new Set())
      })
      await put(compared('B', { repair: 'repaired' }))
      await store().write((tx) => tx.reconciled.dropOlder('shop', 10))
      expect(await list({})).toEqual([3, 'A', 'B', 'C'])
      expect(await list({ only: 'differences' })).toEqual([1, 'C'])
    })
  })
}
