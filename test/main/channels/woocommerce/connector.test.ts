import { afterEach, describe, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { wooCommerceConnectors } from '../../../../main/channels/woocommerce/connector.ts'
import type {
  WooCommerceServer,
  WooCommerceServerOptions,
} from '../../../../main/demo/woocommerce-server/server.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import type { SettableClock } from '../../../support/channels/settable-clock.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from '../../../support/channels/woocommerce.ts'

const NEVER = new AbortController().signal

const running: WooCommerceServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.goOffline()))
})

async function connected(
  over: Partial<WooCommerceServerOptions> = {},
): Promise<{ server: WooCommerceServer; clock: SettableClock; connector: Connector }> {
  const { server, clock } = wooCommerceServer(over)
  running.push(server)
  const channel = channelOf('woocommerce', (await server.start()).url)
  return {
    server,
    clock,
    connector: wooCommerceConnectors({ clock, timeoutMs: 20_000 })(channel, WOO_CREDENTIALS),
  }
}

function place(server: WooCommerceServer, lines: Record<string, number>): string {
  const outcome = server.shop.checkout(basket(lines))
  if (outcome.kind === 'refused') throw new Error(`refused ${outcome.sku}`)
  return outcome.id
}

async function pullAll(
  connector: Connector,
  from: string | null,
  between: () => void = () => {},
): Promise<PulledOrder[]> {
  const orders: PulledOrder[] = []
  let cursor = from
  for (;;) {
    const page = await connector.pullOrders(cursor, NEVER)
    orders.push(...page.orders)
    cursor = page.cursor
    if (!page.more) return orders
    between()
  }
}

describe('orders of WooCommerce', () => {
  it('of one second are all found, also when one of them changes between two pages', async () => {
    const { server, clock, connector } = await connected()
    server.shop.addProduct(productForSale('A', 1000))
    const ids = Array.from({ length: 170 }, () => place(server, { A: 1 }))
    let changed = 0
    const orders = await pullAll(connector, null, () => {
      clock.advance(1000)
      if (changed < 3) server.shop.cancelAtChannel(ids[changed] ?? '')
      changed += 1
    })
    expect(new Set(orders.map((order) => order.externalId))).toEqual(new Set(ids))
  })

  it('keep their version when they were only looked at', async () => {
    const { server, clock, connector } = await connected({ viewingTouches: true })
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 1 })
    const before = await pullAll(connector, null)
    clock.advance(60_000)
    const push = { orderExternalId: id, fulfillmentId: 'f', carrierName: 'c', lines: [], parcels: [] }
    await connector.hasFulfillment(push, NEVER)
    const after = await pullAll(connector, null)
    expect(server.shop.orders.get(Number(id))?.modifiedAt).toBe(clock.now())
    expect(after.map((order) => order.version)).toEqual(before.map((order) => order.version))
  })

  it('bring the lines that were refunded there', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 3 })
    const [order] = await pullAll(connector, null)
    const mapped = connector.mapOrder(order?.payload ?? '')
    const lineId = mapped.kind === 'order' ? (mapped.order.lines[0]?.id ?? '') : ''
    await connector.pushCancel(
      { orderExternalId: id, reason: '', lines: [{ lineId, quantity: 1 }] },
      'k',
      NEVER,
    )
    const [again] = await pullAll(connector, null)
    expect(connector.mapOrder(again?.payload ?? '')).toMatchObject({ order: { lines: [{ quantity: 2 }] } })
  })

  it('are completed when the last unit that was not refunded has left', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 3 })
    const lineId = String(server.shop.orders.get(Number(id))?.items[0]?.id)
    const ship = (fulfillmentId: string, quantity: number) =>
      connector.pushFulfillment(
        {
          orderExternalId: id,
          fulfillmentId,
          carrierName: 'Colissimo',
          lines: [{ lineId, quantity }],
          parcels: [{ trackingNumber: `T-${fulfillmentId}`, trackingUrl: null, lines: [] }],
        },
        'k',
        NEVER,
      )
    const status = () => server.shop.orders.get(Number(id))?.status
    await ship('f1', 1)
    expect(status()).toBe('processing')
    await connector.pushCancel(
      { orderExternalId: id, reason: 'broken', lines: [{ lineId, quantity: 1 }] },
      'k',
      NEVER,
    )
    await ship('f2', 1)
    expect(status()).toBe('completed')
    expect(server.shop.orders.get(Number(id))?.notes.map((note) => note.note)).toEqual([
      'Colissimo: T-f1',
      'Colissimo: T-f2',
    ])
  })
})

describe('an order asked for by id', () => {
  it('is found in the bin, where no list shows it', async () => {
    const { server, clock, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    const id = place(server, { A: 1 })
    clock.advance(60_000)
    server.shop.backOffice.bin?.(id)
    expect(await pullAll(connector, null)).toEqual([])
    const read = (await connector.readOrders?.([id, '99', 'odd'], NEVER)) ?? new Map()
    expect([read.get('99'), read.get('odd')]).toEqual(['gone', 'gone'])
    expect(connector.mapOrder(read.get(id).payload).standing).toMatchObject({
      state: 'trash',
      meaning: 'called-off',
    })
  })

  it('has no virtual products among its lines, whether they have a SKU or not', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 10))
    server.shop.addProduct({ ...productForSale('E-BOOK', 10), isDigital: true })
    const id = place(server, { A: 1, 'E-BOOK': 1 })
    const read = (await connector.readOrders?.([id], NEVER)) ?? new Map()
    expect(connector.mapOrder(read.get(id).payload)).toMatchObject({ order: { lines: [{ sku: 'A' }] } })
  })
})

describe('refunds at WooCommerce', () => {
  async function taxedOrder() {
    const { server, connector } = await connected({ vatPercent: 20 })
    server.shop.addProduct({ ...productForSale('A', 10), priceCents: 1999 })
    const id = place(server, { A: 3 })
    const record = server.shop.orders.get(Number(id))
    const lineId = String(record?.items[0]?.id)
    const refund = (key: string, quantity: number, cents: number, over: object = {}) =>
      connector.pushRefund(
        {
          orderExternalId: id,
          lines: [{ lineId, quantity, cents, ...over }],
          shipping: false,
          reason: 'broken',
          channelReturnId: null,
        },
        key,
        NEVER,
      )
    return { server, connector, id, lineId, record, refund }
  }

  it('pay tax back by its rate, the rest without tax', async () => {
    const { record, refund } = await taxedOrder()
    expect(await refund('r1', 1, 1999)).toEqual({ kind: 'done' })
    expect(record?.refunds[0]).toMatchObject({
      amountCents: 1999,
      lines: [{ quantity: 1, netCents: 1666, taxCents: 333 }],
    })
  })

  it('take fees back in their own terms, for at most what was charged', async () => {
    const { server, connector, id, lineId, record } = await taxedOrder()
    server.shop.addFee(id, 'Gift wrap', 360)
    const push = {
      orderExternalId: id,
      lines: [{ lineId, quantity: 1, cents: 1999 }],
      shipping: false,
      fees: [{ id: String(record?.fees[0]?.id), cents: 900 }],
      reason: 'broken',
      channelReturnId: null,
    }
    expect(await connector.pushRefund(push, 'r1', NEVER)).toEqual({ kind: 'done' })
    expect(record?.refunds.map(({ amountCents }) => amountCents)).toEqual([1999 + 360])
  })

  it('of an order cancelled here are all that was paid, with its fees, before it is cancelled', async () => {
    const { server, connector, id, lineId, record } = await taxedOrder()
    server.shop.addFee(id, 'Gift wrap', 360)
    const most = 3 * 1999 + 360 + (record?.basket.shipping.cents ?? 0)
    const push = {
      orderExternalId: id,
      lines: [{ lineId, quantity: 3, cents: 3 * 1999 }],
      reason: 'out of stock',
      owed: { cents: most, isWhole: true },
    }
    expect(await connector.pushCancel(push, 'c1', NEVER)).toEqual({ kind: 'done' })
    expect([record?.status, record?.refunds.map(({ amountCents }) => amountCents)]).toEqual([
      'cancelled',
      [most],
    ])
    expect(await connector.hasCancel(push, 'c1', NEVER)).toBe(true)
  })

  it('of an unpaid order cancelled here are none', async () => {
    const { connector, id, lineId, record } = await taxedOrder()
    const lines = [{ lineId, quantity: 3, cents: 3 * 1999 }]
    const push = { orderExternalId: id, lines, reason: 'not paid', owed: { cents: 0, isWhole: true } }
    expect(await connector.pushCancel(push, 'c1', NEVER)).toEqual({ kind: 'done' })
    expect([record?.status, record?.refunds]).toEqual(['cancelled', []])
  })

  it('are booked in the parts that were said of them', async () => {
    const { record, refund } = await taxedOrder()
    await refund('r1', 1, 1999, { tax: { cents: 334, byRate: [{ rateId: '3', cents: 334 }] } })
    expect(record?.refunds[0]?.lines).toMatchObject([{ netCents: 1665, taxCents: 334 }])
  })

  it('are together never more than was paid, shipping with its tax included', async () => {
    const { server, connector, id, lineId, record, refund } = await taxedOrder()
    await refund('r1', 1, 5000)
    const rest = {
      orderExternalId: id,
      lines: [{ lineId, quantity: 2, cents: 9999 }],
      shipping: true,
      reason: '',
      channelReturnId: null,
    }
    expect(await connector.pushRefund(rest, 'r2', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.refunds().map(({ amountCents }) => amountCents)).toEqual([1999, 2 * 1999 + 490])
    expect(record?.refunds[1]).toMatchObject({ shippingCents: 490, shippingTaxCents: 82 })
    expect(record?.status).toBe('refunded')
  })
})

describe('stock at WooCommerce', () => {
  it('is never counted where the shop does not count it', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 5))
    server.shop.bySku('A').manageStock = false
    expect(await connector.pushStock([{ sku: 'A', available: 3 }], 'k', NEVER)).toEqual([{ kind: 'done' }])
    expect(server.shop.bySku('A')).toMatchObject({ manageStock: false, stockQuantity: 5 })
    expect(await connector.readStock(['A'], NEVER)).toEqual(new Map())
  })

  it('is set for variations at their own address', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('LAMP', 5))
    server.shop.addProduct(productForSale('SHIRT-M', 5), 900)
    server.shop.addProduct(productForSale('SHIRT-L', 5), 900)
    const outcomes = await connector.pushStock(
      ['LAMP', 'SHIRT-M', 'SHIRT-L'].map((sku, index) => ({ sku, available: 10 + index })),
      'k',
      NEVER,
    )
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done', 'done'])
    expect(['LAMP', 'SHIRT-M', 'SHIRT-L'].map((sku) => server.shop.available(sku))).toEqual([10, 11, 12])
  })
})
