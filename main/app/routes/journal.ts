import { journalCsv, searchJournal } from '../queries/journal.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

export function journalRoutes({ journal }: Procedures, { store }: AppServices): Pick<Queries, 'journal'> {
  return {
    journal: {
      list: journal.list.handler(({ input: { before, limit, ...filter } }) =>
        store.read((tx) => searchJournal(tx, filter, { before, limit })),
      ),
      csv: journal.csv.handler(({ input, context }) =>
        store.read((tx) => journalCsv(tx, input, context.session.language)),
      ),
    },
  }
}
