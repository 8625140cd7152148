import { catalogueItems, catalogueRunOf } from '../queries/channel-catalogue.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelCatalogueRoutes({ channels }: Procedures, services: AppServices) {
  const { store, catalogues } = services
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
  }
}
