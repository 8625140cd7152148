import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, FulfillmentPush } from '../../../../main/app/ports/channel.ts'
import type { OrderRecord } from '../../../../main/app/ports/order-tables.ts'
import {
  amazonBench,
  miraklBench,
  prestaShopBench,
  shopifyBench,
  wooCommerceBench,
} from '../../../support/channels/benches.ts'
import { basket } from '../../../support/channels/storefront.ts'
import { NEVER, type SyncBench, syncBench } from '../../../support/channels/sync-bench.ts'
import { said } from '../../../support/said.ts'

describe.each([
  { name: 'shopify', open: shopifyBench },
  { name: 'woocommerce', open: wooCommerceBench },
  { name: 'prestashop', open: prestaShopBench },
  { name: 'mirakl', open: () => miraklBench() },
  { name: 'amazon', open: amazonBench },
])('the loop of $name', ({ open }) => {
  let bench: SyncBench
  beforeEach(async () => {
    bench = await syncBench(open, ['A', 'B'])
  })
  afterEach(() => bench.close())

  function place(lines: Record<string, number>): string {
    const outcome = bench.shop.checkout(basket(lines))
    if (outcome.kind === 'refused') throw new Error(`the shop refused ${outcome.sku}`)
    return outcome.id
  }

  async function book(): Promise<OrderRecord[]> {
    const found = await bench.store.read((tx) =>
      Promise.all(bench.shop.orderIds().map((id) => tx.orders.byExternalId(bench.channel.id, id))),
    )
    return found.filter((record) => record !== null)
  }

  function shipmentOf(record: OrderRecord | undefined, quantity = 1): FulfillmentPush {
    const line = record?.order.lines[0]
    return {
      orderExternalId: record?.order.externalId ?? '',
      fulfillmentId: 'f1',
      carrierName: 'Colissimo',
      lines: [{ lineId: line?.id ?? '', quantity }],
      parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }],
    }
  }

  async function exceptions(): Promise<{ reason: string; state: string }[]> {
    const query = {
      group: null,
      owner: '',
      now: bench.clock.now(),
      seen: 'every-site',
      search: '',
      sort: 'opened',
      descending: false,
    } as const
    const lists = await bench.store.read((tx) =>
      Promise.all(
        (['open', 'closed'] as const).map((view) =>
          tx.exceptions.list({ ...query, view, offset: 0, limit: 50 }),
        ),
      ),
    )
    return lists.flatMap((list) => list.rows.map((row) => ({ reason: row.cause.reason, state: row.state })))
  }

  it('takes every order once, through duplicated and reordered pages and an order that cannot be read', async () => {
    for (let n = 0; n < 60; n += 1) place({ A: 1 })
    bench.misbehaviour.pages = 'duplicated'
    await bench.settle(20_000)
    bench.misbehaviour.pages = 'reordered'
    await bench.settle(40_000)
    expect(await book()).toHaveLength(60)
    expect(bench.loop.state).toEqual({ kind: 'online' })
  })

  it('sets a spoilt payload aside for a person and takes its neighbours', async () => {
    const victim = place({ A: 1 })
    place({ B: 1 })
    const spoiling: Connector = {
      ...bench.connector,
      async pullOrders(cursor, signal) {
        const page = await bench.connector.pullOrders(cursor, signal)
        const orders = page.orders.map((order) =>
          order.externalId === victim ? { ...order, payload: bench.spoil(order.payload) } : order,
        )
        return { ...page, orders }
      },
    }
    await bench.settle(2000, bench.restarted(spoiling))
    expect((await book()).map((record) => record.order.lines[0]?.sku)).toEqual(['B'])
    expect(await exceptions()).toEqual([{ reason: 'payload-rejected', state: 'open' }])
  })

  it('is offline while nobody answers, says since when, keeps what waits and sends it once on return', async () => {
    place({ A: 2 })
    await bench.settle(2000)
    const [record] = await book()
    await bench.goOffline()
    const since = bench.clock.now()
    await bench.enqueue({ kind: 'fulfillment', key: 'fulfillment/f1', payload: shipmentOf(record, 2) })
    await bench.enqueue({ kind: 'stock', key: 'stock/A', payload: { sku: 'A', available: 42 } })
    await bench.settle(600_000)
    expect(bench.loop.state).toEqual({
      kind: 'offline',
      since,
      cause: said(/ECONNREFUSED/),
      trouble: { code: 'nobody-there', host: expect.stringContaining('127.0.0.1') },
    })
    expect(await bench.outbox()).toEqual(new Map([[bench.channel.id, 2]]))
    await bench.comeBack()
    await bench.settle(120_000)
    expect(bench.loop.state).toEqual({ kind: 'online' })
    expect(await bench.outbox()).toEqual(new Map())
    expect(bench.shop.shipments()).toHaveLength(1)
    expect(bench.shop.available('A')).toBe(42)
  })

  it('rests as long as it is told to, and calls that degraded, not offline', async () => {
    bench.misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 40 })
    expect(await bench.loop.runOnce(NEVER)).toBe(bench.clock.now() + 40_000)
    expect(bench.loop.state).toMatchObject({ kind: 'degraded', cause: said(/slow down/) })
    bench.clock.advance(39_999)
    expect(await bench.loop.runOnce(NEVER)).toBe(bench.clock.now() + 1)
    bench.clock.advance(1)
    await bench.loop.runOnce(NEVER)
    expect(bench.loop.state).toEqual({ kind: 'online' })
  })

  it('looks up a shipment whose answer was lost before it tries again', async () => {
    place({ A: 2 })
    await bench.settle(2000)
    const [record] = await book()
    await bench.enqueue({ kind: 'fulfillment', key: 'fulfillment/f1', payload: shipmentOf(record, 2) })
    bench.misbehaviour.next(
      { kind: 'reset', handled: true },
      1,
      (call) =>
        call.body.includes('fulfillmentCreate') || (call.method === 'PUT' && call.path.includes('/orders/')),
    )
    await bench.settle(60_000)
    expect(bench.shop.shipments()).toHaveLength(1)
    expect(await bench.outbox()).toEqual(new Map())
    expect(bench.loop.state).toEqual({ kind: 'online' })
  })

  it('looks up what was under way when the program was killed', async () => {
    place({ A: 2 })
    await bench.settle(2000)
    const [record] = await book()
    const push = shipmentOf(record, 2)
    await bench.enqueue({ kind: 'fulfillment', key: 'fulfillment/f1', payload: push })
    await bench.store.write((tx) => tx.outbox.claim(bench.channel.id, bench.clock.now(), 10))
    await bench.connector.pushFulfillment(push, 'fulfillment/f1', NEVER)
    await bench.store.write((tx) => tx.outbox.recover())
    await bench.settle(5000, bench.restarted())
    expect(bench.shop.shipments()).toHaveLength(1)
    expect(await bench.outbox()).toEqual(new Map())
  })

  it('pays back once, after the shipment, though the answer is lost and the program is killed', async () => {
    place({ A: 2 })
    await bench.settle(2000)
    const [record] = await book()
    const orderId = record?.order.id ?? ''
    const refund = {
      orderExternalId: record?.order.externalId ?? '',
      lines: [{ lineId: record?.order.lines[0]?.id ?? '', quantity: 1, cents: 1990 }],
      shipping: false,
      reason: 'unwanted',
      channelReturnId: null,
    }
    await bench.enqueue({
      kind: 'fulfillment',
      key: 'fulfillment/f1',
      orderId,
      payload: shipmentOf(record, 2),
    })
    await bench.enqueue({ kind: 'refund', key: 'refund/r1', orderId, payload: refund })
    bench.misbehaviour.next({ kind: 'reset', handled: true }, 1, bench.paysBackBy)
    await bench.settle(2000)
    await bench.store.write((tx) => tx.outbox.claim(bench.channel.id, bench.clock.now() + 60_000, 10))
    await bench.store.write((tx) => tx.outbox.recover())
    await bench.settle(60_000, bench.restarted())
    expect(bench.shop.refunds().map(({ amountCents }) => amountCents)).toEqual([1990])
    expect(await bench.outbox()).toEqual(new Map())
    expect(await exceptions()).toEqual([])
  })

  it('asks a person when the access is gone, and goes on by itself once it is back', async () => {
    await bench.settle(2000)
    bench.revoke()
    bench.clock.advance(86_400_000)
    expect(await bench.loop.runOnce(NEVER)).toBeNull()
    expect(bench.loop.state).toMatchObject({ kind: 'needs-authorisation' })
    expect(await exceptions()).toEqual([{ reason: 'channel-auth', state: 'open' }])
    const connecting = await open()
    const again = bench.restarted(connecting.connector)
    again.hurry()
    await again.runOnce(NEVER)
    again.hurry()
    await again.runOnce(NEVER)
    expect(again.state).toEqual({ kind: 'online' })
    expect(await exceptions()).toEqual([{ reason: 'channel-auth', state: 'closed' }])
    await connecting.close()
  })

  it('sends many changes of one stock figure as the last one only', async () => {
    await bench.settle(2000)
    for (const available of [9, 8, 7, 6])
      await bench.enqueue({ kind: 'stock', key: 'stock/A', payload: { sku: 'A', available } })
    await bench.settle(3000)
    expect(bench.shop.stockPushes()).toMatchObject([{ sku: 'A', quantity: 6 }])
  })

  it('shows a person what the channel refuses, and the rest goes on', async () => {
    const id = place({ A: 1 })
    await bench.settle(2000)
    const [record] = await book()
    bench.shop.cancelAtChannel(id)
    const lost = { ...shipmentOf(record), orderExternalId: id }
    await bench.enqueue({ kind: 'fulfillment', key: 'fulfillment/f1', payload: lost })
    await bench.enqueue({ kind: 'stock', key: 'stock/B', payload: { sku: 'B', available: 3 } })
    await bench.settle(5000)
    expect(await exceptions()).toEqual([{ reason: 'push-refused', state: 'open' }])
    expect(bench.shop.available('B')).toBe(3)
    expect(await bench.outbox()).toEqual(new Map())
  })

  it('states the stock again after a cancellation, since the channel puts the units back by itself', async () => {
    place({ A: 2 })
    await bench.settle(2000)
    const [record] = await book()
    const payload = {
      orderExternalId: record?.order.externalId ?? '',
      reason: 'none left',
      lines: record?.order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })) ?? [],
    }
    await bench.enqueue({ kind: 'cancel', key: 'cancel/1', payload, orderId: record?.order.id ?? null })
    await bench.settle(5000)
    expect(bench.shop.isCancelled(record?.order.externalId ?? '')).toBe(true)
    // Our order still stands: its two units are not for sale, whatever the channel put back.
    expect(bench.shop.available('A')).toBe(98)
  })

  it('goes on where it was after a restart: the cursor, and the rest it owes the channel', async () => {
    place({ A: 1 })
    await bench.settle(2000)
    bench.misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 300 })
    bench.clock.advance(20_000)
    await bench.loop.runOnce(NEVER)
    const again = bench.restarted()
    expect(await again.runOnce(NEVER)).toBe(bench.clock.now() + 300_000)
    expect(again.state).toMatchObject({ kind: 'degraded' })
  })
})
