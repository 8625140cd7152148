import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCommands } from '../../../../main/app/commands/command.ts'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import type { ChannelSecrets } from '../../../../main/app/ports/channel.ts'
import type { Store } from '../../../../main/app/ports/store.ts'
import { openChanges } from '../../../../main/app/services/changes.ts'
import { shopifyConnectors } from '../../../../main/channels/shopify/connector.ts'
import { openSync, type RunningSync } from '../../../../main/channels/sync/open-sync.ts'
import type { ShopifyServer } from '../../../../main/demo/shopify-server/server.ts'
import type { Channel } from '../../../../shared/domain/channel.ts'
import { systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { uuidv7 } from '../../../../shared/lib/uuid.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { NO_CONNECTORS } from '../../../support/channels/no-connectors.ts'
import { SHOPIFY_CREDENTIALS, shopifyServer } from '../../../support/channels/shopify.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { freshFigures } from '../../../support/figures.ts'
import { memorySecrets } from '../../../support/memory-secrets.ts'
import { openMemoryStore } from '../../../support/memory-store.ts'

let server: ShopifyServer
let store: Store
let sync: RunningSync
let channel: Channel
let secrets: Map<string, ChannelSecrets>
let faults: unknown[]

beforeEach(async () => {
  ;({ server } = shopifyServer({ clock: systemClock, bucket: { maximum: 20_000, restorePerSecond: 2000 } }))
  server.shop.addProduct(productForSale('A', 50))
  store = await openMemoryStore({ clock: systemClock })
  channel = channelOf('shopify', (await server.start()).url)
  secrets = new Map([['shopify', SHOPIFY_CREDENTIALS]])
  faults = []
  await store.write((tx) => tx.channels.put(channel))
  sync = await open()
})

afterEach(async () => {
  await sync.stop()
  await server.goOffline()
  await store.close()
})

async function open(): Promise<RunningSync> {
  const random = seededRandom(3)
  const newId = (): string => uuidv7(systemClock.now(), random)
  const commands = openCommands({
    store,
    clock: systemClock,
    newId,
    changes: openChanges(store),
    onNewWorld: () => {},
  })
  return openSync({
    store,
    figures: freshFigures(),
    clock: systemClock,
    random,
    events: channelEvents(commands),
    connectors: {
      ...NO_CONNECTORS,
      shopify: shopifyConnectors({ clock: systemClock, timeoutMs: 2000 }),
    },
    secrets: memorySecrets(secrets),
    onFault: (fault) => faults.push(fault),
    timing: () => ({ pollMs: 60_000, outboxMs: 20 }),
    program: () => null,
  })
}

const booked = () => store.read((tx) => tx.orders.list(EVERYTHING))
const EVERYTHING = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 100,
} as const

describe('the running loops', () => {
  it('pull at once, and again when a person asks', async () => {
    await expect.poll(() => sync.health(channel).lastSuccessAt).not.toBeNull()
    server.shop.checkout(basket({ A: 1 }))
    sync.syncNow('shopify')
    await expect.poll(async () => (await booked()).total).toBe(1)
    expect(sync.health(channel).link).toEqual({ kind: 'online' })
    expect(faults).toEqual([])
  })

  it('stop when the channel is paused and go on when it is resumed', async () => {
    await expect.poll(() => sync.health(channel).lastSuccessAt).not.toBeNull()
    await store.write((tx) => tx.channels.put({ ...channel, paused: true }))
    sync.reload('shopify')
    server.shop.checkout(basket({ A: 1 }))
    await expect.poll(() => sync.health({ ...channel, paused: true }).link.kind).toBe('paused')
    await store.write((tx) => tx.channels.put(channel))
    sync.reload('shopify')
    await expect.poll(async () => (await booked()).total).toBe(1)
  })

  it('ask for credentials that are missing and start when they come', async () => {
    secrets.clear()
    sync.reload('shopify')
    await expect.poll(() => sync.health(channel).link.kind).toBe('needs-authorisation')
    secrets.set('shopify', SHOPIFY_CREDENTIALS)
    sync.reload('shopify')
    await expect.poll(() => sync.health(channel).link.kind).toBe('online')
  })

  it('send what is enqueued while nobody asks', async () => {
    await store.write((tx) =>
      tx.outbox.enqueue([
        {
          id: 'o1',
          channelId: 'shopify',
          kind: 'stock',
          key: 'stock/A',
          orderId: null,
          payload: { sku: 'A', available: 12 },
          createdAt: systemClock.now(),
          notBefore: systemClock.now(),
        },
      ]),
    )
    await expect.poll(() => server.shop.available('A')).toBe(12)
  })

  it('end in the middle of a call that is never answered, and keep what it was about', async () => {
    server.misbehaviour.often({ kind: 'hang', handled: false })
    sync.syncNow('shopify')
    await expect.poll(() => server.misbehaviour.take({ method: '', path: '', body: '' })).not.toBeNull()
    await sync.stop()
    expect(faults).toEqual([])
  })
})
