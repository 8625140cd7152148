import type { AppServices } from '../services/app-services.ts'
import { marketplaceHealth } from '../trends/marketplace-health.ts'
import { trendsCsv, trendsFigures } from '../trends/trends-figures.ts'
import type { Procedures } from './router.ts'

/** What days and weeks came to. */
export function trendRoutes({ trends }: Procedures, { store, clock }: AppServices) {
  return {
    trends: {
      figures: trends.figures.handler(({ input, context }) =>
        store.read((tx) => trendsFigures(tx, clock.now(), input, context.seen)),
      ),
      health: trends.health.handler(({ context }) =>
        store.read((tx) => marketplaceHealth(tx, clock.now(), context.seen)),
      ),
      csv: trends.csv.handler(({ input, context }) =>
        store.read(async (tx) => trendsCsv(input, await trendsFigures(tx, clock.now(), input, context.seen))),
      ),
    },
  }
}
