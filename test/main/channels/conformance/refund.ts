import { describe, expect, it } from 'vitest'
import type { RefundPush } from '../../../../main/app/ports/channel.ts'
import { shareOfParts } from '../../../../main/app/returns/tell-refund.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { paidForUnits, paidLines, taxWithin } from '../../../../shared/domain/paid-line.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

const PRICE = 1990
const SHIPPING = 490

/** Money back for what has left: paid once, whatever becomes of the answer. */
export function refundConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('refund', () => {
    async function shippedOrder(lines: Record<string, number>): Promise<Order> {
      place(lines)
      const order = await mappedOrder()
      const units = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
      const shipment = {
        orderExternalId: order.externalId,
        fulfillmentId: 'f1',
        carrierName: 'Colissimo',
        lines: units,
        parcels: [{ trackingNumber: '6A00000001', trackingUrl: null, lines: units }],
      }
      expect(await bench().connector.pushFulfillment(shipment, 'f1', NEVER)).toEqual({ kind: 'done' })
      return order
    }

    function refundOf(
      order: Order,
      quantities: readonly number[],
      over: Partial<RefundPush> = {},
    ): RefundPush {
      return {
        orderExternalId: order.externalId,
        lines: quantities.flatMap((quantity, index) =>
          quantity === 0 ? [] : [{ lineId: order.lines[index]?.id ?? '', quantity, cents: quantity * PRICE }],
        ),
        shipping: false,
        reason: 'unwanted',
        channelReturnId: null,
        ...over,
      }
    }

    /** As the outbox sends it: looked up first whenever it was tried before. */
    async function sent(push: RefundPush, key: string): Promise<void> {
      for (let tries = 0; tries < 10; tries += 1) {
        if (tries > 0 && (await bench().connector.hasRefund(push, key, NEVER))) return
        const outcome = await bench().connector.pushRefund(push, key, NEVER)
        if (outcome.kind === 'done') return
        expect(outcome.kind).toMatch(/^(later|ambiguous|retry)$/)
        bench().clock.advance(60_000)
      }
      throw new Error('the refund was never done')
    }

    const paid = () =>
      bench()
        .shop.refunds()
        .map(({ orderId, amountCents }) => ({ orderId, amountCents }))

    it('pays shipped units back, in part and then the rest with the shipping, each once', async () => {
      const order = await shippedOrder({ A: 3, B: 1 })
      const first = refundOf(order, [1, 0])
      expect(await bench().connector.hasRefund(first, 'r1', NEVER)).toBe(false)
      await sent(first, 'r1')
      await sent(first, 'r1')
      expect(await bench().connector.hasRefund(first, 'r1', NEVER)).toBe(true)
      const rest = refundOf(order, [2, 1], { shipping: true })
      expect(await bench().connector.hasRefund(rest, 'r2', NEVER)).toBe(false)
      await sent(rest, 'r2')
      expect(paid()).toEqual([
        { orderId: order.externalId, amountCents: PRICE },
        { orderId: order.externalId, amountCents: 3 * PRICE + SHIPPING },
      ])
    })

    it('pays back less than the goods were worth when so decided, and never more', async () => {
      const order = await shippedOrder({ A: 2, B: 1 })
      const [lineId = '', other = ''] = order.lines.map(({ id }) => id)
      await sent({ ...refundOf(order, [1, 0]), lines: [{ lineId, quantity: 1, cents: 1200 }] }, 'r1')
      await sent({ ...refundOf(order, [0, 1]), lines: [{ lineId: other, quantity: 1, cents: 9900 }] }, 'r2')
      expect(paid().map(({ amountCents }) => amountCents)).toEqual([1200, PRICE])
    })

    it('takes the tax in the shop’s own terms, and the cents of units that do not divide', async () => {
      const order = await shippedOrder({ A: 3 })
      const line = paidLines(order).get(order.lines[0]?.id ?? '')
      if (line === undefined) throw new Error('nothing was paid for the line')
      const cents = [0, 1, 2].map((skipped) => paidForUnits(line, 1, skipped))
      for (const [skipped, share] of cents.entries()) {
        const taxes = taxWithin(line, share, skipped)
        const part = shareOfParts([{ cents: share, taxes }])
        await sent(
          { ...refundOf(order, [1]), lines: [{ lineId: line.lineId, quantity: 1, ...part }] },
          `r${skipped}`,
        )
      }
      expect(paid().map(({ amountCents }) => amountCents)).toEqual(cents)
    })

    it('never pays back more than was paid in all, whatever it is told', async () => {
      const order = await shippedOrder({ A: 2 })
      const most = 2 * PRICE + SHIPPING
      for (const key of ['r1', 'r2', 'r3']) {
        const push = refundOf(order, [2], { shipping: true })
        const greedy = { ...push, lines: push.lines.map((line) => ({ ...line, cents: 9 * PRICE })) }
        for (let tries = 0; tries < 3; tries += 1) {
          const outcome = await bench().connector.pushRefund(greedy, key, NEVER)
          if (outcome.kind === 'done' || outcome.kind === 'refused') break
          bench().clock.advance(60_000)
        }
      }
      const sum = paid().reduce((total, { amountCents }) => total + amountCents, 0)
      // Amazon shows nothing of what it paid back: there only our own books keep to it.
      expect(sum).toBeLessThanOrEqual(bench().connector.kind === 'amazon' ? 3 * most : most)
    })

    it('does not put the units on sale by itself, nor takes the order for cancelled', async () => {
      const order = await shippedOrder({ A: 2 })
      const before = bench().shop.available('A')
      await sent(refundOf(order, [1]), 'r1')
      expect(bench().shop.available('A')).toBe(before)
      expect(bench().shop.isCancelled(order.externalId)).toBe(false)
    })

    it('leaves the order smaller where the channel counts units, for whoever refunded them there', async () => {
      const order = await shippedOrder({ A: 3 })
      await sent(refundOf(order, [1]), 'r1')
      const { kind } = bench().connector
      const countsNone = kind === 'amazon' || kind === 'vendure'
      expect((await mappedOrder()).lines).toMatchObject([{ sku: 'A', quantity: countsNone ? 3 : 2 }])
    })

    it.each(['reset', 'hang'] as const)(
      'is ambiguous when the answer is lost (%s), and never paid twice',
      async (kind) => {
        const order = await shippedOrder({ A: 3 })
        const push = refundOf(order, [1], { shipping: true })
        bench().misbehaviour.next({ kind, handled: true }, 1, bench().paysBackBy)
        expect(await bench().impatient.pushRefund(push, 'r1', NEVER)).toMatchObject({ kind: 'ambiguous' })
        await sent(push, 'r1')
        await sent(push, 'r1')
        expect(paid()).toEqual([{ orderId: order.externalId, amountCents: PRICE + SHIPPING }])
      },
    )

    it('is sent again when it never arrived', async () => {
      const order = await shippedOrder({ A: 3 })
      const push = refundOf(order, [2])
      bench().misbehaviour.next({ kind: 'reset', handled: false }, 1, bench().paysBackBy)
      expect(await bench().connector.pushRefund(push, 'r1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      await sent(push, 'r1')
      expect(paid()).toEqual([{ orderId: order.externalId, amountCents: 2 * PRICE }])
    })

    it('keeps refunds of two orders apart when both their answers are lost', async () => {
      const one = await shippedOrder({ A: 1 })
      bench().clock.advance(60_000)
      const two = await shippedOrder({ B: 2 })
      const pushes = [
        { push: refundOf(one, [1]), key: 'r1' },
        { push: refundOf(two, [2]), key: 'r2' },
      ]
      bench().misbehaviour.next({ kind: 'reset', handled: false }, 1, bench().paysBackBy)
      bench().misbehaviour.next({ kind: 'reset', handled: true }, 1, bench().paysBackBy)
      await Promise.all(pushes.map(({ push, key }) => bench().connector.pushRefund(push, key, NEVER)))
      for (const { push, key } of pushes) await sent(push, key)
      expect(new Set(paid().map(({ orderId, amountCents }) => `${orderId} ${amountCents}`))).toEqual(
        new Set([`${one.externalId} ${PRICE}`, `${two.externalId} ${2 * PRICE}`]),
      )
      expect(paid()).toHaveLength(2)
    })

    it('waits while the channel is away, and is unauthorised once the access is gone', async () => {
      const order = await shippedOrder({ A: 1 })
      const push = refundOf(order, [1])
      await bench().goOffline()
      expect(await bench().connector.pushRefund(push, 'r1', NEVER)).toMatchObject({
        kind: expect.stringMatching(/^(retry|ambiguous)$/),
      })
      await bench().comeBack()
      bench().revoke()
      expect(await bench().connector.pushRefund(push, 'r1', NEVER)).toMatchObject({ kind: 'unauthorised' })
    })
  })
}
