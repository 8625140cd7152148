import { createProduct, setLocations, setMapping } from '../commands/channel-mapping.ts'
import {
  channelLocations,
  checkMappingCsv,
  exportMapping,
  listMappings,
  unmappedSkus,
} from '../queries/channel-mapping.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelMappingRoutes({ channels }: Procedures, services: AppServices) {
  const { store, commands, scheduler } = services
  return {
    mapping: channels.mapping.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await listMappings(tx, input)
        return { rows: [...rows], total }
      }),
    ),
    unmapped: channels.unmapped.handler(({ input }) => unmappedSkus(services, input.channelId)),
    setMapping: channels.setMapping.handler(({ input, context }) =>
      commands.run('channels.setMapping', context.session, input, setMapping).finally(scheduler.wake),
    ),
    createProduct: channels.createProduct.handler(({ input, context }) =>
      commands.run('channels.createProduct', context.session, input, createProduct).finally(scheduler.wake),
    ),
    exportMapping: channels.exportMapping.handler(({ input }) =>
      store.read((tx) => exportMapping(tx, input.channelId)),
    ),
    readMapping: channels.readMapping.handler(({ input }) => checkMappingCsv(store, input.csv)),
    locations: channels.locations.handler(({ input }) => channelLocations(services, input.channelId)),
    setLocations: channels.setLocations.handler(({ input, context }) =>
      commands.run('channels.setLocations', context.session, input, setLocations),
    ),
  }
}
