import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import { waitingMessages } from '../../../../main/app/notify/untold-stock.ts'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { ChannelLoop } from '../../../../main/channels/sync/channel-loop.ts'
import { ORDERS_PER_PAGE } from '../../../../main/channels/vendure/documents.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { type VendureBench, vendureBench } from '../../../support/channels/vendure-bench.ts'
import { aWorld, stockOf } from '../../../support/engine-builders.ts'
import { said } from '../../../support/said.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const NEVER = new AbortController().signal
/** The packages of the server are installed when they are not there. */
const INSTALL_MS = 300_000

let bench: VendureBench
let shop: VendureBench['shop']
let proxy: VendureBench['proxy']
let connector: Connector

beforeAll(async () => {
  bench = await vendureBench()
  ;({ shop, proxy, connector } = bench)
}, INSTALL_MS)
afterAll(() => bench?.close())

const lineOf = (order: Order, sku: string): string => order.lines.find((line) => line.sku === sku)?.id ?? ''

describe('a key', () => {
  it('of a role that may do no more than is needed opens the door', async () => {
    expect(await connector.check(NEVER)).toEqual({ name: new URL(proxy.url).host, remark: null })
  })

  it('can be the name and password of an administrator', async () => {
    const byName = bench.connect(systemClock, { username: 'superadmin', password: 'superadmin' })
    expect(await byName.check(NEVER)).toMatchObject({ remark: null })
  })

  it.each([
    { name: 'nothing', secrets: {} },
    { name: 'a key of nobody', secrets: { apiKey: '0:0' } },
    { name: 'a wrong password', secrets: { username: 'superadmin', password: 'no' } },
  ])('that is $name is unauthorised', async ({ secrets }) => {
    await expect(bench.connect(systemClock, secrets).check(NEVER)).rejects.toMatchObject({
      kind: 'unauthorised',
    })
  })
})

it('tells its catalogue, with what lies at each stock location', async () => {
  const page = await connector.readCatalogue?.(null, NEVER)
  expect(page).toMatchObject({ next: null, total: 3, currency: expect.stringMatching(/^[A-Z]{3}$/) })
  expect(page?.items.map(({ sku, kind, priceCents, stock }) => ({ sku, kind, priceCents, stock }))).toEqual(
    ['A', 'B', 'C'].map((sku) => ({
      sku,
      kind: 'goods',
      priceCents: expect.any(Number),
      stock: [{ locationId: expect.any(String), available: 100, onHand: 100 }],
    })),
  )
})

const charged = (title: string, quantity: number) => ({
  lineId: expect.any(String),
  title,
  quantity,
  discountCents: 0,
})

describe('pull', () => {
  it('gives an order as it was placed', async () => {
    const id = await shop.place({ A: 2, B: 1 }, { shippingId: '2' })
    const { orders } = await bench.pull(null)
    expect(connector.mapOrder(orders.get(id)?.payload ?? '')).toEqual({
      kind: 'order',
      method: expect.objectContaining({
        key: 'express-24h',
        name: 'Express 24h',
        proposal: { target: { delivery: 'home', level: 'express', service: null }, isCertain: true },
      }),
      standing: {
        state: 'PaymentSettled',
        meaning: 'ship',
        hold: null,
        cancelRequested: false,
        lines: [
          { lineId: expect.any(String), shipped: 0, cancelled: 0 },
          { lineId: expect.any(String), shipped: 0, cancelled: 0 },
        ],
      },
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
        requests: { shippingMethod: 'Express 24h' },
        charges: {
          lines: [
            { ...charged('A', 2), netCents: 3317, taxCents: 663 },
            { ...charged('B', 1), netCents: 4083, taxCents: 817 },
          ],
          shipping: { netCents: expect.any(Number), taxCents: expect.any(Number) },
          fees: [],
          tipCents: 0,
          giftCardCents: 0,
          totalCents: 3980 + 4900 + 990,
          paidCents: 3980 + 4900 + 990,
          refundedCents: 0,
        },
        lines: [
          {
            id: expect.any(String),
            sku: 'A',
            title: 'A',
            quantity: 2,
            unitPriceCents: 1990,
            grossCents: 3980,
          },
          {
            id: expect.any(String),
            sku: 'B',
            title: 'B',
            quantity: 1,
            unitPriceCents: 4900,
            grossCents: 4900,
          },
        ],
      },
    })
  })

  it('goes on from its cursor: what is new, what was cancelled, and what is new in the same second', async () => {
    const cancelled = await shop.place({ C: 1 })
    const { cursor } = await bench.pull(null)
    const fresh = await shop.place({ C: 1 })
    await shop.cancel(cancelled)
    const { orders } = await bench.pull(cursor)
    expect(connector.mapOrder(orders.get(cancelled)?.payload ?? '')).toMatchObject({
      kind: 'order',
      standing: { meaning: 'called-off', hold: null },
      order: { lines: [{ sku: 'C', quantity: 1 }] },
    })
    expect(orders.has(fresh)).toBe(true)
  })

  it('finds within minutes a corrected address, which Vendure does not date', async () => {
    const id = await shop.place({ C: 1 })
    let ahead = 0
    const later = bench.connect({ now: () => systemClock.now() + ahead })
    const { cursor } = await bench.pull(null, later)
    await shop.correctStreet(id, '3 quai du Wault')
    ahead = 6 * 60_000
    const { orders } = await bench.pull(cursor, later)
    expect(later.mapOrder(orders.get(id)?.payload ?? '')).toMatchObject({
      order: { destination: { street: ['3 quai du Wault'] } },
    })
  })
})

describe('where an order stands', () => {
  const standingOf = async (id: string) => {
    const read = (await connector.readOrders?.([id], NEVER))?.get(id)
    return read === undefined || read === 'gone' ? read : connector.mapOrder(read.payload)
  }
  /** Pulled six minutes later, when all that may have changed without a date is read again. */
  const pulledLater = async (change: () => Promise<void>, id: string) => {
    let ahead = 0
    const later = bench.connect({ now: () => systemClock.now() + ahead })
    const { cursor } = await bench.pull(null, later)
    await change()
    ahead = 6 * 60_000
    const { orders } = await bench.pull(cursor, later)
    return later.mapOrder(orders.get(id)?.payload ?? '')
  }

  it('is held while it is modified or in a state of the shop its own, and let go after', async () => {
    const id = await shop.place({ C: 1 })
    const wait = (kind: string, code: string) => ({
      kind: 'order',
      standing: { meaning: 'wait', hold: { kind, code, until: null } },
    })
    expect(await pulledLater(() => shop.move(id, 'Modifying'), id)).toMatchObject(
      wait('on-hold', 'Modifying'),
    )
    await shop.move(id, 'PaymentSettled')
    expect(await standingOf(id)).toMatchObject({ standing: { meaning: 'ship', hold: null } })
    expect(await pulledLater(() => shop.move(id, 'ReadyToShip'), id)).toMatchObject(
      wait('unknown-state', 'ReadyToShip'),
    )
    await shop.move(id, 'PaymentSettled')
    expect(await standingOf(id)).toMatchObject({ standing: { meaning: 'ship', hold: null } })
  })

  it('counts what the merchant has shipped, and has left when that is all', async () => {
    const id = await shop.place({ C: 3 })
    expect(await pulledLater(() => shop.shipByHand(id, 2), id)).toMatchObject({
      order: { lines: [{ sku: 'C', quantity: 3 }] },
      standing: { state: 'PartiallyShipped', meaning: 'ship', lines: [{ shipped: 2, cancelled: 0 }] },
    })
    expect(await pulledLater(() => shop.shipByHand(id, 1), id)).toMatchObject({
      standing: { state: 'Shipped', meaning: 'left', lines: [{ shipped: 3, cancelled: 0 }] },
    })
  })

  it('is asked by id, also of one that the shop does not have', async () => {
    const id = await shop.place({ C: 1 })
    const { orders } = await bench.pull(null)
    const read = await connector.readOrders?.([id, '424242'], NEVER)
    expect(read?.get(id)).toEqual(orders.get(id))
    expect(read?.get('424242')).toBe('gone')
  })
})

it('an order with a coupon is worth what was paid for it, in shares that add up', async () => {
  await shop.addCoupon('THIRD', 33)
  const order = await bench.mapped(await shop.place({ A: 3, B: 1 }, { coupon: 'THIRD' }))
  const goods = order.lines.reduce((sum, { grossCents }) => sum + (grossCents ?? 0), 0)
  const { charges } = order
  expect(goods).toBe(3 * 1990 + 4900 - Math.round(0.33 * (3 * 1990 + 4900)))
  expect(charges?.paidCents).toBe(goods + 490)
  expect(charges?.totalCents).toBe(charges?.paidCents)
  expect(charges?.lines.reduce((sum, { discountCents }) => sum + discountCents, 0)).toBe(
    3 * 1990 + 4900 - goods,
  )
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

it('stock of several locations stands at each as told', async () => {
  await shop.addProduct('L', 700, 5)
  const lyon = await shop.addStockLocation('Lyon')
  const push = {
    sku: 'L',
    available: 9,
    places: [
      { locationId: lyon, available: 6 },
      { locationId: null, available: 3 },
    ],
  }
  expect(await connector.pushStock([push], 'k1', NEVER)).toEqual([{ kind: 'done' }])
  const { [lyon]: atLyon, ...elsewhere } = await shop.onHand('L')
  expect({ atLyon, elsewhere: Object.values(elsewhere) }).toEqual({ atLyon: 6, elsewhere: [3] })
  expect(await connector.readStock(['L'], NEVER)).toEqual(new Map([['L', 9]]))
})

describe('fulfilment', () => {
  const pushOf = (order: Order, units: Record<string, number>, trackingNumber: string) => ({
    orderExternalId: order.externalId,
    fulfillmentId: `f-${trackingNumber}`,
    carrierName: 'Colissimo',
    lines: Object.entries(units).map(([sku, quantity]) => ({ lineId: lineOf(order, sku), quantity })),
    parcels: [{ trackingNumber, trackingUrl: null, lines: [] }],
  })
  const shipped = (tracking: string, units: Record<string, number>) => ({
    state: 'Shipped',
    method: 'Colissimo',
    tracking,
    units,
  })

  it('reaches the customer part by part, and is found again', async () => {
    const order = await bench.mapped(await shop.place({ A: 3, B: 1 }))
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
    expect(await bench.mapped(order.externalId)).toEqual(order)
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
      const order = await bench.mapped(await shop.place({ A: 2 }))
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
    const order = await bench.mapped(await shop.place({ A: 1 }, { payment: 'authorised' }))
    expect(await shop.order(order.externalId)).toMatchObject({ state: 'PaymentAuthorized' })
    expect(await connector.pushFulfillment(pushOf(order, { A: 1 }, '6A09'), 'k1', NEVER)).toEqual({
      kind: 'done',
    })
    expect(await shop.order(order.externalId)).toMatchObject({ state: 'Shipped' })
  })

  it('is refused for an order that was cancelled there', async () => {
    const order = await bench.mapped(await shop.place({ A: 1 }))
    await shop.cancel(order.externalId)
    expect(await connector.pushFulfillment(pushOf(order, { A: 1 }, '6A10'), 'k1', NEVER)).toMatchObject({
      kind: 'refused',
      problem: said(/cancelled/),
    })
  })
})

/** The dummy payment handler of the server cannot pay back: Vendure books a refund and leaves it to a person. */
const pending = (amount: string) => ({
  kind: 'refused',
  problem: said(new RegExp(`Pending €${amount} in Vendure`)),
})

describe('cancellation', () => {
  const cancelOf = (order: Order, units: Record<string, number>) => ({
    orderExternalId: order.externalId,
    reason: 'out of stock',
    lines: Object.entries(units).map(([sku, quantity]) => ({ lineId: lineOf(order, sku), quantity })),
  })

  it('of some lines pays those back, keeps the rest, and comes back as the smaller order', async () => {
    const order = await bench.mapped(await shop.place({ A: 3, B: 1 }))
    const push = cancelOf(order, { A: 1, B: 1 })
    expect(await connector.pushCancel(push, 'k1', NEVER)).toMatchObject(pending('68.90'))
    expect(await connector.hasCancel(push, 'k1', NEVER)).toBe(true)
    expect(await shop.order(order.externalId)).toEqual({
      state: 'PaymentSettled',
      units: { A: 2, B: 0 },
      fulfillments: [],
      refundedCents: 1990 + 4900,
    })
    expect((await bench.mapped(order.externalId)).lines).toMatchObject([{ sku: 'A', quantity: 2 }])
  })

  it('of everything cancels the order and pays all of it back, shipping too', async () => {
    const order = await bench.mapped(await shop.place({ A: 2 }))
    const push = cancelOf(order, { A: 2 })
    expect(await connector.pushCancel(push, 'k1', NEVER)).toMatchObject(pending('44.70'))
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
      const order = await bench.mapped(await shop.place({ A: 3 }))
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

describe('refund', () => {
  const refundOf = (order: Order, quantity: number, shipping: boolean) => {
    const line = order.lines.find(({ sku }) => sku === 'A')
    return {
      orderExternalId: order.externalId,
      lines: [{ lineId: line?.id ?? '', quantity, cents: quantity * (line?.unitPriceCents ?? 0) }],
      shipping,
      reason: 'unwanted',
      channelReturnId: null,
    }
  }

  it('of shipped units is paid once though its answer is lost, the rest with the shipping', async () => {
    const order = await bench.mapped(await shop.place({ A: 3 }))
    const [line] = order.lines
    const ship = {
      orderExternalId: order.externalId,
      fulfillmentId: 'f-refund',
      carrierName: 'Colissimo',
      lines: [{ lineId: line?.id ?? '', quantity: 3 }],
      parcels: [{ trackingNumber: '6A20', trackingUrl: null, lines: [] }],
    }
    await connector.pushFulfillment(ship, 'k1', NEVER)
    const one = refundOf(order, 1, false)
    proxy.loseAnswerTo('mutation Refund')
    expect(await connector.hasRefund(one, 'r1', NEVER)).toBe(false)
    expect(await connector.pushRefund(one, 'r1', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await connector.hasRefund(one, 'r1', NEVER)).toBe(true)
    expect(await connector.pushRefund(one, 'r1', NEVER)).toEqual({ kind: 'done' })
    const price = line?.unitPriceCents ?? 0
    expect(await shop.order(order.externalId)).toMatchObject({ state: 'Shipped', refundedCents: price })
    const rest = refundOf(order, 2, true)
    expect(await connector.pushRefund(rest, 'r2', NEVER)).toMatchObject(pending('44.70'))
    const { refundedCents } = await shop.order(order.externalId)
    expect(refundedCents).toBeGreaterThan(3 * price)
    expect(await connector.pushRefund(refundOf(order, 1, false), 'r3', NEVER)).toMatchObject({
      kind: 'refused',
    })
    expect(await shop.order(order.externalId)).toMatchObject({ refundedCents })
  })
})

it('a refund beyond what is left is booked as far as it goes, and said as Vendure answered', async () => {
  const order = await bench.mapped(await shop.place({ A: 1 }))
  const [line] = order.lines
  const refund = (cents: number) => ({
    orderExternalId: order.externalId,
    lines: [{ lineId: line?.id ?? '', quantity: 1, cents }],
    shipping: false,
    reason: 'broken',
    channelReturnId: null,
  })
  await connector.pushRefund(refund(691), 'b1', NEVER)
  await connector.pushRefund(refund(1000), 'b2', NEVER)
  expect(await connector.pushRefund(refund(1990), 'b3', NEVER)).toEqual({
    kind: 'refused',
    problem: said(/only €7.89 left .* €19.90 was asked .* Pending €7.89 in Vendure/),
  })
  expect(await shop.order(order.externalId)).toMatchObject({ refundedCents: 1990 + 490 })
  expect(await connector.pushRefund(refund(1), 'b4', NEVER)).toEqual({
    kind: 'refused',
    problem: said('All that was paid for the order has been paid back already'),
  })
})

describe('a day of the shop', () => {
  let room: Workroom
  let loop: ChannelLoop
  const released = async (siteId: string, orderId: string): Promise<string> => {
    const tasks = await room.client.packing.queue({ siteId })
    return tasks.find((task) => task.fulfillment.orderId === orderId)?.fulfillment.id ?? ''
  }
  const syncOnce = async (): Promise<void> => {
    room.wait(20_000)
    await loop.runOnce(NEVER)
  }

  beforeAll(async () => {
    room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { D: 9 }, LYON: { E: 9 } }) }))
    await shop.addProduct('D', 1000, 50)
    await shop.addProduct('E', 2000, 50)
    await room.room.store.write(async (tx) => {
      await tx.channels.put(bench.channel)
      await tx.products.put([{ ...(await tx.products.all())[0]!, sku: 'E', name: 'E' }])
    })
    loop = new ChannelLoop(
      {
        store: room.room.store,
        figures: room.room.figures,
        clock: room.room.clock,
        random: seededRandom(1),
        events: channelEvents(room.room.commands),
        timing: { pollMs: 15_000, outboxMs: 1000 },
      },
      bench.channel,
      connector,
    )
    await syncOnce()
  })
  afterAll(() => room?.close())

  it('is pulled, decided, told what is left, shipped in parts, and cancelled on either side', async () => {
    const split = await shop.place({ D: 2, E: 1 })
    const dropped = await shop.place({ D: 1 })
    const regretted = await shop.place({ E: 3 })
    await syncOnce()
    await room.room.decider.decideAll()
    await syncOnce()
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
    await syncOnce()
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
    await syncOnce()
    await syncOnce()
    expect(await shop.order(dropped)).toMatchObject({ state: 'Cancelled', refundedCents: 1000 + 490 })
    expect((await room.client.orders.get({ orderId: `vendure-${regretted}` })).state).toBe('cancelled')
    expect(await connector.readStock(['D', 'E'], NEVER)).toEqual(
      new Map([
        ['D', 7],
        ['E', 8],
      ]),
    )
    expect((await room.read((tx) => waitingMessages(tx))).get('vendure') ?? 0).toBe(0)
  })
})

/** Late: what comes after reads these orders again whenever it reads all. */
describe('many orders', () => {
  beforeAll(() => shop.addProduct('MANY', 500, 100))

  it('come in several pages, of which many fall into one second', async () => {
    const placed: string[] = []
    for (let round = 0; round < 8; round += 1)
      placed.push(...(await Promise.all(Array.from({ length: 4 }, () => shop.place({ MANY: 1 })))))
    const { orders } = await bench.pull(null)
    // With those of the tests before.
    expect(orders.size).toBeGreaterThan(ORDERS_PER_PAGE)
    expect(placed.filter((id) => !orders.has(id))).toEqual([])
  })

  it('of one second can be asked for alone, as when that holds more than a page', async () => {
    const id = await shop.place({ MANY: 1 })
    const { orders, cursor } = await bench.pull(null)
    const second = Date.parse(JSON.parse(orders.get(id)?.payload ?? '').updatedAt)
    const within = [...orders.values()].filter(
      ({ payload }) => Date.parse(JSON.parse(payload).updatedAt) === second,
    )
    const from = JSON.parse(cursor)
    const bounded = { ...from.updated, since: second - 1, instant: { skip: 0, total: null } }
    const page = await connector.pullOrders(
      JSON.stringify({ ...from, phase: 'updated', updated: bounded }),
      NEVER,
    )
    expect(page.orders.map((order) => order.externalId).sort()).toEqual(
      within.map((order) => order.externalId).sort(),
    )
  })
})

it('says unauthorised once the key is revoked', async () => {
  await shop.revokeKey()
  await expect(connector.check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
})
