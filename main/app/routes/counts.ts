import { countCsv, countSheet, listCounts } from '../queries/counts.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function countRoutes({ counts }: Procedures, { store }: Pick<AppServices, 'store'>) {
  return {
    counts: {
      list: counts.list.handler(({ context: { seen } }) => store.read((tx) => listCounts(tx, seen))),
      sheet: counts.sheet.handler(({ input, context: { seen } }) =>
        store.read((tx) => countSheet(tx, { ...input, seen })),
      ),
      csv: counts.csv.handler(({ input, context: { seen } }) =>
        store.read((tx) => countCsv(tx, input.countId, seen)),
      ),
    },
  }
}
