import { listFile } from '../hand-over/list-file.ts'
import { handOversToday } from '../hand-over/today.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function handOverRoutes({ handovers }: Procedures, services: AppServices) {
  const { store, clock } = services
  return {
    handovers: {
      today: handovers.today.handler(({ input, context }) =>
        store.read((tx) => handOversToday(tx, clock.now(), input.siteId, context.seen)),
      ),
      file: handovers.file.handler(({ input, context }) =>
        listFile(services, context.session.language, input),
      ),
    },
  }
}
