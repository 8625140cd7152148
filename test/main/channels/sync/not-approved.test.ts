import { afterEach, describe, expect, it } from 'vitest'
import { keepWrites } from '../../../../main/app/channel-access/writes.ts'
import { LOOKING } from '../../../../main/app/ports/channel.ts'
import { miraklConnectors } from '../../../../main/channels/mirakl/connector.ts'
import {
  amazonBench,
  channelOf,
  miraklBench,
  prestaShopBench,
  shopifyBench,
  simulatedVendureBench,
  wooCommerceBench,
} from '../../../support/channels/benches.ts'
import { memoryForTests } from '../../../support/channels/connector-memory.ts'
import { MIRAKL_CREDENTIALS, miraklServer, NO_PACE } from '../../../support/channels/mirakl.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { NEVER, type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'

let bench: SyncBench | null = null
afterEach(async () => {
  await bench?.close()
  bench = null
})

describe.each([
  { name: 'shopify', open: shopifyBench },
  { name: 'woocommerce', open: wooCommerceBench },
  { name: 'prestashop', open: prestaShopBench },
  { name: 'mirakl', open: () => miraklBench() },
  { name: 'amazon', open: amazonBench },
  { name: 'vendure', open: () => simulatedVendureBench() },
])('a channel of $name that nobody has approved', ({ open }) => {
  it('is read, and what is to be sent to it waits until it is approved', async () => {
    const opened = await syncBench(open, ['A', 'B'])
    bench = opened
    const { store, channel, shop } = opened
    await store.write((tx) =>
      keepWrites(tx, channel.id, { kind: 'not-approved', since: 0, trialUntil: null }),
    )
    await opened.enqueue({ kind: 'stock', key: 'stock/B', payload: { sku: 'B', available: 7 } })
    expect(shop.checkout(basket({ A: 1 })).kind).toBe('placed')
    await opened.settle(40_000)
    expect((await store.read((tx) => tx.inbox.recent(channel.id, 5))).length).toBe(1)
    expect(shop.stockPushes()).toEqual([])
    expect(shop.available('B')).toBe(100)
    expect((await opened.outbox()).get(channel.id)).toBe(1)
    expect(opened.loop.state).toEqual({ kind: 'online' })

    await store.write((tx) =>
      keepWrites(tx, channel.id, { kind: 'approved', at: 1, by: 'Mona', startsCounting: false }),
    )
    opened.loop.hurry()
    await opened.settle(40_000)
    expect(shop.available('B')).toBe(7)
  })
})

describe('a marketplace that waits for our yes', () => {
  it('gets none before it is approved, and then for every order that waits', async () => {
    const { server, clock } = miraklServer({ acceptsByItself: false })
    const { url } = await server.start()
    const connect = miraklConnectors({ clock, timeoutMs: 5000 }, memoryForTests(), NO_PACE)
    const channel = channelOf('mirakl', url)
    server.shop.addProduct(productForSale('A', 10))
    server.shop.checkout(basket({ A: 1 }))
    const looking = connect(channel, MIRAKL_CREDENTIALS, LOOKING)
    const first = await looking.pullOrders(null, NEVER)
    const second = await looking.pullOrders(first.cursor, NEVER)
    const stateOf = (payload = '{}'): unknown => (JSON.parse(payload) as { order_state?: string }).order_state
    expect([first.more, second.more]).toEqual([false, false])
    expect(stateOf(first.orders[0]?.payload)).toBe('WAITING_ACCEPTANCE')

    const writing = connect(channel, MIRAKL_CREDENTIALS)
    const third = await writing.pullOrders(second.cursor, NEVER)
    expect(stateOf(third.orders[0]?.payload)).not.toBe('WAITING_ACCEPTANCE')
    await server.goOffline()
  })
})
