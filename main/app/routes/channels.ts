import { checkChannel, inboxOf, listChannels } from '../queries/channels.ts'
import type { AppServices } from '../services/app-services.ts'
import { channelCatalogueRoutes } from './channel-catalogue.ts'
import { channelMappingRoutes } from './channel-mapping.ts'
import { channelPastOrdersRoutes } from './channel-past-orders.ts'
import { channelStandingRoutes } from './channel-standing.ts'
import { channelStockRoutes } from './channel-stock.ts'
import type { Procedures } from './router.ts'

export function channelRoutes(procedures: Procedures, services: AppServices) {
  const { channels } = procedures
  const { store, secrets } = services
  return {
    channels: {
      list: channels.list.handler(({ context }) =>
        store.read((tx) => listChannels(tx, services, context.seen)),
      ),
      inbox: channels.inbox.handler(({ input }) => store.read((tx) => inboxOf(tx, input.channelId))),
      check: channels.check.handler(async ({ input }) => {
        const { rights, ...said } = await checkChannel(services.connectors, input.channel, input.secrets)
        return { ...said, rights: [...rights] }
      }),
      canKeepSecrets: channels.canKeepSecrets.handler(() => secrets.isProtected),
      ...channelMappingRoutes(procedures, services),
      ...channelStandingRoutes(procedures, services),
      ...channelStockRoutes(procedures, services),
      ...channelPastOrdersRoutes(procedures, services),
      ...channelCatalogueRoutes(procedures, services),
    },
  }
}
