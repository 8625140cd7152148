import { describe, expect, it } from 'vitest'
import type { FulfillmentState } from '../../../../shared/domain/fulfillment.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

export function decisionsConform(open: OpenStore) {
  describe('decisions', () => {
    const store = freshStore(open)
    const reserved = async () => {
      const levels = await store().read((tx) => tx.stock.all())
      return levels.map((one) => `${one.siteId} ${one.reserved}/${one.onHand}`)
    }
    const stock = (onHand: Record<string, number>) =>
      store().write((tx) =>
        tx.stock.putLevels(
          Object.entries(onHand).map(([siteId, units]) => ({
            siteId,
            sku: 'SKU-1',
            onHand: units,
            safety: 0,
          })),
        ),
      )

    it('writes decision, fulfilments, reservations, loads and state together', async () => {
      const order = storedOrder('o1')
      const fulfillment = storedFulfillment(order, 'LILLE')
      const record = storedDecision('o1', [fulfillment], {
        priority: 7,
        ruleTags: ['vip', 'heavy'],
        dueAt: null,
        trace: new Uint8Array([0, 255, 7]),
      })
      await stock({ LILLE: 2 })
      await store().write((tx) => tx.orders.insert([order], 5))
      expect(await store().write((tx) => tx.decisions.commit([record]))).toEqual(['o1'])
      await store().read(async (tx) => {
        expect(await tx.orders.byIds(['o1'])).toEqual([
          {
            order,
            state: 'allocated',
            receivedAt: 5,
            priority: 7,
            dueAt: null,
            ruleTags: ['vip', 'heavy'],
            revision: 1,
          },
        ])
        expect(await tx.decisions.get('o1')).toEqual({
          decidedAt: 10_000,
          ruleSetVersion: 1,
          priority: 7,
          trace: new Uint8Array([0, 255, 7]),
        })
        expect(await tx.fulfillments.byOrders(['o1'])).toEqual([fulfillment])
        expect(await tx.fulfillments.siteLoad('2026-03-02')).toEqual([
          { siteId: 'LILLE', date: '2026-03-02', orders: 1 },
        ])
        expect(await tx.fulfillments.serviceLoad('2026-03-02')).toEqual([
          { service: 'colissimo/home', date: '2026-03-02', parcels: 1 },
        ])
        expect(await tx.fulfillments.siteLoad('2026-03-03')).toEqual([])
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
      })
      expect(await reserved()).toEqual(['LILLE 1/2'])
    })

    it('skips whole what lost its stock, its turn or its order', async () => {
      const lines = [
        { id: '1', sku: 'SKU-1', quantity: 1, unitPriceCents: 1 },
        { id: '2', sku: 'SKU-2', quantity: 1, unitPriceCents: 1 },
      ]
      const first = storedOrder('first')
      const second = storedOrder('second')
      const both = storedOrder('both', { lines })
      const held = storedOrder('held')
      const gone = storedOrder('gone')
      await stock({ LILLE: 1, LYON: 1 })
      await store().write(async (tx) => {
        await tx.orders.insert([first, second, both, held], 5)
        await tx.orders.move(['held'], 'on-hold', 6)
      })
      const written = await store().write((tx) =>
        tx.decisions.commit([
          storedDecision('first', [storedFulfillment(first, 'LILLE')]),
          storedDecision('second', [storedFulfillment(second, 'LILLE')]),
          storedDecision('both', [storedFulfillment(both, 'LYON')]),
          storedDecision('held', [storedFulfillment(held, 'LYON')]),
          storedDecision('gone', [storedFulfillment(gone, 'LYON')]),
          storedDecision('second', [storedFulfillment(second, 'LYON')]),
          storedDecision('first', [], { state: 'received' }),
        ]),
      )
      expect(written).toEqual(['first', 'second'])
      expect(await reserved()).toEqual(['LILLE 1/1', 'LYON 1/1'])
      await store().read(async (tx) => {
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
        expect(await tx.decisions.get('both')).toBeNull()
        expect(await tx.fulfillments.byOrders(['both', 'held', 'gone'])).toEqual([])
      })
    })

    it('keeps safety stock', async () => {
      const order = storedOrder('o1')
      await store().write(async (tx) => {
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 3, safety: 3 }])
        await tx.orders.insert([order], 5)
      })
      const record = storedDecision('o1', [storedFulfillment(order, 'LILLE')])
      expect(await store().write((tx) => tx.decisions.commit([record]))).toEqual([])
    })

    it('takes nothing of a group that is rolled back', async () => {
      const order = storedOrder('o1')
      await stock({ LILLE: 1 })
      await store().write((tx) => tx.orders.insert([order], 5))
      const work = store().write(async (tx) => {
        await tx.decisions.commit([storedDecision('o1', [storedFulfillment(order, 'LILLE')])])
        throw new Error('no')
      })
      await expect(work).rejects.toThrow('no')
      expect(await reserved()).toEqual(['LILLE 0/1'])
      expect(await store().read((tx) => tx.orders.awaitingDecision(9))).toEqual([order])
    })

    it('leaves nothing behind of a group that failed half way', async () => {
      const [first, second] = [storedOrder('first'), storedOrder('second')]
      await stock({ LILLE: 9 })
      await store().write((tx) => tx.orders.insert([first, second], 5))
      const twice = [storedFulfillment(first, 'LILLE'), storedFulfillment(first, 'LILLE')]
      const failing = store().write((tx) => tx.decisions.commit([storedDecision('first', twice)]))
      await expect(failing).rejects.toThrow()
      const record = storedDecision('second', [storedFulfillment(second, 'LILLE')])
      expect(await store().write((tx) => tx.decisions.commit([record]))).toEqual(['second'])
      expect(await reserved()).toEqual(['LILLE 1/9'])
      await store().read(async (tx) => {
        expect(await tx.fulfillments.byOrders(['first'])).toEqual([])
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
      })
    })

    it('writes a group of any size alike', async () => {
      const orders = Array.from({ length: 83 }, (_, n) => storedOrder(`o${n}`))
      await stock({ LILLE: 80 })
      await store().write((tx) => tx.orders.insert(orders, 5))
      const records = orders.map((one) => storedDecision(one.id, [storedFulfillment(one, 'LILLE')]))
      const written = await store().write((tx) => tx.decisions.commit(records))
      expect(written).toEqual(orders.slice(0, 80).map((one) => one.id))
      expect(await reserved()).toEqual(['LILLE 80/80'])
      await store().read(async (tx) => {
        expect((await tx.fulfillments.byOrders(written)).length).toBe(80)
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
        expect(await tx.decisions.recent(0, 2)).toEqual(['o79', 'o78'])
      })
    })

    it('undoes what is not shipped and gives its stock back', async () => {
      const order = storedOrder('o1', { shipBy: 99 })
      await stock({ LILLE: 1, LYON: 1 })
      const shipped = storedFulfillment(order, 'LILLE')
      const open = storedFulfillment(order, 'LYON')
      await store().write(async (tx) => {
        await tx.orders.insert([order], 5)
        await tx.decisions.commit([storedDecision('o1', [shipped, open])])
        await tx.fulfillments.move([shipped.id], 'shipped', 20)
      })
      expect(await store().write((tx) => tx.decisions.undo('o1', 30))).toEqual(['SKU-1'])
      expect(await store().write((tx) => tx.decisions.undo('o1', 31))).toEqual([])
      expect(await reserved()).toEqual(['LILLE 0/0', 'LYON 0/1'])
      await store().read(async (tx) => {
        const states = (await tx.fulfillments.byOrders(['o1'])).map((one) => one.state)
        expect(states).toEqual(['shipped', 'cancelled'])
        const [record] = await tx.orders.byIds(['o1'])
        expect([record?.state, record?.dueAt]).toEqual(['received', 99])
        expect(await tx.fulfillments.siteLoad('2026-01-01')).toEqual([
          { siteId: 'LILLE', date: '2026-03-02', orders: 1 },
        ])
        expect(await tx.fulfillments.serviceLoad('2026-01-01')).toEqual([
          { service: 'colissimo/home', date: '2026-03-02', parcels: 1 },
        ])
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
      })
    })

    it('leaves alone an order that may not be reallocated', async () => {
      const order = storedOrder('o1')
      await stock({ LILLE: 1 })
      await store().write(async (tx) => {
        await tx.orders.insert([order], 5)
        await tx.decisions.commit([storedDecision('o1', [storedFulfillment(order, 'LILLE')])])
        await tx.orders.move(['o1'], 'released', 11)
        await tx.orders.move(['o1'], 'packed', 12)
      })
      expect(await store().write((tx) => tx.decisions.undo('o1', 30))).toEqual([])
      expect(await store().write((tx) => tx.decisions.undo('none', 30))).toEqual([])
      expect(await reserved()).toEqual(['LILLE 1/1'])
    })

    it('gives the last decision of each order, newest first', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert([storedOrder('a'), storedOrder('b')], 5)
        await tx.decisions.commit([storedDecision('a', [], { decidedAt: 10 })])
        await tx.decisions.commit([storedDecision('b', [], { decidedAt: 20 })])
        await tx.decisions.undo('a', 25)
        await tx.decisions.commit([storedDecision('a', [], { decidedAt: 30, ruleSetVersion: 2 })])
      })
      await store().read(async (tx) => {
        expect(await tx.decisions.recent(0, 10)).toEqual(['a', 'b'])
        expect(await tx.decisions.recent(0, 1)).toEqual(['a'])
        expect(await tx.decisions.recent(30, 10)).toEqual(['a'])
        expect((await tx.decisions.get('a'))?.ruleSetVersion).toBe(2)
      })
    })
  })

  describe('fulfilments', () => {
    const store = freshStore(open)
    const seed = async () => {
      const one = storedOrder('o1')
      const two = storedOrder('o2')
      const fulfillments = [
        storedFulfillment(one, 'LILLE', { carrierId: 'dpd', serviceId: 'classic' }),
        storedFulfillment(one, 'LYON'),
        storedFulfillment(two, 'LILLE', {
          promise: { ...storedFulfillment(two, 'LILLE').promise, shipBy: 40_000 },
        }),
      ] as const
      await store().write(async (tx) => {
        await tx.stock.putLevels(
          ['LILLE', 'LYON'].map((siteId) => ({ siteId, sku: 'SKU-1', onHand: 9, safety: 0 })),
        )
        await tx.orders.insert([one, two], 5)
        await tx.decisions.commit([
          storedDecision('o1', fulfillments.slice(0, 2)),
          storedDecision('o2', fulfillments.slice(2)),
        ])
      })
      return fulfillments
    }
    const ids = (list: readonly { id: string }[]) => list.map((one) => one.id)

    it('lists what a site has to do, the most urgent first', async () => {
      const [dpd, lyon, urgent] = await seed()
      const open: FulfillmentState[] = ['planned', 'released']
      await store().write((tx) => tx.fulfillments.move([lyon.id], 'released', 20))
      await store().read(async (tx) => {
        expect(await tx.fulfillments.ofSite('LILLE', open, 10)).toEqual([urgent, dpd])
        expect(ids(await tx.fulfillments.ofSite('LILLE', open, 1))).toEqual([urgent.id])
        expect(ids(await tx.fulfillments.ofSite('LYON', ['released'], 10))).toEqual([lyon.id])
        expect(await tx.fulfillments.ofSite('LYON', ['shipped'], 10)).toEqual([])
        expect(await tx.fulfillments.get(dpd.id)).toEqual(dpd)
        expect(await tx.fulfillments.get('none')).toBeNull()
      })
    })

    it('finds orders by the carrier they still wait for', async () => {
      const [dpd, , urgent] = await seed()
      await store().read(async (tx) => {
        expect(await tx.orders.withOpenFulfillments('colissimo', null)).toEqual(['o1', 'o2'])
        expect(await tx.orders.withOpenFulfillments('dpd', 'classic')).toEqual(['o1'])
        expect(await tx.orders.withOpenFulfillments('dpd', 'relay')).toEqual([])
      })
      await store().write(async (tx) => {
        await tx.fulfillments.move([dpd.id], 'shipped', 20)
        await tx.fulfillments.move([urgent.id], 'cancelled', 20)
      })
      await store().read(async (tx) => {
        expect(await tx.orders.withOpenFulfillments('dpd', null)).toEqual([])
        expect(await tx.orders.withOpenFulfillments('colissimo', null)).toEqual(['o1'])
      })
    })

    it('does not move what is shipped or cancelled', async () => {
      const [dpd, lyon] = await seed()
      await store().write(async (tx) => {
        await tx.fulfillments.move([dpd.id], 'shipped', 20)
        await tx.fulfillments.move([lyon.id], 'cancelled', 20)
        await tx.fulfillments.move([dpd.id, lyon.id], 'packed', 30)
        await tx.fulfillments.move([dpd.id, lyon.id], 'cancelled', 30)
      })
      const states = (await store().read((tx) => tx.fulfillments.byOrders(['o1']))).map((one) => one.state)
      expect(states).toEqual(['shipped', 'cancelled'])
      expect(await store().read((tx) => tx.fulfillments.siteLoad('2026-03-02'))).toEqual([
        { siteId: 'LILLE', date: '2026-03-02', orders: 2 },
      ])
    })

    it('keeps parcels as packed and counts them on their day', async () => {
      const [dpd] = await seed()
      const [first] = dpd.parcels
      const packed = [
        { ...first!, weightG: 640, trackingNumber: 'T1' },
        { ...first!, number: 2, contents: [], trackingNumber: 'T2' },
      ]
      await store().write((tx) => tx.fulfillments.putParcels(dpd.id, packed))
      await store().read(async (tx) => {
        expect(await tx.fulfillments.get(dpd.id)).toEqual({ ...dpd, parcels: packed })
        expect(await tx.fulfillments.serviceLoad('2026-03-02')).toEqual([
          { service: 'colissimo/home', date: '2026-03-02', parcels: 2 },
          { service: 'dpd/classic', date: '2026-03-02', parcels: 2 },
        ])
      })
    })

    it('adds up cost, splits and promises', async () => {
      const [dpd, lyon, late] = await seed()
      await store().write(async (tx) => {
        await tx.fulfillments.move([dpd.id, lyon.id], 'shipped', 50_000)
        await tx.fulfillments.move([late.id], 'shipped', 40_001)
      })
      const totals = {
        orders: 2,
        fulfillments: 3,
        splitOrders: 1,
        shippingCents: 1_800,
        handlingCents: 300,
        promisesKept: 2,
        promisesMissed: 1,
      }
      const none = { orders: 0, fulfillments: 0, splitOrders: 0, shippingCents: 0, handlingCents: 0 }
      await store().read(async (tx) => {
        expect(await tx.fulfillments.totals(10_000, 'every-site')).toEqual(totals)
        expect(await tx.fulfillments.totals(50_000, 'every-site')).toEqual({
          ...none,
          promisesKept: 2,
          promisesMissed: 0,
        })
        expect(await tx.fulfillments.totals(50_001, 'every-site')).toEqual({
          ...none,
          promisesKept: 0,
          promisesMissed: 0,
        })
      })
    })
  })
}
