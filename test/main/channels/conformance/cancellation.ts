import { describe, expect, it } from 'vitest'
import type { CancelPush } from '../../../../main/app/ports/channel.ts'
import type { ChannelKind } from '../../../../shared/domain/channel.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

/** Their orders are paid when they are placed, and keep what went back. */
const BOOKS: readonly ChannelKind[] = ['shopify', 'woocommerce', 'prestashop', 'vendure']

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

    /** What our books say is owed for all of it. */
    async function wholeOrder(): Promise<CancelPush> {
      const order = await mappedOrder()
      const { charges } = order
      return {
        orderExternalId: order.externalId,
        reason: 'out of stock',
        lines: order.lines.map(({ id, quantity, unitPriceCents }) => ({
          lineId: id,
          quantity,
          cents: quantity * unitPriceCents,
        })),
        ...(typeof charges?.paidCents === 'number'
          ? { owed: { cents: charges.paidCents - charges.refundedCents, isWhole: true } }
          : {}),
      }
    }

    /** As the outbox sends it: looked up first whenever it was tried before. */
    async function sent(push: CancelPush, key: string): Promise<void> {
      for (let tries = 0; tries < 10; tries += 1) {
        if (tries > 0 && (await bench().connector.hasCancel(push, key, NEVER))) return
        const outcome = await bench().connector.pushCancel(push, key, NEVER)
        if (outcome.kind === 'done') return
        expect(outcome.kind).toMatch(/^(later|ambiguous|retry)$/)
        bench().clock.advance(60_000)
      }
      throw new Error('the cancellation was never done')
    }

    const paidBack = () =>
      bench()
        .shop.refunds()
        .reduce((sum, { amountCents }) => sum + amountCents, 0)

    it.each(['answered', 'reset', 'hang'] as const)(
      'of a paid order gives all that was paid back, as far as the shop keeps it, once (%s)',
      async (answer) => {
        const id = place({ A: 2, B: 1 })
        const push = await wholeOrder()
        if (answer !== 'answered')
          bench().misbehaviour.next({ kind: answer, handled: true }, 1, bench().writesOffBy)
        const connector = answer === 'answered' ? bench().connector : bench().impatient
        await connector.pushCancel(push, 'k1', NEVER)
        await sent(push, 'k1')
        await sent(push, 'k1')
        expect(bench().shop.isCancelled(id)).toBe(true)
        const owed = push.owed?.cents ?? 0
        // Amazon and the marketplaces of Mirakl have charged nobody before it ships, or say nothing of it.
        expect([0, owed]).toContain(paidBack())
        if (BOOKS.includes(bench().connector.kind)) expect(paidBack()).toBe(3 * 1990 + 490)
      },
    )

    it('of an order that was paid back in part gives back what is left, never more', async () => {
      place({ A: 3 })
      const first = await mappedOrder()
      await sent(cancelOf(first, [1]), 'k1')
      await sent(await wholeOrder(), 'k2')
      expect(paidBack()).toBeLessThanOrEqual(3 * 1990 + 490)
      if (BOOKS.includes(bench().connector.kind)) expect(paidBack()).toBe(3 * 1990 + 490)
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
