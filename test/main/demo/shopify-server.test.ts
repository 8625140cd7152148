import { afterEach, describe, expect, it } from 'vitest'
import type { Running } from '../../../main/demo/channel-server/faulty-http.ts'
import type { ShopifyServer, ShopifyServerOptions } from '../../../main/demo/shopify-server/server.ts'
import type { SettableClock } from '../../support/channels/settable-clock.ts'
import { SHOPIFY_CREDENTIALS, shopifyServer } from '../../support/channels/shopify.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'

const closing: Running[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((running) => running.close()))
})

interface Client {
  server: ShopifyServer
  clock: SettableClock
  url: string
  token: string
  call: (query: string, variables?: object, version?: string) => Promise<Response>
  ask: (query: string, variables?: object) => Promise<{ data: unknown; errors: unknown; extensions: unknown }>
}

async function client(over: Partial<ShopifyServerOptions> = {}): Promise<Client> {
  const { server, clock } = shopifyServer(over)
  const running = await server.start()
  closing.push(running)
  const token = await grant(running.url)
  const call: Client['call'] = (query, variables = {}, version = '2026-10') =>
    fetch(`${running.url}/admin/api/${version}/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
    })
  const ask: Client['ask'] = async (query, variables) => {
    const {
      data = null,
      errors = null,
      extensions = null,
    } = (await (await call(query, variables)).json()) as Record<string, unknown>
    return { data, errors, extensions }
  }
  return { server, clock, url: running.url, token, call, ask }
}

async function grant(url: string): Promise<string> {
  const response = await fetch(`${url}/admin/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: SHOPIFY_CREDENTIALS.clientId,
      client_secret: SHOPIFY_CREDENTIALS.clientSecret,
      grant_type: 'client_credentials',
    }),
  })
  const { access_token } = (await response.json()) as { access_token: string }
  return access_token
}

function place(server: ShopifyServer, lines: Record<string, number>): string {
  const outcome = server.shop.checkout(basket(lines))
  if (outcome.kind === 'refused') throw new Error(`refused ${outcome.sku}`)
  return outcome.id
}

const CHANGED = `query Changed($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
    nodes { name updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`

describe('access', () => {
  it('refuses a token that has expired and grants a new one', async () => {
    const { clock, call, url } = await client({ tokenLifetimeMs: 60_000 })
    expect((await call('{ shop { name } }')).status).toBe(200)
    clock.advance(60_000)
    expect((await call('{ shop { name } }')).status).toBe(401)
    expect(await grant(url)).toMatch(/^shpat_[0-9a-f]{32}$/)
  })

  it('serves an expired version with the oldest supported one and says so', async () => {
    const { call } = await client()
    const answered = async (version: string) => {
      const response = await call('{ shop { name } }', {}, version)
      return [response.status, response.headers.get('x-shopify-api-version')]
    }
    expect(await answered('2026-10')).toEqual([200, '2026-10'])
    expect(await answered('2025-04')).toEqual([200, '2026-01'])
    expect(await answered('2031-01')).toEqual([404, null])
  })
})

describe('orders', () => {
  it('come oldest change first, page by page, from an instant on', async () => {
    const { server, clock, ask } = await client()
    server.shop.addProduct(productForSale('A', 100))
    for (let n = 0; n < 5; n += 1) {
      place(server, { A: 1 })
      clock.advance(1500)
    }
    const query = "updated_at:>='2026-11-23T08:00:03Z'"
    const first = await ask(CHANGED, { first: 2, query })
    expect(first.data).toEqual({
      orders: {
        nodes: [
          { name: '#1003', updatedAt: '2026-11-23T08:00:03Z' },
          { name: '#1004', updatedAt: '2026-11-23T08:00:04Z' },
        ],
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
      },
    })
    const { orders } = first.data as { orders: { pageInfo: { endCursor: string } } }
    const second = await ask(CHANGED, { first: 2, after: orders.pageInfo.endCursor, query })
    expect(second.data).toMatchObject({
      orders: { nodes: [{ name: '#1005' }], pageInfo: { hasNextPage: false } },
    })
  })

  it('are refused at checkout when the channel has no stock left', async () => {
    const { server } = await client()
    server.shop.addProduct(productForSale('A', 2))
    place(server, { A: 2 })
    expect(server.shop.checkout(basket({ A: 1 }))).toEqual({
      kind: 'refused',
      sku: 'A',
      asked: 1,
      available: 0,
    })
  })
})

describe('stock', () => {
  const SET = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) {
      inventoryAdjustmentGroup { changes { delta quantityAfterChange } }
      userErrors { code }
    }
  }`

  async function stocked() {
    const made = await client()
    made.server.shop.addProduct(productForSale('A', 10))
    const variant = made.server.shop.variants[0]
    const location = made.server.shop.locations[0]
    const input = (quantity: number, changeFromQuantity?: number | null) => ({
      name: 'available',
      reason: 'correction',
      quantities: [
        { inventoryItemId: variant?.itemId, locationId: location?.id, quantity, changeFromQuantity },
      ],
    })
    return { ...made, input }
  }

  it('is set only from the quantity the client believes in', async () => {
    const { server, ask, input } = await stocked()
    const stale = await ask(SET, { input: input(7, 9), key: 'k1' })
    expect(stale.data).toMatchObject({
      inventorySetQuantities: { userErrors: [{ code: 'CHANGE_FROM_QUANTITY_STALE' }] },
    })
    const fresh = await ask(SET, { input: input(7, 10), key: 'k2' })
    expect(fresh.data).toEqual({
      inventorySetQuantities: {
        inventoryAdjustmentGroup: { changes: [{ delta: -3, quantityAfterChange: 7 }] },
        userErrors: [],
      },
    })
    expect(server.shop.stockPushes()).toEqual([{ at: expect.any(Number), sku: 'A', quantity: 7 }])
  })

  it('asks for a comparison and an idempotency key, and gives the same result to the same key', async () => {
    const { server, ask, input } = await stocked()
    const unsaid = await ask(SET, { input: input(7), key: 'k0' })
    expect(unsaid.data).toMatchObject({
      inventorySetQuantities: { userErrors: [{ code: 'COMPARE_QUANTITY_REQUIRED' }] },
    })
    const keyless = await ask(SET.replace('@idempotent(key: $key)', '').replace(', $key: String!', ''), {
      input: input(7, null),
    })
    expect(keyless.errors).toMatchObject([{ message: expect.stringContaining('@idempotent') }])

    const first = await ask(SET, { input: input(7, null), key: 'k1' })
    expect((await ask(SET, { input: input(7, null), key: 'k1' })).data).toEqual(first.data)
    expect((await ask(SET, { input: input(6, null), key: 'k1' })).data).toMatchObject({
      inventorySetQuantities: { userErrors: [{ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }] },
    })
    expect(server.shop.stockPushes()).toHaveLength(1)
  })
})

describe('limits', () => {
  it('throttles when the bucket is empty and refills by the clock', async () => {
    const { clock, ask } = await client({ bucket: { maximum: 30, restorePerSecond: 10 } })
    const query = '{ orders(first: 20) { nodes { id } } }'
    expect((await ask(query)).extensions).toEqual({
      cost: {
        requestedQueryCost: 22,
        actualQueryCost: 2,
        throttleStatus: { maximumAvailable: 30, currentlyAvailable: 28, restoreRate: 10 },
      },
    })
    for (let n = 0; n < 4; n += 1) await ask(query)
    const refused = await ask(query)
    expect(refused.errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }])
    clock.advance(1000)
    expect((await ask(query)).errors).toBeNull()
  })

  it('refuses a query over 1,000 points whatever the bucket holds', async () => {
    const { ask } = await client()
    const big = '{ orders(first: 250) { nodes { lineItems(first: 10) { nodes { id } } } } }'
    expect((await ask(big)).errors).toMatchObject([{ extensions: { code: 'MAX_COST_EXCEEDED' } }])
  })
})

describe('what customers see', () => {
  const FULFILLMENT_ORDERS = `query Open($id: ID!) {
    order(id: $id) { fulfillmentOrders(first: 5) { nodes { id status lineItems(first: 5) { nodes { id remainingQuantity } } } } }
  }`
  const SHIP = `mutation Ship($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { status } userErrors { message } }
  }`
  const CANCEL = `mutation Cancel($id: ID!) {
    orderCancel(orderId: $id, reason: INVENTORY, restock: true, refundMethod: { originalPaymentMethodsRefund: true }) {
      job { id } orderCancelUserErrors { code }
    }
  }`

  it('is a partial shipment with its tracking number, and no unit more than was ordered', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 10))
    const orderId = place(server, { A: 3 })
    const { data } = await ask(FULFILLMENT_ORDERS, { id: orderId })
    const open = (
      data as {
        order: { fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] } }
      }
    ).order.fulfillmentOrders.nodes[0]
    const ship = (quantity: number) =>
      ask(SHIP, {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: open?.id,
              fulfillmentOrderLineItems: [{ id: open?.lineItems.nodes[0]?.id, quantity }],
            },
          ],
          trackingInfo: { company: 'Colissimo', number: '6A123' },
        },
      })
    expect((await ship(2)).data).toEqual({
      fulfillmentCreate: { fulfillment: { status: 'SUCCESS' }, userErrors: [] },
    })
    expect((await ship(2)).data).toMatchObject({
      fulfillmentCreate: { userErrors: [{ message: expect.stringContaining('quantity') }] },
    })
    expect(server.shop.shipments()).toEqual([
      { orderId, carrier: 'Colissimo', trackingNumber: '6A123', lines: [{ sku: 'A', quantity: 2 }] },
    ])
  })

  it('is a cancelled and refunded order whose stock is on sale again; a shipped one stays', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const orderId = place(server, { A: 2 })
    expect(server.shop.available('A')).toBe(3)
    expect((await ask(CANCEL, { id: orderId })).data).toMatchObject({
      orderCancel: { orderCancelUserErrors: [] },
    })
    expect(server.shop.available('A')).toBe(5)
    expect(server.shop.isCancelled(orderId)).toBe(true)
    expect(server.shop.refunds()).toEqual([{ orderId, amountCents: 2 * 1990 + 490, lines: [] }])
    expect((await ask(CANCEL, { id: orderId })).data).toMatchObject({
      orderCancel: { orderCancelUserErrors: [{ code: 'INVALID' }] },
    })
  })
})

describe('misbehaviour', () => {
  it('loses the answer of a call that took effect', async () => {
    const { server, ask } = await client()
    server.shop.addProduct(productForSale('A', 5))
    const orderId = place(server, { A: 1 })
    server.misbehaviour.next({ kind: 'reset', handled: true })
    const cancel = `mutation { orderCancel(orderId: "${orderId}", reason: OTHER, restock: true) { job { id } } }`
    await expect(ask(cancel)).rejects.toThrow()
    expect(server.shop.isCancelled(orderId)).toBe(true)
  })

  it('refuses connections while offline and is back on the same address', async () => {
    const { server, call } = await client()
    await server.goOffline()
    await expect(call('{ shop { name } }')).rejects.toThrow()
    await server.comeBack()
    expect((await call('{ shop { name } }')).status).toBe(200)
  })

  it('answers with HTML, errors, throttling and spoilt pages when told to, then is well again', async () => {
    const { server, call, ask } = await client()
    server.shop.addProduct(productForSale('A', 9))
    for (let n = 0; n < 3; n += 1) place(server, { A: 1 })
    server.misbehaviour.next({ kind: 'html', status: 200 })
    expect((await call('{ shop { name } }')).headers.get('content-type')).toContain('text/html')
    server.misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 2 })
    const throttled = await call('{ shop { name } }')
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '2.0'])
    server.misbehaviour.pages = 'duplicated'
    expect((await ask(CHANGED, { first: 2 })).data).toMatchObject({
      orders: { nodes: [{ name: '#1001' }, { name: '#1001' }, { name: '#1002' }] },
    })
    server.misbehaviour.calm()
    expect((await call('{ shop { name } }')).status).toBe(200)
  })
})
