import { describe, expect, it } from 'vitest'
import type { ReturnRecord } from '../../../../shared/domain/return.ts'
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
  })
}
