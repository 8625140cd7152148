import { afterEach, describe, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { amazonConnectors } from '../../../../main/channels/amazon/connector.ts'
import type { AmazonServer, AmazonServerOptions } from '../../../shops/amazon/server.ts'
import { amazonSecrets, amazonServer, amazonSpec } from '../../../support/channels/amazon.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { memoryForTests } from '../../../support/channels/connector-memory.ts'
import type { SettableClock } from '../../../support/channels/settable-clock.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal

const running: AmazonServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.goOffline()))
})

interface Bench {
  server: AmazonServer
  clock: SettableClock
  connector: Connector
  /** As after a restart: the same memory, nothing else. */
  restarted(): Connector
}

/** With Amazon's own usage plan, lag and patience. */
async function connected(over: Partial<AmazonServerOptions> = {}, skewMs = 0): Promise<Bench> {
  const { server, clock } = amazonServer({ strictPace: true, lagMs: 120_000, feedMs: 90_000, ...over })
  running.push(server)
  const { url } = await server.start()
  const memory = memoryForTests()
  const ours = { now: () => clock.now() + skewMs }
  const restarted = () =>
    amazonConnectors({ clock: ours, timeoutMs: 20_000 }, memory)(channelOf('amazon', url), amazonSecrets(url))
  for (const sku of ['A', 'B']) server.shop.addProduct(productForSale(sku, 5000))
  return { server, clock, connector: restarted(), restarted }
}

function place(server: AmazonServer, lines: Record<string, number>): string {
  const outcome = server.shop.checkout(basket(lines))
  if (outcome.kind === 'refused') throw new Error(`refused ${outcome.sku}`)
  return outcome.id
}

/** Pulls every quarter of a minute, as the loop does, for so long. */
async function pullFor(
  { clock, connector }: Bench,
  from: string | null,
  minutes: number,
): Promise<{ orders: PulledOrder[]; cursor: string | null }> {
  const orders: PulledOrder[] = []
  let cursor = from
  for (const end = clock.now() + minutes * 60_000; clock.now() < end; clock.advance(15_000)) {
    for (let more = true; more; ) {
      const page = await connector.pullOrders(cursor, NEVER)
      orders.push(...page.orders)
      cursor = page.cursor
      more = page.more
    }
  }
  return { orders, cursor }
}

const ids = (orders: readonly PulledOrder[]): string[] => [
  ...new Set(orders.map((order) => order.externalId)),
]

describe('orders of Amazon', () => {
  it.each([-600_000, 0, 600_000])(
    'come two minutes late, within the usage plan, none lost, with our clock off by %i ms',
    async (skewMs) => {
      const bench = await connected({}, skewMs)
      const placed = []
      let cursor: string | null = null
      const pulled: PulledOrder[] = []
      for (let minute = 0; minute < 30; minute += 1) {
        placed.push(place(bench.server, { A: 1 }))
        const step = await pullFor(bench, cursor, 1)
        cursor = step.cursor
        pulled.push(...step.orders)
      }
      pulled.push(...(await pullFor(bench, cursor, 8)).orders)
      expect(ids(pulled).sort()).toEqual([...placed].sort())
    },
  )

  it('of a long catch-up use what was kept back, over a restart', async () => {
    const bench = await connected()
    const placed = Array.from({ length: 700 }, () => place(bench.server, { A: 1 }))
    bench.clock.advance(180_000)
    const first = await bench.connector.pullOrders(null, NEVER)
    const rest = await pullFor({ ...bench, connector: bench.restarted() }, first.cursor, 1)
    expect(ids([...first.orders, ...rest.orders]).sort()).toEqual(placed.sort())
  })

  it('say how long to wait, instead of an empty page, after a failure', async () => {
    const { connector, server } = await connected()
    server.misbehaviour.often(
      { kind: 'error', status: 500, handled: false },
      1,
      (call) => call.method === 'GET',
    )
    for (let n = 0; n < 11; n += 1)
      await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ kind: 'retry', afterMs: 0 })
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ afterMs: 178_572 })
  })

  it('start again when the token of a page has grown too old', async () => {
    const bench = await connected()
    const placed = Array.from({ length: 150 }, () => place(bench.server, { A: 1 }))
    bench.clock.advance(180_000)
    const first = await bench.connector.pullOrders(null, NEVER)
    const stale = first.cursor.replace(/"token":"[^"]+"/, '"token":"old"')
    expect(ids((await pullFor(bench, stale, 1)).orders).sort()).toEqual(placed.sort())
  })

  it('go on when the access token has expired', async () => {
    const { connector, server } = await connected()
    await connector.check(NEVER)
    server.expireTokens()
    await expect(connector.pullOrders(null, NEVER)).resolves.toMatchObject({ orders: [] })
  })
})

describe('an order that is not paid', () => {
  it('waits with its units, and may leave once it is', async () => {
    const bench = await connected({ lagMs: 0 })
    const id = place(bench.server, { A: 2 })
    const order = bench.server.shop.orders.get(id)
    if (order !== undefined) order.isPending = true
    const mapped = async () => {
      const pulled = (await bench.connector.readOrders?.([id], NEVER))?.get(id)
      return pulled === undefined || pulled === 'gone' ? null : bench.connector.mapOrder(pulled.payload)
    }
    expect(await mapped()).toMatchObject({
      kind: 'order',
      standing: { meaning: 'wait', hold: { kind: 'unpaid' } },
      order: { destination: { country: 'ZZ' }, lines: [{ sku: 'A', quantity: 2 }] },
    })
    bench.server.shop.backOffice.resumeOrder?.(id)
    expect(await mapped()).toMatchObject({
      standing: { meaning: 'ship', hold: null },
      order: { destination: { country: 'FR' } },
    })
  })
})

describe('orders of Amazon that are asked for by id', () => {
  it('come as far as the usage plan lets them, the rest when asked again', async () => {
    const { connector, server, clock } = await connected({ lagMs: 0 })
    const placed = Array.from({ length: 40 }, () => place(server, { A: 1 }))
    const read = (ids: readonly string[]) => connector.readOrders?.(ids, NEVER) ?? Promise.reject(new Error())
    const first = await read(placed)
    expect([...first.keys()]).toEqual(placed.slice(0, 30))
    const rest = placed.filter((id) => !first.has(id))
    await expect(read(rest)).rejects.toMatchObject({ kind: 'retry', afterMs: 2000 })
    clock.advance(20_000)
    expect([...(await read(rest)).keys()]).toEqual(rest)
  })
})

describe('stock of Amazon', () => {
  const kinds = async (outcomes: Promise<readonly { kind: string }[]>) =>
    Object.entries(Object.groupBy(await outcomes, (outcome) => outcome.kind)).map(([kind, of]) => [
      kind,
      of?.length,
    ])

  it('of a few goes by patches, at the pace allowed', async () => {
    const { connector, server, clock } = await connected()
    const items = Array.from({ length: 8 }, (_, n) => ({ sku: `S${n}`, available: n }))
    for (const { sku } of items) server.shop.addProduct(productForSale(sku, 50))
    expect(await kinds(connector.pushStock(items, 'k', NEVER))).toEqual([
      ['done', 5],
      ['later', 3],
    ])
    clock.advance(1000)
    expect(await kinds(connector.pushStock(items, 'k', NEVER))).toEqual([['done', 8]])
    expect(server.shop.stockPushes()).toHaveLength(8)
  })

  it('of many goes by one feed that is looked after, over a restart, and says what Amazon refuses', async () => {
    const { connector, server, clock, restarted } = await connected()
    const items = Array.from({ length: 60 }, (_, n) => ({ sku: `S${n}`, available: n }))
    for (const { sku } of items) server.shop.addProduct(productForSale(sku, 99))
    expect(await kinds(connector.pushStock(items, 'k', NEVER))).toEqual([['later', 60]])
    server.shop.listings.delete('S7')
    clock.advance(60_000)
    expect(await kinds(restarted().pushStock(items, 'k', NEVER))).toEqual([['later', 60]])
    clock.advance(31_000)
    const outcomes = await restarted().pushStock(items, 'k', NEVER)
    expect(outcomes.filter((outcome) => outcome.kind !== 'done')).toEqual([
      { kind: 'refused', problem: said(/S7/) },
    ])
    expect(server.shop.stockPushes()).toHaveLength(59)
  })

  it('is sent although Amazon still shows the figure before the last, which it was', async () => {
    const { connector, server, clock, restarted } = await connected({ listingLagMs: 300_000 })
    server.shop.addProduct(productForSale('S', 50))
    for (const available of [0, 3, 0]) {
      expect(await kinds(restarted().pushStock([{ sku: 'S', available }], 'k', NEVER))).toEqual([['done', 1]])
      clock.advance(available === 0 ? 1_000_000 : 30_000)
    }
    expect(server.shop.available('S')).toBe(0)
    expect(await kinds(connector.pushStock([{ sku: 'S', available: 0 }], 'k', NEVER))).toEqual([['done', 1]])
    expect(server.shop.stockPushes().map(({ quantity }) => quantity)).toEqual([0, 3, 0])
  })

  const many = (prefix: string) =>
    Array.from({ length: 30 }, (_, n) => ({ sku: `${prefix}${n}`, available: 3 }))

  it.each([-600_000, 0, 600_000])(
    'by a feed of which the answer was lost never overtakes a newer figure, with our clock off by %i ms',
    async (skewMs) => {
      const { connector, server, clock, restarted } = await connected({}, skewMs)
      for (const { sku } of many('S')) server.shop.addProduct(productForSale(sku, 99))
      server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.path.endsWith('/feeds'))
      expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['ambiguous', 30]])
      const sold = [{ sku: 'S7', available: 0 }]
      expect(await kinds(restarted().pushStock(sold, 'k', NEVER))).toEqual([['later', 1]])
      clock.advance(91_000)
      expect(await kinds(restarted().pushStock(sold, 'k', NEVER))).toEqual([['done', 1]])
      clock.advance(600_000)
      server.processFeeds()
      expect([server.shop.available('S7'), server.shop.available('S8')]).toEqual([0, 3])
    },
  )

  it('by a feed that never came waits a minute, and is sent again', async () => {
    const { connector, server, clock } = await connected()
    for (const { sku } of many('S')) server.shop.addProduct(productForSale(sku, 99))
    server.misbehaviour.next({ kind: 'reset', handled: false }, 1, (call) => call.path.endsWith('/feeds'))
    expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['ambiguous', 30]])
    expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['later', 30]])
    clock.advance(61_000)
    expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['later', 30]])
    clock.advance(91_000)
    expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['done', 30]])
    expect(server.shop.stockPushes()).toHaveLength(30)
  })

  it('by a feed is not forgotten over other SKUs that change meanwhile', async () => {
    const { connector, server, clock } = await connected()
    for (const { sku } of [...many('S'), ...many('T')]) server.shop.addProduct(productForSale(sku, 99))
    expect(await kinds(connector.pushStock(many('S'), 'k', NEVER))).toEqual([['later', 30]])
    clock.advance(30_000)
    expect(await kinds(connector.pushStock(many('T'), 'k', NEVER))).toEqual([['later', 30]])
    expect(await kinds(connector.pushStock([{ sku: 'S7', available: 0 }], 'k', NEVER))).toEqual([
      ['later', 1],
    ])
    clock.advance(61_000)
    expect(await kinds(connector.pushStock([{ sku: 'S7', available: 0 }], 'k', NEVER))).toEqual([['done', 1]])
    expect(await kinds(connector.pushStock(many('T'), 'k', NEVER))).toEqual([['later', 30]])
    clock.advance(600_000)
    expect(await kinds(connector.pushStock(many('T'), 'k', NEVER))).toEqual([['done', 30]])
    expect(['S7', 'S8', 'T7'].map((sku) => server.shop.available(sku))).toEqual([0, 3, 3])
  })
})

describe('pushes to Amazon', () => {
  async function ordered(lines: Record<string, number>, skewMs = 0) {
    const bench = await connected({ lagMs: 0 }, skewMs)
    place(bench.server, lines)
    const { orders } = await bench.connector.pullOrders(null, NEVER)
    const mapped = bench.connector.mapOrder(orders[0]?.payload ?? '')
    if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
    const push = {
      orderExternalId: mapped.order.externalId,
      fulfillmentId: '01930a5e-7d1f-7c9b-8e84-a00000000001',
      carrierName: 'Transports Dupont',
      lines: [{ lineId: mapped.order.lines[0]?.id ?? '', quantity: 1 }],
      parcels: [{ trackingNumber: 'TD1', trackingUrl: null, lines: [] }],
    }
    return { ...bench, push }
  }

  it('edit the package of the same reference when they are sent again', async () => {
    const { connector, server, push } = await ordered({ A: 2 })
    await connector.pushFulfillment(push, 'k1', NEVER)
    const corrected = { ...push, parcels: [{ trackingNumber: 'TD2', trackingUrl: null, lines: [] }] }
    expect(await connector.pushFulfillment(corrected, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.shipments()).toMatchObject([
      { carrier: 'Transports Dupont', trackingNumber: 'TD2', lines: [{ sku: 'A', quantity: 1 }] },
    ])
  })

  it('get through with more parcels than the plan takes in one burst', async () => {
    const { connector, server, push, clock } = await ordered({ A: 14 })
    const lines = [{ lineId: push.lines[0]?.lineId ?? '', quantity: 14 }]
    const parcels = Array.from({ length: 14 }, (_, n) => ({
      trackingNumber: `TD${n}`,
      trackingUrl: null,
      lines: lines.map((line) => ({ ...line, quantity: 1 })),
    }))
    const kinds: string[] = []
    while (kinds.at(-1) !== 'done' && kinds.length < 20) {
      const outcome = await connector.pushFulfillment({ ...push, lines, parcels }, 'k1', NEVER)
      kinds.push(outcome.kind)
      clock.advance(outcome.kind === 'later' ? outcome.afterMs : 0)
    }
    expect(new Set(kinds)).toEqual(new Set(['later', 'done']))
    expect(server.shop.shipments()).toHaveLength(14)
  })

  it.each([-600_000, 0, 600_000])(
    'refund by a feed that is created once, asked after until it is read, with our clock off by %i ms',
    async (skewMs) => {
      const { connector, server, push, clock, restarted } = await ordered({ A: 3 }, skewMs)
      await connector.pushFulfillment(push, 'k1', NEVER)
      const refund = {
        orderExternalId: push.orderExternalId,
        lines: push.lines.map((line) => ({ ...line, cents: 1990 })),
        shipping: true,
        reason: 'unwanted',
        channelReturnId: null,
      }
      server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.path.endsWith('/feeds'))
      expect(await connector.pushRefund(refund, 'r1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await restarted().hasRefund(refund, 'r1', NEVER)).toBe(false)
      expect(await restarted().pushRefund(refund, 'r1', NEVER)).toMatchObject({ kind: 'later' })
      clock.advance(120_000)
      expect(await restarted().pushRefund(refund, 'r1', NEVER)).toEqual({ kind: 'done' })
      expect(await restarted().hasRefund(refund, 'r1', NEVER)).toBe(true)
      const more = await restarted().pushRefund({ ...refund, lines: refund.lines }, 'r2', NEVER)
      expect(more).toMatchObject({ kind: 'later' })
      clock.advance(120_000)
      expect(await restarted().pushRefund(refund, 'r2', NEVER)).toEqual({ kind: 'done' })
      // Shipping goes back once.
      expect(server.shop.refunds().map(({ amountCents }) => amountCents)).toEqual([1990 + 490, 1990])
    },
  )

  it('cancel by a feed that is created once, also when its answer is lost before it is read', async () => {
    const { connector, server, push, clock, restarted } = await ordered({ A: 3 })
    const cancel = { orderExternalId: push.orderExternalId, lines: push.lines, reason: 'broken' }
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.path.endsWith('/feeds'))
    expect(await connector.pushCancel(cancel, 'c1', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await restarted().hasCancel(cancel, 'c1', NEVER)).toBe(false)
    expect(await restarted().pushCancel(cancel, 'c1', NEVER)).toMatchObject({ kind: 'later' })
    clock.advance(91_000)
    expect(await connector.pushCancel(cancel, 'c1', NEVER)).toEqual({ kind: 'done' })
    expect(await connector.hasCancel(cancel, 'c1', NEVER)).toBe(true)
    expect(server.shop.refunds()).toMatchObject([{ amountCents: 1990, lines: [{ sku: 'A', quantity: 1 }] }])
  })

  it('say what Amazon refuses of a cancellation', async () => {
    const { connector, push, clock } = await ordered({ A: 1, B: 1 })
    await connector.pushFulfillment(push, 'k1', NEVER)
    const cancel = { orderExternalId: push.orderExternalId, lines: push.lines, reason: 'broken' }
    await connector.pushCancel(cancel, 'c1', NEVER)
    clock.advance(91_000)
    expect(await connector.pushCancel(cancel, 'c1', NEVER)).toMatchObject({
      kind: 'refused',
      problem: said(/quantity is not valid/),
    })
  })
})

it.skipIf(amazonSpec === null)(
  `keeps to Amazon's own models in all of the above${amazonSpec === null ? ' (skipped: SWITCHYARD_SPECS names no folder)' : ''}`,
  () => {
    amazonSpec?.assertKept()
    expect([...(amazonSpec?.seen ?? [])].sort()).toEqual([
      'GET /feeds/2021-06-30/documents/{feedDocumentId}',
      'GET /feeds/2021-06-30/feeds',
      'GET /feeds/2021-06-30/feeds/{feedId}',
      'GET /listings/2021-08-01/items/{sellerId}',
      'GET /orders/2026-01-01/orders',
      'GET /orders/2026-01-01/orders/{orderId}',
      'PATCH /listings/2021-08-01/items/{sellerId}/{sku}',
      'POST /feeds/2021-06-30/documents',
      'POST /feeds/2021-06-30/feeds',
      'POST /orders/v0/orders/{orderId}/shipmentConfirmation',
    ])
  },
)
