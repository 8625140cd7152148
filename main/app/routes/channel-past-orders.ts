import { pastOrdersOf, shareRead } from '../inbound/past-orders.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelPastOrdersRoutes({ channels }: Procedures, { store }: AppServices) {
  return {
    pastOrders: channels.pastOrders.handler(({ input }) =>
      store.read(async (tx) => {
        const run = await pastOrdersOf(tx, input.channelId)
        if (run === null) return null
        const { since, startedAt, read, endedAt, stopped } = run
        return { since, startedAt, read, share: shareRead(run), endedAt, stopped }
      }),
    ),
  }
}
