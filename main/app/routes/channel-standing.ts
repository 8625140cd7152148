import { setWaitDays } from '../commands/channels.ts'
import { setStateMeaning } from '../intake/channel-states.ts'
import { takeOrderIn } from '../intake/take-order-in.ts'
import { standingsOfChannel, statesOfChannel } from '../queries/channel-standing.ts'
import type { Room } from '../room.ts'
import type { Procedures } from '../router.ts'

export function channelStandingRoutes({ channels }: Procedures, { store, commands, sync, beat }: Room) {
  return {
    states: channels.states.handler(({ input }) => store.read((tx) => statesOfChannel(tx, input.channelId))),
    setState: channels.setState.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.setState', context.session, input, setStateMeaning)
      sync.syncNow(input.input.channelId)
      return outcome
    }),
    standings: channels.standings.handler(({ input }) => store.read((tx) => standingsOfChannel(tx, input))),
    takeOrderIn: channels.takeOrderIn.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.takeOrderIn', context.session, input, takeOrderIn)
      sync.syncNow(input.input.channelId)
      beat.decide()
      return outcome
    }),
    setWaitDays: channels.setWaitDays.handler(({ input, context }) =>
      commands.run('channels.setWaitDays', context.session, input, setWaitDays),
    ),
  }
}
