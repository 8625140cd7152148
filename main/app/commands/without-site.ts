import type { Order } from '../../../shared/domain/order.ts'

/** The order as if nobody had chosen this site for it. */
export function withoutSite(order: Order, siteId: string): Order {
  const { siteId: site, byHand, ...rest } = order.chosen ?? {}
  return {
    ...order,
    chosen: {
      ...rest,
      ...(site !== undefined && site !== siteId && { siteId: site }),
      ...(byHand !== undefined && byHand.siteId !== siteId && { byHand }),
    },
  }
}
