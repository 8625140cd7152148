import { needCatalogue, takeCatalogue, undoCatalogue } from '../commands/channel-catalogue.ts'
import { catalogueItems, catalogueRunOf } from '../queries/channel-catalogue.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelCatalogueRoutes({ channels }: Procedures, services: AppServices) {
  const { store, commands, catalogues } = services
  return {
    catalogue: channels.catalogue.handler(({ input }) =>
      store.read((tx) => catalogueRunOf(tx, catalogues, input.channelId)),
    ),
    catalogueItems: channels.catalogueItems.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await catalogueItems(tx, input)
        return { rows: [...rows], total }
      }),
    ),
    readCatalogue: channels.readCatalogue.handler(async ({ input, context }) => {
      const { channelId } = input.input
      const outcome = await commands.run(
        'channels.readCatalogue',
        context.session,
        input,
        async (command) => {
          await needCatalogue(command, channelId)
          return {}
        },
      )
      if (outcome.kind === 'done') void catalogues.read(channelId)
      return outcome
    }),
    takeCatalogue: channels.takeCatalogue.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.takeCatalogue', context.session, input, (command, wish) =>
        takeCatalogue(command, context.session.role, wish),
      )
      if (outcome.kind === 'done') void catalogues.take(input.input.channelId)
      return outcome
    }),
    undoCatalogue: channels.undoCatalogue.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.undoCatalogue', context.session, input, (command, wish) =>
        undoCatalogue(command, context.session.role, wish),
      )
      if (outcome.kind === 'done') void catalogues.take(input.input.channelId)
      return outcome
    }),
  }
}
