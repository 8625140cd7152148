import { changedOrder, changesCsv, listChanged } from '../replay/changed-orders.ts'
import { KeptReplays } from '../replay/kept-replays.ts'
import { runReplay } from '../replay/run-replay.ts'
import { speedCurve } from '../replay/speed-curve.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

/** Draft rules tried on past orders. */
export function replayRoutes({ replay }: Procedures, services: AppServices) {
  const kept = new KeptReplays()
  return {
    replay: {
      run: replay.run.handler(({ input, signal }) => runReplay(services, kept, input, signal)),
      speedCurve: replay.speedCurve.handler(({ input, signal }) => speedCurve(services, input, signal)),
      list: replay.list.handler(({ input }) => {
        const { rows, total } = listChanged(kept.get(input.replayId), input)
        return { rows: [...rows], total }
      }),
      order: replay.order.handler(({ input }) => changedOrder(kept.get(input.replayId), input.orderId)),
      csv: replay.csv.handler(({ input }) => ({ text: changesCsv(kept.get(input.replayId)) })),
    },
  }
}
