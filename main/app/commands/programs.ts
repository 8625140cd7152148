import { handInOrders } from '../programs/hand-in-orders.ts'
import type { AppServices } from '../services/app-services.ts'
import { apiKeyHandlers } from './api-keys.ts'
import type { HandlersOf } from './handler.ts'
import { webhookHandlers } from './webhooks.ts'

/** The journal keeps which orders were handed in, and not what they say of their buyers. */
export function programHandlers(
  services: Pick<AppServices, 'filedOrders' | 'secrets' | 'onFault'>,
): HandlersOf<'programs'> {
  const { filedOrders } = services
  return {
    ...apiKeyHandlers,
    ...webhookHandlers(services),
    handInOrders: {
      journaled: ({ channelId, orders }) => ({ channelId, orders: orders.map(({ order }) => order ?? null) }),
      async prepare({ channelId, orders }) {
        const filed = await filedOrders.read(channelId, orders)
        return (context) => handInOrders(context, filedOrders, channelId, filed)
      },
    },
  }
}
