import { describe, expect, it } from 'vitest'
import type { SiteRejection } from '../../../../shared/domain/site-rejection.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function rejected(over: Partial<SiteRejection> = {}): SiteRejection {
  return {
    orderId: 'o1',
    siteId: 'LILLE',
    skus: ['SKU-1'],
    reason: 'damaged',
    note: '',
    at: 5,
    by: 'Mona',
    ...over,
  }
}

export function siteRejectionsConform(open: OpenStore) {
  describe('site rejections', () => {
    const store = freshStore(open)

    it('are kept once for an order and a site, oldest first, until they are taken back', async () => {
      const first = rejected()
      const whole = rejected({ siteId: 'LYON', skus: null, reason: 'closed', at: 4 })
      const other = rejected({ orderId: 'o2' })
      const again = rejected({ reason: 'no-capacity', skus: null, at: 6, note: 'line down' })
      await store().write(async (tx) => {
        for (const one of [first, whole, other, again]) await tx.siteRejections.put(one)
      })
      await store().write(async (tx) => {
        expect(await tx.siteRejections.ofOrders(['o1', 'o3'])).toEqual([whole, again])
        expect(await tx.siteRejections.remove('o1', 'LYON')).toBe(true)
        expect(await tx.siteRejections.remove('o1', 'LYON')).toBe(false)
        expect(await tx.siteRejections.ofOrders(['o1', 'o2'])).toEqual([again, other])
      })
    })

    it('end with new stock when the goods were the reason', async () => {
      await store().write(async (tx) => {
        await tx.siteRejections.put(rejected())
        await tx.siteRejections.put(rejected({ orderId: 'o2', skus: ['SKU-2'] }))
        await tx.siteRejections.put(rejected({ orderId: 'o3', reason: 'closed', skus: null }))
        await tx.siteRejections.put(rejected({ orderId: 'o4', siteId: 'LYON' }))
      })
      await store().write(async (tx) => {
        expect(await tx.siteRejections.removeForGoods('LILLE', ['SKU-1', 'SKU-3'])).toEqual(['o1'])
        const left = await tx.siteRejections.ofOrders(['o1', 'o2', 'o3', 'o4'])
        expect(left.map(({ orderId }) => orderId)).toEqual(['o2', 'o3', 'o4'])
      })
    })
  })
}
