import { exportBuyer, findBuyer } from '../queries/buyers.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Personal data of buyers, shown and erased on request. */
export function buyerRoutes({ buyers }: Procedures, { store }: AppServices) {
  return {
    buyers: {
      find: buyers.find.handler(({ input }) => store.read((tx) => findBuyer(tx, input.text))),
      export: buyers.export.handler(async ({ input }) => ({
        json: await store.read((tx) => exportBuyer(tx, input.orderIds)),
      })),
    },
  }
}
