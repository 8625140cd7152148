import { findReturn, listAnnounced, receivingOf, returnLabelFile } from '../queries/announced-returns.ts'
import { orderById } from '../queries/order-detail.ts'
import { returnsOfOrder } from '../queries/returns.ts'
import { returnOffers } from '../returns/return-offers.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

export function returnRoutes({ returns }: Procedures, { store }: AppServices): Pick<Queries, 'returns'> {
  return {
    returns: {
      ofOrder: returns.ofOrder.handler(({ input }) => store.read((tx) => returnsOfOrder(tx, input.orderId))),
      list: returns.list.handler(async ({ input, context: { seen } }) => {
        const { rows, total } = await store.read((tx) => listAnnounced(tx, { ...input, seen }))
        return { rows: [...rows], total }
      }),
      labelOffers: returns.labelOffers.handler(({ input }) =>
        store.read(async (tx) => {
          const site = await tx.sites.get(input.siteId)
          const { order } = await orderById(tx, input.orderId)
          return site === null ? [] : returnOffers(tx, order, site)
        }),
      ),
      find: returns.find.handler(({ input, context }) =>
        store.read((tx) => findReturn(tx, input.scan, context.seen)),
      ),
      receiving: returns.receiving.handler(({ input }) =>
        store.read((tx) => receivingOf(tx, input.announcedId)),
      ),
      label: returns.label.handler(({ input }) => store.read((tx) => returnLabelFile(tx, input.announcedId))),
    },
  }
}
