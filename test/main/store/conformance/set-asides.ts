import { describe, expect, it } from 'vitest'
import type { SetAside } from '../../../../shared/domain/set-aside.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const units = (over: Partial<SetAside>): SetAside => ({
  deviceId: 'd1',
  name: 'Bench',
  siteId: 'LYON',
  sku: 'A',
  quantity: 5,
  usable: 5,
  ...over,
})

export function setAsidesConform(open: OpenStore) {
  describe('what is set aside for desktops', () => {
    const store = freshStore(open)

    it('is one figure for each desktop and product, gone at 0, and followed with the stock', async () => {
      const before = await store().read((tx) => tx.rowLog.head())
      await store().write(async (tx) => {
        await tx.setAsides.put(units({ sku: 'B' }))
        await tx.setAsides.put(units({}))
        await tx.setAsides.put(units({ deviceId: 'd2' }))
        await tx.setAsides.put(units({ quantity: 4, usable: 1 }))
        await tx.setAsides.put(units({ deviceId: 'd2', quantity: 0, usable: 0 }))
      })
      await store().read(async (tx) => {
        expect(await tx.setAsides.all()).toEqual([units({ quantity: 4, usable: 1 }), units({ sku: 'B' })])
        expect(await tx.setAsides.of('d2', 'A')).toBeNull()
        expect(await tx.setAsides.returning('d1')).toEqual([units({ quantity: 4, usable: 1 })])
        const page = await tx.rowLog.changedAfter(before, 10)
        expect(page?.keys.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(['stock A', 'stock B'])
      })
      const more = store().write((tx) => tx.setAsides.put(units({ usable: 6 })))
      await expect(more).rejects.toThrow()
    })
  })
}
