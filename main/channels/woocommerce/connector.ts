import type { Channel } from '../../../shared/domain/channel.ts'
import { message } from '../../../shared/messages/message.ts'
import {
  ChannelError,
  type ChannelSecrets,
  type Connector,
  type ConnectorFactory,
} from '../../app/ports/channel.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { type ChannelHttp, channelHttp } from '../protocol/channel-http.ts'
import { failureOf, outcomeOf } from '../protocol/outcome.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { writeAddress } from '../protocol/write-address.ts'
import { setWooAddress } from './address.ts'
import { orderList, siteIndex } from './answers.ts'
import { hasWooCancel, pushWooCancel } from './cancellation.ts'
import { readWooListings, WooCatalogue } from './catalogue.ts'
import { WooClient } from './client.ts'
import { hasWooFulfillment, pushWooFulfillment } from './fulfillment.ts'
import { mapWooOrder } from './order-mapping.ts'
import { pullWooOrders } from './order-pull.ts'
import { readWooOwner, writeWooOwner } from './owner.ts'
import { pushWooPoint } from './point.ts'
import { readWooFacts } from './product-facts.ts'
import { ProductKinds } from './product-kinds.ts'
import { readWooOrders } from './read-orders.ts'
import { hasWooReady, pushWooReady } from './ready.ts'
import { hasWooRefund, pushWooRefund } from './refund.ts'
import { hasWooReturnLabel, pushWooReturnLabel } from './return-label.ts'
import { readWooRights } from './rights.ts'
import { pushWooStock, readWooStock } from './stock.ts'

/** WooCommerce, REST v3. Secrets: `consumerKey` and `consumerSecret`, with read and write access. */
export function wooCommerceConnectors(http: HttpDeps): ConnectorFactory {
  return (channel, secrets, use) =>
    wooCommerceConnector(channelHttp(http, channel, secrets, use), channel, secrets)
}

function wooCommerceConnector(http: ChannelHttp, channel: Channel, secrets: ChannelSecrets): Connector {
  const client = new WooClient(http, (channel.url ?? '').replace(/\/+$/, ''), secrets)
  const kinds = new ProductKinds(client, http.clock)
  const catalogue = new WooCatalogue(client)
  const reads = {
    mapOrder: (payload: string) => mapWooOrder(channel, payload),
    readOrders: (ids: readonly string[], signal: AbortSignal) => readWooOrders(client, kinds, ids, signal),
  }
  return {
    kind: 'woocommerce',
    ...reads,
    async check(signal) {
      if (channel.url === null)
        throw new ChannelError(
          'protocol',
          message('channels.enterAddress', { example: 'https://shop.example' }),
          0,
          {
            code: 'no-address',
          },
        )
      const site = parseAnswer(siteIndex, (await client.index(signal)).value, 'WordPress index')
      if (!site.namespaces.includes('wc/v3'))
        throw new ChannelError('protocol', message('woocommerce.onlyWordPress', { site: site.name }))
      parseAnswer(orderList, (await client.get('/orders?per_page=1', signal)).value, 'WooCommerce orders')
      return { name: site.name, remark: null }
    },
    readOwner: (signal) => readWooOwner(client, signal),
    writeOwner: (owner, signal) => writeWooOwner(client, owner, signal),
    readRights: (signal) => readWooRights(client, signal),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => pullWooOrders(client, kinds, cursor, http.clock.now(), signal),
    readListings: (skus, signal) => readWooListings(client, skus, signal),
    readProductFacts: (skus, signal) => readWooFacts(client, skus, signal),
    readCatalogue: (from, signal) => catalogue.read(from, signal),
    readStock: (skus, signal, ours) => readWooStock(client, skus, ours, signal),
    async pushStock(items, _key, signal) {
      try {
        return await pushWooStock(client, items, http.use.startsCounting, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) =>
      outcomeOf(() => pushWooFulfillment(client, http.clock, push, signal)),
    hasFulfillment: (push, signal) => hasWooFulfillment(client, push, signal),
    pushReady: (push, _key, signal) => outcomeOf(() => pushWooReady(client, push, signal)),
    hasReady: (push, _key, signal) => hasWooReady(client, push, signal),
    pushReturnLabel: (push, _paper, _key, signal) =>
      outcomeOf(() => pushWooReturnLabel(client, push, signal)),
    hasReturnLabel: (push, _key, signal) => hasWooReturnLabel(client, push, signal),
    pushAddress: (push, _key, signal) =>
      outcomeOf(() =>
        writeAddress('WooCommerce', reads, push, () => setWooAddress(client, push, signal), signal),
      ),
    pushPoint: (push, _key, signal) => outcomeOf(() => pushWooPoint(client, push, signal)),
    pushCancel: (push, key, signal) => outcomeOf(() => pushWooCancel(client, push, key, signal)),
    hasCancel: (push, key, signal) => hasWooCancel(client, push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushWooRefund(client, push, key, signal)),
    hasRefund: (push, key, signal) => hasWooRefund(client, push, key, signal),
  }
}
