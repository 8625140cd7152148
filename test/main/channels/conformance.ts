import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChannelError, type MappedOrder, type PulledOrder } from '../../../main/app/ports/channel.ts'
import type { Basket } from '../../../main/demo/channel-server/storefront.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { ChannelBench } from '../../support/channels/conformance-bench.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'

const NEVER = new AbortController().signal

/** What every connector must do; run it on the real protocol, over HTTP. */
export function describeConformance(name: string, openBench: () => Promise<ChannelBench>): void {
  describe(name, () => {
    let bench: ChannelBench
    beforeEach(async () => {
      bench = await openBench()
      for (const sku of ['A', 'B', 'C']) bench.shop.addProduct(productForSale(sku, 100))
    })
    afterEach(() => bench.close())

    function place(lines: Record<string, number>, over: Partial<Basket> = {}): string {
      const outcome = bench.shop.checkout(basket(lines, over))
      if (outcome.kind === 'refused') throw new Error(`the shop refused ${outcome.sku}`)
      return outcome.id
    }

    async function pullAll(
      cursor: string | null,
    ): Promise<{ orders: PulledOrder[]; cursor: string; pages: number }> {
      const orders: PulledOrder[] = []
      let at = cursor
      for (let pages = 1; ; pages += 1) {
        const page = await bench.connector.pullOrders(at, NEVER)
        orders.push(...page.orders)
        at = page.cursor
        if (!page.more) return { orders, cursor: at, pages }
      }
    }

    async function mappedOrder(): Promise<Order> {
      const { orders } = await pullAll(null)
      const mapped = bench.connector.mapOrder(orders.at(-1)?.payload ?? '')
      if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
      return mapped.order
    }

    const ids = (orders: readonly PulledOrder[]): string[] => [
      ...new Set(orders.map((order) => order.externalId)),
    ]

    describe('check', () => {
      it('names the shop', async () => {
        expect(await bench.connector.check(NEVER)).toMatch(/Connected to .*(Maison|Atelier|Comptoir) Test/)
      })

      it('says unauthorised once the access is gone', async () => {
        bench.revoke()
        await expect(bench.connector.check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
      })

      it('says retry when nobody answers the door', async () => {
        await bench.goOffline()
        const failure = await bench.connector.check(NEVER).catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(ChannelError)
        expect(failure).toMatchObject({ kind: 'retry', message: expect.stringContaining('ECONNREFUSED') })
      })
    })

    describe('pull', () => {
      it('gives every order of many pages, some of them placed in one second', async () => {
        const placed: string[] = []
        for (let n = 0; n < 130; n += 1) {
          placed.push(place({ [['A', 'B', 'C'][n % 3] ?? 'A']: 1 }))
          if (n % 60 === 0) bench.clock.advance(1000)
          if (n === 90) bench.clock.advance(400)
        }
        const { orders, pages } = await pullAll(null)
        expect(pages).toBeGreaterThan(1)
        expect(ids(orders).sort()).toEqual([...placed].sort())
      })

      it('misses none that is placed or changed between two pages', async () => {
        for (let n = 0; n < 60; n += 1) {
          place({ A: 1 })
          bench.clock.advance(700)
        }
        const before = bench.shop.orderIds()
        const first = await bench.connector.pullOrders(null, NEVER)
        bench.shop.cancelAtChannel(before[2] ?? '')
        bench.shop.cancelAtChannel(before[3] ?? '')
        place({ B: 1 })
        const rest = await pullAll(first.cursor)
        expect(ids([...first.orders, ...rest.orders]).sort()).toEqual([...bench.shop.orderIds()].sort())
      })

      it('misses none that falls into the second of the last one seen', async () => {
        place({ A: 1 })
        const first = await pullAll(null)
        bench.clock.advance(300)
        const late = place({ A: 1 })
        const second = await pullAll(first.cursor)
        expect(ids(second.orders)).toContain(late)
      })

      it('gives the same version to an order that has not changed, another to one that has', async () => {
        const stays = place({ A: 1 })
        const changes = place({ A: 1 })
        const first = await pullAll(null)
        bench.clock.advance(5000)
        bench.shop.cancelAtChannel(changes)
        const second = await pullAll(first.cursor)
        const version = (orders: readonly PulledOrder[], id: string) =>
          orders.find((order) => order.externalId === id)?.version
        expect(version(second.orders, stays)).toBe(version(first.orders, stays))
        expect(version(second.orders, changes)).not.toBe(version(first.orders, changes))
      })

      it('loses nothing on pages with duplicates and in another order', async () => {
        for (let n = 0; n < 70; n += 1) place({ A: 1 })
        for (const pages of ['duplicated', 'reordered'] as const) {
          bench.misbehaviour.pages = pages
          expect(ids((await pullAll(null)).orders)).toHaveLength(70)
        }
      })

      it('shows an order again after a later change, whenever it was placed', async () => {
        const id = place({ A: 1 })
        bench.clock.advance(3_600_000)
        place({ B: 1 })
        const first = await pullAll(null)
        bench.clock.advance(3_600_000)
        bench.shop.cancelAtChannel(id)
        expect(ids((await pullAll(first.cursor)).orders)).toContain(id)
      })

      const faults = [
        { name: 'an HTML page with 200', fault: { kind: 'html', status: 200 }, afterMs: 0 },
        { name: 'a fault of the server', fault: { kind: 'error', status: 500, handled: false }, afterMs: 0 },
        { name: '429 with Retry-After', fault: { kind: 'throttle', retryAfterSeconds: 7 }, afterMs: 7000 },
        { name: 'a broken connection', fault: { kind: 'reset', handled: true }, afterMs: 0 },
        { name: 'no answer at all', fault: { kind: 'hang', handled: false }, afterMs: 0 },
      ] as const
      it.each(faults)('says retry on $name', async ({ fault, afterMs }) => {
        await bench.impatient.check(NEVER)
        bench.misbehaviour.next(fault)
        await expect(bench.impatient.pullOrders(null, NEVER)).rejects.toMatchObject({
          kind: 'retry',
          afterMs,
        })
      })
    })

    describe('map', () => {
      it('puts an order into the words of the domain', async () => {
        const id = place(
          { A: 2, B: 1 },
          {
            shipping: { code: 'chronopost', title: 'Express 24h', cents: 990 },
            customer: {
              firstName: 'Camille',
              lastName: 'Moreau',
              email: 'camille@example.org',
              phone: null,
              tier: 'vip',
            },
            tags: ['gift'],
          },
        )
        expect(await mappedOrder()).toEqual({
          id: expect.any(String),
          channelId: bench.connector.kind,
          externalId: id,
          reference: expect.any(String),
          placedAt: Date.parse('2026-11-23T08:00:00Z'),
          destination: {
            name: 'Camille Moreau',
            company: null,
            street: ['12 rue Nationale'],
            postcode: '59800',
            city: 'Lille',
            country: 'FR',
            phone: null,
            email: 'camille@example.org',
            latitude: null,
            longitude: null,
          },
          serviceLevel: 'express',
          customerTier: 'vip',
          tags: ['gift'],
          currency: 'EUR',
          shipBy: null,
          deliverBy: null,
          lines: [
            { id: expect.any(String), sku: 'A', quantity: 2, unitPriceCents: 1990 },
            { id: expect.any(String), sku: 'B', quantity: 1, unitPriceCents: 1990 },
          ],
          ...bench.says,
        })
      })

      it('says when an order was cancelled', async () => {
        bench.shop.cancelAtChannel(place({ A: 2 }))
        const { orders } = await pullAll(null)
        expect(bench.connector.mapOrder(orders[0]?.payload ?? '')).toMatchObject({
          kind: 'order',
          cancelled: true,
          order: { lines: [{ sku: 'A', quantity: 2 }] },
        })
      })

      it('rejects what it cannot read, saying what, where and what to do', async () => {
        place({ A: 1 })
        const { orders } = await pullAll(null)
        const spoilt = bench.connector.mapOrder(bench.spoil(orders[0]?.payload ?? ''))
        expect(spoilt).toMatchObject({
          kind: 'rejected',
          message: expect.stringMatching(/(shipping|delivery).*Correct it/),
        })
        const rubbish: MappedOrder[] = ['', '{}', 'null', '[1]', '<html>'].map((text) =>
          bench.connector.mapOrder(text),
        )
        expect(rubbish.map((mapped) => mapped.kind)).toEqual(Array(5).fill('rejected'))
      })
    })

    describe('stock', () => {
      it('is read and set absolutely; what already stands and what is not sold there is left alone', async () => {
        const outcomes = await bench.connector.pushStock(
          [
            { sku: 'A', available: 7 },
            { sku: 'B', available: 100 },
            { sku: 'NOT-SOLD-HERE', available: 3 },
          ],
          'k1',
          NEVER,
        )
        expect(outcomes).toEqual([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }])
        expect(await bench.connector.readStock(['A', 'B', 'NOT-SOLD-HERE'], NEVER)).toEqual(
          new Map([
            ['A', 7],
            ['B', 100],
          ]),
        )
        expect(bench.shop.stockPushes().map(({ sku, quantity }) => ({ sku, quantity }))).toEqual([
          { sku: 'A', quantity: 7 },
        ])
      })

      it('goes back to an earlier figure as well', async () => {
        for (const available of [5, 4, 5, 0, 5]) {
          await bench.connector.pushStock([{ sku: 'A', available }], `push of ${bench.clock.now()}`, NEVER)
          bench.clock.advance(1000)
          expect(bench.shop.available('A')).toBe(available)
        }
      })

      it('takes a hundred SKUs at once', async () => {
        const items = Array.from({ length: 100 }, (_, n) => ({ sku: `S${n}`, available: n }))
        for (const { sku } of items) bench.shop.addProduct(productForSale(sku, 50))
        expect(await bench.connector.pushStock(items, 'k1', NEVER)).toEqual(
          items.map(() => ({ kind: 'done' })),
        )
        expect(items.map(({ sku }) => bench.shop.available(sku))).toEqual(
          items.map(({ available }) => available),
        )
      })
    })

    describe('fulfilment', () => {
      const parcels = [{ trackingNumber: '6A00000001', trackingUrl: 'https://track.example/6A00000001' }]
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
        expect(await bench.connector.hasFulfillment(first, NEVER)).toBe(false)
        expect(await bench.connector.pushFulfillment(first, 'k1', NEVER)).toEqual({ kind: 'done' })
        expect(await bench.connector.hasFulfillment(first, NEVER)).toBe(true)
        const second = pushOf(order, [1, 1], 'f2', '6A00000002')
        expect(await bench.connector.hasFulfillment(second, NEVER)).toBe(false)
        expect(await bench.connector.pushFulfillment(second, 'k2', NEVER)).toEqual({ kind: 'done' })
        expect(bench.shop.shipments()).toEqual([
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

      it('leaves the order as it was for us when it comes round again', async () => {
        place({ A: 2 })
        const order = await mappedOrder()
        await bench.connector.pushFulfillment(pushOf(order, [1]), 'k1', NEVER)
        expect(await mappedOrder()).toEqual(order)
      })

      it.each(['reset', 'hang'] as const)(
        'is ambiguous when the answer is lost (%s), and never doubled',
        async (kind) => {
          place({ A: 2 })
          const order = await mappedOrder()
          const push = pushOf(order, [2])
          bench.misbehaviour.next({ kind, handled: true }, 1, bench.shipsBy)
          expect(await bench.impatient.pushFulfillment(push, 'k1', NEVER)).toMatchObject({
            kind: 'ambiguous',
          })
          expect(await bench.connector.hasFulfillment(push, NEVER)).toBe(true)
          expect(await bench.connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
          expect(bench.shop.shipments()).toHaveLength(1)
        },
      )

      it('waits while the channel is away and is refused for an order that was cancelled there', async () => {
        const id = place({ A: 2 })
        const order = await mappedOrder()
        await bench.goOffline()
        // Ambiguous where the first call of a push already writes, on a connection that was open.
        expect(await bench.connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
          kind: expect.stringMatching(/^(retry|ambiguous)$/),
        })
        await bench.comeBack()
        bench.shop.cancelAtChannel(id)
        expect(await bench.connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
          kind: 'refused',
          problem: expect.stringContaining('cancelled'),
        })
      })

      it('is unauthorised once the access is gone', async () => {
        place({ A: 2 })
        const order = await mappedOrder()
        bench.revoke()
        expect(await bench.connector.pushFulfillment(pushOf(order, [2]), 'k1', NEVER)).toMatchObject({
          kind: 'unauthorised',
        })
      })
    })

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
        expect(await bench.connector.hasCancel(push, 'k1', NEVER)).toBe(false)
        expect(await bench.connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
        expect(await bench.connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
        expect(bench.shop.isCancelled(id)).toBe(true)
        expect(await bench.connector.hasCancel(push, 'k1', NEVER)).toBe(true)
      })

      it('of some lines refunds those, keeps the rest, and comes back as the smaller order', async () => {
        const id = place({ A: 3, B: 1 })
        const order = await mappedOrder()
        expect(await bench.connector.pushCancel(cancelOf(order, [1, 1]), 'k1', NEVER)).toEqual({
          kind: 'done',
        })
        expect(bench.shop.isCancelled(id)).toBe(false)
        expect(bench.shop.refunds()).toEqual([
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
        bench.misbehaviour.next({ kind: 'reset', handled: true }, 1, bench.writesOffBy)
        expect(await bench.connector.pushCancel(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
        expect(await bench.connector.hasCancel(push, 'k1', NEVER)).toBe(true)
        await bench.connector.pushCancel(push, 'k1', NEVER)
        expect(bench.shop.refunds()).toHaveLength(1)
        expect(await bench.connector.hasCancel(push, 'k2', NEVER)).toBe(false)
        await bench.connector.pushCancel(push, 'k2', NEVER)
        expect(bench.shop.refunds()).toHaveLength(2)
      })
    })
  })
}
