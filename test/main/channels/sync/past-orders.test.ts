import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  pastOrdersOf,
  shareRead,
  stopPastOrders,
  wantPastOrders,
} from '../../../../main/app/inbound/past-orders.ts'
import type { OrderPage, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { pullPastPage } from '../../../../main/channels/sync/pull.ts'
import type { OrderId } from '../../../../shared/domain/order.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { prestaShopBench, shopifyBench, wooCommerceBench } from '../../../support/channels/benches.ts'
import { basket } from '../../../support/channels/storefront.ts'
import { NEVER, type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'

describe.each([
  { name: 'shopify', open: shopifyBench },
  { name: 'woocommerce', open: wooCommerceBench },
  { name: 'prestashop', open: prestaShopBench },
])('past orders of $name', ({ open }) => {
  let bench: SyncBench
  let since: number
  beforeEach(async () => {
    bench = await syncBench(open, ['A'])
    since = bench.clock.now() - DAY_MS
    for (let n = 0; n < 55; n += 1) {
      bench.shop.checkout(basket({ A: 1 }))
      bench.clock.advance(1000)
    }
    await shipAll()
    bench.clock.advance(60 * DAY_MS)
    await bench.settle(60_000)
  })
  afterEach(() => bench.close())

  /** By hand, at the channel. */
  async function shipAll() {
    for (const { payload, externalId } of await everyOrder()) {
      const mapped = bench.connector.mapOrder(payload)
      if (mapped.kind !== 'order') throw new Error(`order ${externalId} is ${mapped.kind}`)
      const push = {
        orderExternalId: externalId,
        fulfillmentId: `by-hand-${externalId}`,
        carrierName: 'Colissimo',
        lines: mapped.order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
        parcels: [{ trackingNumber: `T${externalId}`, trackingUrl: null, lines: [] }],
      }
      await bench.connector.pushFulfillment(push, push.fulfillmentId, NEVER)
    }
  }

  async function everyOrder(): Promise<readonly PulledOrder[]> {
    const found = new Map<string, PulledOrder>()
    let cursor: string | null = null
    for (let more = true; more; ) {
      const page: OrderPage = await bench.connector.pullOrders(cursor, NEVER)
      for (const order of page.orders) found.set(order.externalId, order)
      cursor = page.cursor
      more = page.more
    }
    return [...found.values()]
  }

  const known = (): Promise<OrderId[]> => bench.store.read((tx) => tx.orders.receivedSince(0, 1000))
  const state = () => bench.store.read((tx) => pastOrdersOf(tx, bench.channel.id))
  const want = () => bench.store.write((tx) => wantPastOrders(tx, bench.channel.id, since, bench.clock.now()))

  it('come once a person asks for them, as history that ships nothing', async () => {
    expect(await known()).toEqual([])
    await want()
    await bench.settle(60_000)
    const ids = await known()
    const records = await bench.store.read((tx) => tx.orders.byIds(ids))
    expect(records.map((record) => record.state)).toEqual(Array(55).fill('shipped'))
    const ended = await state()
    expect(ended).toMatchObject({ since, stopped: false, endedAt: expect.any(Number) })
    expect(ended && shareRead(ended)).toBe(1)
  })

  it('go on behind the last page after a restart, and where they were called off', async () => {
    await want()
    await pullPastPage(bench, bench.channel.id, bench.connector, NEVER)
    await bench.store.write((tx) => stopPastOrders(tx, bench.channel.id, bench.clock.now()))
    const before = await state()
    await bench.settle(30_000)
    expect(await state()).toEqual(before)
    await want()
    expect(await state()).toMatchObject({ read: before?.read, endedAt: null, stopped: false })
    await bench.settle(60_000, bench.restarted())
    expect(await known()).toHaveLength(55)
  })
})
