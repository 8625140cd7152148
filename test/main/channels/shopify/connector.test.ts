import { afterEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { shopifyConnectors } from '../../../../main/channels/shopify/connector.ts'
import type { ShopifyServer, ShopifyServerOptions } from '../../../../main/demo/shopify-server/server.ts'
import { channelAddressOf } from '../../../../shared/domain/channel-address.ts'
import { message } from '../../../../shared/messages/message.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import type { SettableClock } from '../../../support/channels/settable-clock.ts'
import { SHOPIFY_CREDENTIALS, shopifyServer } from '../../../support/channels/shopify.ts'
import { basket, productForSale } from '../../../support/channels/storefront.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal
const TWO_LOCATIONS = [
  { name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' },
  { name: 'Lyon', countryCode: 'FR', postcode: '69000', city: 'Lyon' },
]

const running: ShopifyServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.goOffline()))
})

async function connected(
  over: Partial<ShopifyServerOptions> = {},
  secrets: Record<string, string> = SHOPIFY_CREDENTIALS,
): Promise<{ server: ShopifyServer; clock: SettableClock; connector: Connector }> {
  const { server, clock } = shopifyServer(over)
  running.push(server)
  const channel = channelOf('shopify', `${(await server.start()).url}/`)
  return { server, clock, connector: shopifyConnectors({ clock, timeoutMs: 20_000 })(channel, secrets) }
}

/** Puts `quantity` of a SKU on sale at one location, as the shop's staff would. */
function stockAt(server: ShopifyServer, sku: string, location: number, quantity: number): void {
  const variant = server.shop.variants.find((candidate) => candidate.sku === sku)
  const place = server.shop.locations[location]
  if (variant === undefined || place === undefined) throw new Error('no such place')
  server.shop.setAvailable(variant, place.id, quantity)
}

function availableAt(server: ShopifyServer, sku: string): number[] {
  const variant = server.shop.variants.find((candidate) => candidate.sku === sku)
  return server.shop.locations.map((location) => variant?.levels.get(location.id)?.available ?? 0)
}

describe('access to Shopify', () => {
  it('renews its token when it expires, and when the shop drops it before', async () => {
    const { server, clock, connector } = await connected({ tokenLifetimeMs: 120_000 })
    await connector.check(NEVER)
    clock.advance(119_999)
    await connector.check(NEVER)
    server.tokens.expireAll()
    await expect(connector.check(NEVER)).resolves.toMatchObject({
      name: expect.stringMatching(/^Maison Test/),
    })
  })

  it('says which secrets are missing, and never which they are', async () => {
    const { connector } = await connected({}, { clientId: 'demo-app' })
    await expect(connector.check(NEVER)).rejects.toMatchObject({
      kind: 'unauthorised',
      message: expect.stringContaining('client id and client secret'),
    })
    const { connector: wrong } = await connected({}, { clientId: 'demo-app', clientSecret: 'canary-secret' })
    const refusal: unknown = await wrong.check(NEVER).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ kind: 'unauthorised' })
    expect(String(refusal)).not.toContain('canary-secret')
  })

  it('says when the version it speaks is served no more', async () => {
    const { connector } = await connected({ versions: ['2027-01', '2027-04'] })
    expect((await connector.check(NEVER)).remark).toEqual({
      code: 'other-version',
      served: '2027-01',
      wanted: '2026-10',
    })
  })

  it('rests when throttled, and does not send what would be', async () => {
    const { server, clock, connector } = await connected({ bucket: { maximum: 1000, restorePerSecond: 100 } })
    await connector.pullOrders(null, NEVER)
    server.bucket.drain()
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ kind: 'retry', afterMs: 9540 })
    server.misbehaviour.often({ kind: 'error', status: 500, handled: false })
    clock.advance(4000)
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({ kind: 'retry', afterMs: 5540 })
    server.misbehaviour.calm()
    clock.advance(5541)
    await connector.pullOrders(null, NEVER)
  })
})

describe('stock at Shopify', () => {
  it('stands whole at one location, since the shop sells the sum', async () => {
    const { server, connector } = await connected({ locations: TWO_LOCATIONS })
    server.shop.addProduct(productForSale('A', 4))
    stockAt(server, 'A', 1, 9)
    expect(await connector.readStock(['A'], NEVER)).toEqual(new Map([['A', 13]]))
    await connector.pushStock([{ sku: 'A', available: 6 }], 'k', NEVER)
    expect(availableAt(server, 'A')).toEqual([6, 0])
  })

  it('stands at the location that the merchant names', async () => {
    const { server, connector } = await connected(
      { locations: TWO_LOCATIONS },
      { ...SHOPIFY_CREDENTIALS, location: 'Lyon' },
    )
    server.shop.addProduct(productForSale('A', 4))
    await connector.pushStock([{ sku: 'A', available: 6 }], 'k', NEVER)
    expect(availableAt(server, 'A')).toEqual([0, 6])
  })

  it('stands at each location as told, at home where a location does not stock it', async () => {
    const { server, connector } = await connected({ locations: TWO_LOCATIONS })
    for (const sku of ['A', 'B']) server.shop.addProduct(productForSale(sku, 4))
    const locations = (await connector.readLocations?.(NEVER)) ?? []
    expect(locations.map(({ name, isActive }) => [name, isActive])).toEqual([
      ['Lille', true],
      ['Lyon', true],
    ])
    const lyon = locations[1]?.id ?? ''
    const push = (atLyon: string, atHome: number, key: string) =>
      connector.pushStock(
        [
          {
            sku: 'A',
            available: atHome + 5,
            places: [
              { locationId: atLyon, available: 5 },
              { locationId: null, available: atHome },
            ],
          },
          { sku: 'B', available: 2 },
        ],
        key,
        NEVER,
      )
    await push(lyon, 1, 'k1')
    expect([availableAt(server, 'A'), availableAt(server, 'B')]).toEqual([
      [1, 5],
      [2, 0],
    ])
    await push('gid://shopify/Location/0', 1, 'k2')
    expect(availableAt(server, 'A')).toEqual([6, 0])
  })

  it('stands at every variant that carries the SKU, and is read of the one that differs', async () => {
    const { server, connector } = await connected({ locations: TWO_LOCATIONS })
    for (let n = 0; n < 30; n += 1) server.shop.addProduct(productForSale(`S${n}`, 4))
    const second = server.shop.backOffice.addListing?.('S0')
    await connector.pushStock([{ sku: 'S0', available: 6 }], 'k', NEVER)
    expect([server.shop.available('S0'), second?.()]).toEqual([6, 6])
    const skus = Array.from({ length: 25 }, (_, n) => `S${n}`)
    expect((await connector.readStock(skus, NEVER)).size).toBe(25)
    stockAt(server, 'S0', 0, 2)
    const ours = new Map([['S0', 6]])
    expect(await connector.readStock(['S0'], NEVER, ours)).toEqual(new Map([['S0', 2]]))
    expect(await connector.readStock(['S0'], NEVER, new Map([['S0', 2]]))).toEqual(new Map([['S0', 6]]))
  })

  it('says what it is called', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A/1', 4))
    expect(await connector.readListings?.(['A/1', 'none'], NEVER)).toEqual(
      new Map([['A/1', { name: 'Product A/1', barcode: null }]]),
    )
  })

  it('is read again for what the shop has sold meanwhile, and set with the rest', async () => {
    const { server, connector } = await connected()
    for (const sku of ['A', 'B']) server.shop.addProduct(productForSale(sku, 20))
    const push = (available: number, key: string) =>
      connector.pushStock(
        ['A', 'B'].map((sku) => ({ sku, available })),
        key,
        NEVER,
      )
    await push(10, 'k1')
    server.shop.checkout(basket({ A: 3 }))
    expect(await push(10, 'k2')).toEqual([{ kind: 'done' }, { kind: 'done' }])
    expect([availableAt(server, 'A'), availableAt(server, 'B')]).toEqual([[10], [10]])
  })
})

describe('orders of Shopify', () => {
  it('arrive whole, however many lines they have', async () => {
    const { server, connector } = await connected()
    const skus = Array.from({ length: 130 }, (_, n) => `S${n}`)
    for (const sku of skus) server.shop.addProduct(productForSale(sku, 5))
    server.shop.checkout(basket(Object.fromEntries(skus.map((sku) => [sku, 1]))))
    const page = await connector.pullOrders(null, NEVER)
    const mapped = connector.mapOrder(page.orders[0]?.payload ?? '')
    expect(mapped.kind === 'order' && mapped.order.lines.map((line) => line.sku)).toEqual(skus)
  })

  it('start over when the shop no longer takes the page cursor', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 50))
    for (let n = 0; n < 20; n += 1) server.shop.checkout(basket({ A: 1 }))
    const first = await connector.pullOrders(null, NEVER)
    const expired = JSON.stringify({ ...JSON.parse(first.cursor), after: 'bm90IGEgcGxhY2U=' })
    const again = await connector.pullOrders(expired, NEVER)
    expect(again.orders).toEqual(first.orders)
  })

  it('ship from two locations in two calls, and the second alone when the first was taken', async () => {
    const { server, connector } = await connected({ locations: TWO_LOCATIONS })
    server.shop.addProduct(productForSale('A', 1))
    stockAt(server, 'A', 1, 2)
    const placed = server.shop.checkout(basket({ A: 3 }))
    const page = await connector.pullOrders(null, NEVER)
    const mapped = connector.mapOrder(page.orders[0]?.payload ?? '')
    if (placed.kind !== 'placed' || mapped.kind !== 'order') throw new Error('no order')
    const push = {
      orderExternalId: placed.id,
      fulfillmentId: 'f1',
      carrierName: 'Colissimo',
      lines: mapped.order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
      parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }],
    }
    let calls = 0
    server.misbehaviour.next({ kind: 'error', status: 502, handled: false }, 1, (call) => {
      calls += call.body.includes('fulfillmentCreate') ? 1 : 0
      return calls === 2
    })
    expect(await connector.pushFulfillment(push, 'k', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await connector.hasFulfillment(push, NEVER)).toBe(false)
    expect(await connector.pushFulfillment(push, 'k', NEVER)).toEqual({ kind: 'done' })
    expect(server.shop.shipments().map((shipment) => shipment.lines)).toEqual([
      [{ sku: 'A', quantity: 1 }],
      [{ sku: 'A', quantity: 2 }],
    ])
  })

  it('are read by id as they are pulled; what was deleted is gone', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 50))
    const ids = Array.from({ length: 12 }, () => {
      const placed = server.shop.checkout(basket({ A: 1 }))
      return placed.kind === 'placed' ? placed.id : ''
    })
    const pulled = new Map(
      (await connector.pullOrders(null, NEVER)).orders.map((order) => [order.externalId, order]),
    )
    const [erased = '', first = ''] = ids
    server.shop.backOffice.erase?.(erased)
    const read = await connector.readOrders?.([...ids, 'gid://shopify/Order/1', 'nonsense'], NEVER)
    expect(read?.get(first)).toEqual(pulled.get(first))
    const gone = [...(read ?? [])].filter(([, order]) => order === 'gone').map(([id]) => id)
    expect(new Set(gone)).toEqual(new Set([erased, 'gid://shopify/Order/1', 'nonsense']))
  })

  it('asked for by id beyond the shop’s points come as far as these go, and the rest with the next ones', async () => {
    const { server, clock, connector } = await connected({ bucket: { maximum: 2000, restorePerSecond: 100 } })
    server.shop.addProduct(productForSale('A', 50))
    const ids = Array.from({ length: 40 }, () => {
      const placed = server.shop.checkout(basket({ A: 1 }))
      return placed.kind === 'placed' ? placed.id : ''
    })
    const read = new Set<string>()
    for (let round = 0; round < 12 && read.size < ids.length; round += 1) {
      const waiting = ids.filter((id) => !read.has(id))
      const answers = await connector.readOrders?.(waiting, NEVER)
      expect(answers?.size).toBeGreaterThan(0)
      for (const id of answers?.keys() ?? []) read.add(id)
      clock.advance(10_000)
    }
    expect(read.size).toBe(ids.length)
  })

  it('of more fulfilment orders than a page holds arrive with all of them', async () => {
    const three = [...TWO_LOCATIONS, { name: 'Nantes', countryCode: 'FR', postcode: '44000', city: 'Nantes' }]
    const { server, connector } = await connected({ locations: three })
    server.shop.addProduct(productForSale('A', 1))
    for (const place of [1, 2]) stockAt(server, 'A', place, 1)
    server.shop.checkout(basket({ A: 3 }))
    const [order] = (await connector.pullOrders(null, NEVER)).orders
    expect(JSON.parse(order?.payload ?? '').fulfillmentOrders.nodes).toHaveLength(3)
  })
})

describe('a shipment told to Shopify', () => {
  const POD = { ...TWO_LOCATIONS[1]!, name: 'Printful', isFulfillmentService: true }

  async function ready(locations: ShopifyServerOptions['locations'], stock: number[], quantity: number) {
    const { server, connector } = await connected({ locations })
    server.shop.addProduct(productForSale('A', stock[0] ?? 0))
    stock.slice(1).forEach((units, index) => stockAt(server, 'A', index + 1, units))
    const placed = server.shop.checkout(basket({ A: quantity }))
    const [pulled] = (await connector.pullOrders(null, NEVER)).orders
    const mapped = connector.mapOrder(pulled?.payload ?? '')
    if (placed.kind !== 'placed' || mapped.kind !== 'order') throw new Error(JSON.stringify(mapped))
    const order = server.shop.order(placed.id)
    const push = {
      orderExternalId: placed.id,
      fulfillmentId: 'f1',
      carrierName: 'Colissimo',
      lines: order.lines.map(({ id }) => ({ lineId: id, quantity })),
      parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }],
    }
    return { server, connector, order, mapped, push }
  }

  it('is entered at the location that stands for our site, to which it is moved, once', async () => {
    const { server, connector, order, push } = await ready(TWO_LOCATIONS, [3, 0], 3)
    const lyon = server.shop.locations[1]?.id ?? ''
    const fromLyon = { ...push, locationId: lyon, lines: [{ ...push.lines[0]!, quantity: 2 }] }
    server.misbehaviour.next({ kind: 'reset', handled: true }, 1, (call) =>
      call.body.includes('fulfillmentOrderMove'),
    )
    expect(await connector.pushFulfillment(fromLyon, 'k', NEVER)).toMatchObject({ kind: 'ambiguous' })
    expect(await connector.pushFulfillment(fromLyon, 'k', NEVER)).toEqual({ kind: 'done' })
    expect(order.fulfillments.map(({ location, lines }) => [location.name, lines[0]?.quantity])).toEqual([
      ['Lyon', 2],
    ])
    expect(
      order.fulfillmentOrders.map(({ location, lines }) => [location.name, lines[0]?.remaining]),
    ).toEqual([
      ['Lille', 1],
      ['Lyon', 0],
    ])
  })

  it('is entered where it stands when the shop knows no such location', async () => {
    const { connector, order, push } = await ready(TWO_LOCATIONS, [3, 0], 3)
    const elsewhere = { ...push, locationId: 'gid://shopify/Location/0' }
    expect(await connector.pushFulfillment(elsewhere, 'k', NEVER)).toEqual({ kind: 'done' })
    expect(order.fulfillments.map(({ location }) => location.name)).toEqual(['Lille'])
  })

  it('is refused in plain words while the shop holds it', async () => {
    const { server, connector, order, push } = await ready(TWO_LOCATIONS, [3, 0], 3)
    server.shop.backOffice.hold?.(order.id)
    expect(await connector.pushFulfillment(push, 'k', NEVER)).toMatchObject({
      kind: 'refused',
      problem: said(/holds 3 units of it \(OTHER\).*release the hold/),
    })
    server.shop.backOffice.resumeOrder?.(order.id)
    expect(await connector.pushFulfillment(push, 'k', NEVER)).toEqual({ kind: 'done' })
  })

  it('leaves alone what another app has taken, and says whose it is', async () => {
    const { connector, order, mapped, push } = await ready([TWO_LOCATIONS[0]!, POD], [1, 2], 3)
    expect(mapped.order.lines).toMatchObject([{ sku: 'A', quantity: 1 }])
    expect(await connector.pushFulfillment(push, 'k', NEVER)).toMatchObject({
      kind: 'refused',
      problem: said(/another app \(Printful\)/),
    })
    const ours = { ...push, lines: [{ ...push.lines[0]!, quantity: 1 }] }
    expect(await connector.pushFulfillment(ours, 'k', NEVER)).toEqual({ kind: 'done' })
    expect(order.fulfillments.map(({ location }) => location.name)).toEqual(['Lille'])
  })
})

it('a refund beyond what is left pays what is left, and says so', async () => {
  const { server, connector } = await connected()
  server.shop.addProduct(productForSale('A', 5))
  const placed = server.shop.checkout(basket({ A: 2 }))
  const [pulled] = (await connector.pullOrders(null, NEVER)).orders
  const mapped = connector.mapOrder(pulled?.payload ?? '')
  if (placed.kind !== 'placed' || mapped.kind !== 'order') throw new Error('no order')
  const [line] = mapped.order.lines
  const refund = (quantity: number, shipping: boolean) => ({
    orderExternalId: placed.id,
    lines: [{ lineId: line?.id ?? '', quantity, cents: quantity * 1990 }],
    shipping,
    reason: 'broken',
    channelReturnId: null,
  })
  const order = server.shop.order(placed.id)
  order.refunds.push({
    id: 'gid://shopify/Refund/1',
    createdAt: 0,
    note: null,
    amountCents: 3000,
    shippingCents: 0,
    lines: [],
  })
  expect(await connector.pushRefund(refund(1, false), 'k1', NEVER)).toMatchObject({
    kind: 'refused',
    problem: said(/only €14.70 left .* €19.90 was asked for: €14.70 is booked/),
  })
  expect(await connector.pushRefund(refund(1, false), 'k2', NEVER)).toEqual({
    kind: 'refused',
    problem: said('All that was paid for the order has been paid back already'),
  })
  expect(await connector.pushRefund(refund(1, false), 'k1', NEVER)).toEqual({ kind: 'done' })
})

describe('a corrected address', () => {
  it('that Shopify says it took and did not is left to a person', async () => {
    const { server, connector } = await connected()
    server.shop.addProduct(productForSale('A', 100))
    server.shop.checkout(basket({ A: 1 }))
    const [pulled] = (await connector.pullOrders(null, NEVER)).orders
    const mapped = connector.mapOrder(pulled?.payload ?? '')
    if (mapped.kind !== 'order') throw new Error('it cannot be read')
    const was = channelAddressOf(mapped.order.destination)
    const push = {
      orderExternalId: mapped.order.externalId,
      address: { ...was, street: ['7 place Neuve'] },
      was: [was],
    }
    server.shop.ignoresAddresses = true
    const outcome = await connector.pushAddress?.(push, 'k1', NEVER)
    expect(outcome).toEqual({
      kind: 'refused',
      problem: message('channels.addressNotKept', { shop: 'Shopify' }),
    })
  })
})
