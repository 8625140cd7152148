import { rejectFulfillment, takeRejectionBack } from '../commands/fulfillments.ts'
import type { Room } from '../room.ts'
import type { Procedures } from '../router.ts'

export function fulfillmentRoutes({ fulfillments }: Procedures, { commands, beat }: Room) {
  return {
    fulfillments: {
      reject: fulfillments.reject.handler(({ input, context }) =>
        commands.run('fulfillments.reject', context.session, input, rejectFulfillment).finally(beat.decide),
      ),
      takeBack: fulfillments.takeBack.handler(({ input, context }) =>
        commands.run('fulfillments.takeBack', context.session, input, takeRejectionBack).finally(beat.decide),
      ),
    },
  }
}
