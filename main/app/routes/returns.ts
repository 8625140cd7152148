import { receiveReturn, refundTakenReturn } from '../commands/returns.ts'
import { returnsOfOrder } from '../queries/returns.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function returnRoutes({ returns }: Procedures, { store, commands, scheduler }: AppServices) {
  return {
    returns: {
      ofOrder: returns.ofOrder.handler(({ input }) => store.read((tx) => returnsOfOrder(tx, input.orderId))),
      receive: returns.receive.handler(({ input, context }) =>
        commands.run('returns.receive', context.session, input, receiveReturn).finally(scheduler.wake),
      ),
      refund: returns.refund.handler(({ input, context }) =>
        commands.run('returns.refund', context.session, input, refundTakenReturn),
      ),
    },
  }
}
