import { describe, expect, it } from 'vitest'
import { productForSale } from '../../../support/channels/storefront.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

export function stockConforms({ bench }: ConformanceCase): void {
  describe('stock', () => {
    it('is read and set absolutely; what already stands and what is not sold there is left alone', async () => {
      const outcomes = await bench().connector.pushStock(
        [
          { sku: 'A', available: 7 },
          { sku: 'B', available: 100 },
          { sku: 'NOT-SOLD-HERE', available: 3 },
        ],
        'k1',
        NEVER,
      )
      expect(outcomes).toEqual([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }])
      expect(await bench().connector.readStock(['A', 'B', 'NOT-SOLD-HERE'], NEVER)).toEqual(
        new Map([
          ['A', 7],
          ['B', 100],
        ]),
      )
      expect(
        bench()
          .shop.stockPushes()
          .map(({ sku, quantity }) => ({ sku, quantity })),
      ).toEqual([{ sku: 'A', quantity: 7 }])
    })

    it('goes back to an earlier figure as well', async () => {
      for (const available of [5, 4, 5, 0, 5]) {
        await bench().connector.pushStock([{ sku: 'A', available }], `push of ${bench().clock.now()}`, NEVER)
        bench().clock.advance(1000)
        expect(bench().shop.available('A')).toBe(available)
      }
    })

    it('takes a hundred SKUs at once', async () => {
      const items = Array.from({ length: 100 }, (_, n) => ({ sku: `S${n}`, available: n }))
      for (const { sku } of items) bench().shop.addProduct(productForSale(sku, 50))
      expect(await bench().connector.pushStock(items, 'k1', NEVER)).toEqual(
        items.map(() => ({ kind: 'done' })),
      )
      expect(items.map(({ sku }) => bench().shop.available(sku))).toEqual(
        items.map(({ available }) => available),
      )
    })
  })
}
