import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelEvents } from '../../../../main/app/channel-events.ts'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { ChannelLoop } from '../../../../main/channels/sync/channel-loop.ts'
import { vendureConnectors } from '../../../../main/channels/vendure/connector.ts'
import type { Channel } from '../../../../shared/domain/channel.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { type Clock, systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { type LossyProxy, lossyProxy } from '../../../support/channels/lossy-proxy.ts'
import { type RunningVendure, startVendure } from '../../../support/channels/vendure-server.ts'
import type { VendureShop } from '../../../support/channels/vendure-shop.ts'
import { aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const NEVER = new AbortController().signal
/** The packages of the server are installed when they are not there. */
const INSTALL_MS = 300_000

let vendure: RunningVendure
let shop: VendureShop
let proxy: LossyProxy
let channel: Channel
let connector: Connector

beforeAll(async () => {
  vendure = await startVendure()
  shop = vendure.shop
  await shop.addProduct('A', 1990, 100)
  await shop.addProduct('B', 4900, 100)
  await shop.addProduct('C', 500, 100)
  proxy = await lossyProxy(vendure.url)
  channel = channelOf('vendure', proxy.url)
  connector = connect(systemClock)
}, INSTALL_MS)
afterAll(async () => {
  await proxy?.close()
  await vendure?.stop()
})

function connect(clock: Clock, secrets: Record<string, string> = { apiKey: shop.apiKey }): Connector {
  return vendureConnectors({ clock, timeoutMs: 20_000 })(channel, secrets)
}

async function pullAll(
  from: string | null,
  by = connector,
): Promise<{ orders: Map<string, PulledOrder>; cursor: string }> {
  const orders = new Map<string, PulledOrder>()
  let cursor = from
  for (;;) {
    const page = await by.pullOrders(cursor, NEVER)
    for (const order of page.orders) orders.set(order.externalId, order)
    cursor = page.cursor
    if (!page.more) return { orders, cursor }
  }
}

const seen = new Map<string, PulledOrder>()
let seenTo: string | null = null

/** The order as it stands there now, for us. */
async function mapped(orderId: string): Promise<Order> {
  const { orders, cursor } = await pullAll(seenTo)
  seenTo = cursor
  for (const [id, pulled] of orders) seen.set(id, pulled)
  const order = connector.mapOrder(seen.get(orderId)?.payload ?? '')
  if (order.kind !== 'order') throw new Error(JSON.stringify(order))
  return order.order
}

const lineOf = (order: Order, sku: string): string => order.lines.find((line) => line.sku === sku)?.id ?? ''

describe('a key', () => {
  it('of a role that may do no more than is needed opens the door', async () => {
    expect(await connector.check(NEVER)).toBe(`Connected to ${new URL(proxy.url).host}.`)
  })

  it('can be the name and password of an administrator', async () => {
    const byName = connect(systemClock, { username: 'superadmin', password: 'superadmin' })
    expect(await byName.check(NEVER)).toContain('Connected')
  })

  it.each([
    { name: 'nothing', secrets: {} },
    { name: 'a key of nobody', secrets: { apiKey: '0:0' } },
    { name: 'a wrong password', secrets: { username: 'superadmin', password: 'no' } },
  ])('that is $name is unauthorised', async ({ secrets }) => {
    await expect(connect(systemClock, secrets).check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
  })
})

describe('pull', () => {
  it('gives an order as it was placed', async () => {
    const id = await shop.place({ A: 2, B: 1 }, { shippingId: '2' })
    const { orders } = await pullAll(null)
    expect(connector.mapOrder(orders.get(id)?.payload ?? '')).toEqual({
      kind: 'order',
      cancelled: false,
      order: {
        id: `vendure-${id}`,
        channelId: 'vendure',
        externalId: id,
        reference: expect.stringMatching(/^[A-Z0-9]{16}$/),
        placedAt: expect.any(Number),
        destination: {
          name: 'Camille Moreau',
          company: null,
          street: ['12 rue Nationale'],
          postcode: '59800',
          city: 'Lille',
          country: 'FR',
          phone: '+33612345678',
          email: 'camille@example.org',
          latitude: null,
          longitude: null,
        },
        serviceLevel: 'express',
        customerTier: '',
        tags: [],
        currency: 'EUR',
        shipBy: null,
        deliverBy: null,
        lines: [
          { id: expect.any(String), sku: 'A', quantity: 2, unitPriceCents: 1990 },
          { id: expect.any(String), sku: 'B', quantity: 1, unitPriceCents: 4900 },
        ],
      },
    })
  })

  it('goes on from its cursor: what is new, what was cancelled, and what is new in the same second', async () => {
    const cancelled = await shop.place({ C: 1 })
    const { cursor } = await pullAll(null)
    const fresh = await shop.place({ C: 1 })
    await shop.cancel(cancelled)
    const { orders } = await pullAll(cursor)
    expect(connector.mapOrder(orders.get(cancelled)?.payload ?? '')).toMatchObject({
      kind: 'order',
      cancelled: true,
      order: { lines: [{ sku: 'C', quantity: 1 }] },
    })
    expect(orders.has(fresh)).toBe(true)
  })

  it('finds within minutes a corrected address, which Vendure does not date', async () => {
    const id = await shop.place({ C: 1 })
    let ahead = 0
    const later = connect({ now: () => systemClock.now() + ahead })
    const { cursor } = await pullAll(null, later)
    await shop.correctStreet(id, '3 quai du Wault')
    ahead = 6 * 60_000
    const { orders } = await pullAll(cursor, later)
    expect(later.mapOrder(orders.get(id)?.payload ?? '')).toMatchObject({
      order: { destination: { street: ['3 quai du Wault'] } },
    })
  })

  it('gives every order of several pages, of which many fall into one second', async () => {
    const placed: string[] = []
    for (let round = 0; round < 13; round += 1)
      placed.push(...(await Promise.all(['A', 'B', 'C', 'C'].map((sku) => shop.place({ [sku]: 1 })))))
    const { orders } = await pullAll(null)
    expect(placed.filter((id) => !orders.has(id))).toEqual([])
  })
})

describe('stock', () => {
  it('is set to what may be sold, whatever placed orders were allocated', async () => {
    const { allocated } = await shop.stock('A')
    expect(allocated).toBeGreaterThan(0)
    const pushed = await connector.pushStock(
      [
        { sku: 'A', available: 7 },
        { sku: 'B', available: 0 },
        { sku: 'NOT-SOLD-HERE', available: 3 },
      ],
      'k1',
      NEVER,
    )
    expect(pushed).toEqual([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }])
    expect(await shop.stock('A')).toEqual({ onHand: 7 + allocated, allocated })
    expect(await connector.readStock(['A', 'B', 'NOT-SOLD-HERE'], NEVER)).toEqual(
      new Map([
        ['A', 7],
        ['B', 0],
      ]),
    )
    await expect(shop.place({ B: 1 })).rejects.toThrow(/stock/i)
    await connector.pushStock(
      [
        { sku: 'A', available: 100 },
        { sku: 'B', available: 100 },
      ],
      'k2',
      NEVER,
    )
  })
})

describe('fulfilment', () => {
  const pushOf = (order: Order, units: Record<string, number>, trackingNumber: string) => ({
    orderExternalId: order.externalId,
    fulfillmentId: `f-${trackingNumber}`,
    carrierName: 'Colissimo',
    lines: Object.entries(units).map(([sku, quantity]) => ({ lineId: lineOf(order, sku), quantity })),
    parcels: [{ trackingNumber, trackingUrl: null }],
  })
  const shipped = (tracking: string, units: Record<string, number>) => ({
    state: 'Shipped',
    method: 'Colissimo',
    tracking,
    units,
  })

  it('reaches the customer part by part, and is found again', async () => {
    const order = await mapped(await shop.place({ A: 3, B: 1 }))
    const first = pushOf(order, { A: 2 }, '6A01')
    expect(await connector.hasFulfillment(first, NEVER)).toBe(false)
    expect(await connector.pushFulfillment(first, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(await connector.pushFulfillment(first, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(await connector.hasFulfillment(first, NEVER)).toBe(true)
    expect(await shop.order(order.externalId)).toEqual({
      state: 'PartiallyShipped',
      units: { A: 3, B: 1 },
      fulfillments: [shipped('6A01', { A: 2 })],
      refundedCents: 0,
    })
    expect(await mapped(order.externalId)).toEqual(order)
    const rest = pushOf(order, { A: 1, B: 1 }, '6A02')
    expect(await connector.pushFulfillment(rest, 'k2', NEVER)).toEqual({ kind: 'done' })
    expect(await shop.order(order.externalId)).toMatchObject({
      state: 'Shipped',
      fulfillments: [shipped('6A01', { A: 2 }), shipped('6A02', { A: 1, B: 1 })],
    })
    expect(await connector.pushFulfillment(pushOf(order, { A: 1 }, '6A03'), 'k3', NEVER)).toMatchObject({
      kind: 'refused',
    })
  })

  it.each(['AddFulfillment', 'MarkShipped'])(
    'is ambiguous when the answer to %s is lost, and then completed, not doubled',
    async (step) => {
      const order = await mapped(await shop.place({ A: 2 }))
      const push = pushOf(order, { A: 2 }, `6A-${step}`)
      proxy.loseAnswerTo(`mutation ${step}`)
      expect(await connector.pushFulfillment(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await connector.hasFulfillment(push, NEVER)).toBe(step === 'MarkShipped')
      expect(await connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await shop.order(order.externalId)).toMatchObject({
        state: 'Shipped',
        fulfillments: [shipped(`6A-${step}`, { A: 2 })],
      })
    },
  )

  it('takes a payment that was only authorised', async () => {
    const order = await mapped(await shop.place({ A: 1 }, { payment: 'authorised' }))
    expect(await shop.order(order.externalId)).toMatchObject({ state: 'PaymentAuthorized' })
    expect(await connector.pushFulfillment(pushOf(order, { A: 1 }, '6A09'), 'k1', NEVER)).toEqual({
      kind: 'done',
    })
    expect(await shop.order(order.externalId)).toMatchObject({ state: 'Shipped' })
  })

  it('is refused for an order that was cancelled there', async () => {
    const order = await mapped(await shop.place({ A: 1 }))
    await shop.cancel(order.externalId)
    expect(await connector.pushFulfillment(pushOf(order, { A: 1 }, '6A10'), 'k1', NEVER)).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining('cancelled'),
    })
  })
})

describe('cancellation', () => {
  const cancelOf = (order: Order, units: Record<string, number>) => ({
    orderExternalId: order.externalId,
    reason: 'out of stock',
    lines: Object.entries(units).map(([sku, quantity]) => ({ lineId: lineOf(order, sku), quantity })),
  })

  it('of some lines pays those back, keeps the rest, and comes back as the smaller order', async () => {
    const order = await mapped(await shop.place({ A: 3, B: 1 }))
    const push = cancelOf(order, { A: 1, B: 1 })
    expect(await connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(await connector.hasCancel(push, 'k1', NEVER)).toBe(true)
    expect(await shop.order(order.externalId)).toEqual({
      state: 'PaymentSettled',
      units: { A: 2, B: 0 },
      fulfillments: [],
      refundedCents: 1990 + 4900,
    })
    expect((await mapped(order.externalId)).lines).toMatchObject([{ sku: 'A', quantity: 2 }])
  })

  it('of everything cancels the order and pays all of it back, shipping too', async () => {
    const order = await mapped(await shop.place({ A: 2 }))
    const push = cancelOf(order, { A: 2 })
    expect(await connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(await shop.order(order.externalId)).toEqual({
      state: 'Cancelled',
      units: { A: 0 },
      fulfillments: [],
      refundedCents: 2 * 1990 + 490,
    })
  })

  it.each(['CancelLines', 'Refund'])(
    'is never done or paid twice when the answer to %s is lost; the same under another key is another one',
    async (step) => {
      const order = await mapped(await shop.place({ A: 3 }))
      const push = cancelOf(order, { A: 1 })
      proxy.loseAnswerTo(`mutation ${step}`)
      expect(await connector.pushCancel(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await connector.hasCancel(push, 'k1', NEVER)).toBe(step === 'Refund')
      await connector.pushCancel(push, 'k1', NEVER)
      expect(await shop.order(order.externalId)).toMatchObject({ units: { A: 2 }, refundedCents: 1990 })
      await connector.pushCancel(push, 'k2', NEVER)
      expect(await shop.order(order.externalId)).toMatchObject({ units: { A: 1 }, refundedCents: 2 * 1990 })
    },
  )
})

describe('a day of the shop', () => {
  let room: Workroom
  let loop: ChannelLoop
  const released = async (siteId: string, orderId: string): Promise<string> => {
    const tasks = await room.client.packing.queue({ siteId })
    return tasks.find((task) => task.fulfillment.orderId === orderId)?.fulfillment.id ?? ''
  }
  const beat = async (): Promise<void> => {
    room.wait(20_000)
    await loop.beat(NEVER)
  }

  beforeAll(async () => {
    room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { D: 9 }, LYON: { E: 9 } }) }))
    await shop.addProduct('D', 1000, 50)
    await shop.addProduct('E', 2000, 50)
    await room.room.store.write(async (tx) => {
      await tx.channels.put(channel)
      await tx.products.put([{ ...(await tx.products.all())[0]!, sku: 'E', name: 'E' }])
    })
    loop = new ChannelLoop(
      {
        store: room.room.store,
        clock: room.room.clock,
        random: seededRandom(1),
        events: channelEvents(room.room.commands),
        timing: { pollMs: 15_000, outboxMs: 1000 },
      },
      channel,
      connector,
    )
    await beat()
  })
  afterAll(() => room?.close())

  it('is pulled, decided, told what is left, shipped in parts, and cancelled on either side', async () => {
    const split = await shop.place({ D: 2, E: 1 })
    const dropped = await shop.place({ D: 1 })
    const regretted = await shop.place({ E: 3 })
    await beat()
    await room.room.decider.decideAll()
    await beat()
    expect({ D: await shop.stock('D'), E: await shop.stock('E') }).toEqual({
      D: { onHand: 6 + 3, allocated: 3 },
      E: { onHand: 5 + 4, allocated: 4 },
    })

    const orderId = `vendure-${split}`
    await room.client.orders.release(room.call({ orderIds: [orderId] }))
    const fromLille = await released('LILLE', orderId)
    await room.client.packing.pack(
      room.call({ fulfillmentId: fromLille, printerId: 'virtual', weightsG: [] }),
    )
    await room.client.packing.ship(room.call({ fulfillmentId: fromLille }))
    await beat()
    const { fulfillments } = await room.client.orders.get({ orderId })
    const parcel = fulfillments.find(({ id }) => id === fromLille)?.parcels[0]
    expect(await shop.order(split)).toEqual({
      state: 'PartiallyShipped',
      units: { D: 2, E: 1 },
      fulfillments: [
        { state: 'Shipped', method: 'Posta', tracking: parcel?.trackingNumber, units: { D: 2 } },
      ],
      refundedCents: 0,
    })

    await room.client.orders.cancel(room.call({ orderIds: [`vendure-${dropped}`], note: 'broken' }))
    await shop.cancel(regretted)
    await beat()
    await beat()
    expect(await shop.order(dropped)).toMatchObject({ state: 'Cancelled', refundedCents: 1000 + 490 })
    expect((await room.client.orders.get({ orderId: `vendure-${regretted}` })).state).toBe('cancelled')
    expect(await connector.readStock(['D', 'E'], NEVER)).toEqual(
      new Map([
        ['D', 7],
        ['E', 8],
      ]),
    )
    expect((await room.read((tx) => tx.outbox.waiting())).get('vendure') ?? 0).toBe(0)
  })
})

it('says unauthorised once the key is revoked', async () => {
  await shop.revokeKey()
  await expect(connector.check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
})
