import { describe, expect, it } from 'vitest'
import type { Order } from '../../../../shared/domain/order.ts'
import { said } from '../../../support/said.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

export function fulfillmentConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('fulfilment', () => {
    const parcels = [
      { trackingNumber: '6A00000001', trackingUrl: 'https://track.example/6A00000001', lines: [] },
    ]
    const pushOf = (
      order: Order,
      quantities: readonly number[],
      fulfillmentId = 'f1',
      trackingNumber = '6A00000001',
    ) => ({
      orderExternalId: order.externalId,
      fulfillmentId,
      carrierName: 'Colissimo',
      lines: quantities.flatMap((quantity, index) =>
        quantity === 0 ? [] : [{ lineId: order.lines[index]?.id ?? '', quantity }],
      ),
      parcels: parcels.map((parcel) => ({ ...parcel, trackingNumber })),
    })

    it('reaches the customer with its tracking, part by part, and is found again', async () => {
      place({ A: 3, B: 1 })
      const order = await mappedOrder()
      const first = pushOf(order, [2, 0])
      expect(await bench().connector.hasFulfillment(first, NEVER)).toBe(false)
      expect(await bench().connector.pushFulfillment(first, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await bench().connector.hasFulfillment(first, NEVER)).toBe(true)
      const second = pushOf(order, [1, 1], 'f2', '6A00000002')
      expect(await bench().connector.hasFulfillment(second, NEVER)).toBe(false)
      expect(await bench().connector.pushFulfillment(second, 'k2', NEVER)).toEqual({ kind: 'done' })
      expect(bench().shop.shipments()).toEqual([
        {
          orderId: order.externalId,
          carrier: 'Colissimo',
          trackingNumber: '6A00000001',
          lines: [{ sku: 'A', quantity: 2 }],
        },
        {
          orderId: order.externalId,
          carrier: 'Colissimo',
          trackingNumber: '6A00000002',
          lines: [
            { sku: 'A', quantity: 1 },
            { sku: 'B', quantity: 1 },
          ],
        },
      ])
    })

    it('of several parcels shows every number, each once', async () => {
      place({ A: 3, B: 1 })
      const order = await mappedOrder()
      const [a = '', b = ''] = order.lines.map(({ id }) => id)
      const contents = [
        [{ lineId: a, quantity: 2 }],
        [
          { lineId: a, quantity: 1 },
          { lineId: b, quantity: 1 },
        ],
      ]
      const push = {
        ...pushOf(order, [3, 1]),
        parcels: contents.map((inside, index) => ({
          trackingNumber: `6A0000000${index + 1}`,
          trackingUrl: null,
          lines: inside,
        })),
      }
      for (let times = 0; times < 2; times += 1)
        expect(await bench().connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await bench().connector.hasFulfillment(push, NEVER)).toBe(true)
      const shipments = bench().shop.shipments()
      const shown = shipments.flatMap(({ trackingNumber }) => trackingNumber?.split(', ') ?? [])
      expect([...new Set(shown)].sort()).toEqual(['6A00000001', '6A00000002'])
      expect(shipments.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(4)
    })

    it('leaves the order as it was for us when it comes round again', async () => {
      place({ A: 2 })
      const order = await mappedOrder()
      await bench().connector.pushFulfillment(pushOf(order, [1]), 'k1', NEVER)
      expect(await mappedOrder()).toEqual(order)
    })

    it.each(['reset', 'hang'] as const)(
      'is ambiguous when the answer is lost (%s), and never doubled',
      async (kind) => {
        place({ A: 2 })
        const order = await mappedOrder()
        const push = pushOf(order, [2])
        bench().misbehaviour.next({ kind, handled: true }, 1, bench().shipsBy)
        expect(await bench().impatient.pushFulfillment(push, 'k1', NEVER)).toMatchObject({
          kind: 'ambiguous',
        })
        expect(await bench().connector.hasFulfillment(push, NEVER)).toBe(true)
        expect(await bench().connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
        expect(bench().shop.shipments()).toHaveLength(1)
      },
    )

    it('waits while the channel is away and is refused for an order that was cancelled there', async () => {
      const id = place({ A: 2 })
      const order = await mappedOrder()
      await bench().goOffline()
      // Ambiguous where the first call of a push already writes, on a connection that was open.
      expect(await bench().connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
        kind: expect.stringMatching(/^(retry|ambiguous)$/),
      })
      await bench().comeBack()
      bench().shop.cancelAtChannel(id)
      expect(await bench().connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
        kind: 'refused',
        problem: said(/cancelled/),
      })
    })

    it('is unauthorised once the access is gone', async () => {
      place({ A: 2 })
      const order = await mappedOrder()
      bench().revoke()
      expect(await bench().connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
        kind: 'unauthorised',
      })
    })
  })
}
