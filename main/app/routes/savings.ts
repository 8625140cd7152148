import { eventsOf } from '../reckoning/events-of.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** What rules, prices and re-planning saved. */
export function savingsRoutes({ savings }: Procedures, { reckoning }: AppServices) {
  return {
    savings: {
      run: savings.run.handler(({ input, signal }) =>
        eventsOf((hearing) => reckoning.savings(input, hearing), signal),
      ),
      list: savings.list.handler(async ({ input }) => {
        const { rows, total } = await reckoning.savingsRows(input)
        return { rows: [...rows], total }
      }),
      csv: savings.csv.handler(({ input }) => reckoning.savingsCsv(input)),
    },
  }
}
