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
import { shopAnswer } from './answers.ts'
import { hasVendureCancel, pushVendureCancel } from './cancellation.ts'
import { readVendureListings, readVendureLocations } from './catalog.ts'
import { readVendureCatalogue } from './catalogue.ts'
import { VendureClient } from './client.ts'
import { SHOP } from './documents.ts'
import { hasVendureFulfillment, pushVendureFulfillment } from './fulfillment.ts'
import { mapVendureOrder } from './order-mapping.ts'
import { pullVendureOrders } from './order-pull.ts'
import { readVendureOwner, writeVendureOwner } from './owner.ts'
import { readVendureFacts } from './product-facts.ts'
import { readVendureOrders } from './read-orders.ts'
import { hasVendureRefund, pushVendureRefund } from './refund.ts'
import { readVendureRights } from './rights.ts'
import { pushVendureStock, readVendureStock, vendureHome } from './stock.ts'

/**
 * Vendure 3, Admin API. Secrets: `apiKey`, or `username` and `password` of an administrator; also `channelToken`
 * where the server has several channels, and `location`, name or id of the stock location that carries our stock.
 */
export function vendureConnectors(http: HttpDeps): ConnectorFactory {
  return (channel, secrets, use) =>
    vendureConnector(channelHttp(http, channel, secrets, use), channel, secrets)
}

function vendureConnector(http: ChannelHttp, channel: Channel, secrets: ChannelSecrets): Connector {
  const client = new VendureClient(http, channel.url ?? '', secrets)
  let home: string | null = null
  return {
    kind: 'vendure',
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
      const { activeChannel } = await client.query(SHOP, {}, shopAnswer, signal)
      home = await vendureHome(client, secrets.location, signal)
      const { host } = new URL(channel.url)
      const { code } = activeChannel
      return { name: code === '__default_channel__' ? host : `${host}, ${code}`, remark: null }
    },
    readOwner: (signal) => readVendureOwner(client, signal),
    writeOwner: (owner, signal) => writeVendureOwner(client, owner, signal),
    readRights: (signal) => readVendureRights(client, signal),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => pullVendureOrders(client, cursor, http.clock.now(), signal),
    mapOrder: (payload) => mapVendureOrder(channel, payload),
    readOrders: (ids, signal) => readVendureOrders(client, ids, signal),
    readLocations: (signal) => readVendureLocations(client, signal),
    readListings: (skus, signal) => readVendureListings(client, skus, signal),
    readProductFacts: (skus, signal) => readVendureFacts(client, channel.url, skus, signal),
    async readCatalogue(from, signal) {
      home ??= await vendureHome(client, secrets.location, signal)
      return readVendureCatalogue(client, home, from, signal)
    },
    readStock: (skus, signal, ours) => readVendureStock(client, skus, ours, signal),
    async pushStock(items, _key, signal) {
      try {
        home ??= await vendureHome(client, secrets.location, signal)
        return await pushVendureStock(client, home, items, http.use.startsCounting, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) => outcomeOf(() => pushVendureFulfillment(client, push, signal)),
    hasFulfillment: (push, signal) => hasVendureFulfillment(client, push, signal),
    pushCancel: (push, key, signal) => outcomeOf(() => pushVendureCancel(client, push, key, signal)),
    hasCancel: (push, key, signal) => hasVendureCancel(client, push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushVendureRefund(client, push, key, signal)),
    hasRefund: (push, key, signal) => hasVendureRefund(client, push, key, signal),
  }
}
