import { listMovements, movementsCsv } from '../queries/movements.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function movementRoutes({ movements }: Procedures, { store }: Pick<AppServices, 'store'>) {
  return {
    movements: {
      list: movements.list.handler(({ input, context: { seen } }) =>
        store.read((tx) => listMovements(tx, { ...input, seen })),
      ),
      csv: movements.csv.handler(({ input, context: { seen } }) =>
        store.read((tx) => movementsCsv(tx, { ...input, seen })),
      ),
    },
  }
}
