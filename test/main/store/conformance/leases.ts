import { describe, expect, it } from 'vitest'
import type { TakenBack } from '../../../../shared/domain/work-lease.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const taken = (over: Partial<TakenBack>): TakenBack => ({
  fulfillmentId: 'f1',
  orderId: 'o1',
  siteId: 'LYON',
  epoch: 1,
  at: 5,
  by: 'Mona',
  note: 'Wanted today',
  awaySince: 3,
  ...over,
})

export function leasesConform(open: OpenStore) {
  describe('what was taken back', () => {
    const store = freshStore(open)

    it('is known by its fulfilment with its last epoch, and by its order, the last first', async () => {
      const first = taken({})
      const again = taken({ epoch: 2, at: 9 })
      const other = taken({ fulfillmentId: 'f2', at: 7 })
      await store().write(async (tx) => {
        for (const one of [first, again, other, taken({ fulfillmentId: 'f3', orderId: 'o2' })])
          await tx.leases.takeBack(one)
      })
      await store().read(async (tx) => {
        expect([...(await tx.leases.takenBack(['f1', 'f2', 'f9'])).values()]).toEqual([again, other])
        expect(await tx.leases.takenBackOf('o1')).toEqual([again, other, first])
      })
      await expect(store().write((tx) => tx.leases.takeBack(again))).rejects.toThrow()
    })

    it('a copy at a site is away from the end of its connection until it is in step again', async () => {
      const device = { name: 'Bench', siteId: 'LYON', keepsCopy: true, pairedAt: 1, pairedBy: 'Ana' }
      const at = { lastSeenAt: 1, revokedAt: null }
      await store().write(async (tx) => {
        await tx.devices.add({ ...device, ...at, id: 'd1' }, 'k1')
        await tx.devices.add({ ...device, ...at, id: 'd2', name: 'New' }, 'k2')
        await tx.devices.add({ ...device, ...at, id: 'd3', name: 'Office', siteId: null }, 'k3')
        for (const id of ['d1', 'd3']) await tx.devices.inStep(id, 5)
        await tx.devices.left('d1', 8)
      })
      const copies = () => store().read((tx) => tx.devices.copies())
      expect(await copies()).toEqual([{ name: 'Bench', siteId: 'LYON', inStepAt: 5, awaySince: 8 }])
      await store().write((tx) => tx.devices.inStep('d1', 9))
      expect(await copies()).toEqual([{ name: 'Bench', siteId: 'LYON', inStepAt: 9, awaySince: null }])
      await store().write((tx) => tx.devices.revoke('d1', 10))
      expect(await copies()).toEqual([])
    })
  })
}
