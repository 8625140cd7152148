import { otherOwner, takeOver } from '../channel-access/take-over.ts'
import { approveWrites, readOnly } from '../commands/channel-writes.ts'
import { putChannel, setBuffer, setPaused } from '../commands/channels.ts'
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
  const { store, commands, sync, secrets } = services
  return {
    channels: {
      list: channels.list.handler(() => store.read((tx) => listChannels(tx, services))),
      inbox: channels.inbox.handler(({ input }) => store.read((tx) => inboxOf(tx, input.channelId))),
      check: channels.check.handler(async ({ input }) => {
        const { rights, ...said } = await checkChannel(services.connectors, input.channel, input.secrets)
        return { ...said, rights: [...rights] }
      }),
      canKeepSecrets: channels.canKeepSecrets.handler(() => secrets.isProtected),
      add: channels.add.handler(async ({ input: { commandId, input }, context }) => {
        const call = { commandId, input: input.channel }
        // Kept by the command, once its id is known to be its own, but not part of it: no journal ever holds them.
        // Should the command fail after all, they are of no use to anybody.
        const outcome = await commands.run('channels.add', context.session, call, async (work, channel) => {
          if (channel.kind !== 'csv') await secrets.put(channel.id, input.secrets)
          return putChannel(work, channel)
        })
        if (outcome.kind === 'refused') return outcome
        sync.reload(input.channel.id)
        // What would be written to it can be looked at from the first minute on.
        if (input.channel.kind !== 'csv') void services.reconciler.start(input.channel.id)
        return outcome
      }),
      setPaused: channels.setPaused.handler(async ({ input, context }) => {
        const outcome = await commands.run('channels.setPaused', context.session, input, setPaused)
        sync.reload(input.input.channelId)
        return outcome
      }),
      takeOver: channels.takeOver.handler(async ({ input, context }) => {
        const outcome = await takeOver(services, context.session, input)
        sync.reload(input.input.channelId)
        return outcome
      }),
      approveWrites: channels.approveWrites.handler(async ({ input, context }) => {
        const other = await otherOwner(services, input.input.channelId)
        if (other !== null)
          return {
            kind: 'refused' as const,
            message: {
              en: `${other} works this shop: take it over first, so that nothing is packed twice`,
              fr: `${other} travaille déjà pour cette boutique : reprenez-la d’abord, pour que rien ne soit emballé deux fois`,
            },
          }
        const outcome = await commands.run('channels.approveWrites', context.session, input, approveWrites)
        sync.reload(input.input.channelId)
        return outcome
      }),
      readOnly: channels.readOnly.handler(async ({ input, context }) => {
        const outcome = await commands.run('channels.readOnly', context.session, input, readOnly)
        sync.reload(input.input.channelId)
        return outcome
      }),
      setBuffer: channels.setBuffer.handler(({ input, context }) =>
        commands.run('channels.setBuffer', context.session, input, setBuffer),
      ),
      syncNow: channels.syncNow.handler(({ input }) => {
        sync.syncNow(input.input.channelId)
        return { kind: 'done' as const, value: {} }
      }),
      ...channelMappingRoutes(procedures, services),
      ...channelStandingRoutes(procedures, services),
      ...channelStockRoutes(procedures, services),
      ...channelPastOrdersRoutes(procedures, services),
      ...channelCatalogueRoutes(procedures, services),
    },
  }
}
