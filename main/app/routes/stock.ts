import { lowStock } from '../queries/low-stock.ts'
import { listStock, shownPictures, stockDetail } from '../queries/stock.ts'
import { worthMoving } from '../queries/worth-moving.ts'
import { checkLedger } from '../reconcile/check-ledger.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function stockRoutes({ stock, sites }: Procedures, services: AppServices) {
  const { store, figures, clock, worlds } = services
  return {
    stock: {
      list: stock.list.handler(({ input, context: { seen } }) =>
        store.read(async (tx) => {
          const page = await listStock(tx, { ...input, seen })
          return { ...page, rows: [...page.rows] }
        }),
      ),
      pictures: stock.pictures.handler(({ input }) => store.read((tx) => shownPictures(tx, input.skus))),
      get: stock.get.handler(({ input, context }) =>
        store.read((tx) => stockDetail(tx, figures, input.sku, context.seen)),
      ),
      low: stock.low.handler(({ input, context: { seen } }) =>
        store.read((tx) => lowStock(tx, { ...input, seen, now: clock.now() })),
      ),
      worthMoving: stock.worthMoving.handler(async ({ input, context: { seen } }) => {
        const { prices } = worlds
        return {
          isPriced: prices.size > 0,
          rows: await store.read((tx) => worthMoving(tx, prices, { ...input, seen })),
        }
      }),
      checkLedger: stock.checkLedger.handler(({ signal }) => checkLedger(store, signal)),
    },
    sites: {
      list: sites.list.handler(() => store.read((tx) => tx.sites.all())),
    },
  }
}
