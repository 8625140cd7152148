import type { ChannelSecrets, Connector, PulledOrder } from '../../../main/app/ports/channel.ts'
import { vendureConnectors } from '../../../main/channels/vendure/connector.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { type Clock, systemClock } from '../../../shared/lib/clock.ts'
import { channelOf } from './benches.ts'
import { type LossyProxy, lossyProxy } from './lossy-proxy.ts'
import { startVendure } from './vendure-server.ts'
import type { VendureShop } from './vendure-shop.ts'

const NEVER = new AbortController().signal

/** The connector on a real server, over a proxy that can lose answers. The shop sells A, B and C. */
export interface VendureBench {
  readonly shop: VendureShop
  readonly proxy: LossyProxy
  readonly channel: Channel
  readonly connector: Connector
  connect(clock: Clock, secrets?: ChannelSecrets): Connector
  /** Pulls until there is no more. */
  pull(from: string | null, by?: Connector): Promise<{ orders: Map<string, PulledOrder>; cursor: string }>
  /** The order as it stands there now, for us. */
  mapped(orderId: string): Promise<Order>
  close(): Promise<void>
}

export async function vendureBench(): Promise<VendureBench> {
  const { url, shop, stop } = await startVendure()
  await shop.addProduct('A', 1990, 100)
  await shop.addProduct('B', 4900, 100)
  await shop.addProduct('C', 500, 100)
  const proxy = await lossyProxy(url)
  const channel = channelOf('vendure', proxy.url)
  const connect: VendureBench['connect'] = (clock, secrets = { apiKey: shop.apiKey }) =>
    vendureConnectors({ clock, timeoutMs: 20_000 })(channel, secrets)
  const connector = connect(systemClock)
  const seen = new Map<string, PulledOrder>()
  let seenTo: string | null = null

  const pull: VendureBench['pull'] = async (from, by = connector) => {
    const orders = new Map<string, PulledOrder>()
    let cursor = from
    for (;;) {
      const page = await by.pullOrders(cursor, NEVER)
      for (const order of page.orders) orders.set(order.externalId, order)
      cursor = page.cursor
      if (!page.more) return { orders, cursor }
    }
  }
  return {
    shop,
    proxy,
    channel,
    connector,
    connect,
    pull,
    async mapped(orderId) {
      const { orders, cursor } = await pull(seenTo)
      seenTo = cursor
      for (const [id, pulled] of orders) seen.set(id, pulled)
      const order = connector.mapOrder(seen.get(orderId)?.payload ?? '')
      if (order.kind !== 'order') throw new Error(JSON.stringify(order))
      return order.order
    },
    async close() {
      await proxy.close()
      await stop()
    },
  }
}
