import { putSite, setOutage } from '../commands/sites.ts'
import { repairLedger, setLevel, setReserve } from '../commands/stock.ts'
import { listStock, stockDetail } from '../queries/stock.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function stockRoutes({ stock, sites }: Procedures, services: AppServices) {
  const { store, commands, scheduler } = services
  return {
    stock: {
      list: stock.list.handler(({ input }) =>
        store.read(async (tx) => {
          const { rows, total } = await listStock(tx, input)
          return { rows: [...rows], total }
        }),
      ),
      get: stock.get.handler(({ input }) => store.read((tx) => stockDetail(tx, input.sku))),
      setLevel: stock.setLevel.handler(({ input, context }) =>
        commands.run('stock.setLevel', context.session, input, setLevel).finally(scheduler.wake),
      ),
      setReserve: stock.setReserve.handler(({ input, context }) =>
        commands.run('stock.setReserve', context.session, input, setReserve),
      ),
      ledger: stock.ledger.handler(() =>
        store.read(async (tx) => ({ differences: await tx.stock.ledgerDifferences() })),
      ),
      repairLedger: stock.repairLedger.handler(({ input, context }) =>
        commands.run('stock.repairLedger', context.session, input, repairLedger).finally(scheduler.wake),
      ),
    },
    sites: {
      list: sites.list.handler(() => store.read((tx) => tx.sites.all())),
      put: sites.put.handler(({ input, context }) =>
        commands.run('sites.put', context.session, input, putSite).finally(scheduler.wake),
      ),
      setOutage: sites.setOutage.handler(({ input, context }) =>
        commands.run('sites.setOutage', context.session, input, setOutage).finally(scheduler.wake),
      ),
    },
  }
}
