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
import { writeAddress } from '../protocol/write-address.ts'
import { setPrestaAddress } from './address.ts'
import { orderRow } from './answers.ts'
import { hasPrestaCancel, pushPrestaCancel } from './cancellation.ts'
import { readPrestaCatalogue, readPrestaListings } from './catalogue.ts'
import { PrestaClient } from './client.ts'
import { hasPrestaFulfillment, pushPrestaFulfillment } from './fulfillment.ts'
import { mapPrestaOrder } from './order-mapping.ts'
import { pullPrestaOrders } from './order-pull.ts'
import { readPrestaOwner, writePrestaOwner } from './owner.ts'
import { readPrestaFacts } from './product-facts.ts'
import { readPrestaOrders } from './read-orders.ts'
import { hasPrestaRefund, pushPrestaRefund } from './refund.ts'
import { readPrestaRights } from './rights.ts'
import { ShopLists } from './shop-facts.ts'
import { pushPrestaStock, readPrestaStock } from './stock.ts'

/** PrestaShop webservice, 1.7 to 9. Secret: `webserviceKey`. */
export function prestaShopConnectors(http: HttpDeps): ConnectorFactory {
  return (channel, secrets, use) =>
    prestaShopConnector(channelHttp(http, channel, secrets, use), channel, secrets)
}

function prestaShopConnector(http: ChannelHttp, channel: Channel, secrets: ChannelSecrets): Connector {
  const root = (channel.url ?? '').replace(/\/+$/, '').replace(/\/api$/, '')
  const client = new PrestaClient(http, root, secrets)
  const lists = new ShopLists(client, http.clock)
  const reads = {
    mapOrder: (payload: string) => mapPrestaOrder(channel, payload),
    readOrders: (ids: readonly string[], signal: AbortSignal) => readPrestaOrders(client, lists, ids, signal),
  }
  return {
    kind: 'prestashop',
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
      const { name } = await new ShopLists(client, http.clock).facts(signal)
      await client.list('orders', { display: 'full', limit: '1' }, orderRow, signal)
      return { name, remark: null }
    },
    readOwner: (signal) => readPrestaOwner(client, signal),
    writeOwner: (owner, signal) => writePrestaOwner(client, owner, signal),
    readRights: (signal) => readPrestaRights(client, signal),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => pullPrestaOrders(client, lists, cursor, http.clock.now(), signal),
    readListings: (skus, signal) => readPrestaListings(client, skus, signal),
    readProductFacts: (skus, signal) => readPrestaFacts(client, lists, root, skus, signal),
    readCatalogue: (from, signal) => readPrestaCatalogue(client, lists, from, signal),
    readStock: (skus, signal, ours) => readPrestaStock(client, skus, ours, signal),
    async pushStock(items, _key, signal) {
      try {
        return await pushPrestaStock(client, items, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) =>
      outcomeOf(async () => pushPrestaFulfillment(client, await lists.facts(signal), push, signal)),
    hasFulfillment: (push, signal) => hasPrestaFulfillment(client, push, signal),
    pushAddress: (push, _key, signal) =>
      outcomeOf(() =>
        writeAddress('PrestaShop', reads, push, () => setPrestaAddress(client, push, signal), signal),
      ),
    pushCancel: (push, key, signal) => outcomeOf(() => pushPrestaCancel(client, lists, push, key, signal)),
    hasCancel: async (push, key, signal) =>
      hasPrestaCancel(client, await lists.facts(signal), push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushPrestaRefund(client, lists, push, key, signal)),
    hasRefund: (push, key, signal) => hasPrestaRefund(client, push, key, signal),
  }
}
