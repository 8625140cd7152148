import { describe, expect, it } from 'vitest'
import type { PruneCursor, PrunedSlice } from '../../../../main/app/ports/retention-table.ts'
import type { Tx } from '../../../../main/app/ports/store.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const BEFORE = 1_000
const BUYER = {
  ...storedOrder('').destination,
  name: 'Élodie Lefèvre',
  email: 'Elodie@Example.fr',
  phone: '0612',
}
const WHOLE_COPY = { siteId: null, endedSince: 0, deviceId: 'd' }

export function archiveConforms(open: OpenStore) {
  describe('the archive', () => {
    const store = freshStore(open)

    /** Archives to the end, two rows a slice; how many went. */
    async function archive(): Promise<number> {
      let pruned = 0
      let after: PruneCursor | null = null
      do {
        const at = after
        const slice: PrunedSlice = await store().write((tx) =>
          tx.retention.prune('archive', { before: BEFORE, after: at, limit: 2 }),
        )
        pruned += slice.pruned
        after = slice.next
      } while (after !== null)
      return pruned
    }

    /** Shipped whole, long ago. */
    async function shipped(tx: Tx, id: string) {
      const order = storedOrder(id, { destination: BUYER })
      await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 100, safety: 0 }])
      await tx.orders.insert([order], 5)
      await tx.skuMappings.putPacks(order, [
        { lineId: '1', channelSku: 'PACK-1', units: 2, unitPriceCents: 2_000 },
      ])
      await tx.decisions.commit([storedDecision(id, [storedFulfillment(order, 'LILLE')])])
      await tx.orders.move([id], 'released', 6)
      await tx.orders.move([id], 'packed', 6)
      await tx.orders.move([id], 'shipped', 6)
      await tx.fulfillments.move([`f-${id}-LILLE`], 'shipped', 6)
    }

    /** All that is read of an order and of its lists. */
    const seen = (id: string) =>
      store().read(async (tx) => ({
        records: await tx.orders.byIds([id, 'unknown']),
        byReference: await tx.orders.byReference(`#${id}`),
        byExternalId: await tx.orders.byExternalId('shop', `ext-${id}`),
        fulfillments: await tx.fulfillments.byOrders([id]),
        packs: await tx.skuMappings.packsOf(id),
        decision: await tx.decisions.get(id),
        list: await tx.orders.list(listOf('lefevre')),
        states: await tx.orders.countByState(0, 'every-site'),
        found: await tx.buyers.find('elodie@example.FR', 10),
        called: await tx.buyers.find('0612', 10),
        buyer: await tx.buyers.of(id),
        totals: await tx.orders.countReceived(0, 10),
      }))

    const archived = () => store().read(async (tx) => (await tx.retention.figures()).rows.archive)

    it('is read as what was not archived is, and leaves a new order alone', async () => {
      await store().write(async (tx) => {
        for (const id of ['a', 'b', 'c']) await shipped(tx, id)
        await tx.orders.insert([storedOrder('young')], BEFORE)
      })
      const before = await seen('b')
      expect(before.records).toHaveLength(1)
      expect(before.fulfillments).toHaveLength(1)
      expect(before.list.rows).toHaveLength(3)
      expect(await store().read((tx) => tx.retention.countToArchive(BEFORE))).toBe(3)
      expect(await archive()).toBe(3)
      expect(await archived()).toBe(3)
      expect(await store().read((tx) => tx.retention.countToArchive(BEFORE))).toBe(0)
      expect(await seen('b')).toEqual(before)
      expect(await archive()).toBe(0)
    })

    it('keeps out what is open of a closed order', async () => {
      await store().write(async (tx) => {
        await shipped(tx, 'a')
        await tx.orders.insert([storedOrder('open')], 5)
        await tx.exceptions.open([
          {
            id: 'x',
            orderId: 'a',
            siteId: null,
            key: 'out-of-stock',
            cause: { reason: 'out-of-stock', lines: [{ sku: 'SKU-1', wanted: 1, found: 0 }] },
            openedAt: 7,
            dueAt: null,
          },
        ])
      })
      expect(await archive()).toBe(0)
      await store().write((tx) => tx.exceptions.closeById(['x'], 'Mona', 8))
      expect(await archive()).toBe(1)
    })

    it('gives an order back whole to whoever changes it, and takes it in again', async () => {
      await store().write((tx) => shipped(tx, 'a'))
      const before = await seen('a')
      await archive()
      await store().write((tx) => tx.orders.byIds(['a']))
      expect(await archived()).toBe(0)
      expect(await seen('a')).toEqual(before)
      await archive()
      await store().write((tx) => tx.orders.reopen('a', 9))
      expect([await archived(), (await seen('a')).records[0]?.state]).toEqual([0, 'on-hold'])
    })

    it('takes what its channel says of an order in it, and knows the order again', async () => {
      await store().write((tx) => shipped(tx, 'a'))
      await archive()
      const anew = storedOrder('a', { destination: { ...BUYER, city: 'Roubaix' } })
      expect(await store().write((tx) => tx.orders.insert([anew], 9))).toEqual([])
      await store().write((tx) => tx.orders.update(anew))
      const { records, fulfillments } = await seen('a')
      expect([records[0]?.order.destination.city, fulfillments.length]).toEqual(['Roubaix', 1])
    })

    it('forgets a buyer in it', async () => {
      await store().write((tx) => shipped(tx, 'a'))
      await archive()
      expect(await store().write((tx) => tx.buyers.erase('a', 9))).toBe(true)
      expect(await archive()).toBe(1)
      const { found, called, buyer, list } = await seen('a')
      expect([found, called, list.rows]).toEqual([[], [], []])
      expect(JSON.stringify(buyer)).not.toMatch(/lodie|0612/iu)
    })

    it('tells those who follow once of an order that went, and that they need it no more', async () => {
      await store().write((tx) => shipped(tx, 'a'))
      const { head } = await store().read(async (tx) => ({ head: await tx.rowLog.head() }))
      await archive()
      const changed = await store().read((tx) => tx.rowLog.changedAfter(head, 100))
      expect(changed?.keys).toEqual([{ kind: 'order', id: 'a' }])
      const groups = await store().read((tx) => tx.rowLog.groups([{ kind: 'order', id: 'a' }], WHOLE_COPY))
      expect(groups).toEqual([{ kind: 'order', id: 'a', rows: [] }])
    })
  })
}

function listOf(search: string) {
  return {
    seen: 'every-site',
    search,
    states: [],
    channelIds: [],
    siteIds: [],
    sort: 'placed',
    descending: false,
    offset: 0,
    limit: 10,
  } as const
}
