import { roomHealth } from '../queries/health.ts'
import { watched } from '../queries/watched.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function keepingRoutes({ keeping: procedures }: Procedures, services: AppServices) {
  const { keeping, about } = services
  return {
    keeping: {
      health: procedures.health.handler(async () => {
        const lines = await watched({ ...services, processes: about.processes }, roomHealth)
        return { at: services.clock.now(), lines, troubles: [...(await about.troubles())] }
      }),
      processes: procedures.processes.handler(() => ({ processes: about.processes() })),
      copies: procedures.copies.handler(() => ({
        by: keeping.by,
        copies: keeping.copies(),
        secondPlace: keeping.secondPlace(),
        missing: keeping.missing(),
        underWay: keeping.underWay(),
        checkedAt: keeping.checkedAt(),
      })),
    },
  }
}
