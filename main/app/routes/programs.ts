import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { sees } from '../ports/sites-seen.ts'
import { programEventOf } from '../programs/program-event.ts'
import { basketOrder } from '../queries/basket-order.ts'
import { roomMetrics } from '../queries/metrics.ts'
import { basketPromise, programFulfillments, programOrder, programOrders } from '../queries/programs.ts'
import { watched } from '../queries/watched.ts'
import { decideAlone } from '../queries/what-if.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Queries } from './command-routes.ts'
import type { Procedures } from './router.ts'

export function programRoutes({ programs }: Procedures, services: AppServices): Pick<Queries, 'programs'> {
  const { store, clock, worlds, figures, findPlace, about } = services
  return {
    programs: {
      metrics: programs.metrics.handler(() =>
        watched({ ...services, processes: about.processes }, roomMetrics),
      ),
      webhooks: programs.webhooks.handler(() => store.read((tx) => tx.webhooks.all())),
      keys: programs.keys.handler(() => store.read((tx) => tx.apiKeys.all())),
      orders: programs.orders.handler(({ input }) => store.read((tx) => programOrders(tx, input))),
      order: programs.order.handler(({ input }) => store.read((tx) => programOrder(tx, input.orderId))),
      fulfillments: programs.fulfillments.handler(({ input }) =>
        store.read((tx) => programFulfillments(tx, input)),
      ),
      stock: programs.stock.handler(({ input: { after, limit }, context: { seen } }) =>
        store.read(async (tx) => {
          const skus = await tx.following.stockedSkus(after, limit)
          return {
            levels: (await tx.stock.bySkus(skus)).filter(({ siteId }) => sees(seen, [siteId])),
            next: skus.length < limit ? null : (skus.at(-1) ?? null),
          }
        }),
      ),
      availability: programs.availability.handler(({ input: { channelId, skus, byPlace } }) =>
        store.read(async (tx) => {
          const units = (await figures.availableUnits(tx, skus, [channelId])).get(channelId)
          const places = byPlace ? await figures.unitsByPlace(tx, skus, channelId) : null
          return skus.map((sku) => ({
            sku,
            available: units?.get(sku) ?? 0,
            ...(places && {
              places: places.map(({ place, units }) => ({ place, available: units.get(sku) ?? 0 })),
            }),
          }))
        }),
      ),
      promise: programs.promise.handler(({ input }) =>
        store.read(async (tx) => {
          const products = await tx.products.bySkus(input.lines.map(({ sku }) => sku))
          const { currency } = await tx.settings.get(WORKSPACE)
          const order = basketOrder(input, products, findPlace, clock.now(), currency)
          return basketPromise(await decideAlone(tx, worlds, order, clock.now()), currency)
        }),
      ),
      events: programs.events.handler(({ input: { after, limit } }) =>
        store.read(async (tx) => {
          const entries = await tx.journal.since(after, limit)
          return {
            events: entries.map(programEventOf),
            next: entries.length < limit ? null : (entries.at(-1)?.seq ?? null),
          }
        }),
      ),
    },
  }
}
