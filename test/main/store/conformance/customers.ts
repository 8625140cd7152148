import { describe, expect, it } from 'vitest'
import type { Order } from '../../../../shared/domain/order.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'
import { aReturn } from './returns.ts'
import { aTrack } from './tracks.ts'

const { destination } = storedOrder('o')

/** An order of a buyer, placed at an instant. */
function of(email: string | null, id: string, placedAt: number): Order {
  return storedOrder(id, { placedAt, destination: { ...destination, email } })
}

export function customersConform(open: OpenStore) {
  describe('what a customer did before', () => {
    const store = freshStore(open)
    const pasts = (ids: readonly string[]) =>
      store().read(async (tx) => (await tx.orders.byIds(ids)).map(({ order }) => order.past))

    it('is counted as of each order, by e-mail address, orders that come together included', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert([of('eva@x.fr', 'o1', 10), of('eva@x.fr', 'gone', 20)], 50)
        await tx.orders.move(['gone'], 'cancelled', 51)
        await tx.returns.insert(aReturn('r', { orderId: 'o1', at: 25 }))
        await tx.tracks.follow([aTrack({ orderId: 'o1', state: 'returned-to-sender', stateSince: 35 })])
        await tx.orders.insert(
          [
            of(' Eva@X.fr', 'o4', 40),
            of('eva@x.fr', 'o2', 24),
            of('eva@x.fr', 'o3', 30),
            of(null, 'other', 40),
          ],
          60,
        )
      })
      expect(await pasts(['o1', 'o2', 'o3', 'o4', 'other'])).toEqual([
        { orders: 0, returned: 0, refused: 0 },
        { orders: 1, returned: 0, refused: 0 },
        { orders: 2, returned: 1, refused: 0 },
        { orders: 3, returned: 1, refused: 1 },
        undefined,
      ])
    })

    it('counts no order of a buyer who was erased', async () => {
      const write = store().write
      await write((tx) => tx.orders.insert([of('eva@x.fr', 'o1', 10)], 50))
      await write((tx) => tx.orders.move(['o1'], 'shipped', 51))
      await write((tx) => tx.buyers.erase('o1', 60))
      await write((tx) => tx.orders.insert([of('eva@x.fr', 'o2', 70)], 70))
      expect(await pasts(['o2'])).toEqual([{ orders: 0, returned: 0, refused: 0 }])
    })

    it('stays as it was while the buyer is the same, archived and forgotten included', async () => {
      const late = of('eva@x.fr', 'o2', 20)
      await store().write((tx) => tx.orders.insert([of('eva@x.fr', 'o1', 10), late], 50))
      await store().write(async (tx) => {
        const [known] = await tx.orders.byIds(['o2'])
        await tx.orders.move(['o1', 'o2'], 'cancelled', 51)
        await tx.orders.update({ ...(known?.order ?? late), reference: 'other' })
        await tx.retention.prune('archive', { before: 100, after: null, limit: 10 })
      })
      const once = { orders: 1, returned: 0, refused: 0 }
      expect(await pasts(['o2'])).toEqual([once])
      await store().write((tx) => tx.buyers.erase('o2', 60))
      expect(await pasts(['o2'])).toEqual([once])
      await store().write((tx) => tx.orders.insert([of('eva@x.fr', 'o3', 70)], 70))
      expect(await pasts(['o3'])).toEqual([{ orders: 0, returned: 0, refused: 0 }])
    })

    it('is counted anew for another buyer', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert([of('eva@x.fr', 'o1', 10), of('tom@x.fr', 'o2', 20)], 50)
        const [known] = await tx.orders.byIds(['o2'])
        if (known)
          await tx.orders.update({ ...known.order, destination: { ...destination, email: 'eva@x.fr' } })
      })
      expect(await pasts(['o2'])).toEqual([{ orders: 1, returned: 0, refused: 0 }])
    })
  })
}
