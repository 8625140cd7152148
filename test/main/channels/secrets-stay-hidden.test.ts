import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCommands } from '../../../main/app/commands/command.ts'
import { channelEvents } from '../../../main/app/inbound/channel-events.ts'
import type { Connector, ConnectorFactory } from '../../../main/app/ports/channel.ts'
import { checkChannel } from '../../../main/app/queries/channels.ts'
import { KnownSecrets } from '../../../main/app/secrets/known-secrets.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { amazonConnectors } from '../../../main/channels/amazon/connector.ts'
import { miraklConnectors } from '../../../main/channels/mirakl/connector.ts'
import { prestaShopConnectors } from '../../../main/channels/prestashop/connector.ts'
import { type OpenMemory, storedMemory } from '../../../main/channels/protocol/memory.ts'
import { shopifyConnectors } from '../../../main/channels/shopify/connector.ts'
import { ChannelLoop } from '../../../main/channels/sync/channel-loop.ts'
import { vendureConnectors } from '../../../main/channels/vendure/connector.ts'
import { wooCommerceConnectors } from '../../../main/channels/woocommerce/connector.ts'
import type { Storefront } from '../../../main/demo/channel-server/storefront.ts'
import { openLog } from '../../../main/log.ts'
import type { HttpDeps } from '../../../main/remote/remote-http.ts'
import { makeBackup } from '../../../main/store/backup.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import type { ChannelKind } from '../../../shared/domain/channel.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { amazonServer, NO_AMAZON_PACE } from '../../support/channels/amazon.ts'
import { channelOf } from '../../support/channels/benches.ts'
import { type EchoProxy, echoProxy } from '../../support/channels/echo-proxy.ts'
import { miraklServer, NO_PACE } from '../../support/channels/mirakl.ts'
import { prestaShopServer } from '../../support/channels/prestashop.ts'
import type { SettableClock } from '../../support/channels/settable-clock.ts'
import { shopifyServer } from '../../support/channels/shopify.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'
import { vendureServer } from '../../support/channels/vendure.ts'
import { wooCommerceServer } from '../../support/channels/woocommerce.ts'
import { freshFigures } from '../../support/figures.ts'

const NEVER = new AbortController().signal

/** With the signs that every encoding changes. */
const CANARY = 'cAnary/7f3+9c&"do not"=tell'

interface Shop {
  readonly url: string
  readonly shop: Storefront
  readonly clock: SettableClock
  goOffline(): Promise<void>
}

async function running(made: {
  server: { start(): Promise<{ url: string }>; shop: Storefront; goOffline(): Promise<void> }
  clock: SettableClock
}): Promise<Shop> {
  const { server, clock } = made
  const { url } = await server.start()
  return { url, shop: server.shop, clock, goOffline: () => server.goOffline() }
}

const AMAZON = { clientId: 'app', sellerId: 'A1SELLER', marketplaceId: 'A13V1IB3VIYZZH' }

const KINDS: readonly {
  readonly name: string
  readonly kind: ChannelKind
  readonly secrets: (url: string) => Readonly<Record<string, string>>
  readonly open: () => Promise<Shop>
  readonly connect: (http: HttpDeps, memory: OpenMemory) => ConnectorFactory
}[] = [
  {
    name: 'Shopify',
    kind: 'shopify',
    secrets: () => ({ clientId: 'app', clientSecret: CANARY }),
    open: () => running(shopifyServer({ credentials: { clientId: 'app', clientSecret: CANARY } })),
    connect: shopifyConnectors,
  },
  {
    name: 'WooCommerce',
    kind: 'woocommerce',
    secrets: () => ({ consumerKey: `ck_${CANARY}`, consumerSecret: `cs_${CANARY}` }),
    open: () =>
      running(
        wooCommerceServer({ credentials: { consumerKey: `ck_${CANARY}`, consumerSecret: `cs_${CANARY}` } }),
      ),
    connect: wooCommerceConnectors,
  },
  {
    name: 'PrestaShop',
    kind: 'prestashop',
    secrets: () => ({ webserviceKey: CANARY }),
    open: () => running(prestaShopServer({ credentials: { webserviceKey: CANARY } })),
    connect: prestaShopConnectors,
  },
  {
    name: 'Mirakl',
    kind: 'mirakl',
    secrets: () => ({ shopKey: CANARY }),
    open: () => running(miraklServer({ credentials: { shopKey: CANARY } })),
    connect: (http, memory) => miraklConnectors(http, memory, NO_PACE),
  },
  {
    name: 'Amazon',
    kind: 'amazon',
    secrets: (url) => ({
      ...AMAZON,
      clientSecret: `${CANARY}1`,
      refreshToken: `Atzr|${CANARY}`,
      tokenUrl: `${url}/auth/o2/token`,
    }),
    open: () =>
      running(
        amazonServer({
          credentials: { ...AMAZON, clientSecret: `${CANARY}1`, refreshToken: `Atzr|${CANARY}` },
        }),
      ),
    connect: (http, memory) => amazonConnectors(http, memory, NO_AMAZON_PACE),
  },
  {
    name: 'Vendure by API key',
    kind: 'vendure',
    secrets: () => ({ apiKey: CANARY }),
    open: () =>
      running(vendureServer({ credentials: { apiKey: CANARY, username: 'admin', password: 'demo' } })),
    connect: vendureConnectors,
  },
  {
    name: 'Vendure by password',
    kind: 'vendure',
    secrets: () => ({ username: 'admin', password: CANARY }),
    open: () =>
      running(vendureServer({ credentials: { apiKey: 'other-key', username: 'admin', password: CANARY } })),
    connect: vendureConnectors,
  },
]

/** How a piece of a secret may look in a file; a whole secret in any encoding holds one of these. */
function traces(secret: string): string[] {
  const inside = secret.slice(0, 24)
  return [
    inside,
    encodeURIComponent(inside),
    encodeURIComponent(inside).toLowerCase(),
    JSON.stringify(inside).slice(1, -1),
    inside.replaceAll('/', '\\/'),
    ...[0, 1, 2].map((at) =>
      Buffer.from(' '.repeat(at) + inside)
        .toString('base64')
        .slice(4, -6),
    ),
  ]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function leaks(texts: readonly string[], secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) =>
    traces(secret).flatMap((trace) =>
      texts.flatMap((text) => {
        const at = text.indexOf(trace)
        return at < 0 ? [] : [`${trace}: ${text.slice(Math.max(0, at - 60), at + 60)}`]
      }),
    ),
  )
}

let home: string
let closing: (() => Promise<void>)[] = []
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-canary-'))
})
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
  rmSync(home, { recursive: true, force: true })
})

describe.each(KINDS)('a shop that tells everything again: $name', ({ kind, secrets, open, connect }) => {
  it('finds no secret of it kept, logged, shown or copied', async () => {
    const shop = await open()
    const proxy: EchoProxy = await echoProxy(shop.url)
    closing.push(
      () => shop.goOffline(),
      () => proxy.close(),
    )
    const { clock } = shop
    const storePath = join(home, 'switchyard.db')
    const store = await openSqliteStore({ path: storePath, clock })
    closing.push(() => store.close())
    const random = seededRandom(5)
    const newId = (): string => uuidv7(clock.now(), random)
    const changes = openChanges(store)
    const commands = openCommands({ store, clock, newId, changes, onNewWorld: () => {} })
    const everySecret = new KnownSecrets()
    const factory = connect({ clock, timeoutMs: 5000, everySecret }, storedMemory(store))
    const channel = channelOf(kind, proxy.url)
    const keys = secrets(proxy.url)
    const connector: Connector = factory(channel, keys)
    const log = openLog(home, everySecret)
    const shown: unknown[] = []
    await store.write((tx) => tx.channels.put(channel))

    for (const sku of ['A', 'B']) shop.shop.addProduct(productForSale(sku, 100))
    const placed = shop.shop.checkout(basket({ A: 2, B: 1 }))
    const externalId = placed.kind === 'refused' ? '' : placed.id
    const deps = {
      store,
      clock,
      random,
      events: channelEvents(commands),
      figures: freshFigures(clock),
      timing: { pollMs: 1000, outboxMs: 1000 },
    }
    const loop = new ChannelLoop(deps, channel, connector)
    const tell = (attempt: number) =>
      store.write((tx) =>
        tx.outbox.enqueue(
          [
            { kind: 'stock' as const, payload: { sku: 'A', available: 10 + attempt } },
            {
              kind: 'fulfillment' as const,
              payload: {
                orderExternalId: externalId,
                fulfillmentId: `f${attempt}`,
                carrierName: 'Colissimo',
                lines: [{ lineId: 'x', quantity: 1 }],
                parcels: [{ trackingNumber: `6A${attempt}`, trackingUrl: null, lines: [] }],
              },
            },
            {
              kind: 'cancel' as const,
              payload: {
                orderExternalId: externalId,
                lines: [{ lineId: 'x', quantity: 1 }],
                reason: 'out of stock',
              },
            },
          ].map((item) => ({
            ...item,
            id: newId(),
            channelId: channel.id,
            key: `${item.kind}/${attempt}`,
            orderId: null,
            createdAt: clock.now(),
            notBefore: clock.now(),
          })),
        ),
      )

    for (const [attempt, refusing] of [null, 400, 401, 403, 404, 422, 500, null].entries()) {
      proxy.refusing = refusing
      await tell(attempt)
      for (let beats = 0; beats < 6; beats += 1) {
        loop.hurry()
        await loop.runOnce(NEVER)
        clock.advance(20_000)
      }
      shown.push(await checkChannel(onlyFor(factory), channel, keys))
      shown.push(loop.state)
      for (const read of [
        () => connector.readStock(['A'], NEVER),
        () => connector.readListings?.(['A'], NEVER),
        () => connector.readProductFacts?.(['A'], NEVER),
        () => connector.readLocations?.(NEVER),
      ]) {
        try {
          shown.push(JSON.stringify([...((await read()) ?? [])]))
        } catch (fault) {
          shown.push(String(fault))
          log.error(fault)
        }
      }
    }
    log.error(new Error(`a bug that prints ${[...proxy.heard].join(' ')} and ${JSON.stringify(keys)}`))
    await makeBackup({
      storePath,
      folder: join(home, 'backups'),
      clock,
      secondPlace: () => null,
      isSuspect: () => false,
    })

    // The simulated Vendure counts its sessions: such a token is no secret.
    const tokens = [...proxy.heard]
      .filter((value) => /^(shpat_|Atza|Bearer )/.test(value))
      .map((value) => value.replace(/^Bearer /, ''))
      .filter((value) => value.length > 8)
    const wanted = [CANARY, ...tokens]
    expect([...proxy.heard].some((value) => leaks([value], wanted).length > 0)).toBe(true)
    const files = filesUnder(home)
    expect(files.length).toBeGreaterThan(2)
    const texts = [
      ...files.map((path) => readFileSync(path, 'utf8')),
      ...shown.map((one) => JSON.stringify(one)),
    ]
    expect(leaks(texts, wanted)).toEqual([])
    const [order] = await store.read((tx) => tx.inbox.recent(channel.id, 10))
    expect(order?.payload).toContain('sec-fetch-mode')
  })
})

function onlyFor(factory: ConnectorFactory): Parameters<typeof checkChannel>[0] {
  return {
    shopify: factory,
    woocommerce: factory,
    prestashop: factory,
    mirakl: factory,
    amazon: factory,
    vendure: factory,
    csv: null,
  }
}
