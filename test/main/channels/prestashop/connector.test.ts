import { afterEach, describe, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { prestaShopConnectors } from '../../../../main/channels/prestashop/connector.ts'
import { channelAddressOf } from '../../../../shared/domain/channel-address.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { PrestaShopServer, PrestaShopServerOptions } from '../../../shops/prestashop/server.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { PRESTA_CREDENTIALS, prestaShopServer } from '../../../support/channels/prestashop.ts'
import type { SettableClock } from '../../../support/channels/settable-clock.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'

const NEVER = new AbortController().signal

const running: PrestaShopServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.goOffline()))
})

async function connected(
  over: Partial<PrestaShopServerOptions> = {},
): Promise<{ server: PrestaShopServer; clock: SettableClock; connector: Connector }> {
  const { server, clock } = prestaShopServer(over)
  running.push(server)
  const channel = channelOf('prestashop', (await server.start()).url)
  const connector = prestaShopConnectors({ clock, timeoutMs: 20_000 })(channel, PRESTA_CREDENTIALS)
  return { server, clock, connector }
}

function place(server: PrestaShopServer, lines: Record<string, number>): string {
  const outcome = server.shop.checkout(basket(lines))
  if (outcome.kind === 'refused') throw new Error(`refused ${outcome.sku}`)
  return outcome.id
}

async function pullAll(
  connector: Connector,
  from: string | null,
  between: () => void = () => {},
): Promise<{ orders: PulledOrder[]; cursor: string }> {
  const orders: PulledOrder[] = []
  let cursor = from
  for (;;) {
    const page = await connector.pullOrders(cursor, NEVER)
    orders.push(...page.orders)
    cursor = page.cursor
    if (!page.more) return { orders, cursor }
    between()
  }
}

const ids = (orders: readonly PulledOrder[]): string[] => [
  ...new Set(orders.map((order) => order.externalId)),
]

describe('orders of PrestaShop', () => {
  it('are not lost in the hour that happens twice when the clocks go back', async () => {
    const { server, clock, connector } = await connected()
    server.shop.addProduct(productForSale('A', 100))
    clock.advance(Date.parse('2026-10-25T00:50:00Z') - clock.now())
    const summer = place(server, { A: 1 })
    const first = await pullAll(connector, null)
    clock.advance(20 * 60_000)
    const winter = place(server, { A: 1 })
    const second = await pullAll(connector, first.cursor)
    clock.advance(2 * 3_600_000)
    const later = place(server, { A: 1 })
    const third = await pullAll(connector, second.cursor)
    expect([ids(first.orders), ids(second.orders), ids(third.orders)]).toEqual([
      [summer],
      [winter, summer],
      expect.arrayContaining([later]),
    ])
  })

  it('of one second are all found, also when one of them changes between two pages', async () => {
    const { server, clock, connector } = await connected()
    server.shop.addProduct(productForSale('A', 1000))
    const placed = Array.from({ length: 170 }, () => place(server, { A: 1 }))
    let changed = 0
    const { orders } = await pullAll(connector, null, () => {
      clock.advance(1000)
      server.shop.cancelAtChannel(placed[changed] ?? '')
      changed += 1
    })
    expect(ids(orders).sort()).toEqual([...placed].sort())
  })

  it('wait until they are paid, and have left once they are shipped there', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const order = server.shop.orders.get(Number(place(server, { A: 1 })))
    const mapped = []
    for (const state of [1, 13, 2, 20, 4, 8, 2, 7]) {
      if (order !== undefined) server.shop.setState(order, state)
      const { orders } = await pullAll(connector, null)
      const answer = connector.mapOrder(orders[0]?.payload ?? '')
      const { state: said, meaning, hold } = answer.standing
      mapped.push([said, hold === null ? meaning : `${meaning}: ${hold.kind}`])
    }
    expect(mapped).toEqual([
      ['1 Awaiting check payment', 'wait: unpaid'],
      ['13 Awaiting Cash On Delivery validation', 'wait: unpaid'],
      ['2 Payment accepted', 'ship'],
      ['20 On hold: address check', 'wait: on-hold'],
      ['4 Shipped', 'left'],
      ['8 Payment error', 'wait: unpaid'],
      ['2 Payment accepted', 'ship'],
      ['7 Refunded', 'called-off'],
    ])
  })

  it('come smaller after a refund in the back office', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    server.shop.refundInBackOffice(place(server, { A: 3 }), 'A', 2)
    const { orders } = await pullAll(connector, null)
    expect(connector.mapOrder(orders[0]?.payload ?? '')).toMatchObject({
      order: { lines: [{ quantity: 1 }] },
    })
  })
})

describe('an order of PrestaShop with what is kept beside it', () => {
  it('says its note and its vouchers, and leaves virtual products out', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    server.shop.addProduct({ ...productForSale('E-BOOK', 10), isDigital: true })
    const outcome = server.shop.checkout(basket({ A: 1, 'E-BOOK': 1 }, { note: 'Ring twice' }))
    const id = outcome.kind === 'placed' ? outcome.id : ''
    server.shop.giveVoucher(id, 490, true)
    server.shop.giveVoucher(id, 398)
    const { orders } = await pullAll(connector, null)
    expect(connector.mapOrder(orders[0]?.payload ?? '')).toMatchObject({
      order: {
        requests: { customerNote: 'Ring twice' },
        lines: [{ sku: 'A', grossCents: 1990 - 199 }],
        charges: { shipping: { netCents: 0, taxCents: 0 }, totalCents: 2 * 1990 - 398 },
      },
    })
  })

  it('says what the buyer had engraved, of the line that it is on', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    server.shop.addProduct(productForSale('B', 10))
    const order = server.shop.orders.get(Number(place(server, { A: 1, B: 1 })))
    const [first] = order?.rows ?? []
    if (first !== undefined) first.customisation = { Gravure: 'Pour Zoé 🎁', Police: 'Anglaise', Vide: ' ' }
    const { orders } = await pullAll(connector, null)
    const mapped = connector.mapOrder(orders[0]?.payload ?? '')
    expect(
      mapped.kind === 'order' && mapped.order.lines.map(({ sku, options }) => ({ sku, options })),
    ).toEqual([
      {
        sku: 'A',
        options: [
          { name: 'Gravure', value: 'Pour Zoé 🎁' },
          { name: 'Police', value: 'Anglaise' },
        ],
      },
      { sku: 'B', options: undefined },
    ])
  })

  it('is read as well by a key that may not read messages, vouchers, provinces or engravings', async () => {
    const { server, connector } = await connected({
      forbidden: ['messages', 'order_cart_rules', 'states', 'products', 'customizations'],
    })
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 1 })
    server.shop.giveVoucher(id, 490)
    for (const row of server.shop.orders.get(Number(id))?.rows ?? []) row.customisation = { Gravure: 'Zoé' }
    const { orders } = await pullAll(connector, null)
    // Exactly the shipping: taken for free shipping.
    expect(connector.mapOrder(orders[0]?.payload ?? '')).toMatchObject({
      standing: { meaning: 'ship' },
      order: { lines: [{ grossCents: 1990 }] },
    })
  })
})

describe('refunds at PrestaShop', () => {
  it('are together never more than the order came to after its vouchers', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 2 })
    server.shop.giveVoucher(id, 1000)
    const lineId = String(server.shop.orders.get(Number(id))?.rows[0]?.id)
    for (const [key, shipping] of [
      ['r1', false],
      ['r2', true],
    ] as const)
      expect(
        await connector.pushRefund(
          {
            orderExternalId: id,
            lines: [{ lineId, quantity: 1, cents: 1990 }],
            shipping,
            reason: 'broken',
            channelReturnId: null,
          },
          key,
          NEVER,
        ),
      ).toEqual({ kind: 'done' })
    expect(server.shop.refunds().map(({ amountCents }) => amountCents)).toEqual([1490, 1490 + 490])
  })
})

describe('a paid order cancelled here, at PrestaShop', () => {
  async function cancelled(wrappingCents: number) {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 2 })
    server.shop.wrap(id, wrappingCents)
    const lineId = String(server.shop.orders.get(Number(id))?.rows[0]?.id)
    const push = {
      orderExternalId: id,
      lines: [{ lineId, quantity: 2, cents: 3980 }],
      reason: 'out of stock',
      owed: { cents: 3980 + 490 + wrappingCents, isWhole: true },
    }
    const outcome = await connector.pushCancel(push, 'c1', NEVER)
    expect(server.shop.isCancelled(id)).toBe(true)
    expect(server.shop.refunds().map(({ amountCents }) => amountCents)).toEqual([3980 + 490])
    expect(await connector.hasCancel(push, 'c1', NEVER)).toBe(true)
    return outcome
  }

  it('has goods and shipping in a credit slip', async () => {
    expect(await cancelled(0)).toEqual({ kind: 'done' })
  })

  it('says what a credit slip has no place for', async () => {
    expect(await cancelled(360)).toEqual({
      kind: 'refused',
      problem: message('channels.restOwed', {
        shop: 'PrestaShop',
        booked: { amount: 4470, currency: 'EUR' },
        owed: { amount: 4830, currency: 'EUR' },
      }),
    })
  })
})

describe('stock of PrestaShop', () => {
  it('is set at two combinations of one reference, and not at the product that sums them up', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('SHIRT', 8))
    const shirt = server.shop.bySku('SHIRT').id
    for (const sku of ['SHIRT-M', 'SHIRT-L']) server.shop.addProduct(productForSale(sku, 4), shirt)
    const [sum, ...sizes] = server.shop.products
    for (const size of sizes) Object.assign(size, { reference: 'SHIRT' })
    await connector.pushStock([{ sku: 'SHIRT', available: 3 }], 'k1', NEVER)
    expect([sum, ...sizes].map((product) => product?.quantity)).toEqual([8, 3, 3])
  })

  it('is set for combinations too, in one call', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('SHIRT', 0))
    const shirt = server.shop.bySku('SHIRT').id
    server.shop.addProduct(productForSale('SHIRT-M', 5), shirt)
    server.shop.addProduct(productForSale('SHIRT-L', 5), shirt)
    server.shop.addProduct(productForSale('odd|sku,1', 5))
    const calls: string[] = []
    server.misbehaviour.often({ kind: 'reset', handled: false }, 1, (call) => {
      calls.push(call.method)
      return false
    })
    const items = [
      { sku: 'SHIRT-M', available: 3 },
      { sku: 'SHIRT-L', available: 4 },
      { sku: 'odd|sku,1', available: 6 },
      { sku: 'shirt-m', available: 9 },
    ]
    expect(await connector.pushStock(items, 'k1', NEVER)).toEqual(Array(4).fill({ kind: 'done' }))
    expect(server.shop.stockPushes().map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['SHIRT-M', 3],
      ['SHIRT-L', 4],
      ['odd|sku,1', 6],
    ])
    expect(calls.filter((method) => method === 'PUT')).toHaveLength(1)
  })
})

describe('pushes to PrestaShop', () => {
  async function ordered(lines: Record<string, number>) {
    const bench = await connected()
    for (const sku of Object.keys(lines)) bench.server.shop.addProduct(productForSale(sku, 10))
    place(bench.server, lines)
    const { orders } = await pullAll(bench.connector, null)
    const mapped = bench.connector.mapOrder(orders[0]?.payload ?? '')
    if (mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
    return { ...bench, order: mapped.order }
  }

  it('cancel most of a line only once, not the whole order, when the answer is lost', async () => {
    const { server, connector, order } = await ordered({ A: 3 })
    const push = {
      orderExternalId: order.externalId,
      reason: 'damaged: <wet>',
      lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }],
    }
    server.misbehaviour.next(
      { kind: 'reset', handled: true },
      1,
      (call) => call.method === 'POST' && call.path.endsWith('/order_slip'),
    )
    expect(await connector.pushCancel(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await connector.pushCancel(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.refunds()).toHaveLength(1)
    expect(server.shop.isCancelled(order.externalId)).toBe(false)
  })

  it('put two parcels of one shipment among the carriers and move the order to shipped', async () => {
    const { server, connector, order } = await ordered({ A: 2 })
    const push = {
      orderExternalId: order.externalId,
      fulfillmentId: 'f1',
      carrierName: 'Colissimo',
      lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }],
      parcels: [
        { trackingNumber: '6A1', trackingUrl: null, lines: [] },
        { trackingNumber: '6A2', trackingUrl: null, lines: [] },
      ],
    }
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) => call.method === 'POST')
    await connector.pushFulfillment(push, 'k1', NEVER)
    expect(await connector.hasFulfillment(push, NEVER)).toBe(false)
    expect(await connector.pushFulfillment(push, 'k1', NEVER)).toEqual({ kind: 'done' })
    const stands = server.shop.orders.get(Number(order.externalId))
    expect(stands?.state).toBe(4)
    expect(stands?.carriers.map((row) => row.trackingNumber)).toEqual(['6A1', '6A2'])
    expect(stands?.messages).toHaveLength(1)
  })

  it('say which resource the key may not use', async () => {
    const { connector } = await connected({ forbidden: ['orders'] })
    await expect(connector.check(NEVER)).rejects.toMatchObject({
      kind: 'unauthorised',
      message: expect.stringContaining('may not use orders'),
    })
  })
})

describe('a corrected address', () => {
  it('that another order goes to as well is left to a person', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 100))
    const first = server.shop.order(place(server, { A: 1 }))
    const other = server.shop.order(place(server, { A: 1 }))
    other.addressId = first.addressId
    const pulled = await connector.readOrders?.([String(first.id)], NEVER)
    const found = pulled?.get(String(first.id))
    const mapped = connector.mapOrder(found === undefined || found === 'gone' ? '' : found.payload)
    if (mapped.kind !== 'order') throw new Error('it cannot be read')
    const was = channelAddressOf(mapped.order.destination)
    const push = {
      orderExternalId: String(first.id),
      address: { ...was, street: ['7 place Neuve'] },
      was: [was],
    }
    expect(await connector.pushAddress?.(push, 'k1', NEVER)).toEqual({
      kind: 'refused',
      problem: message('prestashop.sharedAddress'),
    })
    expect(other.basket.shipTo.street).not.toBe('7 place Neuve')
  })
})
