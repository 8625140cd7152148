import { methodsOfChannel } from '../queries/channel-methods.ts'
import { standingsOfChannel, statesOfChannel } from '../queries/channel-standing.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelStandingRoutes({ channels }: Procedures, { store }: AppServices) {
  return {
    methods: channels.methods.handler(({ input }) =>
      store.read((tx) => methodsOfChannel(tx, input.channelId)),
    ),
    states: channels.states.handler(({ input }) => store.read((tx) => statesOfChannel(tx, input.channelId))),
    standings: channels.standings.handler(({ input }) => store.read((tx) => standingsOfChannel(tx, input))),
  }
}
