import { describe, expect, it } from 'vitest'
import type { NewException } from '../../../../main/app/ports/exception-table.ts'
import type { OrderQuery } from '../../../../main/app/ports/order-tables.ts'
import type { Parcel } from '../../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const everything: OrderQuery = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 50,
}

function outOfStock(orderId: string): NewException {
  return {
    id: `x-${orderId}`,
    orderId,
    siteId: null,
    cause: { reason: 'out-of-stock', lines: [] },
    openedAt: 1,
    dueAt: null,
    key: 'out-of-stock',
  }
}

export function ordersConform(open: OpenStore) {
  describe('orders', () => {
    const store = freshStore(open)
    const find = async (query: Partial<OrderQuery>) => {
      const page = await store().read((tx) => tx.orders.list({ ...everything, ...query }))
      return [page.rows.map((row) => row.order.id), page.total] as const
    }

    it('finds other open orders to one name and address', async () => {
      const to = (id: string, changes: Partial<Order> = {}) =>
        storedOrder(id, { placedAt: 1_000, ...changes })
      const { destination } = to('o')
      const elsewhere = { ...destination, street: ['7 other street'] }
      await store().write(async (tx) => {
        await tx.orders.insert(
          [to('o1'), to('o2', { placedAt: 2_000 }), to('early', { placedAt: 10 }), to('far'), to('gone')],
          5,
        )
        await tx.orders.update(to('far', { destination: elsewhere }))
        await tx.orders.move(['gone'], 'cancelled', 6)
      })
      const found = (placedSince: number) =>
        store().read(async (tx) =>
          (await tx.orders.ofSameBuyer(to('o1'), placedSince, 10)).map(({ order }) => order.id),
        )
      expect(await found(0)).toEqual(['early', 'o2'])
      expect(await found(1_000)).toEqual(['o2'])
      const listed = (withinMs: number) =>
        store().read(async (tx) => {
          const mergeable = { withinMs, states: ['received'] as const }
          const { rows } = await tx.orders.list({ ...everything, mergeable })
          const ids = rows.map(({ order }) => order.id)
          const all = [to('o1'), to('o2', { placedAt: 2_000 }), to('early', { placedAt: 10 })]
          expect([...(await tx.orders.ofBuyersWithSeveral(all, mergeable))].toSorted()).toEqual(
            ids.toSorted(),
          )
          return ids
        })
      expect((await listed(5_000)).toSorted()).toEqual(['early', 'o1', 'o2'])
      expect(await listed(1)).toEqual([])
    })

    it('inserts what had left before it was known as history', async () => {
      const past = [storedOrder('p1', { placedAt: 3 }), storedOrder('p2', { placedAt: 2 })]
      await store().write(async (tx) => {
        await tx.orders.insert([storedOrder('o1')], 5)
        expect(await tx.orders.insertPast([...past, storedOrder('o1')])).toEqual(['p1', 'p2'])
        await tx.orders.insert([storedOrder('o2')], 6)
        await tx.orders.move(['o2'], 'cancelled', 7)
      })
      await store().read(async (tx) => {
        const [first] = await tx.orders.byIds(['p1'])
        expect(first).toMatchObject({ state: 'shipped', receivedAt: 3 })
        expect(await tx.orders.receivedSince(3, 10)).toEqual(['o1', 'p1'])
        expect(await tx.orders.receivedSince(0, 2)).toEqual(['o1', 'p1'])
        expect(await tx.orders.countByState(4, 'every-site')).toEqual(
          new Map([
            ['received', 1],
            ['cancelled', 1],
          ]),
        )
      })
    })

    it('inserts what the channel has not sent before', async () => {
      const first = storedOrder('o1', { shipBy: 9_000 })
      expect(await store().write((tx) => tx.orders.insert([first], 5))).toEqual(['o1'])
      const again = [storedOrder('o9', { externalId: 'ext-o1' }), storedOrder('o2'), storedOrder('o2')]
      expect(await store().write((tx) => tx.orders.insert(again, 6))).toEqual(['o2'])
      await store().read(async (tx) => {
        expect(await tx.orders.byExternalId('shop', 'ext-o1')).toEqual({
          order: first,
          state: 'received',
          receivedAt: 5,
          priority: 0,
          dueAt: 9_000,
          ruleTags: [],
          revision: 0,
        })
        expect(await tx.orders.byExternalId('other', 'ext-o1')).toBeNull()
        expect((await tx.orders.byReference('#o2'))?.order.id).toBe('o2')
        expect(await tx.orders.byReference('#none')).toBeNull()
        const found = await tx.orders.byIds(['o2', 'none', 'o1', 'o2'])
        expect(found.map((one) => one.order.id)).toEqual(['o2', 'o1'])
      })
    })

    it('keeps more orders than one statement holds', async () => {
      const many = Array.from({ length: 1_100 }, (_, n) => storedOrder(`o${String(n).padStart(5, '0')}`))
      const ids = many.map((one) => one.id)
      expect(await store().write((tx) => tx.orders.insert(many, 5))).toEqual(ids)
      expect((await store().read((tx) => tx.orders.byIds(ids))).length).toBe(1_100)
    })

    it('finds by reference, customer, SKU, postcode and tracking number, in any case and without accents', async () => {
      const one = storedOrder('o1', {
        destination: { ...storedOrder('').destination, name: 'Élodie Lefèvre' },
      })
      const two = storedOrder('o2', {
        placedAt: 2_000,
        destination: { ...storedOrder('').destination, postcode: '13001' },
        lines: [{ id: '1', sku: 'MUG_100%', quantity: 1, unitPriceCents: 1 }],
      })
      const fulfillment = storedFulfillment(one, 'LILLE')
      const parcel: Parcel = { ...fulfillment.parcels[0]!, trackingNumber: '6A123' }
      await store().write(async (tx) => {
        await tx.orders.insert([one, two], 5)
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 1, safety: 0 }])
        await tx.decisions.commit([storedDecision('o1', [fulfillment])])
        await tx.fulfillments.putParcels(fulfillment.id, [parcel])
      })
      expect(await find({ search: 'elodie' })).toEqual([['o1'], 1])
      expect(await find({ search: 'LEFEVRE 59000' })).toEqual([['o1'], 1])
      expect(await find({ search: '13001' })).toEqual([['o2'], 1])
      expect(await find({ search: '#o' })).toEqual([['o1', 'o2'], 2])
      expect(await find({ search: '6a12' })).toEqual([['o1'], 1])
      expect(await find({ search: '_100%' })).toEqual([['o2'], 1])
      expect(await find({ search: 'g%1' })).toEqual([[], 0])
      await store().write((tx) => tx.orders.update({ ...one, reference: 'NEW-7' }))
      expect(await find({ search: 'new-7' })).toEqual([['o1'], 1])
      expect(await find({ search: '6A123' })).toEqual([['o1'], 1])
    })

    it('filters by state, channel and site, sorts and pages', async () => {
      const value = (cents: number) => [{ id: '1', sku: 'SKU-1', quantity: 1, unitPriceCents: cents }]
      const a = storedOrder('a', { placedAt: 3, shipBy: 70, lines: value(5) })
      const b = storedOrder('b', { placedAt: 2, lines: value(9) })
      const c = storedOrder('c', { placedAt: 1, channelId: 'other', shipBy: 60, lines: value(7) })
      await store().write(async (tx) => {
        await tx.orders.insert([a, b, c], 5)
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 9, safety: 0 }])
        await tx.decisions.commit([storedDecision('a', [storedFulfillment(a, 'LILLE')], { dueAt: 65 })])
      })
      expect(await find({})).toEqual([['c', 'b', 'a'], 3])
      expect(await find({ sort: 'due' })).toEqual([['c', 'a', 'b'], 3])
      expect(await find({ sort: 'due', descending: true })).toEqual([['a', 'c', 'b'], 3])
      expect(await find({ sort: 'value', descending: true, limit: 1, offset: 1 })).toEqual([['c'], 3])
      expect(await find({ states: ['received'], sort: 'reference' })).toEqual([['b', 'c'], 2])
      expect(await find({ channelIds: ['other'] })).toEqual([['c'], 1])
      expect(await find({ siteIds: ['LYON', 'LILLE'] })).toEqual([['a'], 1])
      expect(await find({ siteIds: ['LYON'] })).toEqual([[], 0])
      expect(await find({ siteIds: ['LILL_'] })).toEqual([[], 0])
      expect(await find({ siteIds: ['lille'] })).toEqual([[], 0])
      expect(await find({ search: 'martin', limit: 1 })).toEqual([['c'], 3])
      expect(await find({ search: 'martin', offset: 3 })).toEqual([[], 3])
      expect(await find({ offset: 10 })).toEqual([[], 3])
      await store().write((tx) => tx.orders.move(['c'], 'cancelled', 6))
      expect(await find({ sort: 'due' })).toEqual([['a', 'b', 'c'], 3])
      expect(await find({ sort: 'due', descending: true })).toEqual([['a', 'b', 'c'], 3])
    })

    it('reads the same page counted from either end of the list', async () => {
      const orders = Array.from({ length: 9 }, (_, at) =>
        storedOrder(`n${at}`, { placedAt: at % 4, ...(at % 3 === 0 ? {} : { shipBy: 50 + (at % 2) }) }),
      )
      await store().write(async (tx) => {
        await tx.orders.insert(orders, 5)
        await tx.orders.move(['n1', 'n3', 'n4', 'n6', 'n7', 'n8'], 'cancelled', 6)
      })
      for (const sort of ['due', 'placed', 'reference', 'priority', 'value'] as const)
        for (const descending of [false, true]) {
          const [whole] = await find({ sort, descending })
          expect(whole).toHaveLength(9)
          for (let offset = 0; offset <= 10; offset += 1)
            expect(await find({ sort, descending, offset, limit: 2 }), `${sort} ${offset}`).toEqual([
              whole.slice(offset, offset + 2),
              9,
            ])
        }
    })

    it('sorts by value as it is in the workspace’s currency, what has no rate last', async () => {
      const worth = (currency: string, cents: number) => ({
        currency,
        lines: [{ id: '1', sku: 'SKU-1', quantity: 1, unitPriceCents: cents }],
      })
      const rate = (currency: string, on: string, rateBillionths: number) =>
        ({ base: 'EUR', currency, on, rateBillionths, source: 'typed' }) as const
      await store().write(async (tx) => {
        const orders = {
          eur: ['EUR', 4_000],
          pln: ['PLN', 15_000],
          jpy: ['JPY', 5_490],
          sek: ['SEK', 1],
        } as const
        for (const [id, [currency, cents]] of Object.entries(orders))
          await tx.orders.insert([storedOrder(id, worth(currency, cents))], 5)
        await tx.exchangeRates.put([
          rate('PLN', '2026-11-01', 1_000_000_000),
          rate('PLN', '2026-11-20', 4_300_000_000),
          rate('JPY', '2026-11-20', 163_000_000_000),
        ])
      })
      // 40.00, 34.88, 33.68 euros, and what nobody knows.
      expect(await find({ sort: 'value', descending: true })).toEqual([['eur', 'pln', 'jpy', 'sek'], 4])
      expect(await find({ sort: 'value' })).toEqual([['jpy', 'pln', 'eur', 'sek'], 4])
      const pln = storedOrder('eur', worth('PLN', 4_000))
      await store().write((tx) => tx.orders.update(pln))
      expect(await find({ sort: 'value' })).toEqual([['eur', 'jpy', 'pln', 'sek'], 4])
    })

    it('hands out what is to be decided, oldest first', async () => {
      const orders = [3, 1, 2].map((placedAt) => storedOrder(`o${placedAt}`, { placedAt }))
      const isAwaited = () => store().read((tx) => tx.orders.isDecisionAwaited())
      expect(await isAwaited()).toBe(false)
      await store().write(async (tx) => {
        await tx.orders.insert(orders, 5)
        await tx.orders.move(['o1'], 'on-hold', 6)
      })
      expect(await isAwaited()).toBe(true)
      const waiting = await store().read((tx) => tx.orders.awaitingDecision(1))
      expect(waiting).toEqual([storedOrder('o2', { placedAt: 2 })])
    })

    it('hands out what may be released: decided before, no open exception, highest priority first', async () => {
      const ids = ['low', 'high', 'blocked', 'fresh', 'undecided']
      await store().write(async (tx) => {
        await tx.orders.insert(
          ids.map((id) => storedOrder(id)),
          5,
        )
        await tx.decisions.commit([
          storedDecision('low', [], { decidedAt: 10, priority: 1 }),
          storedDecision('high', [], { decidedAt: 11, priority: 9 }),
          storedDecision('blocked', [], { decidedAt: 10, priority: 5 }),
          storedDecision('fresh', [], { decidedAt: 20, priority: 5 }),
        ])
        const partly = { ...outOfStock('low'), cause: { reason: 'partial-stock' as const, lines: [] } }
        await tx.exceptions.open([outOfStock('blocked'), partly])
      })
      await store().read(async (tx) => {
        expect(await tx.orders.awaitingRelease({ before: 20, now: 30 }, 10)).toEqual(['high', 'low'])
        expect(await tx.orders.awaitingRelease({ before: 20, now: 30 }, 1)).toEqual(['high'])
      })
      await store().write((tx) => tx.exceptions.close('blocked', null, 'test', 30))
      expect(await store().read((tx) => tx.orders.awaitingRelease({ before: 21, now: 30 }, 10))).toEqual([
        'high',
        'blocked',
        'fresh',
        'low',
      ])
    })

    it('hands out by the sites that ship them, and by when they were decided first', async () => {
      await store().write(async (tx) => {
        const [early, late] = [storedOrder('early'), storedOrder('late')]
        await tx.orders.insert([early, late], 5)
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 9, safety: 0 }])
        await tx.decisions.commit([
          storedDecision('early', [storedFulfillment(early, 'LILLE')], { decidedAt: 10 }),
          storedDecision('late', [storedFulfillment(late, 'LILLE')], { decidedAt: 20 }),
        ])
      })
      const due = (beforeAt: [string, number][]) =>
        store().read((tx) =>
          tx.orders.awaitingRelease({ before: 99, now: 99, beforeAt: new Map(beforeAt) }, 10),
        )
      expect([await due([['LILLE', 15]]), await due([['ELSEWHERE', 99]]), await due([])]).toEqual([
        ['early'],
        [],
        [],
      ])
      const leaving = (day: string) =>
        store().read((tx) =>
          tx.orders.awaitingRelease({ before: 15, now: 99, leavesBy: new Map([['LILLE', day]]) }, 10),
        )
      // They leave on 2 March.
      expect([await leaving('2026-03-01'), await leaving('2026-03-02')]).toEqual([[], ['early']])
      await store().write((tx) => tx.orders.standSince(new Map([['late', 12]])))
      expect(await store().read((tx) => tx.orders.standingSince(['late', 'none']))).toEqual(
        new Map([['late', 12]]),
      )
      expect(
        await due([
          ['ELSEWHERE', 99],
          ['LILLE', 15],
        ]),
      ).toEqual(['early', 'late'])
    })

    it('says what an exception or missing stock holds back', async () => {
      const order = (id: string, placedAt: number, sku: string) =>
        storedOrder(id, { placedAt, lines: [{ id: '1', sku, quantity: 1, unitPriceCents: 1 }] })
      await store().write(async (tx) => {
        const inPart = order('in-part', 0, 'A')
        await tx.orders.insert(
          [
            order('held', 3, 'A'),
            order('back', 2, 'B'),
            order('other', 1, 'A'),
            inPart,
            order('whole', 0, 'A'),
          ],
          5,
        )
        await tx.orders.move(['held', 'other'], 'on-hold', 6)
        await tx.orders.move(['in-part', 'whole'], 'allocated', 6)
        await tx.orders.move(['back'], 'backordered', 6)
        await tx.exceptions.open([
          outOfStock('held'),
          outOfStock('in-part'),
          { ...outOfStock('other'), cause: { reason: 'held-by-person', note: '' } },
        ])
      })
      await store().read(async (tx) => {
        expect(await tx.orders.blockedBy(['out-of-stock'], null, 10)).toEqual(['back', 'held', 'in-part'])
        expect(await tx.orders.blockedBy(['out-of-stock'], ['A'], 10)).toEqual(['held', 'in-part'])
        expect(await tx.orders.blockedBy(['out-of-stock'], ['A'], 10, false)).toEqual(['held'])
        expect(await tx.orders.blockedBy(['out-of-stock'], ['B'], 10)).toEqual(['back'])
        expect(await tx.orders.blockedBy(['out-of-stock', 'held-by-person'], null, 2)).toEqual([
          'other',
          'back',
        ])
        expect(await tx.orders.blockedBy([], null, 10)).toEqual(['back'])
        expect(await tx.orders.blockedBy(['out-of-stock'], [], 10)).toEqual([])
      })
    })

    it('moves along the transitions only and counts every change', async () => {
      await store().write((tx) => tx.orders.insert([storedOrder('o1'), storedOrder('o2')], 5))
      expect(await store().write((tx) => tx.orders.move(['o1', 'none', 'o2'], 'on-hold', 6))).toEqual([
        'o1',
        'o2',
      ])
      expect(await store().write((tx) => tx.orders.move(['o1'], 'shipped', 7))).toEqual([])
      expect(await store().write((tx) => tx.orders.move(['o1'], 'cancelled', 8))).toEqual(['o1'])
      const records = await store().read((tx) => tx.orders.byIds(['o1', 'o2']))
      expect(records.map((one) => [one.state, one.revision])).toEqual([
        ['cancelled', 2],
        ['on-hold', 1],
      ])
    })

    it('reopens what was called shipped, and nothing else', async () => {
      await store().write((tx) => tx.orders.insert([storedOrder('o1'), storedOrder('o2')], 5))
      await store().write((tx) => tx.orders.move(['o1'], 'shipped', 6))
      expect(await store().write((tx) => tx.orders.reopen('o1', 7))).toBe(true)
      expect(await store().write((tx) => tx.orders.reopen('o2', 7))).toBe(false)
      const records = await store().read((tx) => tx.orders.byIds(['o1', 'o2']))
      expect(records.map((one) => [one.state, one.revision])).toEqual([
        ['on-hold', 2],
        ['received', 0],
      ])
    })

    it('counts by state, by hour and by channel', async () => {
      const other = storedOrder('o4', { channelId: 'other' })
      await store().write(async (tx) => {
        await tx.orders.insert([storedOrder('o1'), storedOrder('o2')], HOUR_MS + 5)
        await tx.orders.insert([storedOrder('o3'), other], 3 * HOUR_MS)
        await tx.orders.move(['o1'], 'cancelled', 50)
        await tx.orders.move(['o2'], 'cancelled', 40)
      })
      await store().read(async (tx) => {
        expect(await tx.orders.countByState(50, 'every-site')).toEqual(
          new Map([
            ['received', 2],
            ['cancelled', 1],
          ]),
        )
        expect(await tx.orders.receivedPerHour(0, 'every-site')).toEqual([
          [HOUR_MS, 2],
          [3 * HOUR_MS, 2],
        ])
        expect(await tx.orders.countByChannel(2 * HOUR_MS, 'every-site')).toEqual(
          new Map([
            ['other', 1],
            ['shop', 1],
          ]),
        )
      })
    })

    it('replaces what the channel said and keeps state and decision', async () => {
      const order = storedOrder('o1')
      const changed = {
        ...order,
        shipBy: 777,
        lines: [{ id: '1', sku: 'SKU-2', quantity: 5, unitPriceCents: 10 }],
      }
      await store().write(async (tx) => {
        await tx.orders.insert([order], 5)
        await tx.decisions.commit([storedDecision('o1', [], { priority: 4, dueAt: null })])
        await tx.orders.update(changed)
      })
      const [record] = await store().read((tx) => tx.orders.byIds(['o1']))
      expect(record).toEqual({
        order: changed,
        state: 'allocated',
        receivedAt: 5,
        priority: 4,
        dueAt: 777,
        ruleTags: [],
        revision: 2,
      })
    })
  })
}
