import { setImmediate } from 'node:timers/promises'
import { isTroubled } from '../../../shared/domain/channel.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { trySendAgain } from '../commands/send-again.ts'
import { withDates } from '../commands/set-dates.ts'
import { tryLines } from '../commands/set-lines.ts'
import { tryParcels } from '../commands/set-parcels.ts'
import { trySplit } from '../commands/set-split.ts'
import { mergeable } from '../merging/companion-counts.ts'
import { basketOrder } from '../queries/basket-order.ts'
import { bulkPreview } from '../queries/bulk-preview.ts'
import { comingCutoffs } from '../queries/coming-cutoffs.ts'
import { expectedOrders } from '../queries/forecast.ts'
import { orderCompanions, previewMerging } from '../queries/order-companions.ts'
import { explainOrder, orderById, orderDetail } from '../queries/order-detail.ts'
import { listOrders } from '../queries/order-rows.ts'
import { orderWays } from '../queries/order-ways.ts'
import { overviewFigures } from '../queries/overview.ts'
import { owedByOrders } from '../queries/owed.ts'
import { type Trial, tryOrder } from '../queries/what-if.ts'
import type { AppServices } from '../services/app-services.ts'
import { cancelLimits } from '../trends/marketplace-health.ts'
import type { Procedures } from './router.ts'

/** Looked at in one piece; between them others have their turn. */
const AT_ONCE = 20

export function orderRoutes({ orders, overview }: Procedures, services: AppServices) {
  const { store, clock, sync, worlds, purchasing } = services
  const isAnswering = (accountId: string) => !isTroubled(purchasing.health(accountId))
  return {
    overview: {
      figures: overview.figures.handler(({ context }) =>
        store.read((tx) => overviewFigures(tx, clock.now(), sync, context.seen)),
      ),
      cutoffs: overview.cutoffs.handler(({ context }) =>
        store.read((tx) => comingCutoffs(tx, clock.now(), context.seen)),
      ),
      // It is of all sites together.
      forecast: overview.forecast.handler(({ context }) =>
        context.seen === 'every-site' ? expectedOrders(services) : null,
      ),
    },
    orders: {
      list: orders.list.handler(({ input: { isMergeable, ...input }, context }) =>
        store.read(async (tx) => {
          const which = isMergeable ? await mergeable(tx) : undefined
          if (which === null) return { rows: [], total: 0, isLeast: false }
          const query = { ...input, seen: context.seen, ...(which && { mergeable: which }) }
          const { rows, ...counted } = await listOrders(tx, query)
          return { rows: [...rows], ...counted }
        }),
      ),
      get: orders.get.handler(({ input }) =>
        store.read((tx) => orderDetail(tx, input.orderId, isAnswering, clock.now())),
      ),
      explain: orders.explain.handler(({ input }) =>
        store.read((tx) => explainOrder(tx, worlds, clock.now(), input.orderId)),
      ),
      whatIf: orders.whatIf.handler(({ input }) =>
        store.read(async (tx) => {
          const { order } = await orderById(tx, input.orderId)
          const imagined = {
            ...order,
            serviceLevel: input.serviceLevel ?? order.serviceLevel,
            destination: input.destination ?? order.destination,
            lines: input.lines ?? order.lines,
            tags: input.tags ?? order.tags,
          }
          const dated = input.dates === null ? imagined : await withDates(tx, imagined, input.dates)
          return trialOf(await tryOrder(tx, worlds, dated, input.at ?? clock.now(), input.stock))
        }),
      ),
      quote: orders.quote.handler(({ input }) =>
        store.read(async (tx) => {
          const products = await tx.products.bySkus(input.lines.map(({ sku }) => sku))
          const { currency } = await tx.settings.get(WORKSPACE)
          const basket = basketOrder(input, products, services.findPlace, clock.now(), currency)
          return trialOf(await tryOrder(tx, worlds, basket, clock.now(), []))
        }),
      ),
      ways: orders.ways.handler(({ input }) =>
        store.read((tx) => orderWays(tx, services.decider, input.orderId)),
      ),
      companions: orders.companions.handler(({ input }) =>
        store.read((tx) => orderCompanions(tx, services.decider, input.orderId)),
      ),
      trySplit: orders.trySplit.handler(({ input }) =>
        store.read(async (tx) =>
          trySplit(tx, await orderById(tx, input.orderId), input.split, (some) =>
            services.decider.trials(tx, some),
          ),
        ),
      ),
      tryParcels: orders.tryParcels.handler(({ input }) =>
        store.read((tx) =>
          tryParcels({ tx, now: clock.now() }, input, (some) => services.decider.trials(tx, some)),
        ),
      ),
      trySendAgain: orders.trySendAgain.handler(({ input }) =>
        store.read((tx) => trySendAgain(tx, input, (some) => services.decider.trials(tx, some))),
      ),
      mergePreview: orders.mergePreview.handler(({ input }) =>
        store.read((tx) => previewMerging(tx, services.decider, input.orderIds)),
      ),
      tryLines: orders.tryLines.handler(({ input: { orderId, ...wanted } }) =>
        store.read(async (tx) => tryLines(tx, worlds, await orderById(tx, orderId), wanted, clock.now())),
      ),
      tryMany: orders.tryMany.handler(async ({ input }) => {
        const rows = []
        for (let from = 0; from < input.orderIds.length; from += AT_ONCE) {
          const some = { ...input, orderIds: input.orderIds.slice(from, from + AT_ONCE) }
          rows.push(
            ...(await store.read((tx) =>
              bulkPreview({ tx, now: clock.now() }, some, (tried) => services.decider.trials(tx, tried)),
            )),
          )
          await setImmediate()
        }
        return rows
      }),
      cancelLimits: orders.cancelLimits.handler(({ input }) =>
        store.read((tx) => cancelLimits(tx, clock.now(), input.orderIds)),
      ),
      owed: orders.owed.handler(({ input }) => store.read((tx) => owedByOrders(tx, input.orderIds))),
    },
  }
}

function trialOf(trial: Trial) {
  return { ...trial, parts: [...trial.parts] }
}
