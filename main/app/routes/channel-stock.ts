import { channelBacklog, channelHealth } from '../queries/channel-backlog.ts'
import { reconciledCsv } from '../queries/channel-stock.ts'
import { reconciliationOf } from '../reconcile/reconciler.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelStockRoutes({ channels }: Procedures, services: AppServices) {
  const { store, reconciler } = services
  return {
    health: channels.health.handler(({ input }) =>
      store.read((tx) => channelHealth(tx, services, input.channelId)),
    ),
    backlog: channels.backlog.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await channelBacklog(tx, services.figures, input)
        return { rows: [...rows], total }
      }),
    ),
    reconciliation: channels.reconciliation.handler(({ input }) =>
      store.read((tx) => reconciliationOf(tx, reconciler, input.channelId)),
    ),
    reconciled: channels.reconciled.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await tx.reconciled.list(input)
        return { rows: [...rows], total }
      }),
    ),
    reconciledCsv: channels.reconciledCsv.handler(({ input }) =>
      store.read((tx) => reconciledCsv(tx, input)),
    ),
  }
}
