import { findReturn, receivingOf, returnLabelFile } from '../queries/announced-returns.ts'
import { orderById } from '../queries/order-detail.ts'
import { listReturns, returnsCsv } from '../queries/return-list.ts'
import { returnsOfOrder } from '../queries/returns.ts'
import { returnOffers } from '../returns/return-offers.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

/** More than any list is worked through by. */
const MOST_IN_FILE = 20_000

export function returnRoutes(
  { returns }: Procedures,
  { store, clock }: AppServices,
): Pick<Queries, 'returns'> {
  return {
    returns: {
      ofOrder: returns.ofOrder.handler(({ input }) =>
        store.read((tx) => returnsOfOrder(tx, input.orderId, clock.now())),
      ),
      list: returns.list.handler(async ({ input, context: { seen } }) => {
        const { rows, total } = await store.read((tx) => listReturns(tx, { ...input, seen }))
        return { rows: [...rows], total }
      }),
      counts: returns.counts.handler(({ context: { seen } }) =>
        store.read(async (tx) => new Map(await tx.returnList.counts(seen))),
      ),
      csv: returns.csv.handler(async ({ input, context: { seen } }) => {
        const all = { ...input, seen, offset: 0, limit: MOST_IN_FILE }
        const { rows } = await store.read((tx) => listReturns(tx, all))
        return { name: 'returns.csv', csv: returnsCsv(rows) }
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
