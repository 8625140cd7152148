import type { Channel } from '../../../shared/domain/channel.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { ChannelSecrets } from '../../app/ports/channel.ts'
import type { Misbehaviour } from '../channel-server/misbehaviour.ts'
import type { Storefront } from '../channel-server/storefront.ts'
import { ShopifyServer } from '../shopify-server/server.ts'
import { WooCommerceServer } from '../woocommerce-server/server.ts'
import { DEMO_CHANNELS, type DemoChannel } from './channels.ts'

/** A running simulated shop, and how the control room reaches it. */
export interface DemoServer {
  readonly demo: DemoChannel
  readonly channel: Channel
  readonly secrets: ChannelSecrets
  readonly shop: Storefront
  readonly misbehaviour: Misbehaviour
  goOffline(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the four shops on loopback and puts `products` up for sale. `available` says what each channel believes
 * may be sold: what was true when the merchant last pushed.
 */
export async function startDemoServers(options: {
  clock: Clock
  random: Random
  products: readonly Product[]
  available: (channelId: string, sku: string) => number
  /** Orders that each channel placed in earlier runs. */
  known: (channelId: string) => number
}): Promise<DemoServer[]> {
  const servers = await Promise.all(DEMO_CHANNELS.map((demo) => startServer(demo, options)))
  for (const { shop, channel } of servers) {
    for (const product of options.products) {
      shop.addProduct({
        sku: product.sku,
        title: product.name,
        priceCents: product.priceCents,
        weightG: product.weightG,
        stock: options.available(channel.id, product.sku),
      })
    }
  }
  return servers
}

/** An order, its lines and its meta fields each take a number at some shops. */
const IDS_PER_ORDER = 20

async function startServer(
  demo: DemoChannel,
  { clock, random, known }: { clock: Clock; random: Random; known: (channelId: string) => number },
): Promise<DemoServer> {
  const { name, kind, id } = demo.channel
  const numbersFrom = demo.firstNumber + known(id) * IDS_PER_ORDER
  const settings = { clock, random, name, currency: 'EUR', timeZone: demo.timeZone, numbersFrom }
  if (kind === 'shopify') {
    const secrets = { clientId: `demo-${id}`, clientSecret: `demo-secret-${id}` }
    const server = new ShopifyServer({
      ...settings,
      credentials: secrets,
      orderPrefix: demo.orderPrefix,
      // A plan of the larger kind: stock of hundreds of products is pushed in bursts.
      bucket: { maximum: 20_000, restorePerSecond: 1_000 },
      locations: [
        {
          name: 'Switchyard',
          countryCode: demo.country,
          postcode: demo.places[0]?.postcode ?? '',
          city: demo.places[0]?.city ?? '',
        },
        ...demo.otherLocations,
      ],
    })
    return running(demo, server, secrets)
  }
  const secrets = { consumerKey: `ck_demo_${id}`, consumerSecret: `cs_demo_${id}` }
  return running(demo, new WooCommerceServer({ ...settings, credentials: secrets }), secrets)
}

async function running(
  demo: DemoChannel,
  server: ShopifyServer | WooCommerceServer,
  secrets: ChannelSecrets,
): Promise<DemoServer> {
  const { url, close } = await server.start()
  return {
    demo,
    channel: { ...demo.channel, url },
    secrets,
    shop: server.shop,
    misbehaviour: server.misbehaviour,
    goOffline: () => server.goOffline(),
    comeBack: () => server.comeBack(),
    close,
  }
}
