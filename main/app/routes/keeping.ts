import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function keepingRoutes({ keeping: procedures }: Procedures, { keeping, about }: AppServices) {
  return {
    keeping: {
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
