import type { Channel } from '../../../shared/domain/channel.ts'
import { message } from '../../../shared/messages/message.ts'
import {
  ChannelError,
  type ChannelSecrets,
  type Connector,
  type ConnectorFactory,
  type PushOutcome,
} from '../../app/ports/channel.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { type ChannelHttp, channelHttp } from '../protocol/channel-http.ts'
import { failureOf, outcomeOf } from '../protocol/outcome.ts'
import { writeAddress } from '../protocol/write-address.ts'
import { ShopifyAccess } from './access.ts'
import { setShopifyAddress } from './address.ts'
import { shopAnswer } from './answers.ts'
import { hasShopifyCancel, pushShopifyCancel } from './cancellation.ts'
import { readShopifyListings, readShopifyLocations } from './catalog.ts'
import { readShopifyCatalogue } from './catalogue.ts'
import { ShopifyClient } from './client.ts'
import { SHOP, SHOPIFY_API_VERSION } from './documents.ts'
import { hasShopifyFulfillment, pushShopifyFulfillment } from './fulfillment.ts'
import { homeLocation } from './home-location.ts'
import { mapShopifyOrder } from './order-mapping.ts'
import { pullShopifyOrders } from './order-pull.ts'
import { readShopifyOwner, writeShopifyOwner } from './owner.ts'
import { readShopifyFacts } from './product-facts.ts'
import { readShopifyOrders } from './read-orders.ts'
import { pushShopifyReady } from './ready.ts'
import { hasShopifyRefund, pushShopifyRefund } from './refund.ts'
import { hasShopifyReturnLabel, pushShopifyReturnLabel } from './return-label.ts'
import { readShopifyRights } from './rights.ts'
import { ShopifyStock } from './stock.ts'

/**
 * Shopify, Admin GraphQL. Secrets: `clientId` and `clientSecret` (or `accessToken`); `location`, id or name, is
 * where our stock is shown, by default the first that ships online orders.
 */
export function shopifyConnectors(http: HttpDeps): ConnectorFactory {
  return (channel, secrets, use) =>
    shopifyConnector(channelHttp(http, channel, secrets, use), channel, secrets)
}

function shopifyConnector(http: ChannelHttp, channel: Channel, secrets: ChannelSecrets): Connector {
  const shopUrl = (channel.url ?? '').replace(/\/+$/, '')
  const client = new ShopifyClient(http, new ShopifyAccess(http, shopUrl, secrets), shopUrl)
  const stock = new ShopifyStock(client, http.clock)
  let home: Promise<string> | null = null
  const location = (signal: AbortSignal): Promise<string> => {
    home ??= homeLocation(client, secrets['location'], signal).catch((error: unknown) => {
      home = null
      throw error
    })
    return home
  }

  const reads = {
    mapOrder: (payload: string) => mapShopifyOrder(channel, payload),
    readOrders: (ids: readonly string[], signal: AbortSignal) => readShopifyOrders(client, ids, signal),
  }

  return {
    kind: 'shopify',
    ...reads,
    async check(signal) {
      if (channel.url === null)
        throw new ChannelError(
          'protocol',
          message('channels.enterAddress', { example: 'https://NAME.myshopify.com' }),
          0,
          {
            code: 'no-address',
          },
        )
      const { shop } = await client.query(SHOP, {}, shopAnswer, signal)
      await location(signal)
      const served = client.servedVersion
      const isServed = served === null || served === SHOPIFY_API_VERSION
      return {
        name: `${shop.name} (${shop.myshopifyDomain}, ${shop.currencyCode})`,
        remark: isServed ? null : { code: 'other-version', served, wanted: SHOPIFY_API_VERSION },
      }
    },
    readOwner: (signal) => readShopifyOwner(client, signal),
    writeOwner: (owner, signal) => writeShopifyOwner(client, owner, signal),
    readRights: (signal) => readShopifyRights(client, signal),
    movedTo: () => http.moved.latest(),
    pullOrders: (cursor, signal) => pullShopifyOrders(client, cursor, http.clock.now(), signal),
    readLocations: (signal) => readShopifyLocations(client, signal),
    readListings: (skus, signal) => readShopifyListings(client, skus, signal),
    readProductFacts: (skus, signal) => readShopifyFacts(client, skus, signal),
    readCatalogue: (from, signal) => readShopifyCatalogue(client, from, signal),
    readStock: (skus, signal, ours) => stock.read(skus, ours, signal),
    async pushStock(items, key, signal): Promise<readonly PushOutcome[]> {
      try {
        return await stock.push(await location(signal), items, key, signal)
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push, _key, signal) => outcomeOf(() => pushShopifyFulfillment(client, push, signal)),
    hasFulfillment: (push, signal) => hasShopifyFulfillment(client, push, signal),
    pushReady: (push, _key, signal) => outcomeOf(() => pushShopifyReady(client, push, signal)),
    pushReturnLabel: (push, paper, _key, signal) =>
      outcomeOf(() => pushShopifyReturnLabel(client, push, paper, signal)),
    hasReturnLabel: (push, _key, signal) => hasShopifyReturnLabel(client, push, signal),
    pushAddress: (push, _key, signal) =>
      outcomeOf(() =>
        writeAddress('Shopify', reads, push, () => setShopifyAddress(client, push, signal), signal),
      ),
    pushCancel: (push, key, signal) => outcomeOf(() => pushShopifyCancel(client, push, key, signal)),
    hasCancel: (push, key, signal) => hasShopifyCancel(client, push, key, signal),
    pushRefund: (push, key, signal) => outcomeOf(() => pushShopifyRefund(client, push, key, signal)),
    hasRefund: (push, key, signal) => hasShopifyRefund(client, push, key, signal),
  }
}
