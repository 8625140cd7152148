import { rejectFulfillment, takeRejectionBack } from '../commands/fulfillments.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function fulfillmentRoutes({ fulfillments }: Procedures, { commands, scheduler }: AppServices) {
  return {
    fulfillments: {
      reject: fulfillments.reject.handler(({ input, context }) =>
        commands
          .run('fulfillments.reject', context.session, input, rejectFulfillment)
          .finally(scheduler.wake),
      ),
      takeBack: fulfillments.takeBack.handler(({ input, context }) =>
        commands
          .run('fulfillments.takeBack', context.session, input, takeRejectionBack)
          .finally(scheduler.wake),
      ),
    },
  }
}
