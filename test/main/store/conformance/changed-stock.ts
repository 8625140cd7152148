import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../support/engine-builders.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

export function changedStockConforms(open: OpenStore) {
  describe('changed stock', () => {
    const store = freshStore(open)
    const untold = (channelId: string) =>
      store().read(async (tx) => (await tx.changedStock.untold(channelId, 10)).map(({ sku }) => sku))

    it('has one mark a SKU, by its last change, and each channel its own place among them', async () => {
      await store().write((tx) => tx.changedStock.mark(['A', 'B', 'A'], 10))
      expect(await untold('shop')).toEqual(['A', 'B'])
      await store().write(async (tx) => {
        const [, last] = await tx.changedStock.untold('shop', 2)
        await tx.changedStock.putTold('shop', last?.seq ?? 0)
      })
      await store().write((tx) => tx.changedStock.mark(['A', 'C'], 20))
      expect([await untold('shop'), await untold('woo')]).toEqual([
        ['A', 'C'],
        ['B', 'A', 'C'],
      ])
      await store().read(async (tx) => {
        expect(await tx.changedStock.countUntold('shop')).toEqual({ count: 2, since: 20 })
        expect(await tx.changedStock.countUntold('woo')).toEqual({ count: 3, since: 10 })
        expect(await tx.changedStock.untoldOf('shop', ['A', 'B', 'D'])).toEqual(new Set(['A']))
        expect((await tx.changedStock.untold('woo', 1, 1)).map(({ sku }) => sku)).toEqual(['A'])
      })
    })

    it('can be all products, and nothing of a transaction that failed', async () => {
      await store().write((tx) => tx.products.put(['A', 'B'].map((sku) => aProduct(sku))))
      await expect(
        store().write(async (tx) => {
          await tx.changedStock.markAll(10)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await untold('shop')).toEqual([])
      await store().write((tx) => tx.changedStock.mark(['B'], 10))
      await store().write((tx) => tx.changedStock.markAll(20))
      expect(await untold('shop')).toEqual(['A', 'B'])
      await store().write((tx) => tx.changedStock.mark(['A'], 30))
      expect(await untold('shop')).toEqual(['B', 'A'])
      expect(await store().read((tx) => tx.changedStock.countUntold('shop'))).toEqual({ count: 2, since: 20 })
    })
  })
}
