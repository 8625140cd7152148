import type { Misbehaviour } from '../../../main/demo/channel-server/misbehaviour.ts'
import type { Storefront } from '../../../main/demo/channel-server/storefront.ts'
import { ShopifyServer } from '../../../main/demo/shopify-server/server.ts'
import { WooCommerceServer } from '../../../main/demo/woocommerce-server/server.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { channelOf } from '../channels/benches.ts'
import { SHOPIFY_CREDENTIALS } from '../channels/shopify.ts'
import { productForSale } from '../channels/storefront.ts'
import { WOO_CREDENTIALS } from '../channels/woocommerce.ts'

/** A simulated shop in the test's own process, so that it outlives a control room that is killed. */
export interface OpenShop {
  readonly channel: Channel
  readonly secrets: Readonly<Record<string, string>>
  readonly shop: Storefront
  readonly misbehaviour: Misbehaviour
  goOffline(): Promise<void>
  comeBack(): Promise<void>
}

export interface Shops {
  readonly shopify: OpenShop
  readonly woocommerce: OpenShop
  close(): Promise<void>
}

/** Two shops on loopback that run in real time and sell `skus`, of each `stock` units. */
export async function openShops(skus: readonly string[], stock: number): Promise<Shops> {
  const common = { clock: systemClock, random: seededRandom(7), currency: 'EUR', timeZone: 'Europe/Paris' }
  const servers = {
    shopify: new ShopifyServer({
      ...common,
      name: 'Maison Test',
      credentials: SHOPIFY_CREDENTIALS,
      orderPrefix: 'S-',
      bucket: { maximum: 20_000, restorePerSecond: 2_000 },
      locations: [{ name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' }],
    }),
    woocommerce: new WooCommerceServer({ ...common, name: 'Atelier Test', credentials: WOO_CREDENTIALS }),
  }
  const started = await Promise.all([servers.shopify.start(), servers.woocommerce.start()])
  const open = (
    kind: 'shopify' | 'woocommerce',
    url: string,
    secrets: Readonly<Record<string, string>>,
  ): OpenShop => {
    const server = servers[kind]
    for (const sku of skus) server.shop.addProduct(productForSale(sku, stock))
    return {
      channel: channelOf(kind, url),
      secrets,
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      goOffline: () => server.goOffline(),
      comeBack: () => server.comeBack(),
    }
  }
  return {
    shopify: open('shopify', started[0].url, SHOPIFY_CREDENTIALS),
    woocommerce: open('woocommerce', started[1].url, WOO_CREDENTIALS),
    async close() {
      await Promise.all(started.map(({ close }) => close()))
    },
  }
}
