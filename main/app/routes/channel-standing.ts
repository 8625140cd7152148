import { setWaitDays } from '../commands/channels.ts'
import { acceptOrder } from '../inbound/accept-order.ts'
import { setStateMeaning } from '../inbound/channel-states.ts'
import { standingsOfChannel, statesOfChannel } from '../queries/channel-standing.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelStandingRoutes(
  { channels }: Procedures,
  { store, commands, sync, scheduler }: AppServices,
) {
  return {
    states: channels.states.handler(({ input }) => store.read((tx) => statesOfChannel(tx, input.channelId))),
    setState: channels.setState.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.setState', context.session, input, setStateMeaning)
      sync.syncNow(input.input.channelId)
      return outcome
    }),
    standings: channels.standings.handler(({ input }) => store.read((tx) => standingsOfChannel(tx, input))),
    acceptOrder: channels.acceptOrder.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.acceptOrder', context.session, input, acceptOrder)
      sync.syncNow(input.input.channelId)
      scheduler.wake()
      return outcome
    }),
    setWaitDays: channels.setWaitDays.handler(({ input, context }) =>
      commands.run('channels.setWaitDays', context.session, input, setWaitDays),
    ),
  }
}
