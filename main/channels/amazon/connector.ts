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
import type { OpenMemory } from '../protocol/memory.ts'
import { failureOf, outcomeOf } from '../protocol/outcome.ts'
import { participations } from './answers.ts'
import { hasAmazonCancel, pushAmazonCancel } from './cancellation.ts'
import { AMAZON_RATES, AmazonClient, type AmazonRates } from './client.ts'
import { hasAmazonFulfillment, pushAmazonFulfillment } from './fulfillment.ts'
import { mapAmazonOrder } from './order-mapping.ts'
import { AmazonOrders } from './order-pull.ts'
import { readAmazonFacts } from './product-facts.ts'
import { readAmazonOrders } from './read-orders.ts'
import { hasAmazonRefund, pushAmazonRefund } from './refund.ts'
import { readAmazonRights } from './rights.ts'
import { pushAmazonStock, readAmazonStock } from './stock.ts'

/**
 * Amazon Selling Partner API, orders that the merchant ships. Secrets: `clientId`, `clientSecret`, `refreshToken`,
 * `sellerId`, `marketplaceId`; `tokenUrl` where Login with Amazon is simulated.
 */
export function amazonConnectors(
  http: HttpDeps,
  memory: OpenMemory,
  rates: AmazonRates = AMAZON_RATES,
): ConnectorFactory {
  return (channel, secrets, use) =>
    amazonConnector(channelHttp(http, channel, secrets, use), memory, rates, channel, secrets)
}

function amazonConnector(
  http: ChannelHttp,
  openMemory: OpenMemory,
  rates: AmazonRates,
  channel: Channel,
  secrets: ChannelSecrets,
): Connector {
  const memory = openMemory(channel.id)
  const client = new AmazonClient(http, memory, rates, (channel.url ?? '').replace(/\/+$/, ''), secrets)
  const orders = new AmazonOrders(client)
  return {
    kind: 'amazon',
    async check(signal) {
      if (channel.url === null)
        throw new ChannelError(
          'protocol',
          message('amazon.enterEndpoint', { example: 'https://sellingpartnerapi-eu.amazon.com' }),
          0,
          { code: 'no-address' },
        )
      const path = '/sellers/v1/marketplaceParticipations'
      const call = { operation: 'getMarketplaceParticipations', method: 'GET', path } as const
      const { payload } = await client.call(call, participations, signal)
      const { marketplaceId } = client.seller
      const here = payload.find((entry) => entry.marketplace.id === marketplaceId)
      if (here === undefined)
        throw new ChannelError('protocol', message('amazon.notInMarketplace', { marketplace: marketplaceId }))
      return { name: [here.storeName ?? '', here.marketplace.name].filter(Boolean).join(', '), remark: null }
    },
    readRights: (signal) => readAmazonRights(client, signal),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => orders.pull(cursor, signal),
    mapOrder: (payload) => mapAmazonOrder(channel, payload),
    readOrders: (ids, signal) => readAmazonOrders(client, ids, signal),
    readProductFacts: (skus, signal) => readAmazonFacts(client, skus, signal),
    readStock: (skus, signal) => readAmazonStock(client, skus, signal),
    async pushStock(items, _key, signal) {
      try {
        return await pushAmazonStock(client, memory, items, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) => outcomeOf(() => pushAmazonFulfillment(client, push, signal)),
    hasFulfillment: (push, signal) => hasAmazonFulfillment(client, push, signal),
    pushCancel: (push, key, signal) => outcomeOf(() => pushAmazonCancel(client, memory, push, key, signal)),
    hasCancel: (push, key, signal) => hasAmazonCancel(client, memory, push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushAmazonRefund(client, memory, push, key, signal)),
    hasRefund: (_push, key) => hasAmazonRefund(memory, key),
  }
}
