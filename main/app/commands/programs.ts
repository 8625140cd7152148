import { handInOrders } from '../programs/hand-in-orders.ts'
import type { AppServices } from '../services/app-services.ts'
import { apiKeyHandlers } from './api-keys.ts'
import type { HandlersOf } from './handler.ts'

/** The journal keeps which orders were handed in, and not what they say of their buyers. */
export function programHandlers({ filedOrders }: Pick<AppServices, 'filedOrders'>): HandlersOf<'programs'> {
  return {
    ...apiKeyHandlers,
    handInOrders: {
      journaled: ({ channelId, orders }) => ({ channelId, orders: orders.map(({ order }) => order ?? null) }),
      async prepare({ channelId, orders }) {
        const filed = await filedOrders.read(channelId, orders)
        return (context) => handInOrders(context, filedOrders, channelId, filed)
      },
    },
  }
}
