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
import { account } from './answers.ts'
import { hasMiraklCancel, pushMiraklCancel } from './cancellation.ts'
import { MIRAKL_RATES, MiraklClient, type MiraklRates } from './client.ts'
import { hasMiraklFulfillment, pushMiraklFulfillment } from './fulfillment.ts'
import { mapMiraklOrder } from './order-mapping.ts'
import { MiraklOrders } from './order-pull.ts'
import { readMiraklFacts } from './product-facts.ts'
import { readMiraklOrders } from './read-orders.ts'
import { hasMiraklRefund, pushMiraklRefund } from './refund.ts'
import { hasMiraklReturnLabel, pushMiraklReturnLabel } from './return-label.ts'
import { miraklRights } from './rights.ts'
import { pushMiraklStock, readMiraklStock } from './stock.ts'

/** Mirakl marketplaces (MMP seller API). Secrets: `shopKey`, and `shopId` when the user has several shops. */
export function miraklConnectors(
  http: HttpDeps,
  memory: OpenMemory,
  rates: MiraklRates = MIRAKL_RATES,
): ConnectorFactory {
  return (channel, secrets, use) =>
    miraklConnector(channelHttp(http, channel, secrets, use), memory, rates, channel, secrets)
}

function miraklConnector(
  http: ChannelHttp,
  openMemory: OpenMemory,
  rates: MiraklRates,
  channel: Channel,
  secrets: ChannelSecrets,
): Connector {
  const memory = openMemory(channel.id)
  const root = (channel.url ?? '').replace(/\/+$/, '').replace(/\/api$/, '')
  const client = new MiraklClient(http, memory, rates, root, secrets)
  const orders = new MiraklOrders(client)
  return {
    kind: 'mirakl',
    async check(signal) {
      if (channel.url === null)
        throw new ChannelError(
          'protocol',
          message('mirakl.enterAddress', { example: 'https://x.mirakl.net' }),
          0,
          { code: 'no-address' },
        )
      const shop = await client.get('/api/account', account, signal)
      const { shop_name: name, shop_state: state } = shop
      return { name, remark: state === 'OPEN' ? null : { code: 'not-open', state } }
    },
    readRights: () => Promise.resolve(miraklRights()),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => orders.pull(cursor, signal),
    mapOrder: (payload) => mapMiraklOrder(channel, payload),
    readOrders: (ids, signal) => readMiraklOrders(client, ids, signal),
    readProductFacts: (skus, signal) => readMiraklFacts(client, root, skus, signal),
    readStock: (skus, signal) => readMiraklStock(client, skus, signal),
    async pushStock(items, _key, signal) {
      try {
        return await pushMiraklStock(client, memory, items, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) => outcomeOf(() => pushMiraklFulfillment(client, push, signal)),
    hasFulfillment: (push, signal) => hasMiraklFulfillment(client, push, signal),
    pushReturnLabel: (push, paper, _key, signal) =>
      outcomeOf(() => pushMiraklReturnLabel(client, push, paper, signal)),
    hasReturnLabel: (push, _key, signal) => hasMiraklReturnLabel(client, push, signal),
    pushCancel: (push, key, signal) => outcomeOf(() => pushMiraklCancel(client, memory, push, key, signal)),
    hasCancel: (push, key, signal) => hasMiraklCancel(client, memory, push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushMiraklRefund(client, memory, push, key, signal)),
    hasRefund: (push, key, signal) => hasMiraklRefund(client, memory, push, key, signal),
  }
}
