import { eventsOf } from '../reckoning/events-of.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Draft rules tried on past orders. */
export function replayRoutes({ replay }: Procedures, { reckoning }: AppServices) {
  return {
    replay: {
      run: replay.run.handler(({ input, signal }) =>
        eventsOf((hearing) => reckoning.replay(input, hearing), signal),
      ),
      speedCurve: replay.speedCurve.handler(({ input, signal }) =>
        reckoning.speedCurve(input, { tell: () => undefined, signal: signal ?? NEVER }),
      ),
      list: replay.list.handler(async ({ input }) => {
        const { rows, total } = await reckoning.changedOrders(input)
        return { rows: [...rows], total }
      }),
      order: replay.order.handler(({ input }) => reckoning.changedOrder(input)),
      csv: replay.csv.handler(async ({ input }) => ({ text: await reckoning.changesCsv(input) })),
    },
  }
}

const NEVER = new AbortController().signal
