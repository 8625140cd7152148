import { afterEach, describe, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { miraklConnectors } from '../../../../main/channels/mirakl/connector.ts'
import { orderValueCents } from '../../../../shared/domain/order.ts'
import type { MiraklServer, MiraklServerOptions } from '../../../shops/mirakl/server.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { memoryForTests } from '../../../support/channels/connector-memory.ts'
import { MIRAKL_CREDENTIALS, miraklServer, miraklSpec } from '../../../support/channels/mirakl.ts'
import type { SettableClock } from '../../../support/channels/settable-clock.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal

const running: MiraklServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.goOffline()))
})

interface Bench {
  server: MiraklServer
  clock: SettableClock
  connector: Connector
  /** As after a restart: the same memory, nothing else. */
  restarted(): Connector
  address: string
}

/** At the pace that Mirakl really asks for, with an operator that minds it. */
async function connected(over: Partial<MiraklServerOptions> = {}): Promise<Bench> {
  const { server, clock } = miraklServer({ strictPace: true, importMs: 20_000, ...over })
  running.push(server)
  const channel = channelOf('mirakl', (await server.start()).url)
  const memory = memoryForTests()
  const restarted = () => miraklConnectors({ clock, timeoutMs: 20_000 }, memory)(channel, MIRAKL_CREDENTIALS)
  for (const sku of ['A', 'B']) server.shop.addProduct(productForSale(sku, 1000))
  return { server, clock, connector: restarted(), restarted, address: channel.url ?? '' }
}

function place(server: MiraklServer, lines: Record<string, number>): string {
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

describe('orders of Mirakl', () => {
  it('are accepted first, and come for shipping once the customer has paid', async () => {
    const bench = await connected({ acceptsByItself: false })
    const id = place(bench.server, { A: 1 })
    const first = await pullFor(bench, null, 1)
    const meanings = (orders: readonly PulledOrder[]) =>
      orders.map((order) => bench.connector.mapOrder(order.payload).standing.meaning)
    expect(meanings(first.orders)).toEqual(['wait'])
    expect(bench.server.shop.orders.get(id)?.state).toBe('WAITING_DEBIT_PAYMENT')
    bench.server.shop.debit(id)
    const second = await pullFor(bench, first.cursor, 2)
    expect(meanings(second.orders)).toContain('ship')
  })

  it('are accepted although the answer was lost, and although one of them is gone meanwhile', async () => {
    const bench = await connected({ acceptsByItself: false })
    const gone = place(bench.server, { A: 1 })
    const stays = place(bench.server, { A: 1 })
    const page = await bench.connector.pullOrders(null, NEVER)
    bench.server.shop.cancelAtChannel(gone)
    bench.server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) =>
      call.path.endsWith(`${stays}/accept`),
    )
    await expect(bench.connector.pullOrders(page.cursor, NEVER)).rejects.toMatchObject({ kind: 'retry' })
    expect((await bench.connector.pullOrders(page.cursor, NEVER)).orders).toEqual([])
    expect(bench.server.shop.orders.get(stays)?.state).toBe('WAITING_DEBIT_PAYMENT')
  })

  it('are asked for once a minute, over restarts too', async () => {
    const bench = await connected()
    const page = await bench.connector.pullOrders(null, NEVER)
    place(bench.server, { A: 1 })
    bench.clock.advance(30_000)
    expect((await bench.restarted().pullOrders(page.cursor, NEVER)).orders).toEqual([])
    bench.clock.advance(30_000)
    expect((await bench.restarted().pullOrders(page.cursor, NEVER)).orders).toHaveLength(1)
  })

  it('say how long to wait, instead of an empty page, after a failure', async () => {
    const { connector, server } = await connected()
    server.misbehaviour.next({ kind: 'error', status: 500, handled: false })
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ kind: 'retry' })
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ kind: 'retry', afterMs: 60_000 })
  })

  it('that change behind the page being read come with the next walk', async () => {
    const bench = await connected()
    const old = place(bench.server, { A: 1 })
    bench.clock.advance(40 * 24 * 3_600_000)
    const placed = Array.from({ length: 230 }, () => place(bench.server, { A: 1 }))
    const first = await bench.connector.pullOrders(null, NEVER)
    bench.clock.advance(20_000)
    bench.server.shop.cancelAtChannel(old)
    bench.clock.advance(40_000)
    const rest = await pullFor(bench, first.cursor, 5)
    expect(ids([...first.orders, ...rest.orders]).sort()).toEqual([old, ...placed].sort())
  })
})

describe('orders of Mirakl that are asked for by id', () => {
  it('have a pace of their own, and leave the pulls theirs', async () => {
    const { connector, server } = await connected()
    const placed = Array.from({ length: 50 }, () => place(server, { A: 1 }))
    const read = () => connector.readOrders?.(placed, NEVER) ?? Promise.reject(new Error())
    for (let n = 0; n < 3; n += 1) expect([...(await read()).keys()]).toEqual(placed)
    await expect(read()).rejects.toMatchObject({ kind: 'retry', afterMs: 60_000 })
    expect((await connector.pullOrders(null, NEVER)).orders).toHaveLength(50)
  })
})

describe('stock of Mirakl', () => {
  it('leaves in one file a minute, one at a time, and is looked after until it has been read', async () => {
    const { connector, clock, server, restarted } = await connected()
    const push = (items: readonly [string, number][], at = connector) =>
      at.pushStock(
        items.map(([sku, available]) => ({ sku, available })),
        'k',
        NEVER,
      )
    const kinds = async (outcomes: ReturnType<typeof push>) => (await outcomes).map((outcome) => outcome.kind)
    expect(
      await kinds(
        push([
          ['A', 7],
          ['NOT-SOLD', 1],
        ]),
      ),
    ).toEqual(['later', 'done'])
    clock.advance(15_000)
    expect(
      await kinds(
        push(
          [
            ['A', 7],
            ['B', 5],
          ],
          restarted(),
        ),
      ),
    ).toEqual(['later', 'later'])
    clock.advance(15_000)
    expect(
      await push([
        ['A', 7],
        ['B', 5],
      ]),
    ).toMatchObject([{ kind: 'done' }, { kind: 'later', afterMs: 30_000, problem: said(/a minute/) }])
    clock.advance(30_000)
    expect(await kinds(push([['B', 5]]))).toEqual(['later'])
    clock.advance(20_000)
    expect(await kinds(push([['B', 5]]))).toEqual(['done'])
    expect(server.shop.stockPushes().map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['A', 7],
      ['B', 5],
    ])
  })

  it('of many SKUs says which the marketplace does not take', async () => {
    const { connector, server } = await connected({ importMs: 0 })
    const items = Array.from({ length: 30 }, (_, n) => ({ sku: `S"${n}`, available: n }))
    for (const { sku } of items.slice(1)) server.shop.addProduct(productForSale(sku, 99))
    expect(await connector.pushStock(items, 'k', NEVER)).toEqual(items.map(() => ({ kind: 'done' })))
    expect(server.shop.available('S"7')).toBe(7)
  })
})

describe('a stock file whose answer was lost', () => {
  it('may still be read: a newer figure is sent even where it stands already', async () => {
    const { connector, server, clock } = await connected({ importMs: 300_000 })
    const push = (available: number) => connector.pushStock([{ sku: 'A', available }], 'k', NEVER)
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, ({ path }) => path.endsWith('/imports'))
    expect(await push(5)).toEqual([expect.objectContaining({ kind: 'ambiguous' })])
    clock.advance(60_000)
    expect(server.shop.available('A')).toBe(1000)
    expect(await push(1000)).toEqual([expect.objectContaining({ kind: 'later' })])
    clock.advance(400_000)
    expect(await push(1000)).toEqual([{ kind: 'done' }])
    expect(server.shop.available('A')).toBe(1000)
    const pushes = server.shop.stockPushes().length
    await push(1000)
    expect(server.shop.stockPushes()).toHaveLength(pushes)
  })
})

describe('a large stock file', () => {
  it('takes thousands of SKUs at once', async () => {
    const { connector, server, clock } = await connected({ importMs: 20_000 })
    const items = Array.from({ length: 3000 }, (_, n) => ({ sku: `S${n}`, available: n % 50 }))
    for (const { sku } of items) server.shop.addProduct(productForSale(sku, 99))
    const waits = await connector.pushStock(items, 'k', NEVER)
    expect(new Set(waits.map(({ kind }) => kind))).toEqual(new Set(['later']))
    clock.advance(30_000)
    expect(await connector.pushStock(items, 'k', NEVER)).toEqual(items.map(() => ({ kind: 'done' })))
    expect(items.every(({ sku, available }) => server.shop.available(sku) === available)).toBe(true)
    expect(server.shop.stockPushes()).toHaveLength(items.length)
  })
})

describe('returns at Mirakl', () => {
  it('come with their order, at the pace of their own, and are over once they are closed', async () => {
    const bench = await connected()
    const id = place(bench.server, { A: 2 })
    const first = await pullFor(bench, null, 2)
    const asked = bench.server.shop.requestReturn(id, { A: 1 }, 'Too small')
    const second = await pullFor(bench, first.cursor, 7)
    const returnsOf = (orders: readonly PulledOrder[]) =>
      orders.flatMap(({ payload }) => {
        const mapped = bench.connector.mapOrder(payload)
        return mapped.kind === 'order' ? (mapped.returns ?? []) : []
      })
    const open = { id: asked.id, lines: [{ lineId: `${id}-1`, quantity: 1 }], reason: 'Too small' }
    expect(returnsOf(second.orders)).toContainEqual({ ...open, state: 'open' })
    asked.state = 'CLOSED'
    asked.updatedAt = bench.clock.now()
    const third = await pullFor(bench, second.cursor, 7)
    expect(returnsOf(third.orders).at(-1)).toEqual({ ...open, state: 'ended' })
  })
})

describe('pushes to Mirakl', () => {
  async function ordered(lines: Record<string, number>, over: Partial<MiraklServerOptions> = {}) {
    const bench = await connected(over)
    place(bench.server, lines)
    const { orders } = await bench.connector.pullOrders(null, NEVER)
    const mapped = bench.connector.mapOrder(orders[0]?.payload ?? '')
    if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
    const push = {
      orderExternalId: mapped.order.externalId,
      fulfillmentId: 'f1',
      carrierName: 'Transports Dupont',
      lines: [{ lineId: mapped.order.lines[0]?.id ?? '', quantity: 1 }],
      parcels: [{ trackingNumber: 'TD1', trackingUrl: 'https://dupont.example/TD1', lines: [] }],
    }
    return { ...bench, order: mapped.order, push }
  }

  it('send a part as a shipment of its own, once, when the answer is lost', async () => {
    const { connector, server, push } = await ordered({ A: 2 })
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.method === 'POST')
    expect(await connector.pushFulfillment(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await connector.hasFulfillment(push, NEVER)).toBe(true)
    expect(await connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.shipments()).toMatchObject([
      { carrier: 'Transports Dupont', trackingNumber: 'TD1', lines: [{ sku: 'A', quantity: 1 }] },
    ])
  })

  it('of several parcels go whole where the marketplace knows no shipments', async () => {
    const bench = await connected({ oneShipment: true })
    const id = place(bench.server, { A: 2 })
    const contents = [{ lineId: `${id}-1`, quantity: 1 }]
    const push = {
      orderExternalId: id,
      fulfillmentId: 'f1',
      carrierName: 'Colissimo',
      lines: [{ lineId: `${id}-1`, quantity: 2 }],
      parcels: ['6A1', '6A2'].map((trackingNumber) => ({
        trackingNumber,
        trackingUrl: null,
        lines: contents,
      })),
    }
    expect(await bench.connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(await bench.connector.hasFulfillment(push, NEVER)).toBe(true)
    expect(bench.server.shop.shipments()).toMatchObject([{ trackingNumber: '6A1' }])
  })

  it('finish a shipment that was made but not tracked and not shipped', async () => {
    const { connector, server, push, order, address } = await ordered({ A: 2 })
    const shipment_lines = [{ order_line_id: push.lines[0]?.lineId, quantity: 1, package_reference: 'f1' }]
    const body = JSON.stringify({ shipments: [{ order_id: order.externalId, shipment_lines }] })
    const url = `${address}/api/shipments`
    const headers = { authorization: MIRAKL_CREDENTIALS.shopKey, 'content-type': 'application/json' }
    await fetch(url, { method: 'POST', headers, body })
    expect(await connector.hasFulfillment(push, NEVER)).toBe(false)
    expect(await connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.shipments()).toMatchObject([{ trackingNumber: 'TD1' }])
  })

  it.each(['TAX_INCLUDED', 'TAX_EXCLUDED'] as const)(
    'write off the tax of what they write off, to the cent, where prices are %s',
    async (taxMode) => {
      const { connector, server, push, order } = await ordered({ A: 3 }, { taxMode })
      expect(orderValueCents(order)).toBe(3 * 1990)
      const back = { ...push, reason: 'unwanted', channelReturnId: null }
      const units = (quantity: number, cents: number) => [
        { lineId: push.lines[0]?.lineId ?? '', quantity, cents },
      ]
      await connector.pushCancel({ ...back, lines: units(1, 0) }, 'c1', NEVER)
      await connector.pushFulfillment({ ...push, lines: units(2, 0) }, 'k1', NEVER)
      for (const [key, cents, shipping] of [
        ['r1', 1234, false],
        ['r2', 9999, true],
      ] as const)
        expect(await connector.pushRefund({ ...back, lines: units(1, cents), shipping }, key, NEVER)).toEqual(
          { kind: 'done' },
        )
      const paid = server.shop.refunds().map(({ amountCents }) => amountCents)
      expect(paid).toEqual([1990, 1234, 2 * 1990 - 1234 + 490])
      const offs = server.shop.orders.get(push.orderExternalId)?.lines[0]?.writtenOff ?? []
      const taxes = offs.reduce((sum, one) => sum + one.taxCents, 0)
      expect(taxes).toBe(order.charges?.lines[0]?.taxCents)
    },
  )

  it('refund what cannot be cancelled any more', async () => {
    const { connector, server, push } = await ordered({ A: 3 })
    await connector.pushFulfillment(push, 'k1', NEVER)
    const cancel = { orderExternalId: push.orderExternalId, lines: push.lines, reason: 'broken' }
    expect(await connector.pushCancel(cancel, 'c1', NEVER)).toEqual({ kind: 'done' })
    expect(await connector.hasCancel(cancel, 'c1', NEVER)).toBe(true)
    expect(server.shop.refunds()).toMatchObject([{ amountCents: 1990, lines: [{ sku: 'A', quantity: 1 }] }])
  })
})

it.skipIf(miraklSpec === null)(
  `keeps to Mirakl's own model in all of the above${miraklSpec === null ? ' (skipped: SWITCHYARD_SPECS names no folder)' : ''}`,
  () => {
    miraklSpec?.assertKept()
    expect([...(miraklSpec?.seen ?? [])].sort()).toEqual([
      'GET /api/offers',
      'GET /api/offers/stock/imports/{import_id}/error_report',
      'GET /api/offers/stock/imports/{import_id}/status',
      'GET /api/orders',
      'GET /api/reasons',
      'GET /api/returns',
      'GET /api/shipments',
      'GET /api/shipping/carriers',
      'POST /api/offers/stock/imports',
      'POST /api/shipments',
      'POST /api/shipments/tracking',
      'PUT /api/orders/cancel',
      'PUT /api/orders/refund',
      'PUT /api/orders/{order_id}/accept',
      'PUT /api/orders/{order_id}/ship',
      'PUT /api/orders/{order_id}/tracking',
      'PUT /api/shipments/ship',
    ])
  },
)
