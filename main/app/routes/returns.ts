import { returnsOfOrder } from '../queries/returns.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function returnRoutes({ returns }: Procedures, { store }: AppServices) {
  return {
    returns: {
      ofOrder: returns.ofOrder.handler(({ input }) => store.read((tx) => returnsOfOrder(tx, input.orderId))),
    },
  }
}
