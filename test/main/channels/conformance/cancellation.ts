import { describe, expect, it } from 'vitest'
import type { Order } from '../../../../shared/domain/order.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

export function cancellationConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('cancellation', () => {
    const cancelOf = (order: Order, quantities: readonly number[]) => ({
      orderExternalId: order.externalId,
      reason: 'out of stock',
      lines: quantities.flatMap((quantity, index) =>
        quantity === 0 ? [] : [{ lineId: order.lines[index]?.id ?? '', quantity }],
      ),
    })

    it('of everything cancels the order, once', async () => {
      const id = place({ A: 2, B: 1 })
      const order = await mappedOrder()
      const push = cancelOf(order, [2, 1])
      expect(await bench().connector.hasCancel(push, 'k1', NEVER)).toBe(false)
      expect(await bench().connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await bench().connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(bench().shop.isCancelled(id)).toBe(true)
      expect(await bench().connector.hasCancel(push, 'k1', NEVER)).toBe(true)
    })

    it('of some lines refunds those, keeps the rest, and comes back as the smaller order', async () => {
      const id = place({ A: 3, B: 1 })
      const order = await mappedOrder()
      expect(await bench().connector.pushCancel(cancelOf(order, [1, 1]), 'k1', NEVER)).toEqual({
        kind: 'done',
      })
      expect(bench().shop.isCancelled(id)).toBe(false)
      expect(bench().shop.refunds()).toEqual([
        {
          orderId: id,
          amountCents: 2 * 1990,
          lines: [
            { sku: 'A', quantity: 1 },
            { sku: 'B', quantity: 1 },
          ],
        },
      ])
      expect((await mappedOrder()).lines).toMatchObject([{ sku: 'A', quantity: 2 }])
    })

    it('is never paid twice when the answer is lost; the same again under another key is another one', async () => {
      place({ A: 3 })
      const order = await mappedOrder()
      const push = cancelOf(order, [1])
      bench().misbehaviour.next({ kind: 'reset', handled: true }, 1, bench().writesOffBy)
      expect(await bench().connector.pushCancel(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await bench().connector.hasCancel(push, 'k1', NEVER)).toBe(true)
      await bench().connector.pushCancel(push, 'k1', NEVER)
      expect(bench().shop.refunds()).toHaveLength(1)
      expect(await bench().connector.hasCancel(push, 'k2', NEVER)).toBe(false)
      await bench().connector.pushCancel(push, 'k2', NEVER)
      expect(bench().shop.refunds()).toHaveLength(2)
    })
  })
}
