import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ChannelSecrets } from '../../main/app/ports/channel.ts'
import type { Misbehaviour } from '../../main/demo/channel-server/misbehaviour.ts'
import type { Storefront } from '../../main/demo/channel-server/storefront.ts'
import { ShopifyServer } from '../../main/demo/shopify-server/server.ts'
import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import type { Channel, ChannelKind } from '../../shared/domain/channel.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { AmazonServer } from '../shops/amazon/server.ts'
import { MiraklServer } from '../shops/mirakl/server.ts'
import { PrestaShopServer } from '../shops/prestashop/server.ts'
import { VendureServer } from '../shops/vendure/server.ts'
import { DropShop } from './drop-shop.ts'
import { TIME_ZONE } from './merchant.ts'
import { between, type Streams } from './streams.ts'
import type { Darkness, Transport } from './transport.ts'
import type { WorldClock } from './world-clock.ts'

/** The largest difference between our clock and a channel's. */
const SKEW_MS = 10 * MINUTE_MS

/** One simulated channel with its own clock: its customers' side, and what can go wrong with it. */
export interface SimulatedChannel {
  readonly channel: Channel
  readonly secrets: ChannelSecrets
  readonly skewMs: number
  readonly shop: Storefront
  /** null: not a server. */
  readonly misbehaviour: Misbehaviour | null
  /** null = it can be reached again. */
  darken(dark: Darkness | null): void
  /** Share of answers that come after we have given up. */
  answersLate(share: number): void
  /** Tokens or sessions that are out end; new ones are granted. */
  expireTokens(): void
  /** The merchant takes our access away, or gives it back. */
  revoke(revoked: boolean): void
  /** What the channel does by itself as time goes by. */
  tick(): void
  /** What the channel has been told may be sold, to be compared with ours. */
  figure(sku: string): number
}

interface Peer {
  readonly kind: ChannelKind
  readonly shop: Storefront
  readonly misbehaviour: Misbehaviour
  readonly secrets: (address: string) => ChannelSecrets
  expireTokens(): void
  revoke(revoked: boolean): void
  tick(): void
  start(): Promise<{ readonly url: string; close(): Promise<void> }>
}

export interface OpenChannels {
  readonly channels: readonly SimulatedChannel[]
  close(): Promise<void>
}

/** Starts all seven. Their clocks go wrong, each by its own amount of up to ten minutes. */
export async function openChannels(
  world: WorldClock,
  streams: Streams,
  transport: Transport,
): Promise<OpenChannels> {
  const skews = streams.of('skew')
  const closing: (() => Promise<void>)[] = []
  const channels: SimulatedChannel[] = []
  for (const [index, open] of PEERS.entries()) {
    const skewMs = between(skews, -SKEW_MS, SKEW_MS)
    const peer = open(world.skewed(skewMs), streams.of(`peer ${index}`))
    const running = await peer.start()
    closing.push(running.close)
    const address = transport.connect(peer.kind, running.url)
    channels.push({
      channel: channelOf(peer.kind, address, skews),
      secrets: peer.secrets(address),
      skewMs,
      shop: peer.shop,
      misbehaviour: peer.misbehaviour,
      darken: (dark) => transport.darken(peer.kind, dark),
      answersLate: (share) => transport.answersLate(peer.kind, share),
      expireTokens: () => peer.expireTokens(),
      revoke: (revoked) => peer.revoke(revoked),
      tick: () => peer.tick(),
      figure: (sku) => peer.shop.available(sku),
    })
  }
  const home = mkdtempSync(join(tmpdir(), 'switchyard-simulation-'))
  const root = join(home, 'erp')
  for (const folder of ['in', 'out']) mkdirSync(join(root, folder), { recursive: true })
  const skewMs = between(skews, -SKEW_MS, SKEW_MS)
  const shop = new DropShop(root, world.skewed(skewMs), streams.of('drop-shop'))
  channels.push({
    channel: channelOf('csv', pathToFileURL(root).href, skews),
    secrets: {},
    skewMs,
    shop,
    misbehaviour: null,
    darken(dark) {
      shop.away = dark !== null
    },
    answersLate: () => {},
    expireTokens: () => {},
    revoke: () => {},
    tick: () => shop.finishFiles(),
    figure: (sku) => shop.figure(sku),
  })
  return {
    channels,
    async close() {
      transport.close()
      for (const close of closing) await close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function channelOf(kind: ChannelKind, url: string, random: Random): Channel {
  const buffer = random() < 0.3 ? 1 : 0
  return { id: kind, name: kind, kind, url, buffer, priority: 0, paused: false, sandbox: true }
}

const NOTHING = (): void => {}

const PEERS: readonly ((clock: Clock, random: Random) => Peer)[] = [
  (clock, random) => {
    const credentials = { clientId: 'app', clientSecret: 'secret' }
    const server = new ShopifyServer({
      clock,
      random,
      credentials,
      name: 'Maison Aubrac',
      currency: 'EUR',
      timeZone: TIME_ZONE,
      locations: [
        { name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' },
        { name: 'Lyon', countryCode: 'FR', postcode: '69000', city: 'Lyon' },
      ],
    })
    return {
      kind: 'shopify',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: () => credentials,
      expireTokens: () => server.tokens.expireAll(),
      revoke(revoked) {
        server.tokens.installed = !revoked
      },
      tick: NOTHING,
      start: () => server.start(),
    }
  },
  (clock, random) => {
    const credentials = { consumerKey: 'ck', consumerSecret: 'cs' }
    const server = new WooCommerceServer({
      clock,
      random,
      credentials,
      name: 'Atelier Aubrac',
      currency: 'EUR',
      timeZone: TIME_ZONE,
      viewingTouches: random() < 0.5,
    })
    return {
      kind: 'woocommerce',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: () => credentials,
      expireTokens: NOTHING,
      revoke(revoked) {
        server.keyRevoked = revoked
      },
      tick: NOTHING,
      start: () => server.start(),
    }
  },
  (clock, random) => {
    const credentials = { webserviceKey: 'KEY' }
    const server = new PrestaShopServer({
      clock,
      random,
      credentials,
      name: 'Comptoir Aubrac',
      currency: 'EUR',
      timeZone: TIME_ZONE,
    })
    return {
      kind: 'prestashop',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: () => credentials,
      expireTokens: NOTHING,
      revoke(revoked) {
        server.keyRevoked = revoked
      },
      tick: NOTHING,
      start: () => server.start(),
    }
  },
  (clock, random) => {
    const credentials = { shopKey: 'key' }
    const importMs = between(random, 0, 3) * MINUTE_MS
    const server = new MiraklServer({
      clock,
      random,
      credentials,
      name: 'Aubrac',
      currency: 'EUR',
      acceptsByItself: random() < 0.5,
      importMs,
      strictPace: random() < 0.5,
    })
    return {
      kind: 'mirakl',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: () => credentials,
      expireTokens: NOTHING,
      revoke(revoked) {
        server.keyRevoked = revoked
      },
      tick() {
        server.shop.runImports(importMs)
        for (const order of server.shop.orders.values())
          if (order.state === 'WAITING_DEBIT_PAYMENT' && random() < 0.3) server.shop.debit(order.id)
      },
      start: () => server.start(),
    }
  },
  (clock, random) => {
    const credentials = {
      clientId: 'app',
      clientSecret: 'secret',
      refreshToken: 'Atzr|refresh',
      sellerId: 'A1SELLER',
      marketplaceId: 'A13V1IB3VIYZZH',
    }
    const server = new AmazonServer({
      clock,
      random,
      credentials,
      name: 'Aubrac',
      currency: 'EUR',
      lagMs: 2 * MINUTE_MS,
      feedMs: between(random, 0, 3) * MINUTE_MS,
      strictPace: true,
    })
    return {
      kind: 'amazon',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: (address) => ({ ...credentials, tokenUrl: `${address}/auth/o2/token` }),
      expireTokens: () => server.expireTokens(),
      revoke(revoked) {
        server.revoked = revoked
      },
      tick: () => server.processFeeds(),
      start: () => server.start(),
    }
  },
  (clock, random) => {
    const credentials = { apiKey: 'key', username: 'admin', password: 'secret' }
    const byPassword = random() < 0.5
    const server = new VendureServer({
      clock,
      random,
      credentials,
      name: 'aubrac',
      currency: 'EUR',
      locations: ['Lille', 'Lyon'],
      settlesAtOnce: true,
      outOfStockThreshold: between(random, 0, 2),
    })
    const { apiKey, username, password } = credentials
    return {
      kind: 'vendure',
      shop: server.shop,
      misbehaviour: server.misbehaviour,
      secrets: () => (byPassword ? { username, password } : { apiKey }),
      expireTokens: () => server.expireSessions(),
      revoke(revoked) {
        server.keyRevoked = revoked
      },
      tick: NOTHING,
      start: () => server.start(),
    }
  },
]
