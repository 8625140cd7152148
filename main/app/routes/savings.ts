import { KeptSavings, listSavings, savingsCsv } from '../savings/kept-savings.ts'
import { runSavings } from '../savings/run-savings.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** What rules, prices and re-planning saved. */
export function savingsRoutes({ savings }: Procedures, services: AppServices) {
  const kept = new KeptSavings()
  return {
    savings: {
      run: savings.run.handler(({ input, signal }) => runSavings(services, kept, input, signal)),
      list: savings.list.handler(({ input }) => {
        const { rows, total } = listSavings(kept.get(input.savingsId), input)
        return { rows: [...rows], total }
      }),
      csv: savings.csv.handler(({ input }) => {
        const found = kept.get(input.savingsId)
        return { name: `savings-${found.result.month}.csv`, text: savingsCsv(found) }
      }),
    },
  }
}
