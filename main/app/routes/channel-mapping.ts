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
  const { store } = services
  return {
    mapping: channels.mapping.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await listMappings(tx, input)
        return { rows: [...rows], total }
      }),
    ),
    unmapped: channels.unmapped.handler(({ input }) => unmappedSkus(services, input.channelId)),
    exportMapping: channels.exportMapping.handler(({ input }) =>
      store.read((tx) => exportMapping(tx, input.channelId)),
    ),
    readMapping: channels.readMapping.handler(({ input }) => checkMappingCsv(store, input.csv)),
    locations: channels.locations.handler(({ input }) => channelLocations(services, input.channelId)),
  }
}
