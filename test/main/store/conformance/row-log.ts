import { describe, expect, it } from 'vitest'
import type { CopyScope } from '../../../../main/app/ports/row-log.ts'
import { openMemoryStore } from '../../../support/memory-store.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const EVERYWHERE: CopyScope = { siteId: null, deviceId: 'desk', endedSince: 0 }
const AT_LYON: CopyScope = { ...EVERYWHERE, siteId: 'LYON' }

export function rowLogConforms(open: OpenStore) {
  describe('what changed', () => {
    const store = freshStore(open)

    it('is told once a group, with its rows as they are; a copy that takes them is the same', async () => {
      const order = storedOrder('o1')
      const begin = await store().read((tx) => tx.rowLog.head())
      await store().write(async (tx) => {
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 9, safety: 0 }])
        await tx.orders.insert([order, storedOrder('gone')], 5)
        await tx.decisions.commit([storedDecision('o1', [storedFulfillment(order, 'LILLE')])])
      })
      const page = await store().read((tx) => tx.rowLog.changedAfter(begin, 100))
      expect(page).toMatchObject({ isEnd: true })
      const keys = page?.keys.map(({ kind, id }) => `${kind}/${id}`).sort() ?? []
      expect(keys).toEqual(['order/gone', 'order/o1', 'stock/SKU-1'])
      const groups = await store().read((tx) => tx.rowLog.groups(page?.keys ?? [], EVERYWHERE))
      const copy = await openMemoryStore({ clock: { now: () => 1 } })
      await copy.write((tx) => tx.rowLog.put(groups))
      await copy.write((tx) => tx.rowLog.put(groups))
      expect(await copy.read((tx) => tx.fulfillments.byOrders(['o1']))).toEqual(
        await store().read((tx) => tx.fulfillments.byOrders(['o1'])),
      )
      expect(await copy.read((tx) => tx.orders.byIds(['o1', 'gone']))).toEqual(
        await store().read((tx) => tx.orders.byIds(['o1', 'gone'])),
      )
      expect(await copy.read((tx) => tx.stock.all())).toEqual(await store().read((tx) => tx.stock.all()))
      await copy.close()
    })

    it('leaves out what is of another site, as if it were not there', async () => {
      const order = storedOrder('o1')
      await store().write(async (tx) => {
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 9, safety: 0 }])
        await tx.orders.insert([order, storedOrder('nowhere')], 5)
        await tx.decisions.commit([storedDecision('o1', [storedFulfillment(order, 'LILLE')])])
      })
      const keys = [
        { kind: 'order', id: 'o1' },
        { kind: 'order', id: 'nowhere' },
      ] as const
      const groups = await store().read((tx) => tx.rowLog.groups(keys, AT_LYON))
      const sizes = groups.flatMap(({ kind, id, rows }) => (kind === 'order' ? [[id, rows.length > 0]] : []))
      expect(sizes).toEqual([
        ['o1', false],
        ['nowhere', true],
      ])
      expect(await store().read((tx) => tx.rowLog.ids('order', '', 9, AT_LYON))).toEqual(['nowhere'])
    })

    it('is not told from a place that is of another store, or forgotten', async () => {
      await store().write((tx) => tx.orders.insert([storedOrder('o1'), storedOrder('o2')], 5))
      const head = await store().read((tx) => tx.rowLog.head())
      const foreign = { ...head, id: 'another' }
      expect(await store().read((tx) => tx.rowLog.changedAfter(foreign, 9))).toBeNull()
      expect(await store().read((tx) => tx.rowLog.changedAfter(head, 9))).toMatchObject({ keys: [] })
      expect(await store().write((tx) => tx.rowLog.prune(1, 100))).toBeGreaterThan(0)
      const first = { tx: 0, no: 0, kind: '', id: '' }
      expect(await store().read((tx) => tx.rowLog.changedAfter(first, 9))).toBeNull()
      expect(await store().read((tx) => tx.rowLog.changedAfter(head, 9))).toMatchObject({ keys: [] })
    })
  })
}
