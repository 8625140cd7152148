import { giveUpPushes, retryPushes } from '../commands/channel-backlog.ts'
import { channelBacklog, channelHealth } from '../queries/channel-backlog.ts'
import { reconciledCsv } from '../queries/channel-stock.ts'
import { reconciliationOf } from '../reconcile/reconciler.ts'
import { repairStock } from '../reconcile/repair-stock.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function channelStockRoutes({ channels }: Procedures, services: AppServices) {
  const { store, commands, sync, reconciler, serverClocks } = services
  return {
    health: channels.health.handler(({ input }) =>
      store.read((tx) => channelHealth(tx, serverClocks, input.channelId)),
    ),
    backlog: channels.backlog.handler(({ input }) =>
      store.read(async (tx) => {
        const { rows, total } = await channelBacklog(tx, input)
        return { rows: [...rows], total }
      }),
    ),
    retryPushes: channels.retryPushes.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.retryPushes', context.session, input, retryPushes)
      sync.syncNow(input.input.channelId)
      return outcome
    }),
    giveUpPushes: channels.giveUpPushes.handler(({ input, context }) =>
      commands.run('channels.giveUpPushes', context.session, input, giveUpPushes),
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
    reconcile: channels.reconcile.handler(({ input }) => {
      void reconciler.start(input.input.channelId)
      return { kind: 'done' as const, value: {} }
    }),
    repair: channels.repair.handler(async ({ input, context }) => {
      const outcome = await commands.run('channels.repair', context.session, input, repairStock)
      sync.syncNow(input.input.channelId)
      void reconciler.verify(input.input.channelId)
      return outcome
    }),
  }
}
